#include "icu/resource_bundle.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "icu/bundle_file.hpp"

namespace interco::detail {
namespace {

// The types of uresdata.h.
enum class type : std::uint8_t {
  string = 0,
  binary = 1,
  table = 2,
  alias = 3,
  table32 = 4,
  table16 = 5,
  string_v2 = 6,
  integer = 7,
  array = 8,
  array16 = 9,
  int_vector = 14,
};

// Places in the array of indexes (uresdata.h, URES_INDEX_…).
enum index_place : std::uint8_t {
  index_length = 0, // and, from the upper 24 bits, part of the limit of pool strings
  index_keys_top = 1,
  index_resources_top = 2,
  index_bundle_top = 3,
  index_attributes = 5,
  index_16bit_top = 6,
};

/// Strings of more units have their length before them; genrb's limit (MAX_IMPLICIT_STRING_LENGTH) is 40.
constexpr std::size_t max_implicit_length = 64;

type type_of(std::uint32_t resource) noexcept {
  return static_cast<type>(resource >> 28U);
}

std::size_t offset_of(std::uint32_t resource) noexcept {
  return resource & 0x0FFFFFFFU;
}

bool is_table(std::uint32_t resource) noexcept {
  auto const kind = type_of(resource);
  return kind == type::table || kind == type::table16 || kind == type::table32;
}

refusal invalid(std::string text) {
  return {errc::invalid_bundle, "not a sound resource bundle: " + std::move(text)};
}

} // namespace

/// Goes through the whole tree.
class resource_bundle::checker {
 public:
  explicit checker(resource_bundle const& bundle) noexcept
      // An honest table or array stands in the tree once, and each item takes two bytes at least.
      : bundle_(bundle), items_left_(bundle.body_.size() / 2) {}

  std::optional<refusal> run(container const& top) {
    if (!enter(top))
      return invalid("it has more items than bytes");
    while (depth_ != 0) {
      auto& level = levels_[depth_ - 1];
      if (level.next == level.in.size) {
        --depth_;
        continue;
      }
      auto const index = level.next++;
      if (level.in.keys != 0) {
        auto const key = bundle_.key_at(level.in, index);
        if (!key)
          return invalid(place(level, index) + " has no key of printable ASCII, at most " +
                         std::to_string(max_key_length) + " bytes long");
        if (index != 0 && *key <= level.last_key)
          return invalid("its keys are not sorted: \"" + std::string(level.last_key) + "\" stands before \"" +
                         std::string(*key) + "\"");
        level.last_key = *key;
      }
      if (auto refused = check_item(bundle_.item_at(level.in, index), level, index))
        return refused;
    }
    return std::nullopt;
  }

 private:
  struct frame {
    container in;
    std::uint32_t next = 0;
    std::string_view last_key;
  };

  static std::string place(frame const& at, std::uint32_t index) {
    return "item " + std::to_string(index + 1) + " of " + std::to_string(at.in.size);
  }

  std::optional<refusal> check_item(resource item, frame const& at, std::uint32_t index) {
    switch (type_of(item)) {
    case type::string:
    case type::string_v2:
      if (!bundle_.string_at(item))
        return invalid(place(at, index) + " is a string outside the bundle, or without end");
      return std::nullopt;
    case type::table:
    case type::table16:
    case type::table32:
    case type::array:
    case type::array16:
      break;
    case type::binary:
      return integers(item, sizeof(std::byte), at, index);
    case type::int_vector:
      return integers(item, sizeof(std::int32_t), at, index);
    case type::alias: // which Interco would not follow, and ICU would to any other bundle
      return invalid(place(at, index) + " is an alias");
    case type::integer:
      return std::nullopt;
    default:
      return invalid(place(at, index) + " is of no known type");
    }
    auto const inner = bundle_.container_at(item);
    if (!inner)
      return invalid(place(at, index) + " is a table or an array outside the bundle");
    if (depth_ == levels_.size())
      return invalid("it is nested more than " + std::to_string(max_bundle_depth) + " levels deep");
    if (!enter(*inner))
      return invalid("it has more items than bytes");
    return std::nullopt;
  }

  std::optional<refusal> integers(resource item, std::size_t unit, frame const& at, std::uint32_t index) const {
    if (bundle_.has_integers(item, unit))
      return std::nullopt;
    return invalid(place(at, index) + " is a vector outside the bundle");
  }

