/// \file
/// What a character does at the end of a line, and how wide it is. From any thread; needs no data file of ICU.
#ifndef INTERCO_ICU_LINE_PROPERTIES_HPP
#define INTERCO_ICU_LINE_PROPERTIES_HPP

#include <cstdint>

namespace interco::detail {

/// The classes of UAX #14 (Unicode Line Breaking Algorithm), after its rules LB1 and LB30: what is a letter for line
/// breaking is `al`, and the opening brackets of East Asia, which are wide, are a class of their own, `ow`. The first
/// ones, up to `wj`, are the rows and columns of the pair table.
enum class line_class : std::uint8_t {
  op,
  ow,
  cl,
  cp,
  qu,
  gl,
  ns,
  ex,
  sy,
  is,
  pr,
  po,
  nu,
  al,
  hl,
  id,
  in,
  hy,
  ba,
  bb,
  b2,
  eb,
  em,
  cb,
  h2,
  h3,
  jl,
  jv,
  jt,
  ri,
  wj, // above: in pairs
  bk,
  sp,
  zw,
  cm,
  zwj,
};

struct line_properties {
  line_class breaking = line_class::al;
  std::uint8_t columns = 1; // on a terminal: 0 for what combines or is not seen, 2 for what is wide (UAX #11)
};

[[nodiscard]] line_properties line_properties_of(char32_t c) noexcept;

} // namespace interco::detail

#endif
