// Writes lib/core/grapheme_data.hpp: what each character does at the border of a grapheme cluster, read from the ICU that
// this is linked with. Built and run by hand when Unicode changes (the command is in lib/README.md).
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <iostream>
#include <string>
#include <vector>

namespace {

/// The scripts whose conjuncts Unicode 15.1 keeps together (Indic_Conjunct_Break).
bool has_conjuncts(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  auto const script = uscript_getScript(c, &status);
  for (auto each :
       {USCRIPT_BENGALI, USCRIPT_DEVANAGARI, USCRIPT_GUJARATI, USCRIPT_MALAYALAM, USCRIPT_ORIYA, USCRIPT_TELUGU}) {
    if (script == each)
      return true;
  }
  return false;
}

/// Returns the name of the enumerator; none for what stands alone, and for the syllables of Hangul, which are computed.
std::string class_of(UChar32 c) {
  auto const syllable = u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY);
  if (syllable == U_INSC_VIRAMA && has_conjuncts(c))
    return "linker";
  if (syllable == U_INSC_CONSONANT && has_conjuncts(c))
    return "consonant";
  if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0)
    return "pictographic";
  switch (u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK)) {
  case U_GCB_CR:
    return "cr";
  case U_GCB_LF:
    return "lf";
  case U_GCB_CONTROL:
    return "control";
  case U_GCB_EXTEND:
    return u_getCombiningClass(c) == 0 ? "extend" : "combining_extend";
  case U_GCB_ZWJ:
    return "zwj";
  case U_GCB_REGIONAL_INDICATOR:
    return "regional_indicator";
  case U_GCB_PREPEND:
    return "prepend";
  case U_GCB_SPACING_MARK:
    return "spacing_mark";
  case U_GCB_L:
    return "l";
  case U_GCB_V:
    return "v";
  case U_GCB_T:
    return "t";
  default:
    return {};
  }
}

struct range {
  UChar32 first;
  UChar32 last;
  std::string kind;
};

} // namespace

int main() {
  std::vector<range> ranges;
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    auto const kind = class_of(c);
    if (kind.empty())
      continue;
    if (!ranges.empty() && ranges.back().last == c - 1 && ranges.back().kind == kind)
      ranges.back().last = c;
    else
      ranges.push_back({c, c, kind});
  }
  std::cout << "/// \\file\n/// What each character does at the border of a grapheme cluster (UAX #29), of "
               "Unicode " U_UNICODE_VERSION ".\n/// Made by tools/generator/grapheme_data.cpp (ICU " U_ICU_VERSION
               "); not to be edited. Data: copyright Unicode, Inc., under the\n/// Unicode License (see NOTICE).\n"
               "#ifndef INTERCO_CORE_GRAPHEME_DATA_HPP\n#define INTERCO_CORE_GRAPHEME_DATA_HPP\n\n"
               "#include <array>\n#include <cstdint>\n\nnamespace interco::detail {\n\n"
               "/// The values of Grapheme_Cluster_Break, with Extended_Pictographic and Indic_Conjunct_Break, which "
               "exclude them.\n"
               "enum class grapheme_class : std::uint8_t {\n  other,\n  cr,\n  lf,\n  control,\n"
               "  extend,           // without a combining class\n  combining_extend, // with one\n"
               "  linker,           // a virama, which makes one of two consonants\n  consonant,        // that a "
               "linker joins\n"
               "  zwj,\n  regional_indicator,\n  prepend,\n  spacing_mark,\n  pictographic,\n  l,\n  v,\n  t,\n  lv,\n "
               " lvt,\n};\n\n"
               "struct grapheme_range {\n  char32_t first;\n  char32_t last;\n  grapheme_class kind;\n};\n\n"
               "/// Sorted. What is not here is `other`, but for the syllables of Hangul, `lv` and `lvt`, which are "
               "computed.\n"
               "// clang-format off\ninline constexpr std::array<grapheme_range, "
            << ranges.size() << "> grapheme_table{{\n"
            << std::hex << std::uppercase;
  for (auto const& [first, last, kind] : ranges)
    std::cout << "    {0x" << first << ", 0x" << last << ", grapheme_class::" << kind << "},\n";
  std::cout << "}};\n// clang-format on\n\n} // namespace interco::detail\n\n#endif\n";
  return std::cout ? 0 : 1;
}
