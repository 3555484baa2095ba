#include "exchange/mc.hpp"

#include <interco/code.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/text_rule.hpp"
#include "exchange/mc_file.hpp"
#include "exchange/mc_text.hpp"
#include "exchange/windows_language.hpp"
#include "exchange/wording.hpp"

namespace interco::exchange {
namespace {

// S is the sign; R, N and X of an HRESULT are reserved ([MS-ERREF] section 2.1).
constexpr std::uint32_t hresult_error = 1U << 31U;
constexpr std::uint32_t hresult_reserved = 1U << 30U | 1U << 28U | 1U << 27U;

class domain_maker {
 public:
  domain_maker(std::string_view text, std::string const& file, mc_options const& options, diagnostics& found)
      : file_(file), options_(options), found_(found), errors_before_(found.error_count()),
        parsed_(read_mc_file(text, file, options, found)) {}

  std::optional<imported_domain> make() {
    if (parsed_.messages.empty() && found_.error_count() == errors_before_)
      error({1, 1}, say("MC_NO_MESSAGE"), "no-codes");
    auto domain = make_domain();
    tell_losses();
    if (found_.error_count() != errors_before_)
      return std::nullopt;
    return domain;
  }

 private:
  void error(position at, std::string text, std::string_view id) { found_.error(file_, at, std::move(text), id); }
  void warn(position at, std::string text, std::string_view id) { found_.warning(file_, at, std::move(text), id); }

  /// Returns where a byte of a text is.
  static position place(language_text const& text, std::size_t offset) {
    auto const before = std::string_view(text.raw).substr(0, offset);
    auto const line_begin = before.rfind('\n');
    return {text.at.line + static_cast<unsigned>(std::count(before.begin(), before.end(), '\n')),
            1 + static_cast<unsigned>(line_begin == std::string_view::npos ? before.size()
                                                                           : before.size() - line_begin - 1)};
  }

  std::optional<imported_domain> make_domain() {
    auto const english = find_english();
    if (!english)
      return std::nullopt;
    name_unnamed();
    for (auto& message : parsed_.messages)
      read_inserts(message, *english);
    share_arguments();
    imported_domain domain;
    domain.codes.file = file_;
    domain.codes.domain = options_.domain;
    domain.origin = origin_of(file_, options_);
    for (auto& message : parsed_.messages)
      add_message(message, *english, domain);
    for (auto& [locale, translation] : translations_)
      domain.translations.push_back(std::move(translation));
    domain.codes.layout = options_.layout.value_or(guess_layout(domain.codes));
    add_defines(domain);
    check_and_order(domain, found_);
    return domain;
  }

  /// Returns the name of the language that the others are translated from, in lower case.
  std::optional<std::string> find_english() {
    std::set<std::string> used;
    for (auto const& message : parsed_.messages) {
      for (auto const& text : message.texts)
        used.insert(detail::lower(text.language));
    }
    std::string all;
    std::string best;
    std::size_t best_rank = 0;
    constexpr std::uint32_t ids[] = {0x0809, 0x0009, 0x0409}; // the United States' is what mc calls English
    for (auto const& name : used) {
      auto const& language = parsed_.languages[name];
      all += (all.empty() ? "" : ", ") + language.name;
      auto const* const known = find_windows_language(language.number);
      if (known == nullptr || !known->locale.starts_with("en"))
        continue;
      auto const* const id = std::find(std::begin(ids), std::end(ids), language.number);
      auto const rank = id == std::end(ids) ? 1U : 2U + static_cast<std::size_t>(id - std::begin(ids));
      if (rank > best_rank) {
        best = name;
        best_rank = rank;
      }
    }
    auto const wanted = options_.english.empty() ? best : detail::lower(options_.english);
    if (used.contains(wanted))
      return wanted;
    if (used.empty()) { // what is wrong with the texts has been told
      if (!parsed_.messages.empty() && found_.error_count() == errors_before_)
        error({1, 1}, say("MC_NO_TEXT"), "no-english");
    } else {
      found_.add(
          {grade::error,
           file_,
           {1, 1},
           options_.english.empty() ? say("MC_NO_ENGLISH") : say("MC_NO_TEXT_IN", {{"language", options_.english}}),
           "no-english",
           say("MC_NO_ENGLISH_HINT", {{"languages", all}})});
    }
    return std::nullopt;
  }

