#include <interco/error_code.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include <interco/detail/domain_category.hpp>
#include <interco/detail/offered_catalogs.hpp>
#include <interco/safe_text.hpp>

#include "core/catalog_access.hpp"
#include "core/keep_errno.hpp"
#include "core/publish.hpp"

namespace interco {
namespace {

/// The language of the process, and the catalogs that answer before those that are embedded.
struct error_language {
  locale_list wanted;
  catalog_set catalogs;
};

constinit std::atomic<error_language const*> chosen_language{nullptr}; // set once, and never deleted
constinit std::atomic<detail::offered_catalogs::source> offered{nullptr};

/// Returns the reader at a place; makes it where there is none yet.
reader const& reader_at(std::atomic<reader const*>& place, catalog const& from, locale_list const& wanted) {
  if (auto const* const known = place.load(std::memory_order_acquire))
    return *known;
  return detail::publish(place, std::make_unique<reader const>(from.in(wanted)));
}

/// Returns a text that is never empty; for an unknown code with the number, which the text does not have.
std::string words_of(message const& answer) {
  std::string text(answer.text());
  if (answer.known())
    return text;
  auto const number = answer.shown().str();
  if (answer.resolved() != resolved::built_in) // of the parent: a sentence in any language
    return text + " (" + number + ")";
  if (text.ends_with('.')) // not a symbol without a text
    text.pop_back();
  return text + ": " + number;
}

/// Returns the same; of an unknown code that holds one of another domain, what the catalog of that one says.
std::string words_of(message const& answer, catalog_set const& others, locale_list const& wanted) {
  if (auto const inside = answer.known() ? std::nullopt : answer.wrapped()) {
    auto const all = others.in(wanted);
    auto const found = all[*inside];
    // A success inside an error is somebody's mistake: see reader_set.
    if (found.known() && (found.severity() != severity::success || answer.severity() != severity::error))
      return words_of(found);
  }
  return words_of(answer);
}

detail::domain_category const* domain_category_of(std::error_code const& ec) noexcept {
  return dynamic_cast<detail::domain_category const*>(&ec.category());
}

/// Returns what the category itself says.
std::string own_words(std::error_code const& ec) {
  auto text = safe_line(ec.message());
  return text.empty() ? safe_line(ec.category().name()) + ": " + std::to_string(ec.value()) : text;
}

std::string describe_by(reader const& in, std::error_code const& ec, catalog_set const& others) {
  auto const answer = in[ec];
  bool const is_own = in.domain() == ec.category().name();
  return answer.known() || is_own ? words_of(answer, others, in.requested()) : own_words(ec);
}

} // namespace

namespace detail {

offered_catalogs::offered_catalogs(source all) noexcept : all_(all) {
  source nobody = nullptr;
  offered.compare_exchange_strong(nobody, all, std::memory_order_acq_rel);
}

offered_catalogs::~offered_catalogs() {
  offered.compare_exchange_strong(all_, nullptr, std::memory_order_acq_rel);
}

std::string domain_category::message(int value) const {
  keep_errno const kept;
  auto const code = static_cast<std::uint32_t>(value);
  auto const* const language = chosen_language.load(std::memory_order_acquire);
  if (language == nullptr)
    return words_of(reader_at(english_, embedded(), {})[code]);
  auto const* const corrected = language->catalogs.find(std::string_view(name_));
  auto const& chosen = reader_at(chosen_, corrected != nullptr ? *corrected : embedded(), language->wanted);
  return words_of(chosen[code], language->catalogs, language->wanted);
}

std::error_condition domain_category::default_error_condition(int value) const noexcept {
  keep_errno const kept;
  try {
    auto const& codes = *catalog_access::data(embedded()).codes;
    auto const ordinal = codes.ordinal_of(static_cast<std::uint32_t>(value));
    if (auto const condition = ordinal == no_ordinal ? std::nullopt : codes.condition(ordinal))
      return std::make_error_condition(*condition);
  } catch (...) { // std::bad_alloc, but with its name the compiler puts std::terminate() here for all others
  }
  return {value, *this};
}

bool domain_category::equivalent(int value, std::error_condition const& condition) const noexcept {
  return default_error_condition(value) == condition ||
         (condition.value() == value && condition.category().name() == std::string_view(name_));
}

bool domain_category::equivalent(std::error_code const& code, int value) const noexcept {
  return code.value() == value && code.category().name() == std::string_view(name_);
}

} // namespace detail

bool set_error_language(locale_list const& wanted, catalog_set catalogs) {
  auto mine = std::make_unique<error_language const>(error_language{wanted, std::move(catalogs)});
  error_language const* before = nullptr;
  if (!chosen_language.compare_exchange_strong(before, mine.get(), std::memory_order_acq_rel))
    return false;
  (void)mine.release();
  return true;
}

bool failed(std::error_code const& ec) noexcept {
  detail::keep_errno const kept;
  if (auto const* const category = domain_category_of(ec); category != nullptr) {
    try {
      auto const& codes = *detail::catalog_access::data(category->embedded()).codes;
      auto const code = static_cast<std::uint32_t>(ec.value());
      auto ordinal = codes.ordinal_of(code);
      if (ordinal == detail::no_ordinal)
        ordinal = codes.ordinal_of(codes.decoding.parent.of(code));
      if (ordinal != detail::no_ordinal)
        return codes.grade(ordinal) == severity::error;
      if (auto const parts = detail::decode(codes.layout, code))
        return parts->severity == severity::error;
    } catch (...) { // as above; as that of another category
    }
  }
  return static_cast<bool>(ec);
}

std::string describe(std::error_code const& ec, reader const& in) {
  detail::keep_errno const kept;
  return describe_by(in, ec, {});
}

std::string describe(std::error_code const& ec, catalog_set const& catalogs, locale_list const& wanted) {
  detail::keep_errno const kept;
  auto const* const found = catalogs.find(ec.category());
  return found != nullptr ? describe_by(found->in(wanted), ec, catalogs) : own_words(ec);
}

std::string describe(std::error_code const& ec, locale_list const& wanted) {
  detail::keep_errno const kept;
  auto const* const language = chosen_language.load(std::memory_order_acquire);
  catalog_set const none;
  auto const& catalogs = language == nullptr ? none : language->catalogs;
  if (auto const* const found = catalogs.find(ec.category()))
    return describe_by(found->in(wanted), ec, catalogs);
  if (auto const* const category = domain_category_of(ec))
    return describe_by(category->embedded().in(wanted), ec, catalogs);
  auto const all = offered.load(std::memory_order_acquire);
  return all != nullptr ? describe(ec, all(), wanted) : own_words(ec);
}

} // namespace interco
