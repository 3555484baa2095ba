// Writes lib/core/locale_data.hpp: the parts of CLDR that the fallback rule needs, read from the ICU that this is
// linked with.
// Built and run by hand when CLDR changes (the command is in lib/README.md); a test compares languages and scripts with ICU.
#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ures.h>

#include <array>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

std::string likely_script(std::string const& id) {
  std::array<char, ULOC_FULLNAME_CAPACITY> full{};
  std::array<char, ULOC_SCRIPT_CAPACITY> script{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_addLikelySubtags(id.c_str(), full.data(), full.size(), &status);
  uloc_getScript(full.data(), script.data(), script.size(), &status);
  return U_SUCCESS(status) ? script.data() : "";
}

std::string canonical(std::string const& id) {
  return icu::Locale::createCanonical(id.c_str()).getName();
}

std::vector<std::string> letter_codes(std::size_t shortest, std::size_t longest) {
  std::vector<std::string> codes;
  std::vector<std::string> stems{""};
  for (std::size_t length = 1; length <= longest; ++length) {
    std::vector<std::string> longer;
    for (auto const& stem : stems) {
      for (char c = 'a'; c <= 'z'; ++c)
        longer.push_back(stem + c);
    }
    stems = longer;
    if (length >= shortest)
      codes.insert(codes.end(), stems.begin(), stems.end());
  }
  return codes;
}

using table = std::map<std::string, std::string>;

table parents() {
  table result;
  UErrorCode status = U_ZERO_ERROR;
  auto* data = ures_openDirect(nullptr, "supplementalData", &status);
  auto* all = ures_getByKey(data, "parentLocales", nullptr, &status);
  while (U_SUCCESS(status) && ures_hasNext(all)) {
    auto* children = ures_getNextResource(all, nullptr, &status);
    std::string const parent = ures_getKey(children);
    auto const add = [&](UChar const* text, int32_t length) {
      std::string child;
      icu::UnicodeString(false, text, length).toUTF8String(child);
      auto const language = icu::Locale(child.c_str()).getLanguage();
      bool const norwegian = parent == "no";
      // A parent in another language is no answer in the language asked for; a root parent is the script rule again.
      if (parent != "root" && (norwegian || std::string(language) == icu::Locale(parent.c_str()).getLanguage()))
        result[child] = parent;
    };
    int32_t length = 0;
    if (ures_getType(children) == URES_STRING) {
      auto const* text = ures_getString(children, &length, &status);
      add(text, length);
    } else {
      for (int32_t i = 0; i < ures_getSize(children); ++i) {
        auto const* text = ures_getStringByIndex(children, i, &length, &status);
        add(text, length);
      }
    }
    ures_close(children);
  }
  ures_close(all);
  ures_close(data);
  return result;
}

void write(std::string const& name, std::string const& comment, table const& entries) {
  std::cout << "/// " << comment << "\ninline constexpr std::array<locale_pair, " << entries.size() << "> " << name
            << "{{\n";
  for (auto const& [key, value] : entries)
    std::cout << "    {\"" << key << "\", \"" << value << "\"},\n";
  std::cout << "}};\n\n";
}

} // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo cldr;
  ulocdata_getCLDRVersion(cldr, &status);

  table languages;
  table scripts;
  for (auto const& code : letter_codes(2, 3)) {
    if (code == "und")
      continue;
    if (auto const current = canonical(code); current != code)
      languages[code] = current;
    else if (auto const script = likely_script(code); !script.empty() && script != "Latn")
      scripts[code] = script;
  }
  table regions;
  std::vector<std::string> current_regions;
  for (auto const& code : letter_codes(2, 2)) {
    std::string upper;
    for (char c : code)
      upper += static_cast<char>(c - 'a' + 'A');
    if (auto const current = canonical("und_" + upper); current != "und_" + upper && current != "_" + upper)
      regions[upper] = current.substr(current.rfind('_') + 1);
  }
  table region_scripts;
  for (auto const& code : letter_codes(2, 3)) {
    if (code == "und" || languages.contains(code))
      continue;
    auto const usual = likely_script(code);
    for (auto const* const* region = uloc_getISOCountries(); *region != nullptr; ++region) {
      auto const id = code + "_" + *region;
      if (auto const script = likely_script(id); !usual.empty() && script != usual)
        region_scripts[id] = script;
    }
  }

  std::cout << "/// \\file\n"
               "/// The parts of CLDR that the fallback rule needs. Made by tools/generator/locale_data.cpp from CLDR "
            << int(cldr[0]) << '.' << int(cldr[1])
            << " (ICU " U_ICU_VERSION ");\n"
               "/// not to be edited. Data: copyright Unicode, Inc., under the Unicode License (see NOTICE).\n"
               "#ifndef INTERCO_CORE_LOCALE_DATA_HPP\n#define INTERCO_CORE_LOCALE_DATA_HPP\n\n"
               "#include <array>\n#include <string_view>\n\nnamespace interco::detail {\n\n"
               "/// Sorted by key.\nstruct locale_pair {\n  std::string_view key;\n  std::string_view value;\n};\n\n";
  write("language_aliases", "Deprecated and three-letter language codes, with what they are now.", languages);
  write("region_aliases", "Deprecated region codes, with what they are now.", regions);
  write("usual_scripts", "The usual script of each language whose script is not Latin.", scripts);
  write("region_scripts", "Where a region writes a language in another script than the usual one.", region_scripts);
  write("parent_locales", "Parents other than the identifier without its last part.", parents());
  std::cout << "} // namespace interco::detail\n\n#endif\n";
  return U_SUCCESS(status) && std::cout ? 0 : 1;
}
