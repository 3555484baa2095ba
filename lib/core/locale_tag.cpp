#include "core/locale_tag.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "core/ascii.hpp"
#include "core/locale_data.hpp"

namespace interco::detail {
namespace {

template <std::size_t N>
std::string_view look_up(std::array<locale_pair, N> const& table, std::string_view key) noexcept {
  auto const at =
      std::lower_bound(table.begin(), table.end(), key,
                       [](locale_pair const& entry, std::string_view wanted) { return entry.key < wanted; });
  return at != table.end() && at->key == key ? at->value : std::string_view();
}

bool all(std::string_view text, bool (*test)(char)) {
  return std::all_of(text.begin(), text.end(), test);
}
bool letters(std::string_view text) {
  return all(text, [](char c) { return is_letter(c); });
}
bool digits(std::string_view text) {
  return all(text, [](char c) { return is_digit(c); });
}
bool alphanumerics(std::string_view text) {
  return all(text, [](char c) { return is_alphanumeric(c); });
}

bool is_language(std::string_view part) {
  return letters(part) && (part.size() == 2 || part.size() == 3 || (part.size() >= 5 && part.size() <= 8));
}
bool is_extended_language(std::string_view part) {
  return part.size() == 3 && letters(part);
}
bool is_script(std::string_view part) {
  return part.size() == 4 && letters(part);
}
bool is_region(std::string_view part) {
  return (part.size() == 2 && letters(part)) || (part.size() == 3 && digits(part));
}
bool is_variant(std::string_view part) {
  return alphanumerics(part) && ((part.size() >= 5 && part.size() <= 8) || (part.size() == 4 && is_digit(part[0])));
}

std::string upper_case(std::string_view text) {
  std::string result;
  std::transform(text.begin(), text.end(), std::back_inserter(result), [](char c) { return upper(c); });
  return result;
}

std::string title_case(std::string_view text) {
  auto result = lower(text);
  if (!result.empty())
    result[0] = upper(result[0]);
  return result;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t first = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '-' || text[i] == '_') {
      parts.push_back(text.substr(first, i - first));
      first = i + 1;
    }
  }
  return parts;
}

/// What glibc's modifiers say about the language: a script or a variant. Others (`@euro`) say nothing about it.
std::string_view modifier_meaning(std::string_view modifier) {
  constexpr std::array<locale_pair, 6> meanings{{{"arabic", "Arab"},
                                                 {"cyrillic", "Cyrl"},
                                                 {"devanagari", "Deva"},
                                                 {"iqtelif", "Latn"},
                                                 {"latin", "Latn"},
                                                 {"valencia", "VALENCIA"}}};
  return look_up(meanings, lower(modifier));
}

/// The registered tags that are not made of parts (RFC 5646 section 2.2.8), with the ones to be used instead. Left out
/// are those that have none: `i-default`, `i-enochian`, `i-mingo`, which are no locales here, and `cel-gaulish`. What
/// stands behind one stays, though none of them may have it: `min` in `zh-min-nan-TW` would be Minangkabau.
std::string without_grandfather(std::string_view text) {
  constexpr std::array<locale_pair, 22> tags{
      {{"art-lojban", "jbo"}, {"en-gb-oed", "en-GB-oxendict"},
       {"i-ami", "ami"},      {"i-bnn", "bnn"},
       {"i-hak", "hak"},      {"i-klingon", "tlh"},
       {"i-lux", "lb"},       {"i-navajo", "nv"},
       {"i-pwn", "pwn"},      {"i-tao", "tao"},
       {"i-tay", "tay"},      {"i-tsu", "tsu"},
       {"no-bok", "nb"},      {"no-nyn", "nn"},
       {"sgn-be-fr", "sfb"},  {"sgn-be-nl", "vgt"},
       {"sgn-ch-de", "sgg"},  {"zh-guoyu", "zh"},
       {"zh-hakka", "hak"},   {"zh-min", "nan"}, // without a preferred one; CLDR's
       {"zh-min-nan", "nan"}, {"zh-xiang", "hsn"}}};
  auto key = lower(text);
  std::replace(key.begin(), key.end(), '_', '-');
  // From behind: "zh-min-nan" before "zh-min".
  auto const found = std::find_if(tags.rbegin(), tags.rend(), [&key](locale_pair const& each) {
    return key.starts_with(each.key) && (key.size() == each.key.size() || key[each.key.size()] == '-');
  });
  return found == tags.rend() ? std::string(text) : std::string(found->value).append(text.substr(found->key.size()));
}

/// The languages behind which another may stand (RFC 5646 section 2.2.2): "zh-yue" is preferably written "yue". The
/// registry has no others, so that what has three letters elsewhere ("it-ITA") is no language.
bool has_extended_languages(std::string_view language) {
  constexpr std::array<std::string_view, 8> prefixes{"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"};
  return std::binary_search(prefixes.begin(), prefixes.end(), language);
}

