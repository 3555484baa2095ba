/// \file
/// The way of the fallback rule, step by step, for `interco doctor`. It is told by the code that follows the rule.
#ifndef INTERCO_CORE_FALLBACK_TRACE_HPP
#define INTERCO_CORE_FALLBACK_TRACE_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/snapshot.hpp"

namespace interco::detail {

/// What became of a locale that the rule came to.
enum class step_outcome : std::uint8_t {
  absent,       ///< The catalog has none of that name.
  empty,        ///< It was opened, and nothing in it can be used.
  farther,      ///< A relative; another one is nearer.
  asked_before, ///< It is in the chain already.
  taken,        ///< It is in the chain from here on.
};

struct fallback_step {
  std::size_t preference = 0;          ///< Which item of the list; its size for the source.
  resolved rule = resolved::exact;     ///< How it follows from that item: `exact`, `parent`, `relative` or `source`.
  std::string locale;                  ///< As BCP 47.
  locale_texts const* texts = nullptr; ///< Null where it is absent.
  step_outcome outcome = step_outcome::absent;
};

/// Returns the chain, and appends each step that led to it. Those taken are the links of the chain, in its order.
[[nodiscard]] std::vector<link> fallback_chain(snapshot const& data, locale_list const& wanted,
                                               std::vector<fallback_step>& steps);

} // namespace interco::detail

#endif
