#include "words.hpp"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <interco/codes/interco.hpp>

namespace interco::command {
namespace {

/// Opens nothing before it is asked, which several threads may do at once.
class own_catalog {
 public:
  explicit own_catalog(std::optional<locale_list> wanted) : wanted_(std::move(wanted)) {}

  std::optional<std::string> say(std::string_view symbol, argument_list const& values) {
    open();
    if (pseudo_)
      return pseudo_->say(symbol, values);
    auto const message = (*reader_)[symbol];
    if (!message.known())
      return std::nullopt;
    if (values.size() == 0)
      return std::string(message.text());
    if (auto simple = exchange::put_plain_values(message.text(), values))
      return simple;
    // English has its numbers as they are without any language.
    return message.locale() == "en" ? std::nullopt : std::optional(message.format(values));
  }

  std::string language() {
    open();
    return language_;
  }

 private:
  /// No std::call_once: where memory is so short that this throws, glibc ends the program in its midst.
  void open() {
    std::lock_guard const lock(opening_);
    if (pseudo_ || reader_)
      return;
    auto const wanted = wanted_ ? *wanted_ : system_locale();
    auto const pseudo = wanted.empty() ? std::nullopt : exchange::pseudo_locale_of(wanted[0]);
    if (pseudo) {
      pseudo_.emplace(*pseudo);
      language_ = *pseudo == exchange::pseudo_locale::accented ? "en-XA" : "ar-XB";
    } else {
      reader_ = interco_::catalog().in(wanted);
      if (auto const chain = reader_->chain(); !chain.empty())
        language_ = chain.front();
    }
  }

  std::optional<locale_list> wanted_; // nothing: the environment says it
  std::mutex opening_;
  std::optional<exchange::english_words> pseudo_;
  std::optional<reader> reader_;
  std::string language_ = "en";
};

/// What the speaker says, too.
std::shared_ptr<own_catalog>& current() {
  static std::shared_ptr<own_catalog> words;
  return words;
}

exchange::english_words const& pseudo_words(exchange::pseudo_locale as) {
  using enum exchange::pseudo_locale;
  if (as == accented) {
    static exchange::english_words const longer(accented);
    return longer;
  }
  static exchange::english_words const turned(right_to_left);
  return turned;
}

void set(std::optional<locale_list> wanted) {
  current() = std::make_shared<own_catalog>(std::move(wanted));
  exchange::set_speaker(
      [words = current()](std::string_view symbol, argument_list const& values) { return words->say(symbol, values); });
}

} // namespace

void speak() {
  set(std::nullopt);
}

void speak(locale_list wanted) {
  set(std::move(wanted));
}

std::string spoken_language() {
  return current() ? current()->language() : "en";
}

exchange::word_reader reader_of_words() {
  return [words = interco_::catalog()](std::string_view locale, std::string_view symbol,
                                       argument_list const& values) -> std::optional<exchange::ui_word> {
    if (auto const pseudo = exchange::pseudo_locale_of(locale)) {
      auto const& english = pseudo_words(*pseudo);
      auto text = values.size() == 0 ? english.pattern(symbol) : english.say(symbol, values);
      return text ? std::optional(exchange::ui_word{std::move(*text), std::string(locale)}) : std::nullopt;
    }
    auto const shown = words.in(std::string(locale))[symbol];
    if (!shown.known() || shown.locale() == "en")
      return std::nullopt;
    auto text = values.size() == 0 ? std::string(shown.text()) : shown.format(values);
    return exchange::ui_word{std::move(text), std::string(shown.locale())};
  };
}

} // namespace interco::command
