/// \file
/// What a character does at the end of a line, and how wide it is. From any thread; needs no data file of ICU.
#ifndef INTERCO_ICU_LINE_PROPERTIES_HPP
#define INTERCO_ICU_LINE_PROPERTIES_HPP

#include <cstdint>

namespace interco::detail {

/// The classes of UAX #14 (Unicode Line Breaking Algorithm), after its rules LB1 and LB30: what is a letter for line
/// breaking is `AL`, and the opening brackets of East Asia, which are wide, are a class of their own, `OW`. The first
/// ones, up to `WJ`, are the rows and columns of the pair table.
enum class line_class : std::uint8_t {
  OP,
  OW,
  CL,
  CP,
  QU,
  GL,
  NS,
  EX,
  SY,
  IS,
  PR,
  PO,
  NU,
  AL,
  HL,
  ID,
  IN,
  HY,
  BA,
  BB,
  B2,
  EB,
  EM,
  CB,
  H2,
  H3,
  JL,
  JV,
  JT,
  RI,
  WJ, // above: in pairs
  BK,
  SP,
  ZW,
  CM,
  ZWJ,
};

struct line_properties {
  line_class breaking = line_class::AL;
  std::uint8_t columns = 1; // on a terminal: 0 for what combines or is not seen, 2 for what is wide (UAX #11)
};

[[nodiscard]] line_properties line_properties_of(char32_t c) noexcept;

} // namespace interco::detail

#endif
