/// \file
/// The whole card of a code, for `lookup --card`: all that its domain and the loaded catalogs say about it.
#ifndef INTERCO_COMMAND_CARD_HPP
#define INTERCO_COMMAND_CARD_HPP

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <interco/interco.hpp>

namespace interco::command {

class session;

/// Makes cards. It looks once at all codes, for those of the same condition. Valid as long as the session.
class cards {
 public:
  explicit cards(session const& with);

  /// Returns the heading of `to_card` (output.hpp), and below it a line for each thing that there is to say: its label, and
  /// the value, wrapped at 80 columns. All is safe for a terminal, and every line but the first is indented. Columns are
  /// counted in code points. `outer` and `with_domain` are as there.
  [[nodiscard]] std::string to_text(message const& answer, message const* outer, bool with_domain) const;

  /// Returns the object of `to_json` (output.hpp) with the keys of a card behind the others.
  [[nodiscard]] std::string to_json(message const& answer, std::string_view input, message const* outer) const;

 private:
  struct relations;
  struct place {
    catalog const* of;
    std::uint32_t ordinal;
  };

  /// Returns what the definitions and the other catalogs say of a known code; nothing of an unknown one.
  [[nodiscard]] relations relations_of(message const& answer) const;

  session const& with_;
  std::map<std::errc, std::vector<place>> by_condition_; // without aliases
};

} // namespace interco::command

#endif
