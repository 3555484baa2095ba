#include "exchange/text_state.hpp"

#include "core/text_rule.hpp"

namespace interco::exchange {

text_state state_of(written_translation const& translation, std::string_view english) noexcept {
  if (translation.text.empty())
    return text_state::untranslated;
  if (translation.needs_review)
    return text_state::needs_review;
  if (translation.source && *translation.source != english)
    return text_state::stale;
  if (!detail::can_be_served(translation.text))
    return text_state::refused;
  return translation.reviewed ? text_state::reviewed : text_state::translated;
}

} // namespace interco::exchange
