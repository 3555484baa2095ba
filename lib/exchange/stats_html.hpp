/// \file
/// The coverage page: one HTML file with everything in it, to be opened from anywhere, also without a network.
///
/// The page itself is in lib/exchange/page, and embedded when Interco is built. Thread-safe.
#ifndef INTERCO_EXCHANGE_STATS_HTML_HPP
#define INTERCO_EXCHANGE_STATS_HTML_HPP

#include <string>
#include <string_view>
#include <vector>

#include "exchange/stats.hpp"
#include "exchange/ui_word.hpp"

namespace interco::exchange {

/// The language that the page speaks, whatever the languages of the texts on it.
struct page_language {
  std::string locale = "en"; // BCP 47
  bool right_to_left = false;
  word_reader words; // English where empty
};

/// Returns the page for some domains. Texts are data in it (a `<script type="application/json">`, in which every '<'
/// is escaped): none can become markup, and the page's policy (Content-Security-Policy, with the hashes of its own
/// script and style) allows no other script and no request. What the page says itself are data, too, so that the script
/// and its hash are the same in each language.
[[nodiscard]] std::string to_html(std::vector<domain_stats> const& domains, page_language const& language = {});

/// The parts of the page around its data, in which marks such as @title@ are to be replaced; made by lib/cmake/interco_embed_page.cmake.
[[nodiscard]] std::string_view page_before_data() noexcept;
[[nodiscard]] std::string_view page_after_data() noexcept;

} // namespace interco::exchange

#endif
