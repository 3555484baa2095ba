/// \file
/// A string as it stands inside a text: so that it changes nothing but its own place. From any thread.
#ifndef INTERCO_CORE_INSERTED_TEXT_HPP
#define INTERCO_CORE_INSERTED_TEXT_HPP

#include <cstddef>
#include <string>
#include <string_view>

#include <interco/format.hpp>

#include "core/text_sink.hpp"

namespace interco::detail {

inline constexpr std::string_view first_strong_isolate = "\u2068";
inline constexpr std::string_view pop_directional_isolate = "\u2069";

/// What a string is put into.
struct surroundings {
  bool right_to_left = false;
  std::size_t bidi_depth = 0; // how many embeddings and isolates may be open around the string
};

/// Returns whether a text is nothing but printable ASCII. Without branches inside: most values are short.
[[nodiscard]] inline bool is_printable_ascii(std::string_view text) noexcept {
  bool result = true;
  for (char c : text)
    result &= c >= 0x20 && c < 0x7F;
  return result;
}

/// The parts of an inserted string; a view of it where it can stand as it is.
class inserted_text {
 public:
  inserted_text(std::string_view value, insertion how, surroundings const& around);
  inserted_text(inserted_text const&) = delete;
  inserted_text& operator=(inserted_text const&) = delete;

  [[nodiscard]] bool is_isolated() const noexcept { return is_isolated_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string changed_;
  std::string_view text_;
  bool is_isolated_ = false;
};

/// Appends a string; allocates only where something in it cannot stand as it is.
inline void insert(text_sink& to, std::string_view value, insertion how, surroundings const& around) {
  if (how != insertion::isolated && (how == insertion::plain || !around.right_to_left) && is_printable_ascii(value))
    return to.append(value);
  inserted_text const inserted(value, how, around);
  if (inserted.is_isolated())
    to.append(first_strong_isolate);
  to.append(inserted.text());
  if (inserted.is_isolated())
    to.append(pop_directional_isolate);
}

} // namespace interco::detail

#endif
