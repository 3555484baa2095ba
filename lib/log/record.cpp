#include <interco/record.hpp>

#include <interco/safe_text.hpp>

#include "core/message_json.hpp"
#include "core/message_time.hpp"

namespace interco {

void append_record(std::string& to, code const& code, std::string_view symbol, argument_list const& arguments,
                   record_fields const& fields) {
  to += '{';
  if (fields.time) {
    detail::append_time(to += "\"time\":\"", *fields.time);
    to += "\",";
  }
  if (!fields.level.empty()) {
    append_json_string(to += "\"level\":", fields.level);
    to += ',';
  }
  if (!fields.logger.empty()) {
    append_json_string(to += "\"logger\":", fields.logger);
    to += ',';
  }
  detail::append_json_members(to, code, symbol, arguments);
  to += '}';
}

} // namespace interco
