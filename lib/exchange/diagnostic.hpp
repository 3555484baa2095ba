/// \file
/// What readers and compilers of sources find, in the form of a compiler's messages.
///
/// A reader never stops at the first problem: it adds a diagnostic and goes on with the next entry.
#ifndef INTERCO_EXCHANGE_DIAGNOSTIC_HPP
#define INTERCO_EXCHANGE_DIAGNOSTIC_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace interco::exchange {

enum class grade { note, warning, error };

/// A place in a source; lines and columns (in bytes) count from 1, and 0 means unknown.
struct position {
  unsigned line = 0;
  unsigned column = 0;
};

struct diagnostic {
  grade level = grade::error;
  std::string file;
  position at;
  std::string text; // what was found and what was expected
  std::string id;   // "duplicate-symbol": stable, for scripts
  std::string hint; // what to do about it; may be empty
};

/// Returns "file:line:column: error: text [id]", as by `safe_line`; below it "file:line:column: hint: hint" if there
/// is one.
[[nodiscard]] std::string to_string(diagnostic const& finding);

/// The findings of one run, in the order found.
class diagnostics {
 public:
  void error(std::string_view file, position at, std::string text, std::string_view id) {
    add({grade::error, std::string(file), at, std::move(text), std::string(id), {}});
  }
  void warning(std::string_view file, position at, std::string text, std::string_view id) {
    add({grade::warning, std::string(file), at, std::move(text), std::string(id), {}});
  }
  void add(diagnostic finding) {
    errors_ += finding.level == grade::error ? 1 : 0;
    all_.push_back(std::move(finding));
  }
  /// Adds the findings of another list behind these.
  void append(diagnostics&& others);
  [[nodiscard]] std::size_t error_count() const noexcept { return errors_; }
  [[nodiscard]] std::vector<diagnostic> const& all() const noexcept { return all_; }

 private:
  std::vector<diagnostic> all_;
  std::size_t errors_ = 0;
};

} // namespace interco::exchange

#endif
