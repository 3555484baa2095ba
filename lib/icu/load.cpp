// From the bytes of a package to a catalog: definitions, then the texts of each locale.
#include <interco/catalog.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "core/catalog_access.hpp"
#include "core/names.hpp"
#include "core/snapshot.hpp"
#include "icu/bundle.hpp"
#include "icu/package.hpp"
#include "icu/relative.hpp"

namespace interco {
namespace detail {
namespace {

namespace fs = std::filesystem;

/// Reads `definitions.res`. Nothing, if it is not sound.
std::optional<definitions> read_definitions(bundle const& source) {
  definitions codes;
  auto const domain = source.text("domain");
  auto const layout = value_of<value_layout>(layout_names, source.text("layout").value_or(""));
  auto const values = source.integers("values");
  auto const attributes = source.integers("attributes");
  auto const canonical = source.integers("canonical");
  auto const value_index = source.integers("value_index");
  auto const symbol_index = source.integers("symbol_index");
  auto const symbol_bytes = source.bytes("symbols");
  if (source.integer("format") != definitions_format || !domain || !layout || !values || !attributes || !canonical ||
      !value_index || !symbol_index || !symbol_bytes)
    return std::nullopt;
  auto const symbols = string_table::open(*symbol_bytes);
  if (!symbols)
    return std::nullopt;
  codes.domain = *domain;
  codes.layout = *layout;
  codes.values = *values;
  codes.attributes = *attributes;
  codes.canonical = *canonical;
  codes.symbols = *symbols;
  if (!codes.by_value.open(*value_index, codes.count()) || !codes.by_symbol.open(*symbol_index, codes.count()) ||
      !codes.consistent())
    return std::nullopt;
  return codes;
}

/// The texts that one bundle has, by entry; those of a compiled table, or those of a plain bundle by their keys.
class bundle_texts {
 public:
  bundle_texts() = default;

  /// `report(reason, key, text)` is told of every key that cannot be used.
  template <class Report>
  static bundle_texts read(bundle const& source, definitions const& codes, Report report) {
    bundle_texts result;
    if (auto const bytes = source.bytes(texts_resource)) {
      auto const table = string_table::open(*bytes);
      if (table && table->keys() == codes.symbols.keys() && table->count() == 2 * codes.count())
        result.table_ = *table;
      else // its strings could be of another English, and nobody would know
        report(errc::stale, "", "compiled with other definitions of " + codes.domain + "; to be compiled again");
      return result;
    }
    source.for_each_text([&](std::string const& key, std::optional<std::string> text) {
      if (key.starts_with('%') || key == "Version") // %%Parent and the like are ICU's
        return;
      bool const is_action = key.ends_with(action_suffix);
      auto const symbol = std::string_view(key).substr(0, key.size() - (is_action ? action_suffix.size() : 0));
      auto const ordinal = codes.ordinal_of(symbol);
      if (ordinal == flat_index::none || codes.symbols[ordinal] != symbol)
        report(errc::unknown_key, key, "no such symbol in the definitions of " + codes.domain);
      else if (!text)
        report(errc::invalid_bundle, key, "not well-formed UTF-16");
      else if (!text->empty())
        result.strings_[is_action ? action_entry(ordinal) : text_entry(ordinal)] = std::move(*text);
    });
    return result;
  }

  [[nodiscard]] std::optional<string_table> const& table() const noexcept { return table_; }
  [[nodiscard]] bool empty() const noexcept { return !table_ && strings_.empty(); }

  [[nodiscard]] std::string_view operator[](std::uint32_t entry) const {
    if (table_)
      return (*table_)[entry];
    auto const at = strings_.find(entry);
    return at == strings_.end() ? std::string_view() : std::string_view(at->second);
  }
  /// Returns whether an entry was made from the source text that `source` has; a plain bundle does not say, and is
  /// believed.
  [[nodiscard]] bool fresh(std::uint32_t entry, string_table const& source) const {
    return !table_ || table_->source() == source.source() || table_->hash(entry) == source.hash(entry);
  }

