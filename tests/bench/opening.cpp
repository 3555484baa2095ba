// bench_opening PEER MESSAGES: opens a catalog and looks up one message, once, and prints the nanoseconds that it
// took. One process is one measurement: several peers keep for the whole process what they opened. Files are in
// the page cache.
//   <group>/<name>     a peer of peers.hpp
//   read_and_check     what opening a file cannot do without: reading all bytes of the .dat, and XXH3 over them
//   embedded           Interco's catalog of SSPI in the program, first use in the process
//   embedded_again     the same, later: the mean of 1000
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

#include <interco/codes/sspi.hpp>

#define XXH_INLINE_ALL // NOLINT(readability-identifier-naming): the library's name
#include <xxhash.h>

#include "peers.hpp"

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

double read_and_check(data const& from) {
  auto const file = from.folder() / "bench.dat";
  return nanoseconds([&] {
    auto const size = std::filesystem::file_size(file);
    auto const bytes = std::make_unique_for_overwrite<char[]>(size);
    int const stream = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (stream < 0 || ::read(stream, bytes.get(), size) != static_cast<ssize_t>(size))
      throw std::system_error(errno, std::generic_category(), file.string());
    ::close(stream);
    auto const hash = XXH3_64bits(bytes.get(), size);
    use(&hash);
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

std::map<std::string, std::function<double(data const&)>> all_ways() {
  std::map<std::string, std::function<double(data const&)>> ways{
      {"read_and_check", read_and_check},
      {"embedded", [](data const&) { return nanoseconds(open_embedded); }},
      {"embedded_again", [](data const&) { return embedded_again(); }}};
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
