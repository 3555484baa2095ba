/// \file
/// Every way to get a translated text that is measured, behind one form:
///   group, name         what it is called in the name of a benchmark
///   key                 what it looks up by; `keys` in this file makes them
///   Peer(data)          opens the catalog
///   peer(key)           looks up: something with data() and size(). Where an API returns no length, strlen is
///                       part of the price, for a caller who wants a view
///   one_a_thread        whether each thread opens its own (ICU's bundles are not to be shared)
///   half                whether it reads the half-translated catalog, and English comes out where Italian is missing
#ifndef INTERCO_TESTS_BENCH_PEERS_HPP
#define INTERCO_TESTS_BENCH_PEERS_HPP

#include <array>
#include <clocale>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <locale>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <boost/locale.hpp>
#include <libintl.h>
#include <nl_types.h>
#include <unicode/ures.h>
#ifdef INTERCO_BENCH_QT
#include <QTranslator>
#endif

#include <interco/catalog.hpp>
#include <interco/reader.hpp>

#include "data.hpp"
#include "limit.hpp"

namespace interco::bench {

/// What every peer has unless it says otherwise.
struct peer_traits {
  static constexpr bool one_a_thread = false;
  static constexpr bool half = false;
};

// By value

template <class Limit>
struct prototype : peer_traits {
  static constexpr std::string_view group = "value";
  using key = std::uint32_t;
  explicit prototype(data const& from) : table_(from.entries()) {}
  std::string_view operator()(key code) const noexcept { return table_(code); }

 private:
  Limit table_;
};

struct flat_prototype : prototype<flat_limit> {
  static constexpr std::string_view name = "flat_prototype";
  using prototype::prototype;
};
struct perfect_prototype : prototype<perfect_limit> {
  static constexpr std::string_view name = "perfect_prototype";
  using prototype::prototype;
};
struct slot_order_prototype : prototype<slot_order_limit> {
  static constexpr std::string_view name = "slot_order_prototype";
  using prototype::prototype;
};

struct absl_value : peer_traits {
  static constexpr std::string_view group = "value", name = "absl_flat_hash_map";
  using key = std::uint32_t;
  explicit absl_value(data const& from) {
    for (auto const& each : from.entries())
      map_.emplace(each.code, each.italian);
  }
  std::string_view operator()(key code) const {
    auto const found = map_.find(code);
    return found == map_.end() ? std::string_view() : std::string_view(found->second);
  }

 private:
  absl::flat_hash_map<std::uint32_t, std::string> map_;
};

/// A number counted from 1: catgets knows no codes of 32 bits (a table as large as the greatest one would be needed).
struct message_number {
  int value;
};

struct catgets_value : peer_traits {
  static constexpr std::string_view group = "value", name = "catgets";
  using key = message_number;
  explicit catgets_value(data const& from) : catalog_(::catopen((from.folder() / "catgets.cat").c_str(), 0)) {
    if (catalog_ == reinterpret_cast<nl_catd>(-1)) // NOLINT(performance-no-int-to-ptr): POSIX says so
      throw std::runtime_error("catopen cannot open catgets.cat");
  }
  ~catgets_value() { ::catclose(catalog_); }
  catgets_value(catgets_value const&) = delete;
  catgets_value& operator=(catgets_value const&) = delete;
  std::string_view operator()(key number) const noexcept { return ::catgets(catalog_, NL_SETD, number.value, ""); }

 private:
  nl_catd catalog_;
};

struct interco_value : peer_traits {
  static constexpr std::string_view group = "value", name = "interco";
  using key = std::uint32_t;
  explicit interco_value(data const& from) : reader_(catalog::load(from.folder() / "bench.dat").in("it")) {}
  std::string_view operator()(key code) const noexcept { return reader_[code].text(); }

 private:
  reader reader_;
};

// By symbol

struct absl_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "absl_flat_hash_map";
  using key = std::string_view;
  explicit absl_symbol(data const& from) {
    for (auto const& each : from.entries())
      map_.emplace(each.symbol, each.italian);
  }
  std::string_view operator()(key symbol) const {
    auto const found = map_.find(symbol);
    return found == map_.end() ? std::string_view() : found->second;
  }