 private:
  std::optional<string_table> table_;
  std::map<std::uint32_t, std::string> strings_;
};

/// Makes the data of a catalog from packages.
class loader {
 public:
  /// Starts from a package with definitions. Returns nothing, with the reasons in `problems`, if it has none.
  static std::shared_ptr<snapshot const> load(package& from, fs::path const& path, std::vector<problem>& problems) {
    loader work;
    auto const name = from.items().empty() ? std::nullopt : from.register_with_icu();
    if (!name) {
      if (problems.empty())
        problems.push_back({errc::not_a_catalog, path.string(), "", "ICU does not accept this package"});
      return nullptr;
    }
    if (!from.has(definitions_bundle)) {
      problems.push_back({errc::no_definitions, path.string(), "",
                          "no definitions.res: bundles alone can only be laid over a catalog"});
      return nullptr;
    }
    bundle const source(*name, std::string(definitions_bundle));
    auto codes = source ? read_definitions(source) : std::nullopt;
    if (!codes) {
      problems.push_back({errc::invalid_definitions, path.string(), std::string(definitions_bundle),
                          "not sound, or of another version than " + std::to_string(definitions_format)});
      return nullptr;
    }
    work.data_->codes = std::move(*codes);
    work.data_->nearest = &nearest_relative;
    work.data_->owned.push_back(from.storage());
    work.add_locales(from, *name);
    if (work.data_->locales.empty()) {
      problems.push_back(
          {errc::invalid_bundle, path.string(), source_locale, "no English texts: root.res or en.res expected"});
      return nullptr;
    }
    work.data_->problems.insert(work.data_->problems.begin(), problems.begin(), problems.end());
    return work.data_;
  }

  /// Lays a package over a catalog. Returns nothing, with the reasons in `problems`, if none of it can be used.
  static std::shared_ptr<snapshot const> overlay(snapshot const& base, package& from, std::vector<problem>& problems) {
    loader work(base);
    auto const name = from.items().empty() ? std::nullopt : from.register_with_icu();
    if (!name)
      return nullptr;
    if (from.has(definitions_bundle)) {
      bundle const source(*name, std::string(definitions_bundle));
      auto const domain = source ? source.text("domain") : std::nullopt;
      if (domain && *domain != base.codes.domain) {
        problems.push_back({errc::wrong_domain, from.items().front().file.string(), std::string(definitions_bundle),
                            "made for the domain " + *domain + ", laid over " + base.codes.domain});
        return nullptr;
      }
    }
    auto const used = work.add_locales(from, *name);
    auto& found = work.data_->problems;
    found.insert(found.end(), problems.begin(), problems.end());
    if (used == 0) {
      problems.assign(found.begin() + static_cast<std::ptrdiff_t>(base.problems.size()), found.end());
      return nullptr;
    }
    work.data_->owned.push_back(from.storage());
    return work.data_;
  }

 private:
  loader() : data_(std::make_shared<snapshot>()) {}
  explicit loader(snapshot const& base) : data_(std::make_shared<snapshot>(base)) {}

  /// Reads every locale's bundle, the source first. Returns how many had a text that can be used.
  std::size_t add_locales(package const& from, std::string const& name) {
    std::vector<package_item const*> items;
    for (auto const& item : from.items()) {
      if (item.name != definitions_bundle && item.name != "res_index")
        items.push_back(&item);
    }
    // English is in root, where plain ICU readers inherit it from; an `en` that is no stub is laid over it.
    auto const rank = [](package_item const* item) {
      return item->name == "root" ? 0 : item->name == source_locale ? 1 : 2;
    };
    std::stable_sort(items.begin(), items.end(), [&](auto const* a, auto const* b) { return rank(a) < rank(b); });

    std::size_t used = 0;
    for (auto const* item : items) {
      auto const report = [&](errc reason, std::string const& key, std::string text) {
        data_->problems.push_back({reason, item->file.string(), key.empty() ? item->name : key, std::move(text)});
      };
      bool const is_source = rank(item) < 2;
      auto tag = parse_locale(is_source ? source_locale : item->name);
      if (!tag) {
        report(errc::malformed_locale, item->name, "not a locale: a bundle is named after one (it, zh_Hant)");
        continue;
      }
      bundle const source(name, item->name);
      if (!source) {
        report(errc::invalid_bundle, item->name, "ICU cannot open this bundle");
        continue;
      }
      auto const texts = bundle_texts::read(source, data_->codes, report);
      if (texts.empty())
        continue;
      if (is_source && texts.table())
        own_source_ = texts.table();
      if (!is_source && data_->locales.empty()) {
        report(errc::invalid_bundle, source_locale, "no English texts: root.res or en.res expected");
        return used;
      }
      add_texts(is_source ? source_locale : *bcp47(item->name), std::move(*tag), texts, report);
      ++used;
    }
    return used;
  }

