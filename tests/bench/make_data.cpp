// bench_make_data: writes the sources of the synthetic catalogs, for Interco and for each peer's own compiler.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include <nl_types.h>

#include "data.hpp"

namespace {

namespace fs = std::filesystem;
using interco::bench::data;
using interco::bench::entry;

constexpr std::string_view po_header = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

/// A text file in the making. No text of this data needs an escape in any of the formats.
class writer {
 public:
  explicit writer(fs::path const& file) : file_(file) {
    fs::create_directories(file.parent_path());
    stream_.open(file, std::ios::binary);
  }
  template <class... Parts>
  void operator()(Parts const&... parts) {
    (stream_ << ... << parts);
  }
  void finish() {
    if (!stream_.flush())
      throw std::runtime_error("cannot write " + file_.string());
  }

 private:
  fs::path file_;
  std::ofstream stream_;
};

void write_definitions(fs::path const& file, std::vector<entry> const& entries) {
  writer out(file);
  out("[domain]\nname = \"bench\"\nlayout = \"hresult\"\n\n[codes]\n");
  for (auto const& each : entries)
    out(each.symbol, " = { value = ", each.code, ", severity = \"error\", audience = \"developer\" }\n");
  out.finish();
}

/// Interco's PO: msgctxt is the symbol, msgid the English text.
void write_po(fs::path const& file, std::vector<entry> const& entries, bool half) {
  writer out(file);
  out(po_header);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!half || data::in_half(i))
      out("msgctxt \"", entries[i].symbol, "\"\nmsgid \"", entries[i].english, "\"\nmsgstr \"", entries[i].italian,
          "\"\n\n");
  }
  out.finish();
}

/// gettext's PO: msgid is the symbol, which is shorter than context and English, and so quicker for it.
void write_gettext_po(fs::path const& file, std::vector<entry> const& entries) {
  writer out(file);
  out(po_header);
  for (auto const& each : entries)
    out("msgid \"", each.symbol, "\"\nmsgstr \"", each.italian, "\"\n\n");
  out.finish();
}

/// ICU text. In descending order of keys, genrb takes half a second for 100 000; in ascending order, minutes.
template <class Text>
void write_icu(fs::path const& file, std::vector<entry> const& entries, Text text) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!text(i).empty())
      order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return entries[a].symbol > entries[b].symbol; });
  writer out(file);
  out(file.stem().string(), " {\n");
  for (auto const i : order)
    out("  ", entries[i].symbol, " { \"", text(i), "\" }\n");
  out("}\n");
  out.finish();
}

/// A compiled catalog of catgets: one set, messages 1 to n. gencat makes such a table too, but takes minutes for
/// 100 000 messages (and in many sets crashes), so that it is written here. Format: catgets/catgetsinfo.h and
/// open_catalog.c of glibc: a hash table of {set + 1, number, offset}, once in each byte order, then the texts.
/// Number * (set + 1) modulo an odd size is different for each number below it, so that one plane is enough.
void write_catgets(fs::path const& file, std::vector<entry> const& entries) {
  auto const size = static_cast<std::uint32_t>((entries.size() + 1) | 1U);
  std::vector<std::uint32_t> table(std::size_t{size} * 3);
  std::string texts;
  for (std::uint32_t number = 1; number <= entries.size(); ++number) {
    constexpr std::uint32_t set = NL_SETD + 1;
    auto const at = std::size_t{number * set % size} * 3;
    table[at] = set;
    table[at + 1] = number;
    table[at + 2] = static_cast<std::uint32_t>(texts.size());
    texts.append(entries[number - 1].italian).push_back('\0');
  }
  std::vector<std::uint32_t> head{0x960408DE, size, 1};
  head.insert(head.end(), table.begin(), table.end());
  for (auto const value : table)
    head.push_back(__builtin_bswap32(value));
  writer out(file);
  out(std::string_view(reinterpret_cast<char const*>(head.data()), head.size() * sizeof head[0]), texts);
  out.finish();
}

/// Qt's source: the symbol is the text to be translated, in a context without a name.
void write_qt(fs::path const& file, std::vector<entry> const& entries) {
  writer out(file);
  out("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\" language=\"it\">\n<context>\n"
      "<name></name>\n");
  for (auto const& each : entries)
    out("<message><source>", each.symbol, "</source><translation>", each.italian, "</translation></message>\n");
  out("</context>\n</TS>\n");
  out.finish();
}

void write_all(data const& from) {
  auto const& entries = from.entries();
  auto const sources = from.folder() / "sources";
  auto const english = [&](std::size_t i) -> std::string_view { return entries[i].english; };
  auto const italian = [&](std::size_t i) -> std::string_view { return entries[i].italian; };
  auto const half = [&](std::size_t i) { return data::in_half(i) ? italian(i) : std::string_view(); };
  write_definitions(sources / "bench.toml", entries);
  write_icu(sources / "whole/en.txt", entries, english);
  write_po(sources / "whole/it.po", entries, false);
  write_icu(sources / "half/en.txt", entries, english);
  write_po(sources / "half/it.po", entries, true);
  write_gettext_po(sources / "gettext.po", entries);
  write_icu(sources / "icu/it.txt", entries, italian);
  write_icu(sources / "icu/root.txt", entries, [](std::size_t i) { return i == 0 ? "x" : std::string_view(); });
  write_icu(sources / "icu_half/it_CH.txt", entries, half);
  write_icu(sources / "icu_half/root.txt", entries, english);
  write_catgets(from.folder() / "catgets.cat", entries);
  write_qt(sources / "qt.ts", entries);
}

} // namespace

int main() {
  try {
    for (auto const count : interco::bench::counts)
      write_all(data(count));
  } catch (std::exception const& failure) {
    std::cerr << "bench_make_data: " << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