 private:
  absl::flat_hash_map<std::string_view, std::string_view> map_;
};

struct gettext_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "gettext";
  using key = char const*;
  explicit gettext_symbol(data const& from) : domain_(from.gettext_domain()) {
    ::bindtextdomain(domain_.c_str(), from.folder().c_str());
  }
  std::string_view operator()(key symbol) const noexcept { return ::dgettext(domain_.c_str(), symbol); }

 private:
  std::string domain_;
};

struct boost_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "boost_locale";
  using key = char const*;
  explicit boost_symbol(data const& from) : domain_(from.gettext_domain()) {
    boost::locale::generator make;
    make.add_messages_path(from.folder().string());
    make.add_messages_domain(domain_);
    locale_ = make("it_IT.UTF-8");
  }
  std::string operator()(key symbol) const { return boost::locale::dgettext(domain_.c_str(), symbol, locale_); }

 private:
  std::string domain_;
  std::locale locale_;
};

/// An ICU bundle in a folder, `<locale>.res`.
class icu_bundle {
 public:
  icu_bundle(std::filesystem::path const& folder, char const* locale) {
    UErrorCode status = U_ZERO_ERROR;
    bundle_.reset(ures_open(folder.c_str(), locale, &status));
    if (status != U_ZERO_ERROR) // a fallback, too, would be another locale than the one that is measured
      throw std::runtime_error("ures_open: " + folder.string() + ": " + u_errorName(status));
  }
  [[nodiscard]] std::u16string_view utf16(char const* symbol) const noexcept {
    UErrorCode status = U_ZERO_ERROR;
    std::int32_t length = 0;
    auto const* const text = ures_getStringByKey(bundle_.get(), symbol, &length, &status);
    return text == nullptr ? std::u16string_view() : std::u16string_view(text, static_cast<std::size_t>(length));
  }
  /// `buffer` is where ICU converts to; it returns a place in it.
  [[nodiscard]] std::string_view utf8(char const* symbol, std::span<char> buffer) const noexcept {
    UErrorCode status = U_ZERO_ERROR;
    auto length = static_cast<std::int32_t>(buffer.size());
    auto const* const text =
        ures_getUTF8StringByKey(bundle_.get(), symbol, buffer.data(), &length, static_cast<UBool>(false), &status);
    return text == nullptr ? std::string_view() : std::string_view(text, static_cast<std::size_t>(length));
  }

 private:
  struct close {
    void operator()(UResourceBundle* bundle) const noexcept { ures_close(bundle); }
  };
  std::unique_ptr<UResourceBundle, close> bundle_;
};

struct icu_utf8_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "ures_getUTF8StringByKey";
  static constexpr bool one_a_thread = true;
  using key = char const*;
  explicit icu_utf8_symbol(data const& from) : bundle_(from.folder() / "icu", "it") {}
  std::string_view operator()(key symbol) noexcept { return bundle_.utf8(symbol, buffer_); }

 private:
  icu_bundle bundle_;
  std::array<char, 512> buffer_{};
};

struct icu_utf16_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "ures_getStringByKey";
  static constexpr bool one_a_thread = true;
  using key = char const*;
  explicit icu_utf16_symbol(data const& from) : bundle_(from.folder() / "icu", "it") {}
  std::u16string_view operator()(key symbol) const noexcept { return bundle_.utf16(symbol); }

 private:
  icu_bundle bundle_;
};

struct interco_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "interco";
  using key = std::string_view;
  explicit interco_symbol(data const& from) : reader_(catalog::load(from.folder() / "bench.dat").in("it")) {}
  std::string_view operator()(key symbol) const noexcept { return reader_[symbol].text(); }

 private:
  reader reader_;
};

#ifdef INTERCO_BENCH_QT
struct qt_symbol : peer_traits {
  static constexpr std::string_view group = "symbol", name = "qt";
  using key = char const*;
  explicit qt_symbol(data const& from) {
    if (!translator_.load(QString::fromStdString((from.folder() / "qt.qm").string())))
      throw std::runtime_error("QTranslator cannot load qt.qm");
  }
  std::u16string operator()(key symbol) const { return translator_.translate("", symbol).toStdU16String(); }

