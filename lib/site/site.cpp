#include "site/site.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <system_error>
#include <utility>

#include "core/ascii.hpp"
#include "exchange/file.hpp"
#include "exchange/wording.hpp"
#include "site/assets.hpp"
#include "site/manifest.hpp"
#include "site/model.hpp"
#include "site/pages.hpp"

namespace interco::site {
namespace {

namespace fs = std::filesystem;

/// The files of a site, and what makes each: one at a time, since all together may be larger than memory.
using plan = std::map<std::string, std::function<std::string()>, std::less<>>;

plan make_plan(model const& all) {
  plan files;
  files["site.css"] = [] { return std::string(style()); };
  files["site.js"] = [] { return std::string(script()); };
  files["index.html"] = [&all] { return index_page(all, all.languages.front(), true); };
  for (auto const& language : all.languages) {
    files[index_path(language)] = [&all, &language] { return index_page(all, language, false); };
    for (std::size_t d = 0; d < all.domains.size(); ++d) {
      auto const& domain = all.domains[d];
      for (std::size_t part = 0; part < domain.parts.size(); ++part)
        files[table_path(language, domain, part)] = [&all, &language, d, part] {
          return table_page(all, language, d, part);
        };
      for (std::uint32_t i = 0; i < domain.count(); ++i)
        files[code_path(language, domain, i)] = [&all, &language, d, i] { return code_page(all, language, d, i); };
      files[search_path(language, domain)] = [&all, &language, d] { return search_data(all, language, d); };
    }
  }
  return files;
}

bool has_contents(fs::path const& file, std::string const& contents) {
  std::error_code ec;
  exchange::diagnostics unread; // then it has not
  return fs::is_regular_file(file, ec) && fs::file_size(file, ec) == contents.size() &&
         exchange::read_file(file, unread) == contents;
}

/// Adds an error for each file that is there and that no earlier run made.
void find_strangers(plan const& files, file_set const& ours, fs::path const& folder, exchange::diagnostics& found) {
  std::error_code ec;
  for (auto const& [path, make] : files) {
    auto const file = folder / path;
    if (!ours.contains(path) && fs::exists(fs::symlink_status(file, ec)) && !has_contents(file, make()))
      found.add({exchange::grade::error,
                 file.string(),
                 {},
                 exchange::say("SITE_FILE_EXISTS"),
                 "file-exists",
                 exchange::say("SITE_FILE_EXISTS_HINT")});
  }
}

bool is_html(std::string_view path) noexcept {
  return path.ends_with(".html");
}

} // namespace

std::optional<std::string> read_base_url(std::string_view text) {
  auto const scheme = text.starts_with("https://") ? 8U : text.starts_with("http://") ? 7U : 0U;
  while (text.ends_with('/'))
    text.remove_suffix(1);
  auto const sound = [](char c) {
    return detail::is_word(c) || std::string_view("-.~:/[]@!$&()*+,;=%").find(c) != std::string_view::npos;
  };
  if (scheme == 0 || text.size() <= scheme || !std::all_of(text.begin(), text.end(), sound))
    return std::nullopt;
  return std::string(text);
}

site_summary write_site(catalog_set const& catalogs, site_options const& options, fs::path const& folder,
                        exchange::diagnostics& found) {
  site_summary result;
  auto const before = read_manifest(folder, found);
  if (!before)
    return result;
  auto all = make_model(catalogs, options.domains, options.locales, options.words);
  all.base_url = options.base_url;
  split_tables(all);
  auto const files = make_plan(all);
  find_strangers(files, *before, folder, found);
  if (found.error_count() != 0)
    return result;

  for (auto const& each : all.domains)
    result.domains.emplace_back(each.name());
  for (auto const& each : all.languages)
    result.locales.push_back(each.tag);
  file_set now;
  for (auto const& each : files)
    now.insert(each.first);
  // Until all is done the list has the old files and the new ones, so that whatever ends this, the next run knows
  // them.
  auto both = now;
  both.insert(before->begin(), before->end());
  if (!exchange::write_if_changed(folder / manifest_name, to_manifest(both), found))
    return result;
  for (auto const& [path, make] : files) {
    auto const contents = make();
    ++result.files;
    result.bytes += contents.size();
    if (is_html(path)) {
      ++result.pages;
      result.largest = std::max(result.largest, contents.size());
    }
    if (has_contents(folder / path, contents))
      continue;
    if (!exchange::write_if_changed(folder / path, contents, exchange::durability::until_power_fails, found))
      return result; // the next file would not fit either
    ++result.written;
  }
  for (auto const& each : *before)
    result.removed += !now.contains(each) && remove_page(folder, each, found) ? 1U : 0U;
  if (found.error_count() == 0)
    exchange::write_if_changed(folder / manifest_name, to_manifest(now), found);
  return result;
}

} // namespace interco::site
