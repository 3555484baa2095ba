/// \file
/// Where the rules tell what they find in one source: what is turned off or ignored does not come through.
#ifndef INTERCO_EXCHANGE_LINT_REPORTER_HPP
#define INTERCO_EXCHANGE_LINT_REPORTER_HPP

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/diagnostic.hpp"
#include "exchange/lint/checked_text.hpp"
#include "exchange/lint/lint.hpp"
#include "exchange/lint/source_file.hpp"

namespace interco::exchange {

class reporter {
 public:
  /// `entries` are the places of the entries of the file, which ignoring comments stand above.
  reporter(std::string file, std::vector<position> const& entries, lint_options const& options);

  /// Adds a finding at a byte of the text `raw` of an entry, and what would put it right.
  void at_text(std::string_view rule, position entry, std::string_view raw, std::size_t offset, std::string text,
               std::string hint, std::optional<text_change> remedy = std::nullopt);
  /// Adds a finding at an entry, or about the file where that has no place.
  void at_entry(std::string_view rule, position entry, std::string text, std::string hint);

  /// Adds all that was found, in the order of the places and once, and what is wrong with the ignoring comments.
  void finish(diagnostics& found, std::vector<text_edit>* edits);

 private:
  [[nodiscard]] bool is_enabled(std::string_view rule) const;
  [[nodiscard]] bool is_ignored(std::string_view rule, position entry) const;
  void add(std::string_view rule, position at, std::string text, std::string hint);
  void check_ignores();

  /// The text that was found at last, since it often has several findings.
  struct found_text {
    std::string_view raw;
    std::vector<byte_origin> origins;
    std::shared_ptr<std::string const> copy;
  };

  lint_options const& options_;
  source_file file_;
  found_text last_;
  // The comments by the line of the entry below them, 0 for the whole file, and by rule: the first of each, since
  // those that repeat it do nothing.
  std::map<std::pair<unsigned, std::string_view>, ignore_comment const*> ignores_;
  std::vector<diagnostic> findings_;
  std::vector<text_edit> edits_;
};

} // namespace interco::exchange

#endif
