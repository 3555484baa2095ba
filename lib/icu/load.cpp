// From the bytes of a package to a catalog: definitions, then the texts of each locale.
#include <interco/catalog.hpp>

#include <unicode/ustring.h>

#include <algorithm>
#include <new>
#include <utility>

#include "core/catalog_access.hpp"
#include "core/keep_errno.hpp"
#include "core/snapshot.hpp"
#include "core/text_rule.hpp"
#include "icu/bundle_file.hpp"
#include "icu/package.hpp"
#include "icu/relative.hpp"
#include "icu/resource_bundle.hpp"

namespace interco {
namespace detail {
namespace {

namespace fs = std::filesystem;

/// A package that is being made a catalog, or laid over one: what its locales need when they are opened.
struct opened_package {
  package from;
  std::shared_ptr<definitions const> codes;
  /// The English texts that translations may have been made from: of this package, of the catalog.
  std::vector<std::shared_ptr<locale_texts const>> sources;
  bool utf16 = true;   // load_options::utf16
  bool origins = true; // load_options::origins
};

/// The most problems that are told of one bundle; then comes their number. A hostile one may have millions.
constexpr std::size_t max_problems = 1000;

/// The most that the texts of one plain bundle may come to, in UTF-16 units: those of more than a million messages.
/// Keys may share one string: what is copied can be larger than the file.
constexpr std::size_t max_texts_size = std::size_t{128} << 20U;

/// Returns nothing of ill-formed text.
std::optional<std::string> to_utf8(std::u16string_view text) {
  // A UTF-16 unit takes at most three bytes.
  std::string result(text.size() * 3, '\0');
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t size = 0;
  u_strToUTF8(result.data(), static_cast<std::int32_t>(result.size()), &size, text.data(),
              static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status)) // an unpaired surrogate
    return std::nullopt;
  result.resize(static_cast<std::size_t>(size));
  return result;
}

/// Opens one bundle: its compiled table, in place, or what a plain one has under its keys. A text that cannot be
/// served is left out and reported, and costs no other.
class opening {
 public:
  opening(opened_package const& with, package_item const& item) : with_(with), codes_(*with.codes), item_(item) {}

  opened_texts run() {
    result_.package = item_.file.string();
    result_.embedded = with_.from.trusted();
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
    if (problem_count_ > max_problems)
      result_.problems.push_back({last_reason_, item_.file.string(), item_.name,
                                  std::to_string(problem_count_ - max_problems) + " more problems like these"});
    return std::move(result_);
  }

 private:
  void report(errc reason, std::string_view key, std::string text) {
    last_reason_ = reason; // what costs the whole bundle is the last
    if (++problem_count_ <= max_problems)
      result_.problems.push_back(
          {reason, item_.file.string(), key.empty() ? item_.name : std::string(key), std::move(text)});
  }

  [[nodiscard]] std::string key(std::uint32_t entry) const {
    auto const count = codes_.count();
    return std::string(codes_.symbols[entry % count]) + std::string(entry < count ? "" : action_suffix);
  }

  void read_table(byte_block const& compiled) {
    auto const size = std::min<std::uint64_t>(string_table::size_of(compiled.view).value_or(0), compiled.view.size());
    auto const table = string_table::open(compiled.view.first(static_cast<std::size_t>(size)));
    if (!table)
      return report(errc::invalid_bundle, "", "its table of texts is not sound");
    if (table->keys() != codes_.symbols.keys() || table->count() != 2 * codes_.count())
      // Its strings could be of another English, and nobody would know.
      return report(errc::other_definitions, "",
                    "compiled with other definitions of " + codes_.domain + "; to be compiled again");
    if (!with_.from.trusted() && !read_utf16(compiled, static_cast<std::size_t>(padded(size)), *table))
      return;
    if (!read_origins(*table))
      return;
    bool const fresh = with_.sources.empty() ||
                       std::any_of(with_.sources.begin(), with_.sources.end(),
                                   [&](auto const& each) { return each->open().table.source() == table->source(); });
    if (fresh && (with_.from.trusted() || sound(*table))) {
      result_.table = *table;
      result_.owner = compiled.owner;
    } else {
      leave_out(*table, fresh);
    }
  }

