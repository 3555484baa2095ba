// Packages: from any bytes to a catalog, to a reader, to every message; and laid over another catalog.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include "core/utf16.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;

/// A file in memory.
class file {
 public:
  explicit file(std::string_view contents) : number_(::memfd_create("package", MFD_CLOEXEC)) {
    fuzz::require(number_ >= 0 &&
                      ::write(number_, contents.data(), contents.size()) == static_cast<ssize_t>(contents.size()),
                  "there is memory for a file");
  }
  ~file() { ::close(number_); }
  file(file const&) = delete;
  file& operator=(file const&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(number_); }

 private:
  int number_;
};

void require_text(std::string_view text) {
  fuzz::require(!find_text_fault(text), "a text has no fault");
  fuzz::require(text.empty() || *text.end() == '\0', "a text is followed by a NUL");
}

void require_same(std::string_view utf8, std::u16string_view utf16) {
  fuzz::require(detail::same_text(utf8, utf16), "a text is the same in UTF-16");
  fuzz::require(utf16.empty() || utf16.data()[utf16.size()] == u'\0', "a text in UTF-16 is followed by a NUL");
}

void require_sound(message const& answer, bool utf16) {
  fuzz::require(!answer.text().empty() && !answer.english().empty(), "whatever is asked for, there is an answer");
  if (utf16) {
    require_same(answer.text(), answer.text_u16());
    require_same(answer.action(), answer.action_u16());
    require_same(answer.english(), answer.english_u16());
  } else {
    constexpr std::string_view nobody_knows = "Unknown status code.";
    require_same(answer.text() == nobody_knows ? nobody_knows : "", answer.text_u16());
  }
  for (auto const text : {answer.text(), answer.action(), answer.english(), answer.symbol(), answer.locale(),
                          answer.action_locale(), answer.domain(), answer.relative(), answer.facility_name()})
    require_text(text);
  for (auto const& from : {answer.origin(), answer.action_origin(), answer.passed_over()}) {
    require_text(from.package);
    require_text(from.source);
    fuzz::require(from.source.find('/') == std::string_view::npos, "a source is named without its folder");
    fuzz::require(to_string(from.state) != "?", "a text has a state that there is");
  }
  for (auto const alias : answer.aliases())
    require_text(alias);
  fuzz::require(!to_string(answer.severity()).empty() && !to_string(answer.audience()).empty(),
                "codes have a severity");
  (void)answer.decoded();
  (void)answer.condition();
  if (auto const inside = answer.wrapped())
    require_text(inside->domain);
}

void require_sound(catalog const& loaded, bool utf16 = true) {
  for (auto const* wanted : {"it-CH", "es-CL, de;q=0.5", "en", ""}) {
    auto const reader = loaded.in(wanted);
    std::size_t count = 0;
    for (auto const answer : reader) {
      require_sound(answer, utf16);
      fuzz::require(answer.known(), "a symbol of the catalog is known");
      (void)reader[answer.symbol()];
      (void)reader[answer.value()];
      ++count;
    }
    fuzz::require(count == loaded.size(), "every symbol is gone through");
    for (std::uint32_t const value : {0U, 1U, 0x80120001U, 0x80090328U, 0xFFFFFFFFU})
      require_sound(reader[value], utf16);
    require_sound(reader["AGROUND"], utf16);
  }
  for (auto const locale : loaded.locales())
    fuzz::require(loaded.translated(locale) <= loaded.size(), "there are not more texts than symbols");
  for (auto const& each : loaded.problems()) {
    fuzz::require(!each.text.empty(), "a problem says what is wrong");
    fuzz::require(!find_text_fault(to_string(each)), "a problem can be shown");
  }
  (void)loaded.nearest_symbol("AGROUMD");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  file const package(fuzz::as_text(data, size));
  for (bool const map : {false, true}) {
    std::error_code ec;
    auto const loaded = catalog::load(package.path(), ec, {.map = map, .open_all = map});
    fuzz::require(!ec == (loaded.size() != 0) || loaded.problems().empty(), "what cannot be loaded is told");
    require_sound(loaded);
  }
  // Without UTF-16, what is wrong with the UTF-8 alone is not covered up by the difference.
  std::error_code without;
  require_sound(catalog::load(package.path(), without, {.utf16 = false}), false);
  std::error_code with;
  require_sound(catalog::load(package.path(), with, {.origins = true}));
  std::error_code ec;
  auto const corrected = sspi::catalog().overlaid(package.path(), ec);
  fuzz::require(corrected.size() == sspi::catalog().size(), "an overlay adds no code");
  fuzz::require(!ec || corrected.problems().size() > sspi::catalog().problems().size(), "what cannot be used is told");
  if (!ec)
    require_sound(corrected);
  return 0;
}
