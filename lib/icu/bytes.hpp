/// \file
/// Bytes of a file or of memory, read a part at a time.
#ifndef INTERCO_ICU_BYTES_HPP
#define INTERCO_ICU_BYTES_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <interco/error.hpp>

namespace interco::detail {

/// Why something cannot be used.
struct refusal {
  errc reason = errc::cannot_read;
  std::string text;
};

/// Some bytes, and what keeps them alive.
struct byte_block {
  std::span<std::byte const> view;
  std::shared_ptr<void const> owner;
};

/// Where bytes come from. Cheap to copy; copies share the file. May be used from any number of threads.
class byte_source {
 public:
  byte_source() = default;

  /// Opens a file, to read it or, with `map`, to map it.
  [[nodiscard]] static std::optional<refusal> open(std::filesystem::path const& file, bool map, byte_source& into);
  /// Takes bytes that stay where they are.
  [[nodiscard]] static byte_source memory(std::span<std::byte const> all);

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }

  /// Gives a part, which must lie inside. A part of a file is read now, into memory aligned to 16; a file that has
  /// been written to since it was opened is refused.
  [[nodiscard]] std::optional<refusal> read(std::uint64_t offset, std::size_t count, byte_block& into) const;

 private:
  struct file;

  std::shared_ptr<file const> file_; // read from it, unless
  byte_block in_memory_;             // there is memory
  std::uint64_t size_ = 0;
};

} // namespace interco::detail

#endif
