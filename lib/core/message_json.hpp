/// \file
/// A message without its type as part of a JSON object.
#ifndef INTERCO_CORE_MESSAGE_JSON_HPP
#define INTERCO_CORE_MESSAGE_JSON_HPP

#include <string>
#include <string_view>

#include <interco/argument.hpp>
#include <interco/code.hpp>

namespace interco::detail {

/// Appends what `to_json` (interco/message_value.hpp) writes between its outer braces. Arguments may have one name
/// twice, and are then both written.
void append_json_members(std::string& to, code const& code, std::string_view symbol, argument_list const& arguments);

} // namespace interco::detail

#endif
