#include <interco/boost_locale.hpp>

#include <interco/ostream.hpp>

#include <boost/locale/info.hpp>
#include <boost/locale/message.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog_access.hpp"
#include "core/stream_locale.hpp"
#include "locale/boost_text.hpp"

namespace interco {
namespace {

namespace bl = boost::locale;

// What a plural is counted in: int in Boost 1.74, long long in 1.83.
template <class Facet, class Count>
Count count_of(char const* (Facet::*)(int, char const*, char const*, Count) const);
using plural_count = decltype(count_of(&bl::message_format<char>::get));

/// The strings that were made for one code, each once. They stay where they are as long as this.
class kept_strings {
 public:
  kept_strings() = default;
  ~kept_strings() {
    for (auto const* each = last_.load(std::memory_order_acquire); each != nullptr;)
      delete std::exchange(each, each->before);
  }
  kept_strings(kept_strings const&) = delete;
  kept_strings& operator=(kept_strings const&) = delete;

  /// Keeps a string as one of so many, and returns it; nullptr where there are that many already. No lock: the child
  /// of a fork could wait for it for ever.
  char const* keep(std::string text, std::size_t most) {
    auto const* head = last_.load(std::memory_order_acquire);
    if (auto const* const known = find(head, text))
      return known;
    auto mine = std::make_unique<node>(node{std::move(text), nullptr, 0});
    do {
      if (auto const* const known = find(head, mine->text)) // another thread was faster
        return known;
      mine->before = head;
      mine->count = head == nullptr ? 1 : head->count + 1;
      if (mine->count > most)
        return nullptr;
    } while (!last_.compare_exchange_strong(head, mine.get(), std::memory_order_acq_rel));
    return mine.release()->text.c_str();
  }

 private:
  struct node {
    std::string text;
    node const* before;
    std::size_t count; // of those up to this one
  };

  static char const* find(node const* from, std::string_view text) noexcept {
    while (from != nullptr && from->text != text)
      from = from->before;
    return from == nullptr ? nullptr : from->text.c_str();
  }

  std::atomic<node const*> last_{nullptr}; // owned, as those before it
};

/// A reader, and its texts for boost::locale::format.
class translator {
 public:
  explicit translator(reader from) : reader_(std::move(from)), codes_(*detail::catalog_access::data(reader_).codes) {
    for (auto const locale : reader_.chain())
      rules_.push_back(std::make_unique<detail::language_rules const>(locale));
    kept_ = std::make_unique<kept_strings[]>(codes_.argument_types.size());
  }

  [[nodiscard]] std::string_view domain() const noexcept { return reader_.domain(); }

  /// Returns the text of a symbol, or nullptr.
  [[nodiscard]] char const* find(char const* symbol, std::optional<std::int64_t> number) const {
    auto const answer = reader_[symbol];
    if (!answer.known() || answer.symbol() != symbol)
      return nullptr;
    auto const range = codes_.arguments(codes_.ordinal_of(answer.symbol()));
    if (range.empty())
      return answer.text().data(); // followed by a NUL
    std::vector<detail::defined_argument> arguments;
    for (auto i = range.first; i < range.last; ++i)
      arguments.push_back({codes_.argument_names[i], static_cast<argument_type>(codes_.argument_types[i])});
    auto& kept = kept_[range.first]; // its own, since it has arguments
    if (auto const count = counted(answer, number, arguments)) {
      if (auto const* const chosen = kept.keep(detail::boost_text(answer.text(), arguments, count), most_chosen))
        return chosen;
    }
    return kept.keep(detail::boost_text(answer.text(), arguments, std::nullopt), most_chosen + 1);
  }

 private:
  /// Returns what the number counts: the same argument in every language, wherever English has a plural.
  [[nodiscard]] std::optional<detail::chosen_count>
  counted(message const& answer, std::optional<std::int64_t> number,
          std::vector<detail::defined_argument> const& arguments) const {
    auto const rules = std::find_if(rules_.begin(), rules_.end(),
                                    [&answer](auto const& each) { return each->locale() == answer.locale(); });
    if (!number || rules == rules_.end())
      return std::nullopt;
    auto name = detail::counted_argument(answer.english(), arguments);
    if (name.empty())
      name = detail::counted_argument(answer.text(), arguments);
    return detail::chosen_count{*number, name, **rules};
  }

