#include <interco/reader.hpp>

#include "core/snapshot.hpp"

namespace interco {

message reader::by_value(std::uint32_t value) const noexcept {
  static_assert(message::unknown == detail::flat_index::none);
  return {state_.get(), state_->data->codes.ordinal_of(value), value};
}

message reader::foreign(std::uint32_t value, bool has_value) const noexcept {
  message answer(state_.get(), message::unknown, value, has_value);
  answer.foreign_ = true;
  return answer;
}

message reader::look_up(interco::code const& code) const noexcept {
  return code.domain == domain() ? by_value(code.value) : foreign(code.value, true);
}

message reader::look_up(std::string_view symbol) const noexcept {
  auto const& codes = state_->data->codes;
  auto const ordinal = codes.ordinal_of(symbol);
  bool const known = ordinal != message::unknown;
  return {state_.get(), ordinal, known ? codes.value(ordinal) : 0, known};
}

message reader::look_up(written_code const& written) const noexcept {
  if (!written.domain.empty() && !detail::equal_ignoring_case(written.domain, domain()))
    return foreign(written.value, !written.by_symbol());
  return written.by_symbol() ? look_up(written.symbol) : by_value(written.value);
}

std::string_view reader::domain() const noexcept {
  return state_->data->codes.domain;
}

locale_list const& reader::requested() const noexcept {
  return state_->requested;
}

std::vector<std::string_view> reader::chain() const {
  std::vector<std::string_view> names;
  for (auto const& link : state_->chain)
    names.emplace_back(link.texts->name);
  return names;
}

std::size_t reader::size() const noexcept {
  return state_->data->codes.count();
}

reader::iterator reader::begin() const noexcept {
  return {state_.get(), 0};
}

reader::iterator reader::end() const noexcept {
  return {state_.get(), state_->data->codes.count()};
}

message reader::iterator::operator*() const noexcept {
  return {state_, ordinal_, state_->data->codes.value(ordinal_)};
}

} // namespace interco
