/// \file
/// A source as its bytes lie on disk: where a character of a text stands there, and what is to be ignored in it. Read
/// when something is asked of it.
#ifndef INTERCO_EXCHANGE_LINT_SOURCE_FILE_HPP
#define INTERCO_EXCHANGE_LINT_SOURCE_FILE_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// What a comment begins with that turns a rule off.
inline constexpr std::string_view ignore_mark = "interco-ignore:";

/// A comment that turns a rule off: "# interco-ignore: rule reason", or behind "//". Above everything else in a file
/// it is for all of it, otherwise for the entry below.
struct ignore_comment {
  std::string rule;
  std::string reason;
  position at;
  bool whole_file = false;
  mutable bool used = false;
};

/// Where a byte of a text comes from: one or more bytes of the file, none for those of an escape after its first.
struct byte_origin {
  std::size_t begin = 0;
  std::size_t length = 0;
  char value = '\0'; // of the text
};

class source_file {
 public:
  /// A file that cannot be read has no lines, and nothing is ignored.
  explicit source_file(std::string file);

  [[nodiscard]] std::string const& name() const noexcept { return name_; }
  [[nodiscard]] std::string const& bytes() const noexcept { return bytes_; }
  [[nodiscard]] std::vector<ignore_comment> const& ignores() const noexcept { return ignores_; }

  /// Returns the origin of each byte of the text of an entry, in a PO or ICU text file; behind them, that of its end.
  /// Nothing where the file has another text there, as one in another charset than UTF-8 has.
  [[nodiscard]] std::vector<byte_origin> origins(position entry, std::string_view text) const;
  /// Returns the line and column of a byte of the file.
  [[nodiscard]] position position_of(std::size_t offset) const;

 private:
  void find_ignores();
  [[nodiscard]] std::size_t offset_of(position at) const;

  std::string name_;
  std::string bytes_;
  std::vector<std::size_t> lines_; // where each begins
  std::vector<ignore_comment> ignores_;
};

} // namespace interco::exchange

#endif
