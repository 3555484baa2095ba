// The functions of a message that format: in the library that comes with ICU's i18n library.
#include <interco/message.hpp>

#include "core/snapshot.hpp"
#include "icu/message_parser.hpp"

namespace interco {

detail::message_program const* message::program(std::uint32_t link, bool is_action) const {
  auto const& codes = *state().codes;
  auto const range = codes.arguments(ordinal_);
  if (range.empty() || link >= state().chain.size())
    return nullptr;
  // The number of a code's first argument is its own, too, as long as it has one.
  auto const all = static_cast<std::uint32_t>(codes.argument_types.size());
  auto const entry = is_action ? detail::action_entry(ordinal_, codes.count()) : detail::text_entry(ordinal_);
  auto const& texts = *state().chain[link].texts;
  return &texts.programs().program(is_action ? all + range.first : range.first, 2 * all,
                                   state().in_place[link].text(entry), texts.name(), detail::make_message_parser);
}

bool message::format_into(detail::text_sink& to, argument_list const& arguments, format_options const& options,
                          std::vector<format_problem>* problems) const {
  auto const* const steps = known() && resolved_ != interco::resolved::built_in ? program(link_, false) : nullptr;
  if (steps != nullptr)
    return detail::run_program(*steps, arguments, options, state(), to, problems);
  to.append(text_);
  return false;
}

std::string message::format(argument_list const& arguments, format_options const& options) const {
  std::string result;
  if (known() && resolved_ != interco::resolved::built_in) {
    if (auto const* const steps = program(link_, false))
      result.reserve(detail::estimated_size(*steps, arguments));
  }
  detail::text_sink to(result);
  (void)format_into(to, arguments, options, nullptr);
  return result;
}

std::string message::format(argument_list const& arguments, format_options const& options,
                            std::vector<format_problem>& problems) const {
  std::string result;
  detail::text_sink to(result);
  (void)format_into(to, arguments, options, &problems);
  return result;
}

format_result message::format_to(std::span<char> to, argument_list const& arguments,
                                 format_options const& options) const {
  detail::text_sink sink(to);
  bool const has_problems = format_into(sink, arguments, options, nullptr);
  return {sink.size(), has_problems};
}

std::string message::format_action(argument_list const& arguments, format_options const& options) const {
  std::string result;
  if (!known())
    return result;
  auto const& links = state().in_place;
  auto const entry = detail::action_entry(ordinal_, state().codes->count());
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    auto const text = links[i].text(entry);
    if (text.data() == nullptr)
      continue;
    detail::text_sink to(result);
    if (auto const* const steps = program(i, true))
      (void)detail::run_program(*steps, arguments, options, state(), to, nullptr);
    else
      to.append(text);
    break;
  }
  return result;
}

} // namespace interco
