/// \file
/// A log in another language: the known sentences in it are put into that language, all other bytes stay as they are.
///
/// Known are the texts and actions that the catalogs have in the one language, each as a whole or, where it has
/// arguments, around their values. What counts as one:
///   letters   as they are written: case and white space have to be the same. Quotation marks and apostrophes may be
///             straight or curved (' ‘ ’ and " “ ”), whatever the catalog has.
///   edges     a sentence begins and ends outside of words. Its full stop may be missing, as log formats often strip
///             it; no word may follow behind a blank then, and the translation is written without its own.
///   length    eight bytes at least from the beginning of a word on, without a value between them, so that `{a}: {b}`
///             is found nowhere; 64 KiB and 32 values at most.
///   lines     a sentence lies in one line. A line end in a text is looked for, and written, as `\n` (`safe_line`).
///   values    between two pieces of text up to 1 KiB, as short as lets the rest follow; before the first piece and
///             behind the last, a run without blanks and double quotes. They are written as they were found.
///   numbers   a number as the one language writes it (1.234) is written as the other does (1,234). One that is
///             written otherwise, a point in time, a list or the text of a code stays as it is.
///   branches  those of plural and select are sentences of their own, up to 64 a text. A number that is not written is
///             known where only one has that form ("a file was"). The sentence stays as it is where the translation
///             needs more than it says.
/// The longest of several sentences is taken; at most 64 of those that have a piece of text in common are compared. Of
/// texts that are the same in the one language, that of the first canonical symbol counts. What has no text in the
/// other language is written in English, as everywhere.
///
/// It takes time in proportion to the input, and memory for the sentences and for what the longest of them can cover,
/// however long a line is. Bytes that are no UTF-8 pass as they are.
/// \code
///   interco::log_translator translate(interco::embedded_catalogs(), "it", "en");
///   (void)interco::filter_stream(STDIN_FILENO, STDOUT_FILENO, translate);
/// \endcode
/// In the library Interco::log.
#ifndef INTERCO_TRANSLATE_LOG_HPP
#define INTERCO_TRANSLATE_LOG_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <interco/catalog_set.hpp>
#include <interco/locale_list.hpp>
#include <interco/log_filter.hpp>

namespace interco {

/// Used by one thread at a time.
class log_translator final : public log_filter {
 public:
  /// Collects the sentences, and keeps the catalogs' data alive. A text that stands in for a missing one in `from`,
  /// as English does, is not looked for. Throws std::bad_alloc only.
  log_translator(catalog_set const& catalogs, locale_list const& from, locale_list const& to);
  ~log_translator() override;

  /// A line is written when it is whole, and the beginning of one as soon as no sentence can reach into it.
  void feed(std::string_view block, log_sink& to) override;
  void finish(log_sink& to) override;

  /// Returns how many sentences are looked for.
  [[nodiscard]] std::size_t sentences() const noexcept;
  /// Returns how many have been put into the other language so far.
  [[nodiscard]] std::uint64_t translated() const noexcept;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

} // namespace interco

#endif
