#include "site/words.hpp"

#include <algorithm>
#include <array>

#include "exchange/wording.hpp"

namespace interco::site {
namespace {

using exchange::later;
using row = exchange::ui_word_row;

constexpr std::array rows{
    row{"action", later("SITE_PAGE_ACTION"), {}},
    row{"all_languages", later("SITE_PAGE_ALL_LANGUAGES"), {}},
    row{"appearance", later("SITE_PAGE_APPEARANCE"), {}},
    row{"appearance_auto", later("SITE_PAGE_APPEARANCE_AUTO"), {}},
    row{"appearance_dark", later("SITE_PAGE_APPEARANCE_DARK"), {}},
    row{"appearance_light", later("SITE_PAGE_APPEARANCE_LIGHT"), {}},
    row{"audience", later("SITE_PAGE_AUDIENCE"), {}},
    row{"audience_administrator", later("SITE_PAGE_AUDIENCE_ADMINISTRATOR"), {}},
    row{"audience_developer", later("SITE_PAGE_AUDIENCE_DEVELOPER"), {}},
    row{"audience_end_user", later("SITE_PAGE_AUDIENCE_END_USER"), {}},
    row{"audience_flow", later("SITE_PAGE_AUDIENCE_FLOW"), {}},
    row{"code", later("SITE_PAGE_CODE"), {}},
    row{"code_number", later("SITE_PAGE_CODE_NUMBER"), {"code"}},
    row{"codes", later("SITE_PAGE_CODES"), {}},
    row{"condition", later("SITE_PAGE_CONDITION"), {}},
    row{"coverage", later("SITE_PAGE_COVERAGE"), {}},
    row{"coverage_note", later("SITE_PAGE_COVERAGE_NOTE"), {}},
    row{"customer", later("SITE_PAGE_CUSTOMER"), {}},
    row{"decimal", later("SITE_PAGE_DECIMAL"), {}},
    row{"domain", later("SITE_PAGE_DOMAIN"), {}},
    row{"domains", later("SITE_PAGE_DOMAINS"), {}},
    row{"facility", later("SITE_PAGE_FACILITY"), {}},
    row{"footer", later("SITE_PAGE_FOOTER"), {}},
    row{"found", later("SITE_PAGE_FOUND"), {"count"}},
    row{"found_first", later("SITE_PAGE_FOUND_FIRST"), {"count", "shown"}},
    row{"hexadecimal", later("SITE_PAGE_HEXADECIMAL"), {}},
    row{"in_english", later("SITE_PAGE_IN_ENGLISH"), {}},
    row{"language", later("SITE_PAGE_LANGUAGE"), {}},
    row{"lead", later("SITE_PAGE_LEAD"), {}},
    row{"meaning", later("SITE_PAGE_MEANING"), {}},
    row{"more", later("SITE_PAGE_MORE"), {"count"}},
    row{"next", later("SITE_PAGE_NEXT"), {}},
    row{"no_text", later("SITE_PAGE_NO_TEXT"), {}},
    row{"not_translated", later("SITE_PAGE_NOT_TRANSLATED"), {}},
    row{"nothing_found", later("SITE_PAGE_NOTHING_FOUND"), {}},
    row{"notice_sspi", later("SITE_PAGE_NOTICE_SSPI"), {}},
    row{"ntstatus", later("SITE_PAGE_NTSTATUS"), {}},
    row{"other_names", later("SITE_PAGE_OTHER_NAMES"), {}},
    row{"page_number", later("SITE_PAGE_PAGE_NUMBER"), {"part", "parts"}},
    row{"parameters", later("SITE_PAGE_PARAMETERS"), {}},
    row{"parts", later("SITE_PAGE_PARTS"), {}},
    row{"previous", later("SITE_PAGE_PREVIOUS"), {}},
    row{"purpose", later("SITE_PAGE_PURPOSE"), {}},
    row{"purpose_errno", later("SITE_PAGE_PURPOSE_ERRNO"), {}},
    row{"purpose_http", later("SITE_PAGE_PURPOSE_HTTP"), {}},
    row{"purpose_sspi", later("SITE_PAGE_PURPOSE_SSPI"), {}},
    row{"related", later("SITE_PAGE_RELATED"), {}},
    row{"reviewed", later("SITE_PAGE_REVIEWED"), {}},
    row{"search", later("SITE_PAGE_SEARCH"), {}},
    row{"search_failed", later("SITE_PAGE_SEARCH_FAILED"), {}},
    row{"search_hint", later("SITE_PAGE_SEARCH_HINT"), {}},
    row{"search_results", later("SITE_PAGE_SEARCH_RESULTS"), {}},
    row{"severity", later("SITE_PAGE_SEVERITY"), {}},
    row{"severity_error", later("SITE_PAGE_SEVERITY_ERROR"), {}},
    row{"severity_informational", later("SITE_PAGE_SEVERITY_INFORMATIONAL"), {}},
    row{"severity_success", later("SITE_PAGE_SEVERITY_SUCCESS"), {}},
    row{"severity_warning", later("SITE_PAGE_SEVERITY_WARNING"), {}},
    row{"show_english", later("SITE_PAGE_SHOW_ENGLISH"), {}},
    row{"signed", later("SITE_PAGE_SIGNED"), {}},
    row{"skip", later("SITE_PAGE_SKIP"), {}},
    row{"state_reviewed", later("SITE_PAGE_STATE_REVIEWED"), {}},
    row{"state_source", later("SITE_PAGE_STATE_SOURCE"), {}},
    row{"state_translated", later("SITE_PAGE_STATE_TRANSLATED"), {}},
    row{"state_unknown", later("SITE_PAGE_STATE_UNKNOWN"), {}},
    row{"symbol", later("SITE_PAGE_SYMBOL"), {}},
    row{"title", later("SITE_PAGE_TITLE"), {}},
    row{"translated", later("SITE_PAGE_TRANSLATED"), {}},
    row{"unsigned", later("SITE_PAGE_UNSIGNED"), {}},
    row{"value", later("SITE_PAGE_VALUE"), {}},
};
static_assert(std::is_sorted(rows.begin(), rows.end(), [](row const& a, row const& b) { return a.word < b.word; }));

} // namespace

page_words::page_words(std::string_view locale, word_reader const& reader) {
  all_.reserve(rows.size());
  for (auto const& each : rows)
    all_.push_back(exchange::read_word(each, locale, reader));
}

ui_word const& page_words::operator[](std::string_view name) const noexcept {
  static ui_word const none;
  auto const* const found = std::lower_bound(rows.begin(), rows.end(), name,
                                             [](row const& each, std::string_view word) { return each.word < word; });
  return found == rows.end() || found->word != name ? none : all_[static_cast<std::size_t>(found - rows.begin())];
}

std::string with(std::string_view text, std::string_view name, std::string_view value) {
  std::string result(text);
  auto const place = "{" + std::string(name) + "}";
  if (auto const at = result.find(place); at != std::string::npos)
    result.replace(at, place.size(), value);
  return result;
}

} // namespace interco::site
