// What somebody asks for: from any bytes to locales, their parents, and the reader that answers in them.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <algorithm>

#include "core/locale_tag.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;

bool is_printable(std::string_view text) {
  return !find_text_fault(text) && text.find_first_of("\n\t") == std::string_view::npos;
}

/// One locale, in whatever form.
void read_one(std::string_view text) {
  auto const tag = detail::parse_locale(text);
  auto const written = detail::bcp47(text);
  fuzz::require(tag.has_value() == written.has_value(), "a locale has a BCP 47 form");
  if (!tag)
    return;
  fuzz::require(detail::bcp47(*written) == written, "the BCP 47 form is its own");
  fuzz::require(detail::parse_locale(*written) == tag, "the BCP 47 form is the same locale");
  fuzz::require(detail::parse_locale(detail::to_icu(*tag)) == tag, "the ICU form is the same locale");
  fuzz::require(!tag->language.empty(), "a locale has a language");

  // A variant, a region, and the parents that CLDR names: Macao, Hong Kong, Traditional Chinese.
  constexpr int longest_chain = 8;
  int length = 0;
  for (auto above = detail::parent(*tag); above; above = detail::parent(*above)) {
    fuzz::require(++length <= longest_chain, "a chain of parents ends");
    fuzz::require(above->script == tag->script, "a parent has the same script");
    fuzz::require(!above->language.empty(), "a parent has a language");
    fuzz::require(detail::parse_locale(detail::to_icu(*above)) == above, "a parent is a locale");
  }
}

void read_list(std::string_view text) {
  locale_list const wanted(text);
  fuzz::require(wanted.size() <= locale_list::max_items, "a list has at most as many items as it may");
  for (auto const& item : wanted) {
    fuzz::require(item.size() <= locale_list::max_locale_length, "a locale is at most as long as it may be");
    fuzz::require(detail::bcp47(item) == item, "an item is in BCP 47 form");
  }
  for (auto const& each : wanted.problems()) {
    constexpr std::size_t longest_key = 6 * 40 + 3; // controls that are shown as `\u001B`, and "..."
    fuzz::require(each.key.size() <= longest_key && is_printable(each.key),
                  "an item that is shown is short and printable");
    fuzz::require(each.reason == errc::malformed_locale && is_printable(each.text), "a problem says what is wrong");
  }
  fuzz::require(text.size() <= locale_list::max_list_length || wanted.empty(), "a list that is too long is empty");

  locale_list const again(wanted.to_string());
  fuzz::require(std::equal(wanted.begin(), wanted.end(), again.begin(), again.end()) && again.problems().empty(),
                "a list that is written is read back");
  locale_list twice(wanted);
  twice.append(text);
  fuzz::require(twice.size() <= locale_list::max_items && twice.size() >= wanted.size(),
                "a list grows up to its limit");

  auto const reader = sspi::catalog().in(wanted);
  auto const answer = reader[sspi::sec_e_cert_expired];
  fuzz::require(!answer.text().empty() && answer.known() && answer.resolved() != resolved::built_in,
                "whatever is asked for, there is an answer");
  fuzz::require(std::ranges::count(reader.chain(), "en") == 1, "English is asked once");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  read_one(text.substr(0, locale_list::max_locale_length));
  read_list(text);
  return 0;
}
