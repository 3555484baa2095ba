// bench_memory PEER MESSAGES: opens a catalog, reads every text to its end, and prints by how many KiB the resident
// and the private dirty memory of the process grew, and the size of the texts. One process is one measurement.
//   <group>/<name>   a peer of peers.hpp
//   twenty_locales   Interco, a catalog with 20 locales: a reader for each, one message read in each
//   twenty_mapped    the same, the file mapped
//   mapped           Interco, the file mapped, every text read
//   utf8_only        Interco without the texts in UTF-16 (load_options::utf16), every text read
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "peers.hpp"

namespace interco::bench {
namespace {

struct memory {
  long resident = 0;
  long private_dirty = 0;
};

memory now() {
  std::ifstream rollup("/proc/self/smaps_rollup");
  memory found;
  for (std::string name; rollup >> name;) {
    if (name == "Rss:")
      rollup >> found.resident;
    else if (name == "Private_Dirty:")
      rollup >> found.private_dirty;
  }
  if (found.resident == 0)
    throw std::runtime_error("/proc/self/smaps_rollup has no Rss");
  return found;
}

/// Prints what `work` left behind: what it returns is alive when the memory is read.
template <class Work>
void measure(Work work) {
  auto const before = now();
  auto const [keeps, bytes] = work();
  auto const after = now();
  std::cout << after.resident - before.resident << ' ' << after.private_dirty - before.private_dirty << ' '
            << bytes / 1024 << '\n';
}

/// Reads a text to its end. Returns its size in bytes.
template <class Text>
std::size_t read(Text const& text) {
  unsigned sum = 0;
  for (auto const unit : text)
    sum += static_cast<unsigned>(unit);
  asm volatile("" : : "r"(sum));
  return text.size() * sizeof text[0];
}

template <class Peer>
void read_all(data const& from) {
  std::vector<std::uint32_t> all(from.entries().size());
  for (std::uint32_t i = 0; i < all.size(); ++i)
    all[i] = i;
  key_sequence<typename Peer::key> const sequence(from.entries(), all);
  measure([&] {
    auto peer = std::make_unique<Peer>(from);
    std::size_t bytes = 0;
    for (auto const& key : sequence.keys())
      bytes += read((*peer)(key));
    return std::pair(std::move(peer), bytes);
  });
}

void read_loaded(data const& from, load_options const& options) {
  measure([&] {
    auto const it = catalog::load(from.folder() / "bench.dat", options).in("it");
    std::size_t bytes = 0;
    for (auto const& each : from.entries())
      bytes += read(it[each.code].text());
    return std::pair(it, bytes);
  });
}

void read_twenty(data const& from, bool map) {
  measure([&] {
    auto const loaded = catalog::load(from.folder() / "twenty/bench.dat", {.map = map});
    std::vector<reader> readers;
    std::size_t bytes = 0;
    for (auto const locale : loaded.locales()) {
      if (locale == "en")
        continue;
      auto const& each = readers.emplace_back(loaded.in(std::string(locale)));
      bytes += read(each[from.entries()[readers.size()].code].text());
    }
    if (readers.size() != 20)
      throw std::runtime_error("twenty/bench.dat: expected 20 locales, found " + std::to_string(readers.size()));
    return std::pair(std::move(readers), bytes);
  });
}

std::map<std::string, std::function<void(data const&)>> all_ways() {
  std::map<std::string, std::function<void(data const&)>> ways{
      {"twenty_locales", [](data const& from) { read_twenty(from, false); }},
      {"twenty_mapped", [](data const& from) { read_twenty(from, true); }},
      {"mapped", [](data const& from) { read_loaded(from, {.map = true}); }},
      {"utf8_only", [](data const& from) { read_loaded(from, {.utf16 = false}); }}};
  for_each_peer([&]<class Peer>() { ways[std::string(Peer::group) + "/" + std::string(Peer::name)] = read_all<Peer>; });
  return ways;
}

} // namespace
} // namespace interco::bench

int main(int argc, char** argv) {
  try {
    interco::bench::prepare_process();
    auto const ways = interco::bench::all_ways();
    auto const way = argc == 3 ? ways.find(argv[1]) : ways.end();
    if (way == ways.end()) {
      std::cerr << "usage: bench_memory PEER MESSAGES; a peer is one of:\n";
      for (auto const& [name, function] : ways)
        std::cerr << "  " << name << '\n';
      return 2;
    }
    interco::bench::data const from(std::stoul(argv[2]));
    way->second(from);
  } catch (std::exception const& failure) {
    std::cerr << "bench_memory: " << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
