#include <interco/locale_list.hpp>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/ascii.hpp"
#include "core/environment.hpp"
#include "core/locale_tag.hpp"
#include "core/shown.hpp"

namespace interco {
namespace {

using detail::is_digit;
using detail::trim;

/// Calls `visit` for each part of `text` between separators.
template <class Visit>
void for_each_part(std::string_view text, char separator, Visit visit) {
  while (true) {
    auto const end = text.find(separator);
    visit(text.substr(0, end));
    if (end == std::string_view::npos)
      return;
    text.remove_prefix(end + 1);
  }
}

/// Reads a quality value in thousandths (RFC 9110 section 12.4.2): "0" to "1", up to three decimals.
std::optional<int> parse_quality(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1') || (text.size() > 1 && text[1] != '.'))
    return std::nullopt;
  int thousandths = 0;
  int weight = 100;
  for (char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (!is_digit(c))
      return std::nullopt;
    thousandths += (c - '0') * weight;
    weight /= 10;
  }
  if (text[0] == '1')
    return thousandths == 0 ? std::optional<int>(1000) : std::nullopt;
  return thousandths;
}

bool means_untranslated(std::string_view item) {
  auto const name = item.substr(0, item.find_first_of(".@"));
  return name == "C" || name == "POSIX";
}

} // namespace

void locale_list::reject(std::string_view item, std::string text) {
  problems_.push_back({errc::malformed_locale, "", detail::shown(item), std::move(text)});
}

void locale_list::add(std::string_view item) {
  if (ended_ || item.empty() || item == "*") // any language is no preference; English is there anyway
    return;
  if (item.size() > max_locale_length) {
    reject(item, "longer than any locale: " + std::to_string(item.size()) + " bytes, at most " +
                     std::to_string(max_locale_length) + " expected");
  } else if (means_untranslated(item)) {
    ended_ = true;
  } else if (auto tag = detail::bcp47(item); !tag) {
    reject(item, "not a locale: neither BCP 47 (it-CH) nor POSIX (it_CH.UTF-8)");
  } else if (items_.size() == max_items) {
    reject(item, "more than " + std::to_string(max_items) + " locales");
  } else {
    items_.push_back(std::move(*tag));
  }
}

void locale_list::read(std::string_view text) {
  text = trim(text);
  if (text.size() > max_list_length) {
    reject(text, "longer than any list of locales: " + std::to_string(text.size()) + " bytes, at most " +
                     std::to_string(max_list_length) + " expected");
    return;
  }
  if (text.find_first_of(",;") == std::string_view::npos) {
    for_each_part(text, ':', [this](std::string_view item) { add(trim(item)); });
    return;
  }

  struct weighted {
    std::string_view item;
    int quality;
  };
  std::vector<weighted> items;
  for_each_part(text, ',', [&](std::string_view element) {
    auto const semicolon = element.find(';');
    auto const item = trim(element.substr(0, semicolon));
    std::optional<int> quality = 1000;
    if (semicolon != std::string_view::npos) {
      auto const weight = trim(element.substr(semicolon + 1));
      bool const named = weight.size() > 2 && detail::lower(weight[0]) == 'q' && weight[1] == '=';
      quality = named ? parse_quality(weight.substr(2)) : std::nullopt;
    }
    if (!quality)
      reject(element, "not a quality value: q=0 to q=1 expected, with up to three decimals");
    else if (*quality > 0)
      items.push_back({item, *quality});
  });
  std::stable_sort(items.begin(), items.end(), [](weighted a, weighted b) { return a.quality > b.quality; });
  for (auto const& each : items)
    add(each.item);
}

std::string locale_list::to_string() const {
  std::string result;
  for (auto const& item : items_)
    result += (result.empty() ? "" : ", ") + item;
  return result;
}

detail::environment_locale detail::read_environment() {
  auto const variable = [](char const* name) {
    auto const* value = std::getenv(name); // NOLINT(concurrency-mt-unsafe): documented
    return std::string_view(value == nullptr ? "" : value);
  };
  environment_locale result;
  for (auto const* name : locale_variables) {
    if (auto const value = variable(name); !value.empty()) {
      result.variable = name;
      result.locale = value;
      break;
    }
  }
  result.language = variable("LANGUAGE");
  result.language_counts = !result.locale.empty() && result.locale != "C" && result.locale != "POSIX";
  return result;
}

locale_list system_locale() {
  auto const environment = detail::read_environment();
  locale_list result;
  if (environment.language_counts)
    result.append(environment.language);
  result.append(environment.locale);
  return result;
}

} // namespace interco
