// From the bytes of a package to a catalog: definitions, then the texts of each locale.
#include <interco/catalog.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include "core/catalog_access.hpp"
#include "core/snapshot.hpp"
#include "icu/bundle.hpp"
#include "icu/package.hpp"
#include "icu/relative.hpp"

namespace interco {
namespace detail {
namespace {

namespace fs = std::filesystem;

/// A package that is being made a catalog, or laid over one: what its locales need when they are opened.
struct origin {
  package from;
  std::shared_ptr<definitions const> codes;
  /// The English texts that translations may have been made from: of this package, of the catalog.
  std::vector<std::shared_ptr<locale_texts const>> sources;
};

/// Opens one bundle: its compiled table, in place, or what a plain one has under its keys.
class opening {
 public:
  opening(origin const& with, package_item const& item) : with_(with), codes_(*with.codes), item_(item) {}

  opened_texts run() {
    byte_block content;
    switch (with_.from.read_annex(item_, content, result_.problems)) {
    case package::annex::read:
      // The compiler writes an `en` beside `root` for other readers of ICU's bundles; there is nothing in it.
      if (!content.view.empty())
        read_table(content);
      break;
    case package::annex::none:
      if (with_.from.read_bundle(item_, content, result_.problems))
        read_strings(content);
      break;
    case package::annex::wrong:
      break;
    }
    return std::move(result_);
  }

 private:
  void report(errc reason, std::string const& key, std::string text) {
    result_.problems.push_back({reason, item_.file.string(), key.empty() ? item_.name : key, std::move(text)});
  }

  [[nodiscard]] std::string key(std::uint32_t entry) const {
    auto const count = codes_.count();
    return std::string(codes_.symbols[entry % count]) + std::string(entry < count ? "" : action_suffix);
  }

  void read_table(byte_block const& compiled) {
    auto const table = string_table::open(compiled.view);
    if (!table)
      return report(errc::invalid_bundle, "", "its table of texts is not sound");
    if (table->keys() != codes_.symbols.keys() || table->count() != 2 * codes_.count())
      // Its strings could be of another English, and nobody would know.
      return report(errc::stale, "", "compiled with other definitions of " + codes_.domain + "; to be compiled again");
    bool const fresh = with_.sources.empty() ||
                       std::any_of(with_.sources.begin(), with_.sources.end(),
                                   [&](auto const& each) { return each->open().table.source() == table->source(); });
    if (!fresh)
      return leave_out_stale(*table);
    result_.table = *table;
    result_.owner = compiled.owner;
  }

  void leave_out_stale(string_table const& table) {
    string_table_builder kept;
    for (std::uint32_t entry = 0; entry < table.count(); ++entry) {
      bool const fresh = std::any_of(with_.sources.begin(), with_.sources.end(), [&](auto const& each) {
        return !each->open().empty() && each->open().table.hash(entry) == table.hash(entry);
      });
      if (!fresh && table.has(entry))
        report(errc::stale, key(entry), "made from an English text that has changed since");
      kept.add(fresh ? table[entry] : std::string_view(), table.hash(entry));
    }
    keep(kept);
  }

  /// A plain bundle does not say what it was made from, and is believed.
  void read_strings(byte_block const& content) {
    bundle const source(content, item_.name);
    if (!source)
      return report(errc::invalid_bundle, "", "ICU cannot open this bundle");
    std::map<std::uint32_t, std::string> texts;
    source.for_each_text([&](std::string const& key, std::optional<std::string> text) {
      if (key.starts_with('%') || key == "Version") // %%Parent and the like are ICU's
        return;
      bool const is_action = key.ends_with(action_suffix);
      auto const symbol = std::string_view(key).substr(0, key.size() - (is_action ? action_suffix.size() : 0));
      auto const ordinal = codes_.ordinal_of(symbol);
      if (ordinal == no_ordinal || codes_.symbols[ordinal] != symbol)
        report(errc::unknown_key, key, "no such symbol in the definitions of " + codes_.domain);
      else if (!text)
        report(errc::invalid_bundle, key, "not well-formed UTF-16");
      else if (!text->empty())
        texts[is_action ? action_entry(ordinal, codes_.count()) : text_entry(ordinal)] = std::move(*text);
    });
    if (texts.empty())
      return;
    // Many keys may share one string of the bundle: what is copied can be larger than the file.
    std::uint64_t total = 0;
    for (auto const& [entry, text] : texts)
      total += text.size() + 1;
    if (total > max_bundle_size)
      return report(errc::invalid_bundle, "",
                    "its texts have " + std::to_string(total) + " bytes, at most " + std::to_string(max_bundle_size) +
                        " expected");
    string_table_builder table;
    for (std::uint32_t entry = 0; entry < 2 * codes_.count(); ++entry) {
      auto const text = texts.find(entry);
      auto const view = text == texts.end() ? std::string_view() : std::string_view(text->second);
      table.add(view, source_hash(view));
    }
    keep(table);
  }

