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
    std::call_once(opened_, [this] { open(); });
    if (pseudo_)
      return pseudo_->say(symbol, values);
    if (!reader_)
      return std::nullopt;
    auto const message = (*reader_)[symbol];
    // English is said as it is without any language.
    if (!message.known() || message.locale() == "en")
      return std::nullopt;
    if (auto simple = exchange::put_plain_values(message.text(), values); simple && values.size() != 0)
      return simple;
    return message.format(values);
  }

 private:
  void open() {
    auto const wanted = wanted_ ? *wanted_ : system_locale();
    if (wanted.empty())
      return;
    if (auto const pseudo = exchange::pseudo_locale_of(wanted[0]))
      pseudo_.emplace(*pseudo);
    else
      reader_ = interco_::catalog().in(wanted);
  }

  std::optional<locale_list> wanted_; // nothing: the environment says it
  std::once_flag opened_;
  std::optional<exchange::english_words> pseudo_;
  std::optional<reader> reader_;
};

void set(std::optional<locale_list> wanted) {
  exchange::set_speaker(
      [words = std::make_shared<own_catalog>(std::move(wanted))](std::string_view symbol, argument_list const& values) {
        return words->say(symbol, values);
      });
}

} // namespace

void speak() {
  set(std::nullopt);
}

void speak(locale_list wanted) {
  set(std::move(wanted));
}

} // namespace interco::command
