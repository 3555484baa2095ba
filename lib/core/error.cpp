#include <interco/error.hpp>
#include <interco/safe_text.hpp>

#include <cstddef>
#include <new>

namespace interco {
namespace {

class category final : public std::error_category {
 public:
  [[nodiscard]] char const* name() const noexcept override { return "interco"; }
  [[nodiscard]] std::string message(int value) const override {
    switch (static_cast<errc>(value)) {
    case errc::cannot_read:
      return "cannot be read";
    case errc::not_a_catalog:
      return "not an ICU data package or resource bundle for this platform";
    case errc::truncated:
      return "truncated";
    case errc::damaged:
      return "damaged";
    case errc::no_definitions:
      return "no definitions";
    case errc::invalid_definitions:
      return "invalid definitions";
    case errc::invalid_bundle:
      return "invalid bundle";
    case errc::wrong_domain:
      return "made for another domain";
    case errc::unknown_key:
      return "unknown key";
    case errc::stale:
      return "made from another English text";
    case errc::malformed_locale:
      return "malformed locale";
    case errc::other_definitions:
      return "compiled with other definitions";
    case errc::invalid_text:
      return "invalid text";
    }
    return "unknown error " + std::to_string(value);
  }
};

} // namespace

std::error_category const& error_category() noexcept {
  // Never destroyed: an error may be looked at while static objects are.
  alignas(category) static std::byte storage[sizeof(category)];
  static auto const& instance = *new (storage) category;
  return instance;
}

std::error_code make_error_code(errc reason) noexcept {
  return {static_cast<int>(reason), error_category()};
}

std::string to_string(problem const& what) {
  std::string result;
  for (auto const* part : {&what.file, &what.key}) {
    if (!part->empty())
      result += *part + ": ";
  }
  return safe_line(result + what.text);
}

error::error(std::vector<problem> problems)
    : std::system_error(make_error_code(problems.front().reason), to_string(problems.front())),
      problems_(std::move(problems)) {}

} // namespace interco
