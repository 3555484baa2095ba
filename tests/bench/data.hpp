/// \file
/// The catalog that every peer is measured with: synthetic, and the same in every run.
///
/// Codes lie in clusters with gaps, as those of winerror.h do; symbols have about 28 bytes, English texts about 78,
/// Italian ones about 88 with letters outside ASCII. Compiled files lie in `folder()`, made by `bench_make_data` and
/// `tests/bench/run`.
#ifndef INTERCO_TESTS_BENCH_DATA_HPP
#define INTERCO_TESTS_BENCH_DATA_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace interco::bench {

struct entry {
  std::uint32_t code;
  std::string symbol;
  std::string english;
  std::string italian;
};

/// The numbers of messages that are measured: that of SSPI, and what a large system has.
inline constexpr std::size_t counts[]{95, 10'000, 100'000};

/// Makes the messages of a catalog, in the order of their definitions.
[[nodiscard]] std::vector<entry> make_entries(std::size_t count);

/// Returns codes that are none of these.
[[nodiscard]] std::vector<std::uint32_t> make_unknown_codes(std::vector<entry> const& known);

/// Returns the sequence that everybody looks up: ordinals at random, a power of two of them, too many for a branch
/// predictor to learn.
[[nodiscard]] std::vector<std::uint32_t> make_sequence(std::size_t count);

/// A catalog and where its compiled files are.
class data {
 public:
  explicit data(std::size_t count);

  [[nodiscard]] std::vector<entry> const& entries() const noexcept { return entries_; }
  [[nodiscard]] std::filesystem::path const& folder() const noexcept { return folder_; }

  /// The domain of `it/LC_MESSAGES/<domain>.mo`: one for each size, since gettext keeps what it found under this
  /// name.
  [[nodiscard]] std::string gettext_domain() const { return "bench_" + std::to_string(entries_.size()); }

  /// Returns whether the half-translated catalog of the fallback path has a message in Italian.
  [[nodiscard]] static bool in_half(std::size_t ordinal) noexcept { return ordinal % 2 == 0; }

 private:
  std::vector<entry> entries_;
  std::filesystem::path folder_;
};

} // namespace interco::bench

#endif
