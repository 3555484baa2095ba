#include <interco/ostream.hpp>

#include <algorithm>
#include <new>
#include <ostream>
#include <string>

#include <interco/reader_set.hpp>

#include "core/stream_locale.hpp"

namespace interco {
namespace {

/// The readers of a locale. Never changed.
class catalog_facet final : public std::locale::facet {
 public:
  static std::locale::id id;

  catalog_facet(catalog_set const& catalogs, locale_list const& wanted)
      : wanted_(wanted), readers_(catalogs.in(wanted)) {}

  [[nodiscard]] reader const* find(std::string_view domain) const noexcept {
    for (auto const& each : readers_) {
      if (each.domain() == domain)
        return &each;
    }
    return nullptr;
  }
  [[nodiscard]] reader_set const& all() const noexcept { return readers_; }
  [[nodiscard]] locale_list const& wanted() const noexcept { return wanted_; }

 private:
  locale_list wanted_;
  reader_set readers_;
};

std::locale::id catalog_facet::id;

catalog_facet const* facet_of(std::locale const& locale) noexcept {
  return std::has_facet<catalog_facet>(locale) ? &std::use_facet<catalog_facet>(locale) : nullptr;
}

/// Writes a string that is made first, and fails as a formatted output function does ([ostream.formatted.reqmts]).
template <class Make>
std::ostream& write(std::ostream& to, Make const& make) {
  std::string text;
  try {
    text = make();
  } catch (std::bad_alloc const&) {
    try {
      to.setstate(std::ios_base::badbit);
    } catch (std::ios_base::failure const&) { // NOLINT(bugprone-empty-catch): the first one is thrown on
    }
    if ((to.exceptions() & std::ios_base::badbit) != 0)
      throw;
    return to;
  }
  return to << text;
}

} // namespace

locale_list detail::locales_named(std::string name) {
  if (name == "*")
    return {};
  // glibc: "LC_CTYPE=it_IT.UTF-8;…;LC_MESSAGES=de_DE;…" where the categories differ
  constexpr std::string_view category = "LC_MESSAGES=";
  if (auto const at = name.find(category); at != std::string::npos) {
    name.erase(0, at + category.size());
    name.erase(std::min(name.find(';'), name.size()));
  }
  return name;
}

std::locale install_catalogs(std::locale const& base, catalog_set const& catalogs, locale_list const& wanted) {
  return {base, new catalog_facet(catalogs, wanted)}; // the locale owns the facet
}

std::locale install_catalogs(std::locale const& base, catalog_set const& catalogs) {
  return install_catalogs(base, catalogs, detail::locales_named(base.name()));
}

reader const* installed_reader(std::locale const& locale, std::string_view domain) noexcept {
  auto const* const facet = facet_of(locale);
  return facet == nullptr ? nullptr : facet->find(domain);
}

std::string detail::in_words(shown_code const& what, std::locale const& locale) {
  auto const* const facet = facet_of(locale);
  if (auto const* const reader = facet == nullptr ? nullptr : facet->find(what.value.domain)) {
    bool const in_words = what.form == presentation::text || what.form == presentation::bilingual;
    auto const answer = in_words ? facet->all()[what.value] : (*reader)[what.value];
    // Of a code inside a code: what was written is what support looks for.
    return to_string(answer, what.form) + (answer.code() == what.value ? "" : " [" + to_log(what.value) + "]");
  }
  if (what.own != nullptr)
    return to_string(what.own->in(facet == nullptr ? locales_named(locale.name()) : facet->wanted())[what.value],
                     what.form);
  return to_log(what.value);
}

std::ostream& detail::operator<<(std::ostream& to, shown_message const& what) {
  return write(to, [&what] { return to_string(what.answer, what.form); });
}

std::ostream& detail::operator<<(std::ostream& to, shown_code const& what) {
  return write(to, [&] { return in_words(what, to.getloc()); });
}

std::ostream& operator<<(std::ostream& to, message const& answer) {
  return to << shown(answer, presentation::text);
}

std::ostream& operator<<(std::ostream& to, code const& value) {
  return to << shown(value, presentation::text);
}

} // namespace interco
