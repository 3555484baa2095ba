#include "exchange/translation_json.hpp"

#include <interco/safe_text.hpp>

namespace interco::exchange {
namespace {

void append_array(std::string& to, std::vector<std::string> const& strings) {
  to += '[';
  for (auto const& each : strings)
    (to += &each == strings.data() ? "" : ",") += json_string(each);
  to += ']';
}

} // namespace

std::string write_json(translation_file const& translation) {
  auto result = "{\"locale\":" + json_string(translation.locale) + ",\"comment\":" + json_string(translation.comment) +
                ",\"header\":{";
  for (auto const& field : translation.header)
    result +=
        (&field == translation.header.data() ? "" : ",") + json_string(field.first) + ":" + json_string(field.second);
  result += "},\"entries\":[";
  for (auto const& entry : translation.entries) {
    (result += &entry == translation.entries.data() ? "\n" : ",\n") += "{\"key\":" + json_string(entry.key);
    result += ",\"source\":" + json_string(entry.source);
    result += ",\"target\":" + json_string(entry.target);
    result += ",\"state\":" + json_string(translation_state_names[static_cast<std::size_t>(entry.state)]);
    result += ",\"previous_key\":" + (entry.previous_context ? json_string(*entry.previous_context) : "null");
    result += ",\"previous_source\":" + (entry.previous_source ? json_string(*entry.previous_source) : "null");
    result += ",\"comment\":" + json_string(entry.comment);
    result += ",\"reviewed_by\":" + json_string(entry.reviewed_by);
    result += ",\"note\":" + json_string(entry.note);
    result += ",\"references\":";
    append_array(result, entry.references);
    result += ",\"flags\":";
    append_array(result, entry.flags);
    result += ",\"sticky_flags\":";
    append_array(result, entry.sticky_flags);
    result += entry.obsolete ? ",\"obsolete\":true}" : ",\"obsolete\":false}";
  }
  return result += "\n]}\n";
}

} // namespace interco::exchange
