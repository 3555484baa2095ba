#include "icu/integer_style.hpp"

#include <limits>
#include <vector>

#include "core/utf8.hpp"

namespace interco::detail {
namespace {

constexpr std::size_t most_digits = 20; // of an integer of 64 bits

/// A number in whose decimal digits each stands at least once, and which is as long as one of 64 bits can be.
constexpr std::int64_t all_digits = 1'234'567'890'123'456'789;

} // namespace

bool integer_style::piece::set(std::string_view text) noexcept {
  size = text.copy(bytes.data(), bytes.size());
  return size == text.size();
}

/// Finds the groups of `all_digits` as it was formatted.
bool integer_style::learn_groups(std::string_view most) {
  std::vector<unsigned> sizes(1);
  for (char const digit : std::to_string(all_digits)) {
    auto const& next = digits_.at(static_cast<std::size_t>(digit - '0'));
    auto const at = most.find(next.view());
    if (at == std::string_view::npos)
      return false;
    if (at != 0) {
      if (sizes.size() > 1 && most.substr(0, at) != separator_.view())
        return false;
      if (!separator_.set(most.substr(0, at)))
        return false;
      sizes.push_back(0);
    }
    ++sizes.back();
    most.remove_prefix(at + next.size);
  }
  if (sizes.size() > 1) {
    last_group_ = sizes.back();
    other_groups_ = sizes.size() > 2 ? sizes[sizes.size() - 2] : last_group_;
  }
  return most.empty();
}

std::string integer_style::text(std::int64_t number) const {
  std::array<char, 512> room; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  text_sink to(room);
  append(to, number < 0, number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number));
  return {room.data(), to.written()};
}

std::optional<integer_style> integer_style::learn(std::function<std::string(std::int64_t)> const& format) {
  integer_style made;
  for (std::size_t i = 0; i < made.digits_.size(); ++i) {
    auto const digit = format(static_cast<std::int64_t>(i));
    if (!made.digits_.at(i).set(digit) || code_points(digit) != 1)
      return std::nullopt;
  }
  auto const negative = format(-1);
  auto const digit = negative.find(made.digits_[1].view());
  if (digit == std::string::npos || !made.learn_groups(format(all_digits)))
    return std::nullopt;
  made.before_negative_ = negative.substr(0, digit);
  made.behind_negative_ = negative.substr(digit + made.digits_[1].size);
  constexpr std::size_t longest_affix = 32;
  if (negative.size() > longest_affix)
    return std::nullopt;
  // Some languages group from five digits on: "1234", "12.345".
  std::int64_t power = 1;
  for (unsigned count = 1; count < most_digits; ++count) {
    if (made.last_group_ != 0 && made.grouped_from_ == 0 && count > made.last_group_ &&
        format(power).find(made.separator_.view()) != std::string::npos)
      made.grouped_from_ = count;
    if (count + 1 < most_digits)
      power *= 10;
  }
  std::vector<std::int64_t> checked{std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                    all_digits, -all_digits};
  for (auto each = power; each != 0; each /= 10) {
    for (auto const near : {each - 1, each, each * 7 + 1})
      checked.insert(checked.end(), {near, -near});
  }
  for (auto const each : checked) {
    if (made.text(each) != format(each))
      return std::nullopt;
  }
  return made;
}

void integer_style::append(text_sink& to, bool is_negative, std::uint64_t magnitude) const noexcept {
  std::array<char, 2 * most_digits * longest> room; // NOLINT(cppcoreguidelines-pro-type-member-init)
  auto begin = room.size();
  auto const put = [&](piece const& each) {
    for (auto i = each.size; i > 0; --i)
      room[--begin] = each.bytes[i - 1];
  };
  std::array<unsigned char, most_digits> values; // NOLINT(cppcoreguidelines-pro-type-member-init)
  unsigned count = 0;
  do {
    values[count++] = static_cast<unsigned char>(magnitude % 10);
    magnitude /= 10;
  } while (magnitude != 0);
  auto left = grouped_from_ != 0 && count >= grouped_from_ ? last_group_ : static_cast<unsigned>(most_digits);
  for (unsigned i = 0; i < count; ++i, --left) {
    if (left == 0) {
      put(separator_);
      left = other_groups_;
    }
    put(digits_[values[i]]);
  }
  if (is_negative)
    to.append(before_negative_);
  to.append({room.data() + begin, room.size() - begin});
  if (is_negative)
    to.append(behind_negative_);
}

} // namespace interco::detail
