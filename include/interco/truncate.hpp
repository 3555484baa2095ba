/// \file
/// A text that is too long for where it goes, cut where a reader sees a character end.
///
/// What a reader takes for one character may be several code points: a letter with its accents, a flag, a family of
/// emoji, a syllable of Hindi. Unicode calls it an extended grapheme cluster (UAX #29; the data are of Unicode 15.0,
/// the rule for Indic conjuncts of 15.1). May be called from any thread, and from a signal handler.
/// \code
///   send(interco::truncated(message.text(), 160));
/// \endcode
#ifndef INTERCO_TRUNCATE_HPP
#define INTERCO_TRUNCATE_HPP

#include <cstddef>
#include <string_view>

namespace interco {

/// Returns the beginning of a text, UTF-8, in at most `most_bytes`: the whole text, or as many whole grapheme
/// clusters as fit, which are none where the first one is longer. Each maximal part of ill-formed UTF-8 is one
/// character. A line end of two characters stays whole, and an isolate or embedding (UAX #9) that is cut off stays
/// open. Allocates nothing, and looks at no more than the cluster that is cut, or the flags in a row before it.
[[nodiscard]] std::string_view truncated(std::string_view text, std::size_t most_bytes) noexcept;

} // namespace interco

#endif