  /// Takes what lies behind the table of texts, and the strings that it speaks of. Each has to be the same text
  /// as in the table: what it may hold, and that it is well-formed, follows from that, and no checksum of it is needed.
  bool read_utf16(byte_block const& compiled, std::size_t offset, string_table const& table) {
    auto found = utf16_table::open(compiled.view.subspan(std::min(offset, compiled.view.size())), table.count());
    if (!found) {
      report(errc::invalid_bundle, "", "its table of UTF-16 strings is not sound");
      return false;
    }
    if (!with_.utf16)
      return true;
    byte_block strings;
    if (!with_.from.read_part(item_, found->where().begin, found->where().size, strings, result_.problems))
      return false;
    found->attach(strings.view, both(compiled.owner, strings.owner));
    for (std::uint32_t entry = 0; entry < table.count(); ++entry) {
      if (table.has(entry) && !found->holds(entry, table[entry])) {
        report(errc::damaged, "", "the text of " + key(entry) + " is another one in UTF-16");
        return false;
      }
    }
    result_.utf16 = std::move(*found);
    return true;
  }

  /// Takes where the texts come from, if that is asked for. An annex need not say it.
  bool read_origins(string_table const& table) {
    byte_block content;
    if (!with_.origins)
      return true;
    if (!with_.from.read_origins(item_, content, result_.problems))
      return false;
    if (content.view.empty())
      return true;
    auto found = origin_table::open(content.view, table.count(), content.owner);
    if (!found) {
      report(errc::invalid_bundle, "", "its table of where the texts come from is not sound");
      return false;
    }
    result_.origins = std::move(*found);
    return true;
  }

  /// Returns what keeps alive what both keep; nothing where that is a part of the program.
  static std::shared_ptr<void const> both(std::shared_ptr<void const> const& a, std::shared_ptr<void const> const& b) {
    using pair = std::pair<std::shared_ptr<void const>, std::shared_ptr<void const>>;
    return a == nullptr && b == nullptr ? nullptr : std::make_shared<pair>(a, b);
  }

  [[nodiscard]] static bool sound(string_table const& table) {
    for (std::uint32_t entry = 0; entry < table.count(); ++entry) {
      auto const text = table[entry];
      if (!text.empty() && (!can_be_served(text) || *text.end() != '\0'))
        return false;
    }
    return true;
  }

  /// Takes what is fresh and sound.
  void leave_out(string_table const& table, bool all_fresh) {
    string_table_builder kept;
    for (std::uint32_t entry = 0; entry < table.count(); ++entry) {
      bool const fresh = all_fresh || std::any_of(with_.sources.begin(), with_.sources.end(), [&](auto const& each) {
                           return !each->open().empty() && each->open().table.hash(entry) == table.hash(entry);
                         });
      bool used = table.has(entry);
      if (used && !fresh) {
        report(errc::stale, key(entry), "made from an English text that has changed since");
        used = false;
      }
      if (auto refused = used ? refuse_text(table[entry]) : std::nullopt) {
        report(errc::invalid_text, key(entry), std::move(refused->text));
        used = false;
      }
      kept.add(used ? table[entry] : std::string_view(), table.hash(entry));
    }
    keep(kept);
  }

