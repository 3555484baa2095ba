#include "exchange/line_breaks.hpp"

#include <array>

#include "core/utf8.hpp"
#include "icu/line_properties.hpp"

namespace interco::exchange {
namespace {

using detail::line_class;

// UAX #14's pair table: for the class before (a row, in the order of line_class) and the class behind (a column),
// whether a line may end between them: '_' it may, '%' it may if there are spaces between, '^' it may not.
constexpr std::array<std::string_view, 31> pairs{
    // clang-format off
    "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",  // OP
    "^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",  // OW
    "__^^%%^^^^%%____%%%___________^",  // CL
    "__^^%%%^^^%%%%%_%%%___________^",  // CP
    "^^^^%%%^^^%%%%%%%%%%%%%%%%%%%%^",  // QU
    "%%^^%%%^^^%%%%%%%%%%%%%%%%%%%%^",  // GL
    "__^^%%%^^^______%%%___________^",  // NS
    "__^^%%%^^^______%%%___________^",  // EX
    "__^^%%%^^^__%_%_%%%___________^",  // SY
    "__^^%%%^^^__%___%%%___________^",  // IS
    "%%^^%%%^^^__%%%%%%%__%%%%%%%%_^",  // PR
    "%%^^%%%^^^__%%%_%%%___________^",  // PO
    "%_^^%%%^^^%%%%%_%%%___________^",  // NU
    "%_^^%%%^^^%%%%%_%%%___________^",  // AL
    "%_^^%%%^^^%%%%%_%%%___________^",  // HL
    "__^^%%%^^^_%____%%%___________^",  // ID
    "__^^%%%^^^______%%%___________^",  // IN
    "__^^%_%^^^__%___%%%___________^",  // HY
    "__^^%_%^^^______%%%___________^",  // BA
    "%%^^%%%^^^%%%%%%%%%%%%%%%%%%%%^",  // BB
    "__^^%%%^^^______%%%_^_________^",  // B2
    "__^^%%%^^^_%____%%%___%_______^",  // EB
    "__^^%%%^^^_%____%%%___________^",  // EM
    "__^^%%%^^^_%____%%%___________^",  // CB
    "__^^%%%^^^_%____%%%________%%_^",  // H2
    "__^^%%%^^^_%____%%%_________%_^",  // H3
    "__^^%%%^^^_%____%%%_____%%%%__^",  // JL
    "__^^%%%^^^_%____%%%________%%_^",  // JV
    "__^^%%%^^^_%____%%%_________%_^",  // JT
    "__^^%%%^^^______%%%__________%^",  // RI
    "%%^^%%%^^^%%%%%%%%%%%%%%%%%%%%^",  // WJ
    // clang-format on
};
static_assert(pairs.size() == static_cast<std::size_t>(line_class::wj) + 1);

/// Says before which characters a line may begin. The rules (LB…) are those of UAX #14.
class break_rules {
 public:
  /// Returns whether a line may begin with a character, which is the next one of the text.
  bool may_begin(line_class next) noexcept {
    switch (next) {
    case line_class::bk: // LB6; what comes behind it begins anew
      *this = break_rules();
      return false;
    case line_class::sp: // LB7
      spaces_ = true;
      after_joiner_ = false;
      return false;
    case line_class::zw: // LB7
      last_ = line_class::zw;
      spaces_ = false;
      after_joiner_ = false;
      return false;
    case line_class::cm:
    case line_class::zwj:
      return combine(next);
    default:
      return go_on(next);
    }
  }

 private:
  /// LB9 and LB10: what combines belongs to the character before it, and is a letter where there is none.
  bool combine(line_class next) noexcept {
    bool const alone = last_ == line_class::bk || last_ == line_class::zw || spaces_;
    bool const result = alone && last_ != line_class::bk;
    if (alone)
      last_ = line_class::al;
    after_joiner_ = next == line_class::zwj;
    indicators_ = 0;
    spaces_ = false;
    return result;
  }

  bool go_on(line_class next) noexcept {
    bool result = false;
    if (last_ == line_class::zw) {
      result = true; // LB8
    } else if (last_ != line_class::bk) {
      auto const pair = pairs[static_cast<std::size_t>(last_)][static_cast<std::size_t>(next)];
      result = pair == '_' || (pair == '%' && spaces_);
      bool const behind_hyphen = last_ == line_class::hy || last_ == line_class::ba;
      if (!spaces_ && last_ == line_class::ri && next == line_class::ri) // LB30a: flags are pairs
        result = indicators_ % 2 == 0;
      if (!spaces_ && (after_joiner_ || (behind_hyphen && before_last_ == line_class::hl))) // LB8a, LB21a
        result = false;
    }
    indicators_ = next != line_class::ri ? 0 : last_ == line_class::ri && !spaces_ ? indicators_ + 1 : 1;
    before_last_ = spaces_ ? line_class::bk : last_;
    last_ = next;
    spaces_ = false;
    after_joiner_ = false;
    return result;
  }

  line_class last_ = line_class::bk; // before the spaces, where there are some
  line_class before_last_ = line_class::bk;
  bool spaces_ = false;
  bool after_joiner_ = false;
  std::size_t indicators_ = 0; // regional indicators in a row, up to the last character
};

} // namespace

void break_lines(std::string_view text, std::size_t first_column, std::size_t columns,
                 std::vector<std::size_t> const& joined, std::vector<std::size_t>& breaks) {
  breaks.clear();
  break_rules rules;
  auto next_joined = joined.begin();
  std::size_t piece = 0; // where the last piece begins; 0 for the first, before which no line can end
  std::size_t column = first_column;
  std::size_t width = 0; // of the last piece
  auto const place = [&] {
    if (piece != 0 && column + width > columns) {
      breaks.push_back(piece);
      column = 0;
    }
    column += width;
    width = 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    auto const character = detail::decode_utf8(text.substr(i));
    auto const properties = detail::line_properties_of(character.code_point);
    bool may_begin = rules.may_begin(properties.breaking);
    while (next_joined != joined.end() && *next_joined < i)
      ++next_joined;
    if (next_joined != joined.end() && *next_joined == i)
      may_begin = false;
    if (may_begin && i != 0) {
      place();
      piece = i;
    }
    if (properties.breaking == line_class::bk) { // the line ends here, unseen
      place();
      piece = 0;
      column = 0;
    } else {
      width += properties.columns;
    }
    i += character.length;
  }
  place();
}

} // namespace interco::exchange