  bool enter(container const& inner) noexcept {
    if (inner.size > items_left_)
      return false;
    items_left_ -= inner.size;
    levels_[depth_++] = {inner, 0, {}};
    return true;
  }

  resource_bundle const& bundle_;
  std::size_t items_left_;
  std::array<frame, max_bundle_depth> levels_{};
  std::size_t depth_ = 0;
};

std::optional<refusal> resource_bundle::open(std::span<std::byte const> bytes, resource_bundle& into) {
  std::size_t size = 0;
  if (auto refused = check_bundle(bytes.first(std::min(bytes.size(), bundle_head)), bytes.size(), size))
    return refused;
  auto const header = read_at<data_header>(bytes, 0);
  auto const& version = header.info.formatVersion;
  if (version[0] < 1 || version[0] > 3 || (version[0] == 1 && version[1] < 1))
    return refusal{errc::not_a_catalog, "a resource bundle of format " + std::to_string(version[0]) + "." +
                                            std::to_string(version[1]) + "; 1.1 to 3 expected"};
  resource_bundle result;
  result.body_ = bytes.first(size).subspan(header.header_size);
  auto const index = [&](std::size_t place) { return read_at<std::uint32_t>(result.body_, 4 + place * 4); };
  auto const count = index(index_length) & 0xFFU;
  // Only a pool bundle, or one that uses it, has keys or strings elsewhere; the upper bits say from where on.
  constexpr std::uint32_t pool_attributes = 0xFFFFF006;
  if ((version[0] >= 3 && index(index_length) >> 8U != 0) ||
      (count > index_attributes && (index(index_attributes) & pool_attributes) != 0))
    return refusal{errc::invalid_bundle, "it needs a pool bundle; genrb without --usePoolBundle expected"};
  // The rest is inside the first of these, which has been checked.
  auto const bundle_top = std::size_t{index(index_bundle_top)};
  auto const keys_top = std::size_t{index(index_keys_top)};
  auto const units_top = count > index_16bit_top ? std::size_t{index(index_16bit_top)} : keys_top;
  auto const resources_top = std::size_t{index(index_resources_top)};
  if (keys_top > units_top || units_top > resources_top || resources_top > bundle_top)
    return invalid("its sizes contradict each other");
  result.keys_begin_ = (1 + std::size_t{count}) * 4;
  result.keys_end_ = keys_top * 4;
  result.units_end_ = units_top * 4;

  auto const root = read_at<std::uint32_t>(result.body_, 0);
  auto const top = is_table(root) ? result.container_at(root) : std::nullopt;
  if (!top)
    return invalid("there is no table at its top");
  if (auto refused = checker(result).run(*top))
    return refused;
  constexpr std::string_view alias_key = "%%ALIAS";
  for (std::uint32_t i = 0; i < top->size; ++i) {
    auto const key = result.key_at(*top, i).value_or(std::string_view());
    if (key == alias_key) // ICU would open that one instead
      return invalid("it stands for another bundle (%%ALIAS)");
    if (key > alias_key)
      break;
  }
  result.top_ = *top;
  result.size_ = top->size;
  into = result;
  return std::nullopt;
}

resource_bundle::item resource_bundle::operator[](std::uint32_t index) const noexcept {
  auto const text = string_at(item_at(top_, index));
  return {key_at(top_, index).value_or(std::string_view()), text.has_value(), text.value_or(std::u16string_view())};
}

std::optional<resource_bundle::container> resource_bundle::container_at(resource which) const noexcept {
  auto const kind = type_of(which);
  bool const has_units = kind == type::table16 || kind == type::array16;
  if (!is_table(which) && kind != type::array && kind != type::array16)
    return std::nullopt;
  container found;
  if (offset_of(which) == 0 && (!has_units || units_end_ == keys_end_))
    return found; // an empty one stands nowhere
  auto const begin = has_units ? keys_end_ + offset_of(which) * 2 : offset_of(which) * 4;
  auto const end = has_units ? units_end_ : body_.size();
  bool const short_size = has_units || kind == type::table;
  auto const size_bytes = short_size ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
  if ((!has_units && begin < units_end_) || begin + size_bytes > end)
    return std::nullopt;
  found.size = short_size ? read_at<std::uint16_t>(body_, begin) : read_at<std::uint32_t>(body_, begin);
  found.wide_keys = kind == type::table32;
  found.wide_items = !has_units;
  found.items = begin + size_bytes;
  if (is_table(which)) {
    found.keys = found.items;
    found.items += std::size_t{found.size} * (found.wide_keys ? 4 : 2);
    if (found.wide_items)
      found.items = (found.items + 3) / 4 * 4;
  }
  if (found.items + std::size_t{found.size} * (found.wide_items ? 4 : 2) > end)
    return std::nullopt;
  return found;
}

std::optional<std::string_view> resource_bundle::key_at(container const& table, std::uint32_t index) const noexcept {
  auto const begin = table.wide_keys ? std::size_t{read_at<std::uint32_t>(body_, table.keys + std::size_t{index} * 4)}
                                     : std::size_t{read_at<std::uint16_t>(body_, table.keys + std::size_t{index} * 2)};
  if (begin < keys_begin_ || begin >= keys_end_)
    return std::nullopt;
  auto const* const text = reinterpret_cast<char const*>(body_.data() + begin);
  auto const room = std::min(keys_end_ - begin, max_key_length + 1);
  auto const* const end = std::find_if(text, text + room, [](char c) { return c < ' ' || c > '~'; });
  if (end == text + room || *end != '\0' || end == text)
    return std::nullopt;
  return std::string_view(text, static_cast<std::size_t>(end - text));
}

resource_bundle::resource resource_bundle::item_at(container const& of, std::uint32_t index) const noexcept {
  if (of.wide_items)
    return read_at<std::uint32_t>(body_, of.items + std::size_t{index} * 4);
  constexpr auto string_v2 = static_cast<std::uint32_t>(type::string_v2) << 28U;
  return string_v2 | read_at<std::uint16_t>(body_, of.items + std::size_t{index} * 2);
}

std::optional<std::u16string_view> resource_bundle::string_at(resource which) const noexcept {
  auto const units_at = [this](std::size_t offset) {
    return reinterpret_cast<char16_t const*>(body_.data() + offset); // even, as is every offset of a string
  };
  if (type_of(which) == type::string) {
    if (offset_of(which) == 0)
      return u"";
    if (!has_integers(which, sizeof(char16_t)))
      return std::nullopt;
    auto const begin = offset_of(which) * 4;
    auto const length = std::size_t{read_at<std::uint32_t>(body_, begin)};
    return std::u16string_view(units_at(begin + 4), length);
  }
  if (type_of(which) != type::string_v2)
    return std::nullopt;
  if (offset_of(which) == 0 && units_end_ == keys_end_)
    return u"";
  auto begin = keys_end_ + offset_of(which) * 2;
  if (begin >= units_end_)
    return std::nullopt;
  std::span<char16_t const> const units(units_at(begin), (units_end_ - begin) / 2);
  // A string does not begin with a low surrogate: with one, a length in one, two or three units goes before it.
  auto const first = units[0];
  if (first < 0xDC00 || first > 0xDFFF) {
    auto const room = units.first(std::min(units.size(), max_implicit_length + 1));
    auto const end = std::find(room.begin(), room.end(), u'\0');
    if (end == room.end())
      return std::nullopt;
    return std::u16string_view(units.data(), static_cast<std::size_t>(end - room.begin()));
  }
  std::size_t const prefix = first < 0xDFEF ? 1 : first < 0xDFFF ? 2 : 3;
  if (units.size() <= prefix)
    return std::nullopt;
  auto const length = prefix == 1   ? std::size_t{first} & 0x3FFU
                      : prefix == 2 ? (std::size_t{first} - 0xDFEFU) << 16U | units[1]
                                    : std::size_t{units[1]} << 16U | units[2];
  if (length >= units.size() - prefix || units[prefix + length] != u'\0')
    return std::nullopt;
  return std::u16string_view(units.data() + prefix, length);
}

bool resource_bundle::has_integers(resource which, std::size_t unit) const noexcept {
  auto const begin = offset_of(which) * 4;
  if (begin == 0)
    return true;
  if (begin < units_end_ || begin + 4 > body_.size())
    return false;
  auto const size = std::size_t{read_at<std::uint32_t>(body_, begin)};
  auto const room = (body_.size() - begin - 4) / unit;
  // Behind a string is a NUL.
  return unit != sizeof(char16_t) ? size <= room
                                  : size < room && read_at<char16_t>(body_, begin + 4 + size * unit) == u'\0';
}

} // namespace interco::detail
