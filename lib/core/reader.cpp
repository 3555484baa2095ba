#include <interco/reader.hpp>

#include "core/snapshot.hpp"

namespace interco {

reader::reader(std::shared_ptr<detail::reader_state const> state) noexcept
    : state_(std::move(state)), look_up_(state_.get()) {}

message reader::foreign(std::uint32_t value, bool has_value) const noexcept {
  message answer(look_up_, message::unknown, value, has_value);
  answer.foreign_ = true;
  return answer;
}

message reader::look_up(std::string_view symbol) const noexcept {
  auto const& codes = *state_->codes;
  auto const ordinal = codes.ordinal_of(symbol);
  bool const known = ordinal != message::unknown;
  return {look_up_, ordinal, known ? codes.value(ordinal) : 0, known};
}

message reader::look_up(written_code const& written) const noexcept {
  if (!written.domain.empty() && !detail::equal_ignoring_case(written.domain, domain()))
    return foreign(written.value, !written.by_symbol());
  return written.by_symbol() ? look_up(written.symbol) : by_value(written.value);
}

message reader::look_up(std::error_code const& error) const noexcept {
  auto const value = static_cast<std::uint32_t>(error.value());
  return state_->codes->answers_for(error.category().name()) ? by_value(value) : foreign(value, true);
}

locale_list const& reader::requested() const noexcept {
  return state_->requested;
}

std::vector<std::string_view> reader::chain() const {
  std::vector<std::string_view> names;
  for (auto const& link : state_->chain) {
    if (names.empty() || names.back() != link.texts->name()) // one laid over the other is one locale
      names.emplace_back(link.texts->name());
  }
  return names;
}

std::size_t reader::size() const noexcept {
  return state_->codes->count();
}

reader::iterator reader::begin() const noexcept {
  return {look_up_, 0};
}

reader::iterator reader::end() const noexcept {
  return {look_up_, state_->codes->count()};
}

message reader::iterator::operator*() const noexcept {
  auto const& state = static_cast<detail::reader_state const&>(*state_);
  return {state_, ordinal_, state.codes->value(ordinal_)};
}

} // namespace interco
