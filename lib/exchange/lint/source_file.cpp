#include "exchange/lint/source_file.hpp"

#include <algorithm>
#include <charconv>

#include "core/ascii.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"

namespace interco::exchange {
namespace {

constexpr std::string_view marker = "interco-ignore:";

/// Collects the origins of a text while its strings are read.
class origin_reader {
 public:
  origin_reader(std::string_view bytes, std::size_t at, bool is_po) : bytes_(bytes), at_(at), is_po_(is_po) {}

  std::vector<byte_origin> read() {
    if (is_po_)
      read_po();
    else
      read_icu();
    origins_.push_back({end_, 0});
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
  void next_line() { at_ = std::min(bytes_.find('\n', at_), bytes_.size() - 1) + 1; }
  void skip_spaces() {
    while (!done() && (peek() == ' ' || peek() == '\t' || peek() == '\r'))
      ++at_;
  }

  void read_po() {
    while (skip_spaces(), !done() && !next_is("msgstr"))
      next_line();
    at_ += std::string_view("msgstr").size();
    end_ = std::min(at_, bytes_.size());
    while (skip_spaces(), peek() == '"') {
      read_quoted();
      next_line();
    }
  }

  void read_icu() {
    if (peek() == '"') // a key may be quoted
      skip_quoted();
    while (!done() && peek() != '{')
      ++at_;
    ++at_;
    end_ = std::min(at_, bytes_.size());
    while (!done() && peek() != '}') {
      if (peek() == '"') {
        read_quoted();
      } else if (next_is("//")) {
        next_line();
      } else if (next_is("/*")) {
        at_ = std::min(bytes_.find("*/", at_), bytes_.size() - 2) + 2;
      } else if (detail::is_space(peek())) {
        ++at_;
      } else {
        origins_.push_back({at_++, 1});
        end_ = at_;
      }
    }
  }

  void skip_quoted() {
    for (++at_; !done() && peek() != '"'; ++at_)
      at_ += peek() == '\\' ? 1 : 0;
    ++at_;
  }

  void read_quoted() {
    ++at_;
    while (!done() && peek() != '"' && !(is_po_ && peek() == '\n')) {
      if (peek() == '\\')
        read_escape();
      else
        origins_.push_back({at_++, 1});
    }
    end_ = std::min(at_, bytes_.size());
    if (peek() == '"')
      ++at_;
  }

  void read_escape() {
    auto const begin = at_;
    char const kind = peek(1);
    at_ += 2;
    std::size_t made = 1;
    if (!is_po_ && (kind == 'u' || kind == 'U' || kind == 'x')) {
      auto code_point = hexadecimal(kind == 'u' ? 4 : kind == 'U' ? 8 : 2);
      if (code_point >= 0xD800 && code_point <= 0xDBFF && next_is("\\u")) { // the other half of a pair
        at_ += 2;
        (void)hexadecimal(4);
        code_point = 0x10000;
      }
      std::string character;
      detail::append_utf8(character, code_point);
      made = character.size();
    }
    for (std::size_t i = 0; i < made; ++i)
      origins_.push_back(i == 0 ? byte_origin{begin, at_ - begin} : byte_origin{at_, 0});
  }

  char32_t hexadecimal(std::size_t most) {
    std::uint32_t value = 0;
    auto const digits = bytes_.substr(std::min(at_, bytes_.size()), most);
    auto const* const end = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    at_ += static_cast<std::size_t>(end - digits.data());
    return value;
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
  lines_.push_back(0);
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
  for (auto at = all.find(marker); at != std::string_view::npos; at = all.find(marker, at + 1)) {
    auto const where = position_of(at);
    auto const begin = lines_[where.line - 1];
    auto const before = detail::trim(all.substr(begin, at - begin));
    if (before != "#" && before != "//")
      continue;
    auto const line = all.substr(at, all.find('\n', at) - at);
    auto const words = detail::trim(line.substr(marker.size()));
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

std::vector<byte_origin> source_file::origins(position entry) const {
  bool const is_po = name_.ends_with(".po");
  if ((!is_po && !name_.ends_with(".txt")) || entry.line == 0 || entry.line > lines_.size())
    return {};
  auto const begin = is_po ? lines_[entry.line - 1] : offset_of(entry);
  return origin_reader(bytes_, begin, is_po).read();
}

position source_file::place(position entry, std::size_t offset) const {
  auto const from = origins(entry);
  if (from.empty())
    return entry;
  return position_of(from[std::min(offset, from.size() - 1)].begin);
}

} // namespace interco::exchange