  void keep(string_table_builder const& made) {
    auto block = std::make_shared<std::vector<std::byte>>(made.finish(codes_.symbols.keys()));
    result_.table = string_table::open(*block).value();
    result_.owner = std::move(block);
  }

  origin const& with_;
  definitions const& codes_;
  package_item const& item_;
  opened_texts result_;
};

/// Makes the data of a catalog from packages. Nothing is returned, with the reasons in `problems`, where that fails.
class loader {
 public:
  loader(fs::path const& path, std::vector<problem>& problems)
      : path_(path), problems_(problems), origin_(std::make_shared<origin>()), data_(std::make_shared<snapshot>()) {}

  /// Starts from a package with definitions.
  std::shared_ptr<snapshot const> load(package from) {
    origin_->from = std::move(from);
    if (origin_->from.items().empty())
      return nullptr;
    auto const* const item = origin_->from.find(definitions_bundle);
    if (item == nullptr)
      return fail(errc::no_definitions, "", "no definitions.res: bundles alone can only be laid over a catalog");
    auto const before = problems_.size();
    data_->codes = read_definitions(*item);
    if (data_->codes == nullptr)
      return problems_.size() == before
                 ? fail(errc::invalid_definitions, item->name,
                        "not sound, or of another version than " + std::to_string(definitions_header::current))
                 : nullptr;
    origin_->codes = data_->codes;
    data_->nearest = &nearest_relative;
    add_source();
    if (origin_->sources.empty())
      return fail(errc::invalid_bundle, source_locale, "no English texts: root.res or en.res expected");
    add_translations();
    data_->problems = problems_;
    return data_;
  }

  /// Lays a package over a catalog. All of it is opened: it is small, and what is wrong with it is to be told.
  std::shared_ptr<snapshot const> overlay(snapshot const& base, package from) {
    origin_->from = std::move(from);
    if (origin_->from.items().empty())
      return nullptr;
    origin_->codes = base.codes;
    data_->codes = base.codes;
    data_->nearest = base.nearest;
    if (auto const* const item = origin_->from.find(definitions_bundle); item != nullptr && !same_domain(*item))
      return nullptr;
    add_source();
    if (!base.locales.empty())
      origin_->sources.push_back(base.locales.back());
    add_translations();
    auto& layers = data_->locales;
    for (auto const& texts : layers) {
      auto const& found = texts->open().problems;
      problems_.insert(problems_.end(), found.begin(), found.end());
    }
    // Kept without its problems, which are those of loading now.
    std::vector<std::shared_ptr<locale_texts const>> used;
    for (auto const& texts : layers) {
      if (auto opened = texts->open(); !opened.empty()) {
        opened.problems.clear();
        used.push_back(std::make_shared<locale_texts const>(texts->name(), texts->tag(), std::move(opened)));
      }
    }
    if (used.empty())
      return nullptr;
    layers = std::move(used);
    layers.insert(layers.end(), base.locales.begin(), base.locales.end());
    data_->problems = base.problems;
    data_->problems.insert(data_->problems.end(), problems_.begin(), problems_.end());
    return data_;
  }

 private:
  std::nullptr_t fail(errc reason, std::string const& key, std::string text) {
    problems_.push_back({reason, path_.string(), key, std::move(text)});
    return nullptr;
  }

  std::shared_ptr<definitions const> read_definitions(package_item const& item) {
    byte_block content;
    return origin_->from.read_annex(item, content, problems_) == package::annex::read
               ? definitions::open(content.view, content.owner)
               : nullptr;
  }