/// The parts as written, in the usual case, nothing replaced.
std::optional<locale_tag> parse_parts(std::string_view text) {
  // POSIX: language[_region][.codeset][@modifier]. BCP 47 has neither '.' nor '@'; ICU has "@key=value", ignored.
  std::string_view modifier;
  if (auto const at = text.find('@'); at != std::string_view::npos) {
    modifier = text.substr(at + 1);
    text = text.substr(0, at);
  }
  if (auto const dot = text.find('.'); dot != std::string_view::npos) {
    auto const codeset = text.substr(dot + 1);
    if (codeset.empty() || !all(codeset, [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; }))
      return std::nullopt;
    text = text.substr(0, dot);
  }
  if (!all(modifier, [](char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '=' || c == ';'; }))
    return std::nullopt;

  auto const current = without_grandfather(text);
  auto const parts = split(current);
  locale_tag tag;
  std::size_t next = 0;
  auto const take = [&](bool (*test)(std::string_view)) {
    return next < parts.size() && test(parts[next]) ? parts[next++] : std::string_view();
  };
  tag.language = lower(take(is_language));
  if (tag.language.empty())
    return std::nullopt;
  if (tag.language.size() <= 3) {
    bool const extended = has_extended_languages(tag.language);
    // Three at most are well-formed; one alone is registered with any language.
    for (int i = 0; i < 3 && next < parts.size() && is_extended_language(parts[next]); ++i, ++next) {
      if (extended && i == 0)
        tag.language = lower(parts[next]);
    }
  }
  tag.script = title_case(take(is_script));
  tag.region = upper_case(take(is_region));
  // ICU keeps the place of a region that there is none of: "ca__VALENCIA".
  if (tag.region.empty() && next + 1 < parts.size() && parts[next].empty() && is_variant(parts[next + 1]))
    ++next;
  while (next < parts.size() && is_variant(parts[next]))
    tag.variant += (tag.variant.empty() ? "" : "_") + upper_case(parts[next++]);
  // Extensions and private use begin with a single letter or digit; they do not change the language of a text.
  if (next < parts.size() && parts[next].size() == 1 && alphanumerics(parts[next]) && next + 1 < parts.size()) {
    for (++next; next < parts.size(); ++next) {
      if (parts[next].empty() || parts[next].size() > 8 || !alphanumerics(parts[next]))
        return std::nullopt;
    }
  }
  if (next != parts.size())
    return std::nullopt;
  auto const meaning = modifier_meaning(modifier);
  if (is_script(meaning) && tag.script.empty())
    tag.script = meaning;
  else if (is_variant(meaning) && tag.variant.empty())
    tag.variant = meaning;
  return tag;
}

std::string_view usual_script(std::string_view language) {
  auto const script = look_up(usual_scripts, language);
  return script.empty() ? std::string_view("Latn") : script;
}

/// Leaves the script out where it is the usual one, and puts it in where only the region tells.
void normalize_script(locale_tag& tag) {
  if (tag.script.empty())
    tag.script = look_up(region_scripts, tag.language + "_" + tag.region);
  if (tag.script == usual_script(tag.language))
    tag.script.clear();
}

locale_tag from_icu(std::string_view id) {
  auto tag = *parse_parts(id);
  normalize_script(tag);
  return tag;
}

} // namespace

std::optional<locale_tag> parse_locale(std::string_view text) {
  auto tag = parse_parts(text);
  if (!tag)
    return std::nullopt;
  if (auto const current = look_up(language_aliases, tag->language); !current.empty()) {
    auto const replacement = *parse_parts(current);
    tag->language = replacement.language;
    if (tag->script.empty())
      tag->script = replacement.script;
    if (tag->region.empty())
      tag->region = replacement.region;
  }
  if (auto const current = look_up(region_aliases, tag->region); !current.empty())
    tag->region = current;
  normalize_script(*tag);
  return tag;
}

std::optional<std::string> bcp47(std::string_view text) {
  auto const tag = parse_parts(text);
  if (!tag)
    return std::nullopt;
  std::string result = tag->language;
  for (auto const* part : {&tag->script, &tag->region, &tag->variant}) {
    if (!part->empty())
      result += "-" + (part == &tag->variant ? lower(*part) : *part);
  }
  std::replace(result.begin(), result.end(), '_', '-');
  return result;
}

std::optional<locale_tag> parent(locale_tag const& tag) {
  if (auto const other = look_up(parent_locales, to_icu(tag)); !other.empty()) {
    auto candidate = from_icu(other);
    if (candidate.script == tag.script)
      return candidate;
  }
  locale_tag shorter = tag;
  if (auto const last = tag.variant.rfind('_'); !tag.variant.empty())
    shorter.variant.resize(last == std::string::npos ? 0 : last);
  else if (!tag.region.empty())
    shorter.region.clear();
  else
    return std::nullopt; // what is left is the root, or another script
  return shorter;
}

std::string to_icu(locale_tag const& tag) {
  std::string result = tag.language;
  auto const append = [&result](std::string_view part) {
    if (!part.empty())
      (result += '_') += part;
  };
  bool const region_says_another =
      tag.script.empty() && !look_up(region_scripts, tag.language + "_" + tag.region).empty();
  append(region_says_another ? usual_script(tag.language) : tag.script);
  append(tag.region);
  append(tag.variant);
  return result;
}

bool same_language(std::string_view a, std::string_view b) noexcept {
  auto const norwegian = [](std::string_view language) {
    return language == "no" || language == "nb" || language == "nn";
  };
  return a == b || (norwegian(a) && norwegian(b));
}

} // namespace interco::detail
