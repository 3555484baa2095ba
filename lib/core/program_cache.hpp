/// \file
/// The texts of one locale in MessageFormat, each parsed when it is first formatted.
#ifndef INTERCO_CORE_PROGRAM_CACHE_HPP
#define INTERCO_CORE_PROGRAM_CACHE_HPP

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/message_program.hpp"

namespace interco::detail {

/// Parses texts of one locale. May be used from any thread.
class message_parser {
 public:
  message_parser() = default;
  virtual ~message_parser() = default;
  message_parser(message_parser const&) = delete;
  message_parser& operator=(message_parser const&) = delete;

  /// Returns the program of a text; of one that is no pattern, one that shows it as it is written. Throws
  /// std::bad_alloc only.
  [[nodiscard]] virtual std::unique_ptr<message_program const> parse(std::string_view text) const = 0;
};

/// Makes the parser of a locale, which is given in BCP 47. In a library of its own, which ICU's i18n library comes with.
using parser_function = std::unique_ptr<message_parser const> (*)(std::string const& locale);

/// May be used from any number of threads, and in the child of a `fork` at any time: there is no lock. Threads that
/// ask at once may parse a text more than once; the first to be done is kept.
class program_cache {
 public:
  program_cache() = default;
  ~program_cache();
  program_cache(program_cache const&) = delete;
  program_cache& operator=(program_cache const&) = delete;

  /// Returns the program of the text in one of `slots` slots, whose number and text are always the same here. Throws
  /// std::bad_alloc only, and may be called again then.
  [[nodiscard]] message_program const& program(std::uint32_t slot, std::uint32_t slots, std::string_view text,
                                               std::string const& locale, parser_function make) const;

 private:
  struct table;
  [[nodiscard]] table const& opened(std::uint32_t slots, std::string const& locale, parser_function make) const;

  mutable std::atomic<table const*> table_{nullptr}; // owned
};

} // namespace interco::detail

#endif
