#include <interco/message_value.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <set>
#include <vector>

namespace interco {
namespace {

using kind = argument::kind;

bool has_text(kind what) noexcept {
  return what == kind::string || what == kind::path || what == kind::code;
}

/// Returns the 64 bits that make a value, beside its text: equal ones for values that are logged as the same.
std::uint64_t bits_of(argument const& value) noexcept {
  switch (value.what()) {
  case kind::number:
    return std::bit_cast<std::uint64_t>(value.number() == value.number() ? value.number()
                                                                         : std::numeric_limits<double>::quiet_NaN());
  case kind::date_time:
    return static_cast<std::uint64_t>(value.date_time().time_since_epoch().count());
  case kind::code:
    return value.code().value;
  case kind::integer:
  case kind::unsigned_integer:
    return value.unsigned_integer();
  default:
    return 0;
  }
}

/// Returns an integer of kind `unsigned_integer` only where it has to be, NaN as one of them, all else as it is.
argument regular(argument const& value) noexcept {
  if (value.what() == kind::number)
    return std::bit_cast<double>(bits_of(value));
  return value.what() == kind::unsigned_integer && value.integer() >= 0 ? argument(value.integer()) : value;
}

bool equal(argument const& one, argument const& other) noexcept {
  auto const a = regular(one);
  auto const b = regular(other);
  if (a.what() != b.what() || bits_of(a) != bits_of(b) || (has_text(a.what()) && a.text() != b.text()))
    return false;
  return a.what() != kind::list || std::equal(a.list().begin(), a.list().end(), b.list().begin(), b.list().end());
}

void add_to(std::size_t& hash, std::size_t more) noexcept {
  constexpr std::size_t golden = 0x9E3779B9; // 2^32 over the golden ratio, which spreads bits
  hash ^= more + golden + (hash << 6U) + (hash >> 2U);
}

void add_to(std::size_t& hash, std::string_view text) noexcept {
  add_to(hash, std::hash<std::string_view>()(text));
}

} // namespace

std::size_t hash_of(code const& code, std::string_view symbol, argument_list const& arguments) noexcept {
  std::size_t hash = code.value;
  add_to(hash, code.domain);
  add_to(hash, symbol);
  for (auto const& [name, value] : arguments) {
    auto const each = regular(value);
    add_to(hash, name);
    add_to(hash, static_cast<std::size_t>(each.what()));
    add_to(hash, std::hash<std::uint64_t>()(bits_of(each)));
    if (has_text(each.what()))
      add_to(hash, each.text());
    if (each.what() == kind::list) {
      for (auto const item : each.list())
        add_to(hash, item);
    }
  }
  return hash;
}

/// Never moved, so that its views into itself stay.
struct message_value::parts {
  std::string bytes; // of all strings
  interco::code code;
  std::string_view symbol;
  std::vector<std::string_view> items; // of all lists
  std::vector<named_argument> arguments;

  parts(interco::code const& of, std::string_view its_symbol, argument_list const& from) {
    std::vector<named_argument> first_of_name;
    std::set<std::string_view> names;
    std::size_t size = of.domain.size() + its_symbol.size();
    std::size_t item_count = 0;
    for (auto const& each : from) {
      if (!names.insert(each.name).second)
        continue;
      first_of_name.push_back(each);
      size += each.name.size() + (has_text(each.value.what()) ? each.value.text().size() : 0);
      if (each.value.what() == kind::list) {
        item_count += each.value.list().size();
        for (auto const item : each.value.list())
          size += item.size();
      }
    }
    bytes.reserve(size);
    items.reserve(item_count);
    arguments.reserve(first_of_name.size());
    code = {keep(of.domain), of.value};
    symbol = keep(its_symbol);
    for (auto const& each : first_of_name) {
      auto const name = keep(each.name);
      arguments.push_back({name, keep(each.value)});
    }
  }
  parts(parts const&) = delete;
  parts& operator=(parts const&) = delete;
  ~parts() = default;

 private:
  std::string_view keep(std::string_view text) {
    auto const begin = bytes.size();
    bytes += text;
    return std::string_view(bytes).substr(begin);
  }

  argument keep(argument const& value) {
    switch (value.what()) {
    case kind::string:
      return keep(value.text());
    case kind::path:
      return argument::path(keep(value.text()));
    case kind::code:
      return interco::code{keep(value.code().domain), value.code().value};
    case kind::list: {
      auto const begin = items.size();
      for (auto const item : value.list())
        items.push_back(keep(item));
      return std::span<std::string_view const>(items).subspan(begin);
    }
    default:
      return regular(value);
    }
  }
};

message_value::message_value(interco::code const& code, std::string_view symbol, argument_list const& arguments)
    : parts_(std::make_shared<parts const>(code, symbol, arguments)) {}

code message_value::code() const noexcept {
  return parts_ == nullptr ? interco::code() : parts_->code;
}

std::string_view message_value::symbol() const noexcept {
  return parts_ == nullptr ? std::string_view() : parts_->symbol;
}

std::span<named_argument const> message_value::arguments() const noexcept {
  return parts_ == nullptr ? std::span<named_argument const>() : parts_->arguments;
}

bool message_value::equals(message_value const& other) const noexcept {
  auto const a = arguments();
  auto const b = other.arguments();
  return code() == other.code() && symbol() == other.symbol() &&
         std::equal(a.begin(), a.end(), b.begin(), b.end(), [](named_argument const& one, named_argument const& two) {
           return one.name == two.name && equal(one.value, two.value);
         });
}

} // namespace interco
