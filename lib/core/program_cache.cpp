#include "core/program_cache.hpp"

#include <vector>

#include "core/publish.hpp"

namespace interco::detail {

struct program_cache::table {
  table(std::uint32_t slots, std::unique_ptr<message_parser const> made) : parser(std::move(made)), programs(slots) {}
  ~table() {
    for (auto const& each : programs)
      delete each.load(std::memory_order_acquire);
  }
  table(table const&) = delete;
  table& operator=(table const&) = delete;

  std::unique_ptr<message_parser const> parser;
  mutable std::vector<std::atomic<message_program const*>> programs; // owned
};

program_cache::~program_cache() {
  delete table_.load(std::memory_order_acquire);
}

program_cache::table const& program_cache::opened(std::uint32_t slots, std::string const& locale,
                                                  parser_function make) const {
  if (auto const* known = table_.load(std::memory_order_acquire))
    return *known;
  return publish(table_, std::make_unique<table const>(slots, make(locale)));
}

message_program const& program_cache::program(std::uint32_t slot, std::uint32_t slots, std::string_view text,
                                              std::string const& locale, parser_function make) const {
  auto const& all = opened(slots, locale, make);
  if (auto const* known = all.programs[slot].load(std::memory_order_acquire))
    return *known;
  return publish(all.programs[slot], all.parser->parse(text));
}

} // namespace interco::detail
