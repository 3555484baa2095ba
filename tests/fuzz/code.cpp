// A code as somebody wrote it: from any bytes to a code, back, and to its answer.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <cstring>
#include <iterator>
#include <string>

#include "core/ascii.hpp"
#include "fuzz/support.hpp"

namespace {

using namespace interco;

constexpr std::uint64_t sign_extension = 0xFFFFFFFF00000000;

bool is_value(std::string const& text, std::uint32_t value) {
  auto const written = parse_code(text);
  return written && !written->by_symbol() && written->value == value;
}

/// Every form in which people write a value is read as that value.
void write_and_read(std::uint32_t value) {
  auto const hex = hex_string(value).str();
  auto const is_signed = static_cast<std::int32_t>(value);
  fuzz::require(is_value(hex, value) && is_value(hex.substr(2), value) && is_value(detail::lower(hex), value),
                "a value that is written in hexadecimal is read back");
  // Eight digits without a sign are hexadecimal.
  fuzz::require(is_value("+" + std::to_string(value), value), "a value that is written as a decimal is read back");
  if (is_signed < 0) {
    fuzz::require(is_value(std::to_string(is_signed), value), "a negative value is read back");
    auto const extended = sign_extension | value;
    fuzz::require(is_value(std::to_string(extended), value), "a value extended to 64 bits is read back");
    fuzz::require(narrow_code(extended) == value, "a value extended to 64 bits is narrowed");
  }
  fuzz::require(narrow_code(value) == value, "a value of 32 bits is narrowed to itself");
}

void narrow(std::uint64_t wide) {
  auto const narrowed = narrow_code(wide);
  auto const high = wide >> 32U;
  bool const is_negative = (wide & 0x80000000) != 0;
  fuzz::require(narrowed.has_value() == (high == 0 || (high == 0xFFFFFFFF && is_negative)),
                "64 bits are a code where they hold 32 or are extended from them");
  fuzz::require(!narrowed || *narrowed == (wide & 0xFFFFFFFF), "the low 32 bits are the code");
  auto const written = parse_code("+" + std::to_string(wide));
  fuzz::require(written.has_value() == narrowed.has_value() && (!written || written->value == *narrowed),
                "a decimal of 64 bits is read as it is narrowed");
}

void require_answer(message const& answer) {
  fuzz::require(!answer.text().empty() && !answer.english().empty() && !answer.locale().empty() &&
                    answer.domain() == "sspi",
                "there is always an answer");
  fuzz::require(answer.text().data()[answer.text().size()] == '\0', "a NUL stands behind a text");
  fuzz::require(answer.known() == !answer.symbol().empty(), "a code that is known has a symbol");
  fuzz::require(answer.known() || (answer.relative().empty() || answer.has_value()), "only a value has a relative");
  fuzz::require(answer.action().empty() == answer.action_locale().empty(), "an action has a locale");
  for (auto const alias : answer.aliases())
    fuzz::require(!alias.empty() && alias != answer.symbol(), "an alias is another symbol");
}

reader const& italian() {
  static auto const& instance = *new reader(sspi::catalog().in("it"));
  return instance;
}

void look_up(std::string_view text, std::optional<written_code> const& written) {
  require_answer(italian()[text]);
  if (!written)
    return;
  auto const answer = italian()[*written];
  require_answer(answer);
  bool const is_ours = written->domain.empty() || detail::equal_ignoring_case(written->domain, "sspi");
  fuzz::require(is_ours || !answer.known(), "a code of another domain is unknown");
  if (written->by_symbol()) {
    fuzz::require(!answer.known() || detail::equal_ignoring_case(answer.symbol(), written->symbol),
                  "a symbol answers for itself");
  } else {
    fuzz::require(answer.has_value() && answer.value() == written->value, "a value answers for itself");
    require_answer(italian()[written->value]);
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = fuzz::as_text(data, size);
  auto const written = parse_code(text);
  if (written) {
    fuzz::require(fuzz::inside(written->domain, text) && fuzz::inside(written->symbol, text),
                  "the parts of a code are parts of what was written");
    if (!written->by_symbol()) {
      write_and_read(written->value);
      fuzz::require(is_value("sspi:" + hex_string(written->value).str(), written->value),
                    "a domain may stand before it");
    }
  }
  if (std::uint64_t wide = 0; size >= sizeof wide) {
    std::memcpy(&wide, data, sizeof wide);
    narrow(wide);
  }
  look_up(text, written);
  if (written && written->by_symbol()) {
    auto const nearest = sspi::catalog().nearest_symbol(written->symbol);
    fuzz::require(nearest.empty() || italian()[nearest].known(), "the nearest symbol is one of the catalog");
  }
  return 0;
}
