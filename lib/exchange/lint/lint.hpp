/// \file
/// The linter: what is wrong, or likely to be, with the sources of a domain, though they can be read and built. Rules:
/// `rules.hpp`. For one thread; sources are read again to find places, so that they must still be there.
/// \code
///   auto const sources = read_sources("lib/codes/sspi.toml", "locales/sspi", found);
///   if (sources)
///     lint_domain(*sources, {}, found);
/// \endcode
#ifndef INTERCO_EXCHANGE_LINT_LINT_HPP
#define INTERCO_EXCHANGE_LINT_LINT_HPP

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "exchange/diagnostic.hpp"
#include "exchange/lint/checked_text.hpp"
#include "exchange/sources.hpp"

namespace interco::exchange {

struct lint_options {
  std::filesystem::path glossaries; // the folder of glossary.<locale>.tsv; empty: there are none
  std::vector<std::string> only;    // ids of the rules to follow; empty: all
  std::vector<std::string> without; // ids of the rules not to follow
  bool with_codes = true;           // definitions and English too, not only the translations
  std::function<void(std::size_t done, std::size_t all)> progress; // texts; called now and then
};

/// A change that puts a finding right without harm.
struct text_edit {
  std::string rule;
  std::string file;
  position entry;                          // as in `translation::target_at`
  std::shared_ptr<std::string const> text; // that is changed
  text_change change;
};

/// Adds every finding, by file and place. `edits`, if there, gets what `apply_edits` can put right.
void lint_domain(domain_sources const& sources, lint_options const& options, diagnostics& found,
                 std::vector<text_edit>* edits = nullptr);

/// Changes the texts in their files, nothing else in them. Of edits that overlap the first is made, and none where the
/// file has another text by now. Returns those that were made; of a file that cannot be written none is, with an error.
std::vector<text_edit> apply_edits(std::vector<text_edit> const& edits, diagnostics& found);

} // namespace interco::exchange

#endif
