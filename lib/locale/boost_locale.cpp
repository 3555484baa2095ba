#include <interco/boost_locale.hpp>

#include <boost/locale/info.hpp>
#include <boost/locale/message.hpp>

#include <string>
#include <utility>
#include <vector>

namespace interco {
namespace {

namespace bl = boost::locale;

// What a plural is counted in: int in Boost 1.74, long long in 1.83.
template <class Facet, class Count>
Count count_of(char const* (Facet::*)(int, char const*, char const*, Count) const);
using plural_count = decltype(count_of(&bl::message_format<char>::get));

class messages final : public bl::message_format<char> {
 public:
  messages(std::locale const& base, catalog_set const& catalogs, locale_list const& wanted) : base_(base) {
    for (auto const& each : catalogs)
      readers_.push_back(each.in(wanted));
    if (std::has_facet<bl::message_format<char>>(base_))
      next_ = &std::use_facet<bl::message_format<char>>(base_);
  }

  char const* get(int domain_id, char const* context, char const* symbol) const override {
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      bool const asked = domain_id == every_domain || domain_id == static_cast<int>(i) + 1;
      if (!asked || (context != nullptr && readers_[i].domain() != context))
        continue;
      if (auto const answer = readers_[i][symbol]; answer.known() && answer.symbol() == symbol)
        return answer.text().data(); // followed by a NUL
    }
    return asks_next(domain_id) ? next_->get(next_domain(domain_id), context, symbol) : nullptr;
  }

  char const* get(int domain_id, char const* context, char const* single_id, plural_count n) const override {
    return asks_next(domain_id) ? next_->get(next_domain(domain_id), context, single_id, n) : nullptr;
  }

  /// Our domains are 1, 2, …; 0 is all of them and the default one underneath; other ones underneath are negative,
  /// from -2. -1 is no domain, for Boost.Locale too.
  int domain(std::string const& name) const override {
    for (std::size_t i = 0; i < readers_.size(); ++i) {
      if (readers_[i].domain() == name)
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

  [[nodiscard]] bool asks_next(int domain_id) const noexcept { return next_ != nullptr && domain_id <= every_domain; }
  /// Returns the facet underneath's number of a domain.
  static int next_domain(int domain_id) noexcept { return domain_id < -1 ? -1 - domain_id : domain_id; }

  std::locale base_; // keeps the facet underneath alive
  std::vector<reader> readers_;
  bl::message_format<char> const* next_ = nullptr;
};

/// Returns the part of a glibc name ("LC_CTYPE=it_IT.UTF-8;…;LC_MESSAGES=de_DE;…") that is about messages.
std::string messages_part(std::string const& name) {
  constexpr std::string_view category = "LC_MESSAGES=";
  auto const at = name.find(category);
  if (at == std::string::npos)
    return name;
  auto const rest = name.substr(at + category.size());
  return rest.substr(0, rest.find(';'));
}

} // namespace

locale_list requested_by(std::locale const& locale) {
  if (std::has_facet<bl::info>(locale))
    return locale_list(std::use_facet<bl::info>(locale).name());
  auto const name = locale.name();
  return name == "*" ? locale_list() : locale_list(messages_part(name));
}

reader reader_for(catalog const& from, std::locale const& locale) {
  return from.in(requested_by(locale));
}

std::locale install_messages(std::locale const& base, catalog_set const& catalogs) {
  return install_messages(base, catalogs, requested_by(base));
}

std::locale install_messages(std::locale const& base, catalog_set const& catalogs, locale_list const& wanted) {
  return {base, new messages(base, catalogs, wanted)}; // the locale owns the facet
}

} // namespace interco