  /// A string for each exact number of a plural and each of its categories: nobody writes so many. But who writes a
  /// text is not always trusted, and who counts may be another. What is beyond is "other", for which there is room.
  static constexpr std::size_t most_chosen = 256;

  reader reader_;
  detail::definitions const& codes_; // of it
  std::vector<std::unique_ptr<detail::language_rules const>> rules_;
  std::unique_ptr<kept_strings[]> kept_; // by the number of a code's first argument
};

class messages final : public bl::message_format<char> {
 public:
  messages(std::locale const& base, catalog_set const& catalogs, locale_list const& wanted) : base_(base) {
    for (auto const& each : catalogs)
      translators_.emplace_back(each.in(wanted));
    if (std::has_facet<bl::message_format<char>>(base_))
      next_ = &std::use_facet<bl::message_format<char>>(base_);
  }

  char const* get(int domain_id, char const* context, char const* symbol) const override {
    if (auto const* const text = find(domain_id, context, symbol, std::nullopt))
      return text;
    return asks_next(domain_id) ? next_->get(next_domain(domain_id), context, symbol) : nullptr;
  }

  char const* get(int domain_id, char const* context, char const* single_id, plural_count n) const override {
    if (auto const* const text = find(domain_id, context, single_id, n))
      return text;
    return asks_next(domain_id) ? next_->get(next_domain(domain_id), context, single_id, n) : nullptr;
  }

  /// Our domains are 1, 2, …; 0 is all of them and the default one underneath; other ones underneath are negative,
  /// from -2. -1 is no domain, for Boost.Locale too.
  int domain(std::string const& name) const override {
    for (std::size_t i = 0; i < translators_.size(); ++i) {
      if (translators_[i].domain() == name)
        return static_cast<int>(i) + 1;
    }
    auto const other = next_ == nullptr ? -1 : next_->domain(name);
    return other <= 0 ? other : -1 - other;
  }

  char const* convert(char const* text, std::string& buffer) const override {
    return next_ == nullptr ? text : next_->convert(text, buffer);
  }

 private:
  static constexpr int every_domain = 0;

  [[nodiscard]] char const* find(int domain_id, char const* context, char const* symbol,
                                 std::optional<std::int64_t> number) const {
    for (std::size_t i = 0; i < translators_.size(); ++i) {
      bool const asked = domain_id == every_domain || domain_id == static_cast<int>(i) + 1;
      if (!asked || (context != nullptr && translators_[i].domain() != context))
        continue;
      if (auto const* const text = translators_[i].find(symbol, number))
        return text;
    }
    return nullptr;
  }
  [[nodiscard]] bool asks_next(int domain_id) const noexcept { return next_ != nullptr && domain_id <= every_domain; }
  /// Returns the facet underneath's number of a domain.
  static int next_domain(int domain_id) noexcept { return domain_id < -1 ? -1 - domain_id : domain_id; }

  std::locale base_; // keeps the facet underneath alive
  std::vector<translator> translators_;
  bl::message_format<char> const* next_ = nullptr;
};

} // namespace

locale_list requested_by(std::locale const& locale) {
  if (std::has_facet<bl::info>(locale))
    return locale_list(std::use_facet<bl::info>(locale).name());
  return detail::locales_named(locale.name());
}

reader reader_for(catalog const& from, std::locale const& locale) {
  return from.in(requested_by(locale));
}

std::locale install_messages(std::locale const& base, catalog_set const& catalogs) {
  return install_messages(base, catalogs, requested_by(base));
}

std::locale install_messages(std::locale const& base, catalog_set const& catalogs, locale_list const& wanted) {
  std::locale const with_messages(base, new messages(base, catalogs, wanted)); // the locale owns the facet
  return install_catalogs(with_messages, catalogs, wanted);
}

} // namespace interco
