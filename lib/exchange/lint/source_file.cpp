#include "exchange/lint/source_file.hpp"

#include <algorithm>
#include <charconv>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"

namespace interco::exchange {
namespace {

/// Collects the origins of a text while its strings are read.
class origin_reader {
 public:
  origin_reader(std::string_view bytes, std::size_t at, bool is_po) : bytes_(bytes), at_(at), is_po_(is_po) {}

  std::vector<byte_origin> read() {
    if (is_po_)
      read_po();
    else
      read_icu();
    origins_.push_back({end_, 0, '\0'});
    return std::move(origins_);
  }

 private:
  [[nodiscard]] bool done() const { return at_ >= bytes_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool next_is(std::string_view text) const {
    return bytes_.substr(std::min(at_, bytes_.size())).starts_with(text);
  }
  bool take_if(std::string_view text) {
    bool const is_next = next_is(text);
    at_ += is_next ? text.size() : 0;
    return is_next;
  }
  void skip_spaces() {
    while (!done() && detail::is_space(peek()))
      ++at_;
  }

  void read_po() {
    if (!take_if("msgstr"))
      return;
    skip_spaces();
    end_ = at_;
    while (peek() == '"') {
      read_quoted();
      skip_spaces();
    }
  }

  void read_icu() {
    if (peek() == '"') // a key may be quoted
      skip_quoted();
    while (!done() && peek() != '{') {
      if (!skip_comment())
        ++at_;
    }
    at_ = std::min(at_ + 1, bytes_.size());
    end_ = at_;
    while (!done() && peek() != '}') {
      if (peek() == '"')
        read_quoted();
      else if (detail::is_space(peek()))
        ++at_;
      else if (!skip_comment())
        take(1, peek());
    }
  }

  bool skip_comment() {
    if (next_is("//"))
      at_ = std::min(bytes_.find('\n', at_), bytes_.size());
    else if (next_is("/*"))
      at_ = std::min(bytes_.find("*/", at_ + 2), bytes_.size() - 2) + 2;
    else
      return false;
    return true;
  }

  void skip_quoted() {
    for (++at_; !done() && peek() != '"'; ++at_)
      at_ += peek() == '\\' ? 1 : 0;
    at_ = std::min(at_ + 1, bytes_.size());
  }

  void read_quoted() {
    ++at_;
    while (!done() && peek() != '"' && !(is_po_ && peek() == '\n')) {
      if (peek() == '\\')
        read_escape();
      else
        take(1, peek());
    }
    end_ = at_;
    if (!done())
      ++at_;
  }

  /// Adds a byte of the text that the next ones of the file stand for.
  void take(std::size_t length, char value) {
    length = std::min(length, bytes_.size() - at_);
    origins_.push_back({at_, length, value});
    at_ += length;
    end_ = at_;
  }

  void read_escape() {
    constexpr std::string_view names = "ntrabfv";
    constexpr std::string_view meanings = "\n\t\r\a\b\f\v";
    char const kind = peek(1);
    auto const name = names.find(kind);
    if (name != std::string_view::npos)
      return take(2, meanings[name]);
    if (is_po_ && kind >= '0' && kind <= '7') {
      auto const [value, size] = number(1, 3, 8);
      return take(1 + size, static_cast<char>(value));
    }
    if (is_po_ && kind == 'x') {
      auto const [value, size] = number(2, bytes_.size(), 16);
      return take(2 + size, static_cast<char>(value));
    }
    if (is_po_ || (kind != 'u' && kind != 'U' && kind != 'x'))
      return take(2, kind);
    auto [code_point, size] = number(2, kind == 'u' ? 4 : kind == 'U' ? 8 : 2, 16);
    size += 2;
    bool const is_half = code_point >= 0xD800 && code_point <= 0xDBFF;
    if (is_half && bytes_.substr(at_ + size).starts_with("\\u")) {
      auto const [other, other_size] = number(size + 2, 4, 16);
      code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (other - 0xDC00);
      size += 2 + other_size;
    }
    std::string character;
    detail::append_utf8(character, code_point);
    for (std::size_t i = 0; i < character.size(); ++i)
      take(i == 0 ? size : 0, character[i]);
  }

  struct digits {
    std::uint32_t value = 0;
    std::size_t size = 0;
  };
  /// Returns the number that stands `ahead` of the next byte.
  [[nodiscard]] digits number(std::size_t ahead, std::size_t most, int base) const {
    digits result;
    auto const text = bytes_.substr(std::min(at_ + ahead, bytes_.size()), most);
    auto const* const end = std::from_chars(text.data(), text.data() + text.size(), result.value, base).ptr;
    result.size = static_cast<std::size_t>(end - text.data());
    return result;
  }

  std::string_view bytes_;
  std::size_t at_;
  bool is_po_;
  std::size_t end_ = 0;
  std::vector<byte_origin> origins_;
};

} // namespace

source_file::source_file(std::string file) : name_(std::move(file)) {
  diagnostics unreadable; // whoever read the entries has said so
  bytes_ = read_file(name_, unreadable).value_or("");
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  lines_.push_back(bytes_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0); // readers leave it out
  for (auto at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1))
    lines_.push_back(at + 1);
  find_ignores();
}

void source_file::find_ignores() {
  std::string_view const all = bytes_;
  std::size_t head = 0; // where comments end that are above everything else
  for (auto const begin : lines_) {
    head = begin;
    auto const line = detail::trim(all.substr(begin, all.find('\n', begin) - begin));
    if (!line.empty() && !line.starts_with('#') && !line.starts_with("//"))
      break;
  }
  for (auto at = all.find(ignore_mark); at != std::string_view::npos; at = all.find(ignore_mark, at + 1)) {
    auto const where = position_of(at);
    auto const begin = lines_[where.line - 1];
    auto const before = detail::trim(all.substr(begin, at - begin));
    if (before != "#" && before != "//")
      continue;
    auto const line = all.substr(at, all.find('\n', at) - at);
    auto const words = detail::trim(line.substr(ignore_mark.size()));
    auto const space = std::min(words.find_first_of(" \t"), words.size());
    ignores_.push_back(
        {std::string(words.substr(0, space)), std::string(detail::trim(words.substr(space))), where, at < head, false});
  }
}

std::size_t source_file::offset_of(position at) const {
  if (at.line == 0 || at.line > lines_.size())
    return bytes_.size();
  return std::min(lines_[at.line - 1] + (at.column == 0 ? 0 : at.column - 1), bytes_.size());
}

position source_file::position_of(std::size_t offset) const {
  auto const line = std::upper_bound(lines_.begin(), lines_.end(), offset) - 1;
  return {static_cast<unsigned>(line - lines_.begin()) + 1, static_cast<unsigned>(offset - *line) + 1};
}

std::vector<byte_origin> source_file::origins(position entry, std::string_view text) const {
  bool const is_po = name_.ends_with(".po");
  if ((!is_po && !name_.ends_with(".txt")) || entry.line == 0 || entry.line > lines_.size())
    return {};
  auto result = origin_reader(bytes_, offset_of(entry), is_po).read();
  bool const is_same = std::equal(result.begin(), result.end() - 1, text.begin(), text.end(),
                                  [](byte_origin const& origin, char wanted) { return origin.value == wanted; });
  return is_same ? result : std::vector<byte_origin>();
}

} // namespace interco::exchange
