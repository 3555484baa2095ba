/// \file
/// The statements of a message text file, as they stand there: what `read_mc` makes a domain of.
#ifndef INTERCO_EXCHANGE_MC_FILE_HPP
#define INTERCO_EXCHANGE_MC_FILE_HPP

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/diagnostic.hpp"
#include "exchange/mc.hpp"
#include "exchange/mc_text.hpp"

namespace interco::exchange {

/// What a name in a list stands for: `Error=0x3:STATUS_SEVERITY_ERROR`.
struct named_number {
  std::string name;
  std::uint32_t number = 0;
};

struct language_text {
  std::string language; // as the file spells it
  std::string raw;
  position at;       // of its first line
  message_text text; // filled in by who makes the domain
};

struct mc_message {
  code_definition code;
  position at;
  std::vector<language_text> texts;
};

/// `;#define NAME OTHER`
struct second_symbol {
  std::string name;
  std::string other;
  position at;
};

/// What is lost many times over is told once, where it is first.
struct repeated_loss {
  std::size_t count = 0;
  position first;

  void add(position at) {
    if (count++ == 0)
      first = at;
  }
};

struct mc_file {
  std::vector<mc_message> messages; // with their values
  std::vector<second_symbol> defines;
  // By name in lower case. Microsoft Learn has this one from the beginning.
  std::map<std::string, named_number> languages{{"english", {"English", 0x409}}};
  repeated_loss comments;
  repeated_loss macros;
  repeated_loss header_statements;
};

/// Reads the statements. Every problem is added to `found`; what is there then is good for finding more.
[[nodiscard]] mc_file read_mc_file(std::string_view text, std::string const& file, mc_options const& options,
                                   diagnostics& found);

} // namespace interco::exchange

#endif