  void name_unnamed() {
    for (auto& message : parsed_.messages) {
      if (!message.code.symbol.empty())
        continue;
      message.code.symbol = options_.domain;
      std::transform(message.code.symbol.begin(), message.code.symbol.end(), message.code.symbol.begin(),
                     detail::upper);
      message.code.symbol += "_" + hex_string(message.code.value).str().substr(2);
      warn(message.at, say("MC_NO_SYMBOL", {{"symbol", message.code.symbol}}), "no-symbol");
    }
  }

  /// Reads the texts of a message, and tells what is lost of them. One that may not be served is taken out.
  void read_inserts(mc_message& message, std::string const& english) {
    auto const& symbol = message.code.symbol;
    auto const is_english = [&](language_text const& text) { return detail::lower(text.language) == english; };
    if (std::none_of(message.texts.begin(), message.texts.end(), is_english))
      error(message.at, say("MC_MISSING_TEXT", {{"symbol", symbol}, {"language", parsed_.languages[english].name}}),
            "no-english");
    std::erase_if(message.texts, [&](language_text& text) {
      if (!is_english(text) && is_english_too(text))
        return true;
      auto const where = symbol + ", " + text.language;
      text.text = read_message_text(text.raw);
      // As MessageFormat it is longest.
      if (auto const refusal = detail::refuse_text(to_source_text(text.text.pieces, true))) {
        if (is_english(text))
          error(text.at, say("REFUSED_TEXT", {{"key", where}, {"why", refusal->text}}), refusal->id);
        else
          warn(text.at, say("MC_TEXT_LEFT_OUT", {{"symbol", where}, {"why", refusal->text}}), refusal->id);
        return true;
      }
      std::map<std::string_view, std::size_t> told; // once for each kind
      for (auto const& loss : text.text.losses) {
        if (told[loss.id]++ == 0)
          warn(place(text, loss.offset), say("LINT_OF_KEY", {{"key", where}, {"text", loss.text}}), loss.id);
      }
      return false;
    });
  }

  /// Returns whether a text would be en.po, where en.txt is what all is translated from.
  bool is_english_too(language_text const& text) {
    auto const& language = parsed_.languages[detail::lower(text.language)];
    auto const* const known = find_windows_language(language.number);
    if (known == nullptr || known->locale != "en")
      return false;
    if (left_out_.insert(language.name).second)
      warn(text.at, say("MC_ENGLISH_TOO", {{"language", language.name}}), "duplicate-language");
    return true;
  }

  /// Gives all messages of one value the arguments of all their texts, since an alias has those of the other. What the
  /// first text says of an insert holds.
  void share_arguments() {
    struct known_insert {
      insert_form form;
      std::string_view language;
      bool told = false;
    };
    std::unordered_map<std::uint32_t, std::map<unsigned, known_insert>> inserts;
    for (auto const& message : parsed_.messages) {
      auto& all = inserts[message.code.value];
      for (auto const& text : message.texts) {
        for (auto const& insert : text.text.inserts) {
          auto const [known, is_new] = all.emplace(insert.number, known_insert{insert, text.language});
          auto const& form = known->second.form;
          if (is_new || known->second.told || (form.type == insert.type && form.note == insert.note))
            continue;
          known->second.told = true;
          warn(text.at,
               say("MC_OTHER_FORMAT", {{"symbol", message.code.symbol},
                                       {"language", text.language},
                                       {"insert", "%" + std::to_string(insert.number)},
                                       {"other", known->second.language}}),
               "format");
        }
      }
    }
    for (auto& message : parsed_.messages) {
      for (auto const& [number, insert] : inserts[message.code.value])
        message.code.arguments.push_back(argument_of(insert.form));
    }
  }

  void add_message(mc_message& message, std::string const& english, imported_domain& domain) {
    auto const& symbol = message.code.symbol;
    bool const has_arguments = !message.code.arguments.empty();
    std::string source;
    for (auto const& text : message.texts) {
      if (detail::lower(text.language) == english)
        source = to_source_text(text.text.pieces, has_arguments);
    }
    for (auto const& text : message.texts) {
      auto target = to_source_text(text.text.pieces, has_arguments);
      if (detail::lower(text.language) == english)
        domain.english.push_back({symbol, std::move(target), text.at});
      else
        add_translation(text, symbol, source, std::move(target));
    }
    domain.codes.codes.push_back(std::move(message.code));
  }

