#include "exchange/wording.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include <interco/safe_text.hpp>

#include "core/inserted_text.hpp"
#include "core/program_cache.hpp"
#include "core/snapshot.hpp"
#include "core/utf8.hpp"
#include "exchange/icu_text.hpp"
#include "icu/characters.hpp"
#include "icu/message_parser.hpp"

namespace interco::exchange {

std::string_view english_text() noexcept; // made by lib/cmake/interco_embed_text.cmake of locales/interco/en.txt

namespace {

speaker& current_speaker() {
  static speaker who;
  return who;
}

/// Returns the locale in whose way numbers are written and plurals are chosen.
char const* locale_of(std::optional<pseudo_locale> as) {
  if (!as)
    return "en-US-u-va-posix";
  return *as == pseudo_locale::accented ? "en-XA" : "ar-XB";
}

/// A program wants to know who reads it only for codes as values, which no text here has.
detail::reader_state const& nobody() {
  static detail::reader_state const state{};
  return state;
}

std::string run(detail::message_program const& program, argument_list const& values) {
  std::array<char, 1024> room; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  detail::text_sink to(room);
  (void)run_program(program, values, {}, nobody(), to, nullptr);
  if (to.size() <= room.size())
    return {room.data(), to.size()};
  std::string result(to.size(), '\0');
  detail::text_sink again(result);
  (void)run_program(program, values, {}, nobody(), again, nullptr);
  return result;
}

/// Returns the string or path of a name; nothing where there is none.
std::optional<std::string_view> text_named(argument_list const& values, std::string_view name) {
  for (auto const& each : values) {
    bool const is_text = each.value.what() == argument::kind::string || each.value.what() == argument::kind::path;
    if (each.name == name)
      return is_text ? std::optional(each.value.text()) : std::nullopt;
  }
  return std::nullopt;
}

/// "SYMBOL (file: en.txt, line: 3)".
std::string unknown(std::string_view symbol, argument_list const& values) {
  std::string result(symbol);
  for (auto const& each : values) {
    (result += &each == &*values.begin() ? " (" : ", ") += each.name;
    result += ": ";
    switch (each.value.what()) {
    case argument::kind::string:
    case argument::kind::path:
      append_safe_line(result, each.value.text());
      break;
    case argument::kind::integer:
      result += std::to_string(each.value.integer());
      break;
    case argument::kind::unsigned_integer:
      result += std::to_string(each.value.unsigned_integer());
      break;
    case argument::kind::number:
      result += std::to_string(each.value.number());
      break;
    default: // no text has one
      break;
    }
  }
  return values.size() == 0 ? result : result + ")";
}

/// Reading the English may find a fault in it, which cannot be said in words that have not been read.
thread_local bool is_reading = false;

bundle_source read_english() {
  struct reading {
    reading() { is_reading = true; }
    ~reading() { is_reading = false; } // of a reading that memory was too short for, too
    reading(reading const&) = delete;
    reading& operator=(reading const&) = delete;
  } const now;
  diagnostics ignored; // the build has refused what cannot be read
  auto read = read_icu_text(std::string(english_text()), "en.txt", "en", ignored);
  std::sort(read.entries.begin(), read.entries.end(), [](auto const& a, auto const& b) { return a.key < b.key; });
  return read;
}

} // namespace

struct english_words::texts {
  explicit texts(std::optional<pseudo_locale> form) : as(form) {}

  std::optional<pseudo_locale> as;
  std::string locale = locale_of(as);
  bundle_source source = read_english(); // sorted
  detail::program_cache programs;        // of those with values

  [[nodiscard]] bundle_entry const* find(std::string_view symbol) const {
    auto const& all = source.entries;
    auto const found = std::lower_bound(all.begin(), all.end(), symbol,
                                        [](bundle_entry const& each, std::string_view key) { return each.key < key; });
    return found == all.end() || found->key != symbol ? nullptr : &*found;
  }
};

english_words::english_words(std::optional<pseudo_locale> as) : texts_(std::make_unique<texts const>(as)) {}
english_words::~english_words() = default;

std::optional<std::string> english_words::say(std::string_view symbol, argument_list const& values) const {
  auto const* const found = texts_->find(symbol);
  if (found == nullptr)
    return std::nullopt;
  bool const has_values = values.size() != 0;
  auto const text = texts_->as ? pseudo_text(*texts_->as, found->text, has_values) : std::string(found->text);
  if (!has_values)
    return text;
  if (auto simple = put_plain_values(text, values))
    return simple;
  auto const slot = static_cast<std::uint32_t>(found - texts_->source.entries.data());
  auto const slots = static_cast<std::uint32_t>(texts_->source.entries.size());
  return run(texts_->programs.program(slot, slots, text, texts_->locale, detail::make_message_parser), values);
}

std::optional<std::string> english_words::pattern(std::string_view symbol) const {
  auto const* const found = texts_->find(symbol);
  if (found == nullptr)
    return std::nullopt;
  bool const has_arguments = found->text.find('{') != std::string::npos;
  return texts_->as ? pseudo_text(*texts_->as, found->text, has_arguments) : std::string(found->text);
}

std::optional<std::string> put_plain_values(std::string_view pattern, argument_list const& values) {
  std::string result;
  while (!pattern.empty()) {
    auto const next = detail::decode_utf8(pattern);
    auto const c = next.code_point;
    bool const turns = detail::is_right_to_left(c) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (c == '}' || turns || !next.well_formed)
      return std::nullopt;
    if (c == '{') {
      auto const end = pattern.find('}');
      auto const value = end == std::string_view::npos ? std::nullopt : text_named(values, pattern.substr(1, end - 1));
      if (!value)
        return std::nullopt;
      detail::inserted_text const inserted(*value, insertion::automatic, {});
      result += inserted.is_isolated() ? detail::first_strong_isolate : "";
      result += inserted.text();
      result += inserted.is_isolated() ? detail::pop_directional_isolate : "";
      pattern.remove_prefix(end + 1);
      continue;
    }
    auto const behind = pattern.substr(next.length, 1);
    if (c == '\'' && behind == "{") // begins a quotation
      return std::nullopt;
    result += pattern.substr(0, next.length);
    pattern.remove_prefix(next.length + (c == '\'' && behind == "'" ? 1 : 0));
  }
  return result;
}

void set_speaker(speaker who) {
  current_speaker() = std::move(who);
}

std::string say(std::string_view symbol, argument_list const& values) {
  if (is_reading)
    return unknown(symbol, values);
  std::optional<std::string> said;
  if (auto const& who = current_speaker())
    said = who(symbol, values);
  if (!said) {
    static english_words const english;
    said = english.say(symbol, values);
  }
  return said ? std::move(*said) : unknown(symbol, values);
}

} // namespace interco::exchange