  /// A plain bundle does not say what it was made from, and is believed.
  void read_strings(byte_block const& content) {
    resource_bundle source;
    if (auto refused = resource_bundle::open(content.view, source))
      return report(refused->reason, "", std::move(refused->text));
    auto const begin = reinterpret_cast<std::uintptr_t>(content.view.data());
    std::vector<std::string> texts(2 * std::size_t{codes_.count()});
    auto const places = std::make_shared<std::vector<utf16_table::place>>(texts.size());
    std::size_t total = 0;
    bool any = false;
    for (std::uint32_t i = 0; i < source.size(); ++i) {
      auto const item = source[i];
      if (item.key == "Version" || item.key == "%%Parent") // ICU's
        continue;
      bool const is_action = item.key.ends_with(action_suffix);
      auto const symbol = item.key.substr(0, item.key.size() - (is_action ? action_suffix.size() : 0));
      auto const ordinal = codes_.ordinal_of(symbol);
      if (ordinal == no_ordinal || codes_.symbols[ordinal] != symbol) {
        report(errc::unknown_key, item.key, "no such symbol in the definitions of " + codes_.domain);
        continue;
      }
      total += item.text.size() + 1;
      if (total > max_texts_size)
        return report(errc::invalid_bundle, "",
                      "its texts have more than " + std::to_string(max_texts_size) + " UTF-16 units");
      auto text = read_string(item);
      if (!text)
        continue;
      any = true;
      auto const entry = is_action ? action_entry(ordinal, codes_.count()) : text_entry(ordinal);
      texts[entry] = std::move(*text);
      auto const offset = reinterpret_cast<std::uintptr_t>(item.text.data()) - begin;
      (*places)[entry] = {static_cast<std::uint32_t>(offset / sizeof(char16_t)),
                          static_cast<std::uint32_t>(item.text.size())};
    }
    if (!any)
      return;
    string_table_builder table;
    for (auto const& text : texts)
      table.add(text, source_hash(text));
    keep(table);
    if (with_.utf16) {
      result_.utf16 = utf16_table(*places);
      result_.utf16.attach(content.view, both(places, content.owner));
    }
  }

  /// Returns the text of an item, or reports why there is none.
  std::optional<std::string> read_string(resource_bundle::item const& item) {
    std::optional<std::string> fault;
    if (!item.is_string)
      fault = "not a string";
    else if (item.text.size() > max_text_size) // in UTF-8 it is no shorter
      fault = "over " + std::to_string(max_text_size) + " bytes";
    else if (auto text = to_utf8(item.text); !text)
      fault = "not well-formed UTF-16";
    else if (auto refused = refuse_text(*text))
      fault = std::move(refused->text);
    else
      return text;
    report(errc::invalid_text, item.key, std::move(*fault));
    return std::nullopt;
  }

  void keep(string_table_builder const& made) {
    auto block = std::make_shared<std::vector<std::byte>>(made.finish(codes_.symbols.keys()));
    result_.table = string_table::open(*block).value();
    result_.owner = std::move(block);
  }

  opened_package const& with_;
  definitions const& codes_;
  package_item const& item_;
  opened_texts result_;
  std::size_t problem_count_ = 0;
  errc last_reason_ = errc::invalid_bundle;
};

/// Makes the data of a catalog from packages. Nothing is returned, with the reasons in `problems`, where that fails.
class loader {
 public:
  loader(fs::path const& path, std::vector<problem>& problems)
      : path_(path), problems_(problems), opened_(std::make_shared<opened_package>()),
        data_(std::make_shared<snapshot>()) {}

  /// Starts from a package with definitions.
  std::shared_ptr<snapshot const> load(package from, load_options const& options) {
    opened_->from = std::move(from);
    opened_->utf16 = options.utf16;
    opened_->origins = options.origins || opened_->from.trusted();
    if (opened_->from.items().empty())
      return nullptr;
    auto const* const item = opened_->from.find(definitions_bundle);
    if (item == nullptr)
      return fail(errc::no_definitions, "", "no definitions.res: bundles alone can only be laid over a catalog");
    auto const before = problems_.size();
    data_->codes = read_definitions(*item);
    if (data_->codes == nullptr)
      return problems_.size() == before
                 ? fail(errc::invalid_definitions, item->name,
                        "not sound, or of another version than " + std::to_string(definitions_header::current))
                 : nullptr;
    opened_->codes = data_->codes;
    data_->nearest = &nearest_relative;
    add_source();
    if (opened_->sources.empty())
      return fail(errc::invalid_bundle, source_locale, "no English texts: root.res or en.res expected");
    add_utf16_symbols();
    add_translations();
    if (options.open_all)
      open_layers();
    data_->problems = problems_;
    return data_;
  }