 private:
  QTranslator translator_;
};
#endif

// The fallback: half of the messages are in Italian, the others come in English, with ICU from the root.

struct interco_fallback : peer_traits {
  static constexpr std::string_view group = "fallback", name = "interco";
  static constexpr bool half = true;
  using key = std::uint32_t;
  explicit interco_fallback(data const& from) : reader_(catalog::load(from.folder() / "half/bench.dat").in("it")) {}
  std::string_view operator()(key code) const noexcept { return reader_[code].text(); }

 private:
  reader reader_;
};

struct icu_fallback : peer_traits {
  static constexpr std::string_view group = "fallback", name = "ures_getStringByKey";
  static constexpr bool one_a_thread = true, half = true;
  using key = char const*;
  explicit icu_fallback(data const& from) : bundle_(from.folder() / "icu_half", "it_CH") {}
  std::u16string_view operator()(key symbol) const noexcept { return bundle_.utf16(symbol); }

 private:
  icu_bundle bundle_;
};

/// Calls `f.operator()<Peer>()` for each peer.
template <class Function>
void for_each_peer(Function f) {
  f.template operator()<flat_prototype>();
  f.template operator()<perfect_prototype>();
  f.template operator()<slot_order_prototype>();
  f.template operator()<absl_value>();
  f.template operator()<catgets_value>();
  f.template operator()<interco_value>();
  f.template operator()<absl_symbol>();
  f.template operator()<gettext_symbol>();
  f.template operator()<boost_symbol>();
  f.template operator()<icu_utf8_symbol>();
  f.template operator()<icu_utf16_symbol>();
#ifdef INTERCO_BENCH_QT
  f.template operator()<qt_symbol>();
#endif
  f.template operator()<interco_symbol>();
  f.template operator()<interco_fallback>();
  f.template operator()<icu_fallback>();
}

/// The keys of some ordinals, made beforehand. Symbols lie one behind the other in the order in which they are looked
/// up: a caller has just written or read the key that it looks up.
template <class Key>
class key_sequence {
 public:
  key_sequence(std::vector<entry> const& entries, std::vector<std::uint32_t> const& ordinals) {
    constexpr bool is_text = std::is_same_v<Key, char const*> || std::is_same_v<Key, std::string_view>;
    if constexpr (is_text) {
      std::size_t size = 0;
      for (auto const ordinal : ordinals)
        size += entries[ordinal].symbol.size() + 1;
      characters_.reserve(size); // so that no character moves
    }
    for (auto const ordinal : ordinals) {
      if constexpr (is_text) {
        auto const& symbol = entries[ordinal].symbol;
        auto const at = characters_.size();
        characters_.append(symbol).push_back('\0');
        if constexpr (std::is_same_v<Key, std::string_view>)
          keys_.emplace_back(characters_.data() + at, symbol.size());
        else
          keys_.push_back(characters_.data() + at);
      } else if constexpr (std::is_same_v<Key, message_number>) {
        keys_.push_back({static_cast<int>(ordinal + 1)});
      } else {
        keys_.push_back(entries[ordinal].code);
      }
    }
  }
  [[nodiscard]] std::vector<Key> const& keys() const noexcept { return keys_; }

 private:
  std::string characters_;
  std::vector<Key> keys_;
};

/// Prepares the process for peers that ask it for the language. glibc ignores LANGUAGE in the locale "C", not in
/// "C.UTF-8".
inline void prepare_process() {
  ::setenv("LANGUAGE", "it", 1);
  if (std::setlocale(LC_ALL, "C.UTF-8") == nullptr)
    throw std::runtime_error("the locale C.UTF-8 is missing");
}

/// Returns what every peer must answer.
template <class Peer>
std::string const& expected(std::vector<entry> const& entries, std::size_t ordinal) {
  auto const& each = entries[ordinal];
  return Peer::half && !data::in_half(ordinal) ? each.english : each.italian;
}

} // namespace interco::bench

#endif
