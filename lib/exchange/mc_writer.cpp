#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/definitions.hpp"
#include "core/text_rule.hpp"
#include "exchange/mc.hpp"
#include "exchange/mc_text.hpp"
#include "exchange/windows_language.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

constexpr std::uint32_t customer_bit = 1U << 29U;
constexpr std::uint32_t reserved_bit = 1U << 28U;

std::string hexadecimal(std::uint32_t value, std::size_t digits) {
  constexpr std::string_view all = "0123456789ABCDEF";
  std::string text(digits, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, value >>= 4U)
    *digit = all[value & 0xFU];
  return text;
}

/// Returns the name of a severity with its two bits: "Error", or "Error_2" where the bits are those of another one.
std::string severity_name(severity grade, std::uint32_t bits) {
  constexpr std::string_view names[] = {"Success", "Informational", "Warning", "Error"};
  auto const number = static_cast<std::uint32_t>(grade);
  std::string name(names[number]);
  return number == bits ? name : name + "_" + std::to_string(bits);
}

std::uint32_t severity_bits(code_definition const& code) {
  return code.value >> 30U;
}

std::uint32_t facility(code_definition const& code) {
  return code.value >> 16U & 0xFFFU;
}

std::string facility_name(std::uint32_t number) {
  return "Facility_" + hexadecimal(number, 3);
}

/// Returns the number of each argument by its name: that in its name, if all are like "arg2", else its place.
std::map<std::string_view, unsigned> numbers_of(std::vector<argument_definition> const& arguments) {
  std::map<std::string_view, unsigned> by_name;
  std::map<std::string_view, unsigned> by_place;
  for (auto const& argument : arguments) {
    std::string_view const name = argument.name;
    by_place.emplace(name, static_cast<unsigned>(by_place.size() + 1));
    bool const is_number = name.starts_with("arg") && (name.size() == 4 || name.size() == 5) && name[3] != '0' &&
                           std::all_of(name.begin() + 3, name.end(), detail::is_digit);
    if (is_number)
      by_name.emplace(name, static_cast<unsigned>(std::stoul(argument.name.substr(3))));
  }
  return by_name.size() == by_place.size() ? by_name : by_place;
}

constexpr std::size_t most_inserts = 99;

/// A language and its texts by their keys.
struct written_language {
  windows_language const* language;
  std::string file; // for messages
  struct text {
    std::string_view text;
    position at;
  };
  std::unordered_map<std::string_view, text> texts;
};

class mc_writer {
 public:
  mc_writer(domain_sources const& sources, diagnostics& found) : sources_(sources), found_(found) {}

  std::optional<std::string> write() {
    choose_languages();
    auto const& codes = sources_.codes.codes;
    customer_ = !codes.empty() && std::all_of(codes.begin(), codes.end(), [](code_definition const& code) {
      return (code.value & customer_bit) != 0;
    });
    for (auto const& code : codes)
      write_code(code);
    if (messages_.empty()) {
      found_.error(sources_.codes.file, {}, say("MC_NOTHING_LEFT"), "no-codes");
      return std::nullopt;
    }
    if (customer_)
      found_.add({grade::note, sources_.codes.file, {}, say("MC_CUSTOMER_BIT"), "customer-bit", {}});
    auto const text = header() + messages_;
    std::string lines;
    lines.reserve(text.size() + text.size() / 16);
    for (char const c : text)
      (lines += c == '\n' ? "\r" : "") += c;
    return lines;
  }

 private:
  void warn(std::string const& file, position at, std::string text, std::string_view id) {
    found_.warning(file, at, std::move(text), id);
  }

  void choose_languages() {
    auto& english = languages_.emplace_back(
        written_language{find_windows_language(std::uint32_t{0x409}), sources_.english.file, {}});
    for (auto const& entry : sources_.english.entries)
      add_text(english, entry.key, entry.text, entry.at);
    auto const english_texts = english.texts; // languages_ may move
    for (auto const& translation : sources_.translations)
      add_language(translation, english_texts);
  }

  void add_text(written_language& language, std::string_view key, std::string_view text, position at) {
    if (key.ends_with(detail::action_suffix))
      warn(language.file, at, say("MC_NO_ACTIONS", {{"key", key}}), "no-action");
    else
      language.texts.emplace(key, written_language::text{text, at});
  }

  void add_language(translation_file const& translation,
                    std::unordered_map<std::string_view, written_language::text> const& english) {
    auto const* const known = find_windows_language(std::string_view(translation.locale));
    bool const is_taken = std::any_of(languages_.begin(), languages_.end(),
                                      [known](written_language const& each) { return each.language == known; });
    if (known == nullptr || is_taken) {
      warn(translation.file, {},
           known == nullptr ? say("MC_NO_NUMBER", {{"locale", translation.locale}})
                            : say("MC_LANGUAGE_TWICE", {{"locale", translation.locale}, {"language", known->name}}),
           known == nullptr ? "unknown-language" : "duplicate-language");
      return;
    }
    auto& language = languages_.emplace_back(written_language{known, translation.file, {}});
    for (auto const& entry : translation.entries) {
      bool const is_done = entry.state == translation_state::translated || entry.state == translation_state::reviewed;
      auto const source = english.find(entry.key);
      if (entry.obsolete || !is_done)
        continue;
      if (source != english.end() && source->second.text != entry.source)
        warn(translation.file, entry.at, say("MC_STALE", {{"key", entry.key}}), "stale");
      else
        add_text(language, entry.key, entry.target, entry.target_at);
    }
  }

