// The functions of a message and a reader that format: in the library that comes with ICU's i18n library.
#include <interco/catalog.hpp>
#include <interco/catalog_set.hpp>
#include <interco/message.hpp>
#include <interco/reader.hpp>
#include <interco/reader_set.hpp>

#include <array>

#include "core/snapshot.hpp"
#include "icu/message_parser.hpp"

namespace interco {
namespace {

/// Returns the text that `write(sink, whether it is the first time)` makes: once where it fits here, which nearly all
/// do; else again into a string of its size. So the string is allocated once, and no larger than it must be.
template <class Write>
std::string made(Write const& write) {
  std::array<char, 1024> room; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  detail::text_sink to(room);
  write(to, true);
  if (to.size() <= room.size())
    return {room.data(), to.size()};
  std::string result(to.size(), '\0');
  detail::text_sink again(result);
  write(again, false);
  return result;
}

} // namespace

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
  auto const* const steps = resolved_ != interco::resolved::built_in ? program(link_, false) : nullptr;
  if (steps != nullptr)
    return detail::run_program(*steps, arguments, options, state(), to, problems);
  to.append(text_);
  return false;
}

std::string message::format(argument_list const& arguments, format_options const& options) const {
  return made([&](detail::text_sink& to, bool) { (void)format_into(to, arguments, options, nullptr); });
}

std::string message::format(argument_list const& arguments, format_options const& options,
                            std::vector<format_problem>& problems) const {
  return made([&](detail::text_sink& to, bool is_first) {
    (void)format_into(to, arguments, options, is_first ? &problems : nullptr);
  });
}

format_result message::format_to(std::span<char> to, argument_list const& arguments,
                                 format_options const& options) const {
  detail::text_sink sink(to);
  bool const has_problems = format_into(sink, arguments, options, nullptr);
  return {sink.size(), sink.written(), has_problems};
}

std::string message::format_action(argument_list const& arguments, format_options const& options) const {
  if (ordinal_ == unknown)
    return {};
  auto const& links = state().in_place;
  auto const entry = detail::action_entry(ordinal_, state().codes->count());
  for (std::uint32_t i = 0; i < links.size(); ++i) {
    auto const text = links[i].text(entry);
    if (text.data() == nullptr)
      continue;
    auto const* const steps = program(i, true);
    if (steps == nullptr)
      return std::string(text);
    return made([&](detail::text_sink& to, bool) {
      (void)detail::run_program(*steps, arguments, options, state(), to, nullptr);
    });
  }
  return {};
}

std::string reader::format(interco::code const& code, std::string_view symbol, argument_list const& arguments,
                           format_options const& options, std::vector<format_problem>* problems) const {
  if (code.domain != domain() && options.codes != nullptr) {
    if (auto const* const other = options.codes->find(code.domain))
      return other->in(requested()).format({other->domain(), code.value}, symbol, arguments, options, problems);
  }
  auto answer = look_up(code);
  if (answer.known() && answer.symbol() != symbol) { // an alias, or a symbol of another version of the catalog
    auto const other = look_up(symbol);
    if (other.known() && other.value() == code.value)
      answer = other;
  }
  if (!answer.known() && options.codes != nullptr && answer.wrapped()) {
    auto const all = options.codes->in(requested());
    if (auto const inside = all[code]; inside.code() != code)
      return problems == nullptr ? inside.format(arguments, options) : inside.format(arguments, options, *problems);
  }
  return problems == nullptr ? answer.format(arguments, options) : answer.format(arguments, options, *problems);
}

} // namespace interco
