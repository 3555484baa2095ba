// A message without its type, as a log or somebody's JSON has it.
#include <interco/message_value.hpp>
#include <interco/safe_text.hpp>

#include <functional>

#include "fuzz/support.hpp"

namespace {

using namespace interco;

void require_same(std::string const& written, message_value const& value) {
  message_value_fault fault;
  auto const again = parse_message_value(written, &fault);
  fuzz::require(!find_text_fault(written) && written.find_first_of("\n\t") == std::string::npos,
                "what is written is one line without fault");
  if (written.size() > max_message_value_size) // escapes take more room
    return;
  fuzz::require(again.has_value(), "what is written is read");
  fuzz::require(*again == value, "what is read is what was written");
  fuzz::require(std::hash<message_value>()(*again) == std::hash<message_value>()(value), "equal values hash equally");
  fuzz::require(to_log(*again) == to_log(value) && to_json(*again) == to_json(value), "equal values are written alike");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  message_value_fault fault;
  auto const value = parse_message_value(text, &fault);
  if (!value) {
    fuzz::require(fault.offset <= text.size() && !fault.expected.empty(), "a fault lies in the text");
    return 0;
  }
  fuzz::require(value->arguments().size() <= max_message_value_arguments, "the limits hold");
  require_same(to_log(*value), *value);
  require_same(to_json(*value), *value);
  return 0;
}
