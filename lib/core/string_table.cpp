#include "core/string_table.hpp"

#include <cstring>
#include <limits>
#include <stdexcept>

namespace interco::detail {

std::optional<std::uint64_t> string_table::size_of(std::span<std::byte const> bytes) noexcept {
  header head;
  if (bytes.size() < sizeof head)
    return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.magic != magic || head.version != version)
    return std::nullopt;
  return sizeof head + (2 * std::uint64_t{head.count} + 1) * sizeof(std::uint32_t) + std::uint64_t{head.arena_size};
}

std::optional<string_table> string_table::open(std::span<std::byte const> bytes) noexcept {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(header) != 0 || size_of(bytes) != bytes.size())
    return std::nullopt;
  header head;
  std::memcpy(&head, bytes.data(), sizeof head);

  string_table table;
  table.offsets_ = reinterpret_cast<std::uint32_t const*>(bytes.data() + sizeof head);
  table.hashes_ = table.offsets_ + head.count + 1;
  table.arena_ = reinterpret_cast<char const*>(table.hashes_ + head.count);
  table.count_ = head.count;
  table.keys_ = head.keys;
  table.source_ = head.source;
  // An entry is empty, or a text of one byte or more and its NUL. Without branches, so that the compiler takes many
  // at a time. That each text has its NUL is not looked at, which would read all of the arena: the last one ends
  // every search for one.
  auto const* const offsets = table.offsets_;
  std::uint32_t wrong = offsets[0] | (offsets[head.count] ^ head.arena_size);
  for (std::uint32_t i = 0; i < head.count; ++i) {
    auto const length = offsets[i + 1] - offsets[i];
    wrong |= static_cast<std::uint32_t>(length == 1) | static_cast<std::uint32_t>(offsets[i + 1] < offsets[i]);
  }
  if (wrong != 0 || (head.arena_size != 0 && table.arena_[head.arena_size - 1] != '\0'))
    return std::nullopt;
  return table;
}

void string_table_builder::add(std::string_view text, std::uint32_t hash) {
  if (!text.empty()) {
    arena_.append(text);
    arena_.push_back('\0');
  }
  if (arena_.size() > std::numeric_limits<std::uint32_t>::max())
    throw std::length_error("the texts of one locale are over 4 GiB");
  offsets_.push_back(static_cast<std::uint32_t>(arena_.size()));
  hashes_.push_back(hash);
}

std::vector<std::byte> string_table_builder::finish(std::uint64_t keys) const {
  string_table::header head{};
  head.magic = string_table::magic;
  head.version = string_table::version;
  head.count = static_cast<std::uint32_t>(hashes_.size());
  head.arena_size = static_cast<std::uint32_t>(arena_.size());
  head.keys = keys;
  head.source = fingerprint({reinterpret_cast<char const*>(hashes_.data()), hashes_.size() * sizeof hashes_[0]});

  std::vector<std::byte> block(sizeof head + (offsets_.size() + hashes_.size()) * sizeof(std::uint32_t) +
                               arena_.size());
  auto* next = block.data();
  auto const append = [&next](void const* data, std::size_t size) {
    if (size != 0)
      std::memcpy(next, data, size);
    next += size;
  };
  append(&head, sizeof head);
  append(offsets_.data(), offsets_.size() * sizeof offsets_[0]);
  append(hashes_.data(), hashes_.size() * sizeof hashes_[0]);
  append(arena_.data(), arena_.size());
  return block;
}

} // namespace interco::detail
