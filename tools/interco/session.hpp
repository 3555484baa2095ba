/// \file
/// What every subcommand shares: the common options, the catalogs and locales that they stand for, and messages to
/// the user.
#ifndef INTERCO_COMMAND_SESSION_HPP
#define INTERCO_COMMAND_SESSION_HPP

#include <string>
#include <string_view>
#include <vector>

#include <interco/interco.hpp>

namespace CLI {
class App;
}

namespace interco::command {

/// The exit statuses of the command; documented in its help and the README.
enum class status { found = 0, not_found = 1, unusable = 2 };

/// Returns the graver of two statuses.
[[nodiscard]] status worse(status a, status b) noexcept;

struct common_options {
  std::vector<std::string> locale; // as given; empty: the environment decides
  std::vector<std::string> catalogs;
  std::string color = "auto";
  bool json = false;
  // No options:
  bool origins = false;      // whether the subcommand asks where texts come from
  bool is_for_reader = true; // whether `locale` is the language of who runs the command
};

/// Adds `--locale`, `--catalogs`, `--json` and `--color` to a subcommand.
void add_common_options(CLI::App& subcommand, common_options& options);

/// Returns whether standard output is to have colours: `mode` is what `--color` was given.
[[nodiscard]] bool wants_color(std::string const& mode);

/// Returns "[id]": as a value of a text the brackets stay with it, whichever way the text runs.
[[nodiscard]] std::string in_brackets(std::string_view id);

/// Returns "interco: error: text [id]", and a hint below it where there is one, with their line ends. All that is
/// said here is safe for a terminal, whatever is in it (`safe_line`).
[[nodiscard]] std::string error_lines(std::string_view text, std::string_view id, std::string_view hint = {});
/// Writes them to standard error.
void report_error(std::string_view text, std::string_view id, std::string_view hint = {});
/// Writes "interco: note: text [id]".
void report_note(std::string_view text, std::string_view id);

/// Writes "file: error: key: text [catalog]" for each problem of a catalog.
void report(std::vector<problem> const& problems);

/// Turns the options into catalogs and locales, and tells what is wrong with them.
class session {
 public:
  explicit session(common_options const& options);

  /// Returns whether the options could be used; if not, why has been said.
  [[nodiscard]] bool usable() const noexcept { return usable_; }
  [[nodiscard]] catalog_set const& catalogs() const noexcept { return catalogs_; }
  [[nodiscard]] locale_list const& locales() const noexcept { return locales_; }
  /// Returns one of the catalogs in the locales.
  [[nodiscard]] reader const& in(catalog const& each) const noexcept;
  /// Returns all of them in the locales.
  [[nodiscard]] reader_set const& readers() const noexcept { return readers_; }
  [[nodiscard]] bool json() const noexcept { return json_; }
  [[nodiscard]] bool color() const noexcept { return color_; }

  /// Returns the names of the domains, joined: "errno, sspi".
  [[nodiscard]] std::string domain_names() const;

  /// Returns the symbols nearest to one that is not known, joined by "or" in words. One of another domain than the
  /// code names has its domain before it: "sspi:SEC_E_OK".
  [[nodiscard]] std::string nearest_symbols(written_code const& written) const;

 private:
  void choose_locales(common_options const& options);

  catalog_set catalogs_;
  locale_list locales_;
  reader_set readers_ = catalogs_.in({});
  bool usable_ = true;
  bool json_;
  bool color_;
};

} // namespace interco::command

#endif