  /// Returns a text as the file has it, between Language and the period; nothing where it cannot be written.
  std::optional<std::string> text_of(code_definition const& code, written_language const& language) {
    auto const entry = language.texts.find(code.symbol);
    if (entry == language.texts.end())
      return std::nullopt;
    auto const& text = entry->second.text;
    auto const at = entry->second.at;
    auto const leave_out = [&](std::string const& why, std::string_view id) {
      warn(language.file, at, say("MC_TEXT_LEFT_OUT", {{"symbol", code.symbol}, {"why", why}}), id);
      return std::nullopt;
    };
    if (auto const refusal = detail::refuse_text(text))
      return leave_out(refusal->text, refusal->id);
    std::string result;
    if (code.arguments.empty()) {
      append_literal(result, text);
      return result;
    }
    std::string fault;
    auto const format = read_message_format(text, fault);
    if (!format)
      return leave_out(fault, "wrong-format");
    for (auto const& loss : format->losses)
      warn(language.file, at, say("LINT_OF_KEY", {{"key", code.symbol}, {"text", loss}}), "format");
    auto const numbers = numbers_of(code.arguments);
    for (auto const& piece : format->pieces) {
      if (piece.argument.empty()) {
        append_literal(result, piece.literal);
        continue;
      }
      auto const number = numbers.find(piece.argument);
      if (number == numbers.end())
        return leave_out(say("MC_NO_ARGUMENT", {{"argument", "{" + piece.argument + "}"}}), "unknown-argument");
      auto const argument = std::find_if(code.arguments.begin(), code.arguments.end(),
                                         [&](argument_definition const& each) { return each.name == piece.argument; });
      ((result += "%" + std::to_string(number->second) + "!") += format_of(*argument)) += "!";
    }
    return result;
  }

  /// Returns why the value of a code cannot be written; empty if it can.
  [[nodiscard]] std::string value_fault(code_definition const& code) const {
    if ((code.value & reserved_bit) != 0)
      return say("MC_RESERVED_BIT");
    if ((code.value & customer_bit) != 0 && !customer_)
      return say("MC_MIXED_CUSTOMER_BIT");
    if (code.arguments.size() > most_inserts)
      return say("MC_TOO_MANY_ARGUMENTS", {{"most", most_inserts}});
    return {};
  }

  void write_code(code_definition const& code) {
    if (auto const fault = value_fault(code); !fault.empty())
      return warn(sources_.codes.file, code.at, say("MC_CODE_LEFT_OUT", {{"symbol", code.symbol}, {"why", fault}}),
                  "wrong-value");
    if (!code.alias_of.empty() && is_same(code.symbol, code.alias_of)) {
      if (written_.contains(code.alias_of))
        messages_ += ";#define " + code.symbol + " " + code.alias_of + "\n\n";
      return;
    }
    std::string texts;
    for (auto const& language : languages_) {
      auto const text = text_of(code, language);
      if (text)
        ((texts += "Language=") += language.language->name) += "\n" + *text + "\n.\n";
      else if (&language == &languages_.front())
        return warn(sources_.codes.file, code.at, say("MC_CODE_WITHOUT_ENGLISH", {{"symbol", code.symbol}}),
                    "no-english");
    }
    tell_types(code);
    written_.insert(code.symbol);
    auto const severity = severity_name(code.severity, severity_bits(code));
    severities_.emplace(severity, severity_bits(code));
    facilities_.insert(facility(code));
    messages_ += "MessageId=0x" + hexadecimal(code.value & 0xFFFFU, 4) + "\nSeverity=" + severity +
                 "\nFacility=" + facility_name(facility(code)) + "\nSymbolicName=" + code.symbol + "\n" + texts + "\n";
  }

  /// Returns whether two symbols have the same text in each language.
  [[nodiscard]] bool is_same(std::string_view a, std::string_view b) const {
    return std::all_of(languages_.begin(), languages_.end(), [a, b](written_language const& language) {
      auto const one = language.texts.find(a);
      auto const other = language.texts.find(b);
      auto const none = language.texts.end();
      return one == none || other == none ? one == other : one->second.text == other->second.text;
    });
  }

  void tell_types(code_definition const& code) {
    for (auto const& argument : code.arguments) {
      if (argument.type != argument_type::string && argument.type != argument_type::integer && code.alias_of.empty())
        warn(sources_.codes.file, argument.at,
             say("MC_BECOMES_STRING", {{"symbol", code.symbol}, {"argument", argument.name}}), "argument-type");
    }
  }

  std::string header() const {
    std::string text = "SeverityNames=(";
    for (auto const& [name, bits] : severities_)
      text += "\n  " + name + "=0x" + hexadecimal(bits, 1);
    text += "\n)\nFacilityNames=(";
    for (auto const number : facilities_)
      text += "\n  " + facility_name(number) + "=0x" + hexadecimal(number, 3);
    text += "\n)\nLanguageNames=(";
    for (auto const& each : languages_) {
      auto const id = hexadecimal(each.language->id, 4);
      ((((text += "\n  ") += each.language->name) += "=0x") += id) += ":MSG0";
      text += id;
    }
    return text + "\n)\n\n";
  }

  domain_sources const& sources_;
  diagnostics& found_;
  std::vector<written_language> languages_; // English first
  std::map<std::string, std::uint32_t> severities_{{"Success", 0}, {"Informational", 1}, {"Warning", 2}, {"Error", 3}};
  std::set<std::uint32_t> facilities_;
  std::set<std::string> written_; // symbols that have a message
  std::string messages_;
  bool customer_ = false;
};

} // namespace

std::optional<std::string> write_mc(domain_sources const& sources, diagnostics& found) {
  return mc_writer(sources, found).write();
}

} // namespace interco::exchange