  /// Lays a package over a catalog. All of it is opened: it is small, and what is wrong with it is to be told.
  std::shared_ptr<snapshot const> overlay(snapshot const& base, package from) {
    opened_->from = std::move(from);
    if (opened_->from.items().empty())
      return nullptr;
    opened_->codes = base.codes;
    data_->codes = base.codes;
    data_->utf16_symbols = base.utf16_symbols;
    data_->nearest = base.nearest;
    if (auto const* const item = opened_->from.find(definitions_bundle); item != nullptr && !same_domain(*item))
      return nullptr;
    add_source();
    if (!base.locales.empty())
      opened_->sources.push_back(base.locales.back());
    add_translations();
    open_layers();
    if (data_->locales.empty())
      return nullptr;
    data_->locales.insert(data_->locales.end(), base.locales.begin(), base.locales.end());
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
    return opened_->from.read_annex(item, content, problems_) == package::annex::read
               ? definitions::open(content.view, content.owner)
               : nullptr;
  }

  bool same_domain(package_item const& item) {
    auto const codes = read_definitions(item);
    if (codes == nullptr || codes->domain == opened_->codes->domain)
      return true;
    problems_.push_back({errc::wrong_domain, item.file.string(), item.name,
                         "made for the domain " + codes->domain + ", laid over " + opened_->codes->domain});
    return false;
  }

  /// English is in root, where plain ICU readers inherit it from; an `en` that is no stub is laid over it.
  void add_source() {
    for (auto const* const name : {"en", "root"}) {
      auto const* const item = opened_->from.find(name);
      if (item == nullptr)
        continue;
      auto texts = opening(*opened_, *item).run();
      problems_.insert(problems_.end(), texts.problems.begin(), texts.problems.end());
      texts.problems.clear();
      if (texts.empty())
        continue;
      source_.push_back(
          std::make_shared<locale_texts const>(source_locale, *parse_locale(source_locale), std::move(texts)));
    }
    opened_->sources = source_;
  }

  /// Makes what `message::text_u16` answers for a code that has no English text in UTF-16. The compiler leaves out
  /// none, so that an embedded catalog has all.
  void add_utf16_symbols() {
    auto const has_text = [this](std::uint32_t ordinal) {
      return std::any_of(source_.begin(), source_.end(),
                         [&](auto const& each) { return each->open().table.has(text_entry(ordinal)); });
    };
    bool complete = true;
    for (std::uint32_t i = 0; i < data_->codes->count() && complete && !opened_->from.trusted() && opened_->utf16; ++i)
      complete = has_text(i);
    auto const symbols = data_->codes->symbols.all();
    if (!complete)
      data_->utf16_symbols = std::make_shared<std::u16string const>(symbols.begin(), symbols.end()); // ASCII
  }

  /// Opens all locales now. Those that can be used are kept without their problems, which become those of loading,
  /// and without what they were opened from.
  void open_layers() {
    std::vector<std::shared_ptr<locale_texts const>> used;
    for (auto const& texts : data_->locales) {
      auto opened = texts->open();
      problems_.insert(problems_.end(), opened.problems.begin(), opened.problems.end());
      opened.problems.clear();
      if (!opened.empty())
        used.push_back(std::make_shared<locale_texts const>(texts->name(), texts->tag(), std::move(opened)));
    }
    data_->locales = std::move(used);
  }

  /// The source answers last, so it stands behind the translations.
  void add_translations() {
    for (auto const& item : opened_->from.items()) {
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
          *bcp47(item.name), std::move(*tag), [with = opened_, &item] { return opening(*with, item).run(); }));
    }
    data_->locales.insert(data_->locales.end(), source_.begin(), source_.end());
  }

