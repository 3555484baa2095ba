#include "exchange/package_fault.hpp"

#include <algorithm>
#include <system_error>

#include <interco/catalog.hpp>

namespace interco::exchange {

std::optional<std::string> fault_of_package(std::filesystem::path const& package) {
  load_options options;
  options.map = true; // nobody else has this file: no page of it need be in memory twice
  options.open_all = true;
  std::error_code ec;
  auto const problems = catalog::load(package, ec, options).problems();
  auto const fault = std::find_if(problems.begin(), problems.end(),
                                  [](problem const& each) { return each.reason != errc::invalid_text; });
  if (fault != problems.end())
    return (fault->key.empty() ? "" : fault->key + ": ") + fault->text;
  return ec ? std::optional(ec.message()) : std::nullopt;
}

} // namespace interco::exchange
