// bench_opening PEER MESSAGES: opens a catalog and looks up one message, once, and prints the nanoseconds that it
// took. One process is one measurement: several peers keep for the whole process what they opened. Files are in
// the page cache.
//   <group>/<name>     a peer of peers.hpp
//   read_and_check     what opening a file cannot do without: reading the bytes that an answer needs (the annexes of the
//                      definitions, of English and of Italian), and XXH3 over them
//   check              XXH3 over these bytes, which are in memory already
//   mapped             Interco, the file mapped
//   utf8_only          Interco without the texts in UTF-16 (load_options::utf16)
//   embedded           Interco's catalog of SSPI in the program, first use in the process
//   embedded_again     a reader on it and a look-up, later: the mean of 1000
//   embedded_anew      the catalog opened once more, a reader and a look-up: the mean of 1000
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include <interco/codes/sspi.hpp>

#define XXH_INLINE_ALL // NOLINT(readability-identifier-naming): the library's name
#include <xxhash.h>

#include "peers.hpp"

// The catalog of SSPI.
extern "C" {
extern unsigned char const interco_sspi_definitions[];
extern unsigned char const interco_sspi_root[];
extern unsigned char const interco_sspi_it[];
}

namespace interco::bench {
namespace {

using clock = std::chrono::steady_clock;

/// Keeps the compiler from leaving out what nobody reads.
void use(void const* what) {
  asm volatile("" : : "r"(what) : "memory");
}

template <class Function>
double nanoseconds(Function f) {
  auto const start = clock::now();
  f();
  return std::chrono::duration<double, std::nano>(clock::now() - start).count();
}

template <class Peer>
double open_peer(data const& from) {
  auto const middle = static_cast<std::uint32_t>(from.entries().size() / 2);
  key_sequence<typename Peer::key> const sequence(from.entries(), {middle});
  return nanoseconds([&] {
    Peer peer(from);
    auto const text = peer(sequence.keys().front());
    use(text.data());
  });
}

/// A file that is read in parts.
class file {
 public:
  explicit file(std::filesystem::path const& path) : path_(path), number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~file() { ::close(number_); }
  file(file const&) = delete;
  file& operator=(file const&) = delete;

  void read(std::size_t offset, void* into, std::size_t count) const {
    if (::pread(number_, into, count, static_cast<off_t>(offset)) != static_cast<ssize_t>(count))
      throw std::system_error(errno, std::generic_category(), path_.string());
  }
  template <class Value>
  Value value(std::size_t offset) const {
    Value result;
    read(offset, &result, sizeof result);
    return result;
  }

 private:
  std::filesystem::path path_;
  int number_;
};

/// Reads the annexes that an answer in Italian needs, and hands each over.
template <class Take>
void read_annexes(data const& from, Take take) {
  auto const path = from.folder() / "bench.dat";
  file const package(path);
  // The header says its own size; behind it the number of items, then for each the offsets of its name and its bytes.
  std::size_t const start = package.value<std::uint16_t>(0);
  auto const count = package.value<std::uint32_t>(start);
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const entry = start + 4 + std::size_t{i} * 8;
    std::array<char, 32> name{};
    package.read(start + package.value<std::uint32_t>(entry), name.data(), name.size() - 1);
    auto const item = std::string(name.data());
    if (item != "bench/definitions.res" && item != "bench/root.res" && item != "bench/it.res")
      continue;
    auto const end = i + 1 < count ? start + package.value<std::uint32_t>(entry + 12)
                                   : static_cast<std::size_t>(std::filesystem::file_size(path));
    auto const size = static_cast<std::size_t>(package.value<std::uint64_t>(end - 24)); // in the record behind it
    auto const bytes = std::make_unique_for_overwrite<char[]>(size);
    package.read(end - 32 - (size + 15) / 16 * 16, bytes.get(), size);
    take(std::string_view(bytes.get(), size));
  }
}

void check(std::string_view bytes) {
  auto const hash = XXH3_64bits(bytes.data(), bytes.size());
  use(&hash);
}

double read_and_check(data const& from) {
  return nanoseconds([&] { read_annexes(from, check); });
}

double check_alone(data const& from) {
  std::vector<std::string> annexes;
  read_annexes(from, [&](std::string_view bytes) { annexes.emplace_back(bytes); });
  return nanoseconds([&] { std::for_each(annexes.begin(), annexes.end(), check); });
}

double open_loaded(data const& from, load_options const& options) {
  return nanoseconds([&] {
    auto const it = catalog::load(from.folder() / "bench.dat", options).in("it");
    use(it[from.entries()[from.entries().size() / 2].code].text().data());
  });
}

void open_embedded() {
  auto const it = sspi::catalog().in("it");
  use(it[sspi::sec_e_cert_expired].text().data());
}

double embedded_again() {
  constexpr int times = 1000;
  open_embedded();
  return nanoseconds([] {
           for (int i = 0; i < times; ++i)
             open_embedded();
         }) /
         times;
}

double embedded_anew() {
  constexpr int times = 1000;
  open_embedded();
  return nanoseconds([] {
           for (int i = 0; i < times; ++i) {
             void const* const parts[] = {interco_sspi_definitions, interco_sspi_root, interco_sspi_it};
             auto const it = catalog::embedded(parts).in("it");
             use(it[sspi::sec_e_cert_expired].text().data());
           }
         }) /
         times;
}

std::map<std::string, std::function<double(data const&)>> all_ways() {
  std::map<std::string, std::function<double(data const&)>> ways{
      {"read_and_check", read_and_check},
      {"check", check_alone},
      {"mapped", [](data const& from) { return open_loaded(from, {.map = true}); }},
      {"utf8_only", [](data const& from) { return open_loaded(from, {.utf16 = false}); }},
      {"embedded", [](data const&) { return nanoseconds(open_embedded); }},
      {"embedded_again", [](data const&) { return embedded_again(); }},
      {"embedded_anew", [](data const&) { return embedded_anew(); }}};
  for_each_peer(
      [&]<class Peer>() { ways[std::string(Peer::group) + "/" + std::string(Peer::name)] = open_peer<Peer>; });
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
      std::cerr << "usage: bench_opening PEER MESSAGES; a peer is one of:\n";
      for (auto const& [name, function] : ways)
        std::cerr << "  " << name << '\n';
      return 2;
    }
    interco::bench::data const from(std::stoul(argv[2]));
    std::cout << way->second(from) << '\n';
  } catch (std::exception const& failure) {
    std::cerr << "bench_opening: " << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