  bool same_domain(package_item const& item) {
    auto const codes = read_definitions(item);
    if (codes == nullptr || codes->domain == origin_->codes->domain)
      return true;
    problems_.push_back({errc::wrong_domain, item.file.string(), item.name,
                         "made for the domain " + codes->domain + ", laid over " + origin_->codes->domain});
    return false;
  }

  /// English is in root, where plain ICU readers inherit it from; an `en` that is no stub is laid over it.
  void add_source() {
    for (auto const* const name : {"en", "root"}) {
      auto const* const item = origin_->from.find(name);
      if (item == nullptr)
        continue;
      auto texts = opening(*origin_, *item).run();
      problems_.insert(problems_.end(), texts.problems.begin(), texts.problems.end());
      texts.problems.clear();
      if (texts.empty())
        continue;
      source_.push_back(
          std::make_shared<locale_texts const>(source_locale, *parse_locale(source_locale), std::move(texts)));
    }
    origin_->sources = source_;
  }

  /// The source answers last, so it stands behind the translations.
  void add_translations() {
    for (auto const& item : origin_->from.items()) {
      if (item.name == definitions_bundle || item.name == "res_index" || item.name == "root" ||
          item.name == source_locale)
        continue;
      auto tag = parse_locale(item.name);
      if (!tag) {
        problems_.push_back({errc::malformed_locale, item.file.string(), item.name,
                             "not a locale: a bundle is named after one (it, zh_Hant)"});
        continue;
      }
      data_->locales.push_back(std::make_shared<locale_texts const>(
          *bcp47(item.name), std::move(*tag), [with = origin_, &item] { return opening(*with, item).run(); }));
    }
    data_->locales.insert(data_->locales.end(), source_.begin(), source_.end());
  }

  fs::path const& path_;
  std::vector<problem>& problems_;
  std::shared_ptr<origin> origin_;
  std::shared_ptr<snapshot> data_;
  std::vector<std::shared_ptr<locale_texts const>> source_;
};

/// A catalog as it was, that tells why nothing came of the rest.
std::shared_ptr<snapshot const> failed(snapshot const& base, std::vector<problem> const& problems) {
  auto data = std::make_shared<snapshot>(base);
  data->problems.insert(data->problems.end(), problems.begin(), problems.end());
  return data;
}

} // namespace
} // namespace detail

catalog catalog::load(std::filesystem::path const& path, std::error_code& ec, load_options const& options) {
  std::vector<problem> problems;
  auto from = detail::package::open(path, options.map, problems);
  auto const data = detail::loader(path, problems).load(std::move(from));
  ec = data ? std::error_code() : make_error_code(problems.front().reason);
  auto loaded = detail::catalog_access::make(data ? data : detail::failed({}, problems));
  if (options.open_all)
    loaded.open_all();
  return loaded;
}

catalog catalog::load(std::filesystem::path const& path, load_options const& options) {
  std::error_code ec;
  auto loaded = load(path, ec, options);
  if (ec)
    throw error(loaded.problems());
  return loaded;
}

catalog catalog::overlaid(std::filesystem::path const& path, std::error_code& ec) const {
  std::vector<problem> problems;
  auto from = detail::package::open(path, false, problems);
  auto const data = detail::loader(path, problems).overlay(*data_, std::move(from));
  if (!data && problems.empty())
    problems.push_back({errc::not_a_catalog, path.string(), "", "no text for " + data_->codes->domain + " in it"});
  ec = data ? std::error_code() : make_error_code(problems.front().reason);
  return detail::catalog_access::make(data ? data : detail::failed(*data_, problems));
}

catalog catalog::overlaid(std::filesystem::path const& path) const {
  std::error_code ec;
  auto result = overlaid(path, ec);
  if (ec)
    throw error(detail::catalog_access::problems_since(*this, result));
  return result;
}

catalog catalog::embedded(void const* package) {
  std::vector<problem> problems;
  auto from = detail::package::embedded(package, problems);
  auto const data = detail::loader({}, problems).load(std::move(from));
  return detail::catalog_access::make(data ? data : detail::failed({}, problems));
}

} // namespace interco
