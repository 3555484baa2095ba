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

namespace interco::exchange {

/// Returns the page for some domains. Texts are data in it (a `<script type="application/json">`, in which every '<'
/// is escaped): none can become markup, and the page's policy (Content-Security-Policy, with the hashes of its own
/// script and style) allows no other script and no request.
[[nodiscard]] std::string to_html(std::vector<domain_stats> const& domains);

/// The parts of the page around its data; made by lib/cmake/interco_embed_page.cmake.
[[nodiscard]] std::string_view page_before_data() noexcept;
[[nodiscard]] std::string_view page_after_data() noexcept;

} // namespace interco::exchange

#endif
