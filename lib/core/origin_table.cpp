#include "core/origin_table.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "core/text_rule.hpp"

namespace interco::detail {

std::optional<std::uint64_t> origin_table::size_of(std::span<std::byte const> bytes) noexcept {
  header head;
  if (bytes.size() < sizeof head)
    return std::nullopt;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.magic != header().magic || head.version != header().version)
    return std::nullopt;
  return sizeof head + std::uint64_t{head.count} * sizeof(std::uint32_t) + head.name_size;
}

std::optional<origin_table> origin_table::open(std::span<std::byte const> bytes, std::uint32_t count,
                                               std::shared_ptr<void const> owner) noexcept {
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint32_t) != 0 || size_of(bytes) != bytes.size())
    return std::nullopt;
  header head;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.count != count || head.name_size == 0)
    return std::nullopt;
  origin_table table;
  table.entries_ = {reinterpret_cast<std::uint32_t const*>(bytes.data() + sizeof head), count};
  std::string_view const name(reinterpret_cast<char const*>(bytes.data() + bytes.size() - head.name_size),
                              head.name_size);
  table.source_ = name.substr(0, name.size() - 1);
  bool const is_name = name.back() == '\0' && can_be_served(table.source_) &&
                       table.source_.find_first_of("/\n") == std::string_view::npos;
  bool const has_states = std::all_of(table.entries_.begin(), table.entries_.end(), [](std::uint32_t entry) {
    return entry >> line_bits <= static_cast<std::uint32_t>(text_state::unknown);
  });
  if (!is_name || !has_states)
    return std::nullopt;
  table.owner_ = std::move(owner);
  return table;
}

origin origin_table::of(std::uint32_t entry) const noexcept {
  origin result;
  if (entry < entries_.size()) {
    result.source = source_;
    result.line = entries_[entry] & most_lines;
    result.state = static_cast<text_state>(entries_[entry] >> line_bits);
  }
  return result;
}

std::string origin_table::make(std::string_view source, std::span<std::uint32_t const> entries) {
  header head;
  head.count = static_cast<std::uint32_t>(entries.size());
  head.name_size = static_cast<std::uint32_t>(source.size() + 1);
  std::string block(reinterpret_cast<char const*>(&head), sizeof head);
  block.append(reinterpret_cast<char const*>(entries.data()), entries.size_bytes());
  block.append(source);
  block.push_back('\0');
  return block;
}

} // namespace interco::detail