  template <class Report>
  void add_texts(std::string locale, locale_tag tag, bundle_texts const& texts, Report report) {
    auto const known = std::find_if(data_->locales.begin(), data_->locales.end(),
                                    [&](locale_texts const& each) { return each.tag == tag; });
    bool const is_new = known == data_->locales.end();
    bool const is_source = data_->locales.empty();
    auto const& table = texts.table();
    if (is_new && table && (is_source || table->source() == data_->locales[0].table.source())) {
      data_->locales.push_back({std::move(locale), std::move(tag), *table}); // as compiled, in place
      return;
    }
    string_table_builder merged;
    auto const& codes = data_->codes;
    for (std::uint32_t entry = 0; entry < 2 * codes.count(); ++entry) {
      auto text = texts[entry];
      if (!text.empty() && !is_source && locale != source_locale && !texts.fresh(entry, data_->locales[0].table) &&
          !(own_source_ && texts.fresh(entry, *own_source_))) {
        report(errc::stale, std::string(codes.symbols[entry / 2]) + std::string(entry % 2 == 0 ? "" : action_suffix),
               "made from an English text that has changed since");
        text = {};
      }
      if (text.empty() && !is_new)
        text = known->table[entry];
      merged.add(text, is_source ? source_hash(text) : data_->locales[0].table.hash(entry));
    }
    auto block = std::make_shared<std::vector<std::byte>>(merged.finish(codes.symbols.keys()));
    auto const table_of_both = string_table::open(*block).value();
    data_->owned.push_back(std::move(block));
    if (is_new)
      data_->locales.push_back({std::move(locale), std::move(tag), table_of_both});
    else
      known->table = table_of_both;
  }

  std::shared_ptr<snapshot> data_;
  std::optional<string_table> own_source_; // the English of the package that is being read
};

/// An empty catalog that tells why it is.
std::shared_ptr<snapshot const> failed(snapshot const& base, std::vector<problem> const& problems) {
  auto data = std::make_shared<snapshot>(base);
  data->problems.insert(data->problems.end(), problems.begin(), problems.end());
  return data;
}

} // namespace
} // namespace detail

catalog catalog::load(std::filesystem::path const& path, std::error_code& ec) {
  std::vector<problem> problems;
  auto from = detail::package::read(path, problems);
  auto data = detail::loader::load(from, path, problems);
  ec = data ? std::error_code() : make_error_code(problems.front().reason);
  return detail::catalog_access::make(data ? data : detail::failed({}, problems));
}

catalog catalog::load(std::filesystem::path const& path) {
  std::error_code ec;
  auto loaded = load(path, ec);
  if (ec)
    throw error(loaded.problems());
  return loaded;
}

catalog catalog::overlaid(std::filesystem::path const& path, std::error_code& ec) const {
  std::vector<problem> problems;
  auto from = detail::package::read(path, problems);
  auto data = detail::loader::overlay(*data_, from, problems);
  if (!data && problems.empty())
    problems.push_back({errc::not_a_catalog, path.string(), "", "no text for " + data_->codes.domain + " in it"});
  ec = data ? std::error_code() : make_error_code(problems.front().reason);
  return detail::catalog_access::make(data ? data : detail::failed(*data_, problems));
}

catalog catalog::overlaid(std::filesystem::path const& path) const {
  std::error_code ec;
  auto result = overlaid(path, ec);
  if (ec) {
    auto const& all = result.problems();
    throw error({all.begin() + static_cast<std::ptrdiff_t>(problems().size()), all.end()});
  }
  return result;
}

catalog catalog::embedded(void const* package) {
  std::vector<problem> problems;
  auto from = detail::package::embedded(package, problems);
  auto data = detail::loader::load(from, {}, problems);
  return detail::catalog_access::make(data ? data : detail::failed({}, problems));
}

} // namespace interco
