/// \file
/// Where a text comes from: the file that it is served from, the source that it was written in, and how far it is.
///
/// Plain values and views; the views are valid as long as the catalog, those of an embedded one as long as the process.
/// Any function may be called from any thread.
/// \code
///   auto const from = it[interco::sspi::sec_e_cert_expired].origin();
///   std::cout << from.source << ':' << from.line << ", " << to_string(from.state) << '\n'; // it.po:812, reviewed
/// \endcode
#ifndef INTERCO_ORIGIN_HPP
#define INTERCO_ORIGIN_HPP

#include <cstdint>
#include <string_view>

namespace interco {

/// How far a text is. What is written down in compiled catalogs: the order stays as it is, and what is new comes behind
/// the last.
enum class text_state : std::uint8_t {
  untranslated, ///< There is none, or an empty one.
  needs_review, ///< A person has to look at it: PO's fuzzy. Not served.
  stale,        ///< Made from another English text than that of the catalog. Not served.
  refused,      ///< What no catalog may hold: a control, a text that is too long. Not served.
  translated,   ///< Served.
  reviewed,     ///< Served, and a native speaker has read it.
  source,       ///< English: what the others are made from.
  unknown, ///< Nothing says it: no text, a plain bundle of genrb, or a catalog loaded without `load_options::origins`.
};

/// Returns the name used in JSON and by `interco stats`: "untranslated", "needs-review", "stale", "refused",
/// "translated", "reviewed", "source" or "unknown".
[[nodiscard]] std::string_view to_string(text_state state) noexcept;

/// Where a text comes from. All of it is empty where there is no text.
struct origin {
  std::string_view package; ///< The file that it was loaded from, as `problem::file`; empty where it is embedded.
  std::string_view source;  ///< The file that it was compiled from, without folders: "it.po". Empty: not known.
  std::uint32_t line = 0;   ///< Where its entry begins there, from 1; 0: not known.
  text_state state = text_state::unknown;
  bool embedded = false; ///< It is a part of the program.
};

} // namespace interco

#endif
