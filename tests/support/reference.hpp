/// \file
/// Look-up as plainly as it can be written: lists that are searched from the front. What the library answers is
/// compared with what this answers.
#ifndef INTERCO_TESTS_REFERENCE_HPP
#define INTERCO_TESTS_REFERENCE_HPP

#include <interco/message.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace interco::test {

struct reference_code {
  std::string symbol;
  std::uint32_t value = 0;
  bool is_alias = false; // stands behind its canonical symbol
};

struct reference_answer {
  std::string symbol;
  std::string text;
  std::string locale;
  std::string action;
  std::string action_locale;
  std::string english;
  interco::resolved resolved = interco::resolved::built_in;

  friend bool operator==(reference_answer const&, reference_answer const&) = default;
};

/// For GoogleTest's messages; the name is GoogleTest's.
inline void PrintTo(reference_answer const& answer, std::ostream* out) { // NOLINT(readability-identifier-naming)
  *out << answer.symbol << '|' << answer.text << '|' << answer.locale << '|' << answer.action << '|'
       << answer.action_locale << '|' << answer.english << '|' << to_string(answer.resolved);
}

/// A catalog whose locales are languages, or languages with a region ("it", "it-CH"; one region a language), English
/// among them.
struct reference_catalog {
  std::vector<reference_code> codes;
  std::map<std::string, std::map<std::string, std::string>> texts; // locale, key ("SYMBOL", "SYMBOL.action"), text

  [[nodiscard]] reference_code const* find(std::uint32_t value) const {
    auto const found = std::find_if(codes.begin(), codes.end(),
                                    [&](auto const& code) { return !code.is_alias && code.value == value; });
    return found == codes.end() ? nullptr : &*found;
  }

  [[nodiscard]] reference_code const* find(std::string_view symbol) const {
    auto const found =
        std::find_if(codes.begin(), codes.end(), [&](auto const& code) { return upper(code.symbol) == upper(symbol); });
    return found == codes.end() ? nullptr : &*found;
  }

  [[nodiscard]] reference_answer answer(reference_code const& code, std::vector<std::string> const& wanted) const {
    reference_answer result;
    result.symbol = code.symbol;
    result.english = texts.at("en").at(code.symbol);
    auto const text = first(code.symbol, wanted);
    result.text = text->text;
    result.locale = text->locale;
    result.resolved = text->resolved;
    if (auto const action = first(code.symbol + ".action", wanted)) {
      result.action = action->text;
      result.action_locale = action->locale;
    }
    return result;
  }

 private:
  struct place {
    std::string text;
    std::string locale;
    interco::resolved resolved;
  };

  static std::string upper(std::string_view symbol) {
    std::string result(symbol);
    for (auto& c : result)
      c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return result;
  }

  [[nodiscard]] std::optional<place> in(std::string const& locale, std::string const& key,
                                        interco::resolved reason) const {
    auto const bundle = texts.find(locale);
    if (bundle == texts.end() || !bundle->second.contains(key))
      return std::nullopt;
    return place{bundle->second.at(key), locale, reason};
  }

  [[nodiscard]] std::optional<place> first(std::string const& key, std::vector<std::string> const& wanted) const {
    using enum interco::resolved;
    for (auto const& locale : wanted) {
      bool const is_first = &locale == wanted.data();
      if (auto const found = in(locale, key, is_first ? exact : preference))
        return found;
      auto const language = locale.substr(0, locale.find('-'));
      if (auto const found = in(language, key, is_first ? parent : preference))
        return found;
      for (auto const& [other, bundle] : texts) {
        if (other.starts_with(language + "-") && other != locale) {
          if (auto const found = in(other, key, is_first ? relative : preference))
            return found;
        }
      }
    }
    return in("en", key, source);
  }
};

} // namespace interco::test

#endif