  fs::path const& path_;
  std::vector<problem>& problems_;
  std::shared_ptr<opened_package> opened_;
  std::shared_ptr<snapshot> data_;
  std::vector<std::shared_ptr<locale_texts const>> source_;
};

/// A catalog as it was, that tells why nothing came of the rest.
std::shared_ptr<snapshot const> failed(snapshot const& base, std::vector<problem> const& problems) {
  auto data = std::make_shared<snapshot>(base);
  data->problems.insert(data->problems.end(), problems.begin(), problems.end());
  return data;
}

/// Returns whether the ordinals of two definitions stand for the same symbols and values.
bool same_codes(definitions const& one, definitions const& other) {
  return one.domain == other.domain && one.symbols.keys() == other.symbols.keys() &&
         std::equal(one.values.begin(), one.values.end(), other.values.begin(), other.values.end());
}

catalog loaded(fs::path const& path, std::error_code& ec, load_options const& options) {
  std::vector<problem> problems;
  auto from = package::open(path, options.map, problems);
  auto data = loader(path, problems).load(std::move(from), options);
  ec = data ? std::error_code() : make_error_code(problems.front().reason);
  return catalog_access::make(data ? std::move(data) : failed({}, problems));
}

catalog overlaid(snapshot const& base, fs::path const& path, std::error_code& ec) {
  std::vector<problem> problems;
  auto from = package::open(path, false, problems);
  auto data = loader(path, problems).overlay(base, std::move(from));
  if (!data && problems.empty())
    problems.push_back({errc::not_a_catalog, path.string(), "", "no text for " + base.codes->domain + " in it"});
  ec = data ? std::error_code() : make_error_code(problems.front().reason);
  return catalog_access::make(data ? std::move(data) : failed(base, problems));
}

} // namespace
} // namespace detail

catalog catalog::load(std::filesystem::path const& path, std::error_code& ec, load_options const& options) {
  detail::keep_errno const kept;
  try {
    return detail::loaded(path, ec, options);
  } catch (std::bad_alloc const&) {
    ec = make_error_code(std::errc::not_enough_memory);
    return {};
  }
}

catalog catalog::load(std::filesystem::path const& path, load_options const& options) {
  detail::keep_errno const kept;
  std::error_code ec;
  auto result = detail::loaded(path, ec, options);
  if (ec)
    throw error(result.problems());
  return result;
}

catalog catalog::overlaid(std::filesystem::path const& path, std::error_code& ec) const {
  detail::keep_errno const kept;
  try {
    return detail::overlaid(*data_, path, ec);
  } catch (std::bad_alloc const&) {
    ec = make_error_code(std::errc::not_enough_memory);
    return *this;
  }
}

catalog catalog::overlaid(std::filesystem::path const& path) const {
  detail::keep_errno const kept;
  std::error_code ec;
  auto result = detail::overlaid(*data_, path, ec);
  if (ec)
    throw error(detail::catalog_access::problems_since(*this, result));
  return result;
}

catalog catalog::embedded(std::span<void const* const> parts) {
  detail::keep_errno const kept;
  std::vector<problem> problems;
  auto from = detail::package::embedded(parts, problems);
  auto data = detail::loader({}, problems).load(std::move(from), {});
  return detail::catalog_access::make(data ? std::move(data) : detail::failed({}, problems));
}

catalog catalog::embedded(std::span<void const* const> parts, std::filesystem::path const& file) {
  detail::keep_errno const kept;
  auto const base = embedded(parts);
  std::vector<problem> problems;
  auto from = detail::package::open(file, false, problems);
  auto data = detail::loader(file, problems).load(std::move(from), {});
  if (data && detail::same_codes(*data->codes, *base.data_->codes))
    return detail::catalog_access::make(std::move(data));
  if (data)
    problems.push_back({errc::other_definitions, file.string(), std::string(detail::definitions_bundle),
                        "has other codes than the program: English answers"});
  return detail::catalog_access::make(detail::failed(*base.data_, problems));
}

} // namespace interco