  void add_translation(language_text const& text, std::string const& symbol, std::string const& source,
                       std::string target) {
    auto const& language = parsed_.languages[detail::lower(text.language)];
    auto const* const known = find_windows_language(language.number);
    if (known == nullptr) {
      if (left_out_.insert(language.name).second)
        error(text.at,
              say("MC_UNKNOWN_NUMBER", {{"language", language.name}, {"number", std::to_string(language.number)}}),
              "unknown-language");
      return;
    }
    auto& translation = translations_[std::string(known->locale)];
    if (translation.locale.empty()) {
      translation.file = file_;
      translation.locale = known->locale;
      names_[translation.locale] = language.name;
    } else if (names_[translation.locale] != language.name) {
      if (left_out_.insert(language.name).second)
        error(text.at,
              say("MC_SAME_LANGUAGE",
                  {{"first", names_[translation.locale]}, {"second", language.name}, {"locale", translation.locale}}),
              "duplicate-language");
      return;
    }
    translation.entries.emplace_back();
    auto& entry = translation.entries.back();
    entry.key = symbol;
    entry.source = source;
    entry.target = std::move(target);
    entry.state = translation_state::translated;
    entry.at = text.at;
    entry.target_at = text.at;
  }

  /// Adds the second symbols of `;#define` where they stand, but behind the first ones, each with the texts of that.
  void add_defines(imported_domain& domain) {
    if (parsed_.defines.empty())
      return;
    auto& codes = domain.codes.codes;
    std::unordered_map<std::string, std::size_t> by_symbol;
    for (std::size_t i = 0; i < codes.size(); ++i)
      by_symbol.emplace(codes[i].symbol, i);
    std::unordered_multimap<std::string, std::string> others; // by the symbol whose texts they have
    std::multimap<std::size_t, code_definition> added;        // by how many messages stand before them
    for (auto const& define : parsed_.defines) {
      auto const other = by_symbol.find(define.other);
      if (other == by_symbol.end()) {
        parsed_.comments.add(define.at);
        continue;
      }
      auto code = codes[other->second];
      code.symbol = define.name;
      code.at = define.at;
      if (by_symbol.emplace(code.symbol, other->second).second) // else it is told with the other duplicates
        others.emplace(codes[other->second].symbol, code.symbol);
      auto const below =
          std::upper_bound(codes.begin(), codes.end(), define.at.line,
                           [](unsigned line, code_definition const& message) { return line < message.at.line; });
      added.emplace(std::max(static_cast<std::size_t>(below - codes.begin()), other->second + 1), std::move(code));
    }
    std::vector<code_definition> all;
    all.reserve(codes.size() + added.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
      all.push_back(std::move(codes[i]));
      for (auto [next, end] = added.equal_range(i + 1); next != end; ++next)
        all.push_back(std::move(next->second));
    }
    codes = std::move(all);
    copy_texts(domain.english, others);
    for (auto& translation : domain.translations)
      copy_texts(translation.entries, others);
  }

  template <class Text>
  static void copy_texts(std::vector<Text>& texts, std::unordered_multimap<std::string, std::string> const& others) {
    for (std::size_t i = 0, count = texts.size(); i < count; ++i) {
      auto const [begin, end] = others.equal_range(texts[i].key);
      for (auto other = begin; other != end; ++other) {
        auto copy = texts[i];
        copy.key = other->second;
        texts.push_back(std::move(copy));
      }
    }
  }

  static detail::value_layout guess_layout(definitions_source const& codes) {
    auto const has = [&codes](std::uint32_t bits) {
      return std::any_of(codes.codes.begin(), codes.codes.end(),
                         [bits](code_definition const& code) { return (code.value & bits) != 0; });
    };
    return has(hresult_error) && !has(hresult_reserved) ? detail::value_layout::hresult : detail::value_layout::plain;
  }

  void tell_losses() {
    auto const tell = [this](repeated_loss const& loss, char const* what, std::string_view id) {
      if (loss.count != 0)
        warn(loss.first, say(what, {{"count", loss.count}}), id);
    };
    tell(parsed_.comments, later("MC_COMMENTS"), "comment");
    tell(parsed_.macros, later("MC_MACROS"), "macro");
    tell(parsed_.header_statements, later("MC_HEADER_STATEMENTS"), "header-statement");
  }

  std::string const& file_;
  mc_options const& options_;
  diagnostics& found_;
  std::size_t errors_before_;
  mc_file parsed_;
  std::map<std::string, translation_file> translations_; // by locale
  std::map<std::string, std::string> names_;             // of the languages, by locale
  std::set<std::string> left_out_;                       // languages that have been told
};

} // namespace

std::optional<imported_domain> read_mc(std::string_view text, std::string const& file, mc_options const& options,
                                       diagnostics& found) {
  return domain_maker(text, file, options, found).make();
}

} // namespace interco::exchange
