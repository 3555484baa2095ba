/// \file
/// The style and the script of the pages, lib/site/site.css behind lib/exchange/page/colours.css and
/// lib/site/site.js; made by lib/cmake/interco_embed_site.cmake. Valid as long as the process.
#ifndef INTERCO_SITE_ASSETS_HPP
#define INTERCO_SITE_ASSETS_HPP

#include <string_view>

namespace interco::site {

[[nodiscard]] std::string_view style() noexcept;
[[nodiscard]] std::string_view script() noexcept;

} // namespace interco::site

#endif
