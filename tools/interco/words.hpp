/// \file
/// The language in which the command speaks: its own catalog, domain `interco`, which none of its subcommands shows.
#ifndef INTERCO_COMMAND_WORDS_HPP
#define INTERCO_COMMAND_WORDS_HPP

#include <string>

#include <interco/locale_list.hpp>

#include "exchange/ui_word.hpp"
#include "exchange/wording.hpp"

namespace interco::command {

using exchange::later;
using exchange::say;

/// From now on the command speaks the language of the environment. That is found out when something is first said.
void speak();

/// From now on it speaks the first of these languages that it has, text by text; "en-XA" and "ar-XB" are
/// pseudo-locales, made of the English.
void speak(locale_list wanted);

/// Returns the language that the command speaks, as BCP 47: the first of those wanted that it has, or "en".
[[nodiscard]] std::string spoken_language();

/// Returns who reads the words of pages in the command's own catalog: in the language of each page, whatever the
/// command speaks.
[[nodiscard]] exchange::word_reader reader_of_words();

} // namespace interco::command

#endif
