// bench_look_up: a look-up at random, hot. Names are <group>/<peer>/<messages>/real_time/threads:<n>; a name is to be
// run in a process of its own (gettext keeps what it found for the whole process): see run.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <benchmark/benchmark.h>
#include <unicode/ustring.h>

#include "peers.hpp"

namespace interco::bench {
namespace {

/// Something made when the first thread asks for it, so that a process opens only what it measures.
template <class Value>
class made_once {
 public:
  template <class Make>
  Value& get(Make make) {
    std::call_once(once_, [&] { make(value_); });
    return *value_;
  }

 private:
  std::once_flag once_;
  std::optional<Value> value_;
};

data const& data_of(std::size_t count) {
  static std::array<made_once<data>, std::size(counts)> all;
  auto const index = static_cast<std::size_t>(std::find(std::begin(counts), std::end(counts), count) - counts);
  return all.at(index).get([&](auto& value) { value.emplace(count); });
}

/// Looks up one key after the other; threads start in different places of the sequence.
template <class Peer, class Key>
void run_through(benchmark::State& state, Peer& peer, std::vector<Key> const& sequence) {
  auto const* const keys = sequence.data();
  auto const mask = sequence.size() - 1;
  auto at = sequence.size() / 2 * static_cast<std::size_t>(state.thread_index());
  for (auto _ : state) {
    auto const text = peer(keys[at++ & mask]);
    benchmark::DoNotOptimize(text.data());
    benchmark::DoNotOptimize(text.size());
  }
}

/// Looks up the whole sequence once: gettext keeps what it finds, and pages are to be mapped.
template <class Peer, class Key>
void warm(Peer& peer, std::vector<Key> const& sequence) {
  for (auto const& key : sequence) {
    auto const text = peer(key);
    benchmark::DoNotOptimize(text.data());
  }
}

/// The same as `run_through`, but each key is known only when the text before it has come: the time of one look-up,
/// not the rate.
template <class Peer, class Key>
void run_chain(benchmark::State& state, Peer& peer, std::vector<Key> const& sequence) {
  auto const* const keys = sequence.data();
  auto const mask = sequence.size() - 1;
  unsigned zero = 0;
  benchmark::DoNotOptimize(zero);
  std::size_t at = 0;
  for (auto _ : state) {
    auto const text = peer(keys[at & mask]);
    at += 1 + (static_cast<unsigned char>(text[0]) & zero);
  }
  benchmark::DoNotOptimize(at);
}

enum class way { random, chain, unknown };

template <class Peer>
struct subject {
  explicit subject(data const& from, way how)
      : peer(from), known(from.entries(), make_sequence(from.entries().size())), keys(known.keys()) {
    if constexpr (std::is_same_v<typename Peer::key, std::uint32_t>) {
      if (how == way::unknown) {
        auto const unknown = make_unknown_codes(from.entries());
        auto const ordinals = make_sequence(unknown.size());
        for (std::size_t i = 0; i < keys.size(); ++i)
          keys[i] = unknown[ordinals[i]];
      }
    }
    warm(peer, keys);
  }
  Peer peer;
  key_sequence<typename Peer::key> known; // holds the characters of symbols
  std::vector<typename Peer::key> keys;
};

template <class Peer>
void add(std::string_view group, std::size_t count, way how, int max_threads) {
  static std::map<std::string, made_once<subject<Peer>>> subjects;
  auto const name = std::string(group) + "/" + std::string(Peer::name) + "/" + std::to_string(count);
  auto* const shared = &subjects[name];
  auto const run = [=](benchmark::State& state) {
    auto const& from = data_of(count);
    auto& all = shared->get([&](auto& value) { value.emplace(from, how); });
    std::optional<Peer> own;
    if (Peer::one_a_thread)
      own.emplace(from);
    auto& peer = own ? *own : all.peer;
    if (how == way::chain)
      run_chain(state, peer, all.keys);
    else
      run_through(state, peer, all.keys);
  };
  benchmark::RegisterBenchmark(name.c_str(), run)->ThreadRange(1, max_threads)->UseRealTime();
}

void add_all() {
  for (auto const count : counts) {
    for_each_peer([&]<class Peer>() { add<Peer>(Peer::group, count, way::random, 2); });
    add<absl_value>("unknown", count, way::unknown, 1);
    add<interco_value>("unknown", count, way::unknown, 1);
    add<flat_prototype>("chain", count, way::chain, 1);
    add<perfect_prototype>("chain", count, way::chain, 1);
    add<interco_value>("chain", count, way::chain, 1);
  }
}

std::string utf8(std::u16string_view text) {
  std::string converted(3 * text.size(), '\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(converted.data(), static_cast<std::int32_t>(converted.size()), &length, text.data(),
              static_cast<std::int32_t>(text.size()), &status);
  converted.resize(U_SUCCESS(status) ? static_cast<std::size_t>(length) : 0);
  return converted;
}
std::string utf8(std::string_view text) {
  return std::string(text);
}

/// Asks a peer for every message. Returns whether each came out as it was put in.
template <class Peer>
bool check(std::size_t count) {
  auto const& entries = data_of(count).entries();
  std::vector<std::uint32_t> all(count);
  for (std::uint32_t i = 0; i < count; ++i)
    all[i] = i;
  key_sequence<typename Peer::key> const sequence(entries, all);
  std::size_t wrong = 0;
  std::string first;
  Peer peer(data_of(count));
  for (std::size_t i = 0; i < count; ++i) {
    auto const text = utf8(peer(sequence.keys()[i]));
    if (text != expected<Peer>(entries, i) && wrong++ == 0)
      first = entries[i].symbol + ": expected \"" + expected<Peer>(entries, i) + "\", found \"" + text + '"';
  }
  if (wrong != 0)
    std::cerr << Peer::group << '/' << Peer::name << '/' << count << ": " << wrong
              << " wrong texts; the first: " << first << '\n';
  return wrong == 0;
}

/// Checks every peer at every size. Returns the exit status.
int check_all() {
  bool sound = true;
  for (auto const count : counts)
    for_each_peer([&]<class Peer>() { sound = check<Peer>(count) && sound; });
  return sound ? EXIT_SUCCESS : EXIT_FAILURE;
}

} // namespace
} // namespace interco::bench

int main(int argc, char** argv) {
  try {
    interco::bench::prepare_process();
    if (argc == 2 && std::string_view(argv[1]) == "--check")
      return interco::bench::check_all();
    interco::bench::add_all();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
      return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
  } catch (std::exception const& failure) {
    std::cerr << "bench_look_up: " << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
