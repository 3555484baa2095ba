#include "core/text_rule.hpp"

#include <interco/safe_text.hpp>

#include "core/ascii.hpp"

namespace interco::detail {
namespace {

bool is_blank(std::string_view text) noexcept {
  return text.empty() || (is_space(text.front()) && trim(text).empty());
}

} // namespace

bool can_be_served(std::string_view text) noexcept {
  return text.size() <= max_text_size && !is_blank(text) && !find_text_fault(text);
}

std::optional<text_refusal> refuse_text(std::string_view text) {
  if (is_blank(text))
    return text_refusal{"empty-text", "empty"};
  if (text.size() > max_text_size)
    return text_refusal{"long-text",
                        std::to_string(text.size()) + " bytes, at most " + std::to_string(max_text_size) + " expected"};
  if (auto const fault = find_text_fault(text))
    return text_refusal{"forbidden-character", to_string(*fault)};
  return std::nullopt;
}

} // namespace interco::detail
