/// \file
/// Where the rules tell what they find in one source: what is turned off or ignored does not come through.
#ifndef INTERCO_EXCHANGE_LINT_REPORTER_HPP
#define INTERCO_EXCHANGE_LINT_REPORTER_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/diagnostic.hpp"
#include "exchange/lint/lint.hpp"
#include "exchange/lint/source_file.hpp"

namespace interco::exchange {

/// A change of a text, in offsets of it.
struct change {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string replacement;
};

class reporter {
 public:
  /// `entries` are the places of the entries of the file, which ignoring comments stand above.
  reporter(std::string file, std::vector<position> const& entries, lint_options const& options);

  /// Adds a finding at a byte of an entry's text, and what would put it right.
  void at_text(std::string_view rule, position entry, std::size_t offset, std::string text, std::string hint,
               std::optional<change> remedy = std::nullopt);
  /// Adds a finding at an entry, or about the file where that has no place.
  void at_entry(std::string_view rule, position entry, std::string text, std::string hint);

  /// Adds all that was found, in the order of the places, and what is wrong with the ignoring comments.
  void finish(diagnostics& found, std::vector<text_edit>* edits);

 private:
  [[nodiscard]] bool is_enabled(std::string_view rule) const;
  [[nodiscard]] bool is_ignored(std::string_view rule, position entry) const;
  void add(std::string_view rule, position at, std::string text, std::string hint);
  void check_ignores();

  lint_options const& options_;
  source_file file_;
  // The comments by the line of the entry below them; 0 has those for the whole file.
  std::unordered_multimap<unsigned, ignore_comment const*> ignores_;
  std::vector<diagnostic> findings_;
  std::vector<text_edit> edits_;
};

} // namespace interco::exchange

#endif
