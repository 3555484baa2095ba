/// \file
/// A text in ICU's MessageFormat after parsing: steps that append text and values. lib/icu makes one the first time
/// that a text is formatted; it is never changed, and may be run in any thread.
#ifndef INTERCO_CORE_MESSAGE_PROGRAM_HPP
#define INTERCO_CORE_MESSAGE_PROGRAM_HPP

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <interco/argument.hpp>
#include <interco/format.hpp>

#include "core/inserted_text.hpp"
#include "core/text_sink.hpp"

namespace interco::detail {

/// How one place of a text has its value formatted. May be used from any thread.
class value_format {
 public:
  value_format() = default;
  virtual ~value_format() = default;
  value_format(value_format const&) = delete;
  value_format& operator=(value_format const&) = delete;

  /// Appends a value, less an offset where that is a number; returns whether it is of a kind that can be formatted
  /// like this. Nothing is appended if not. Throws std::bad_alloc only.
  virtual bool append(text_sink& to, argument const& value, double offset, format_options const& options,
                      surroundings const& around) const = 0;
};

/// Which plural category a number has in a language: "one", "few", "other" (CLDR). May be used from any thread.
class plural_rule {
 public:
  plural_rule() = default;
  virtual ~plural_rule() = default;
  plural_rule(plural_rule const&) = delete;
  plural_rule& operator=(plural_rule const&) = delete;

  /// Returns the category of a number less an offset, as a literal. Throws std::bad_alloc only.
  [[nodiscard]] virtual std::string_view category(argument const& number, double offset) const = 0;
};

struct message_program {
  struct step {
    enum class kind : std::uint8_t {
      text,        // `texts` from first to last
      value,       // an argument as its kind is formatted
      formatted,   // an argument by a format of its own
      plural,      // of the branches from first to last, the first with the number or, failing that, its category
      select,      // of the branches from first to last, that of the word
      number_sign, // a plural's argument less its offset
    };
    kind what = kind::text;
    bool names_itself = false;  // the last branch of a plural or select shows the argument
    std::uint32_t argument = 0; // index into names
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    double offset = 0; // of a plural
    value_format const* format = nullptr;
    plural_rule const* rule = nullptr;
  };
  struct branch {
    std::string name; // a category or a word; empty for an exact number. The last branch is "other".
    double number = 0;
    std::uint32_t first = 0; // its steps
    std::uint32_t last = 0;
  };

  bool is_pattern = true;         // if not, `texts` is the text as it is written, and there is one step
  std::string texts;              // of all steps
  std::vector<std::string> names; // of the arguments
  std::vector<step> steps;        // those of the whole text come last, behind those of its branches
  std::uint32_t first = 0;        // of those of the whole text
  std::vector<branch> branches;
  std::shared_ptr<value_format const> values; // numbers, points in time, lists and what else has no format of its own
  std::vector<std::shared_ptr<void const>> owned; // keeps alive what the steps point to
  surroundings around;                            // of each value
};

/// Who reads the text, in which languages: for the codes in it.
struct reader_state;

/// Appends what the program makes of some arguments. Returns whether there was a problem; adds it to `problems` if
/// there is such a list. Allocates nothing for strings without anything to be shown otherwise. Throws std::bad_alloc
/// only.
bool run_program(message_program const& program, argument_list const& arguments, format_options const& options,
                 reader_state const& reader, text_sink& to, std::vector<format_problem>* problems);

} // namespace interco::detail

#endif
