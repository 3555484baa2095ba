#include "core/locale_texts.hpp"

#include <span>

#include "core/keep_errno.hpp"
#include "core/publish.hpp"
#include "core/utf16.hpp"

namespace interco::detail {
namespace {

/// Returns all texts in UTF-16.
std::unique_ptr<utf16_table const> converted(string_table const& texts) {
  struct storage {
    std::vector<utf16_table::place> places;
    std::u16string units;
  };
  auto const made = std::make_shared<storage>();
  made->places.reserve(texts.count());
  made->units.reserve(utf16_size(texts.all())); // each with its NUL
  for (std::uint32_t entry = 0; entry < texts.count(); ++entry) {
    auto const offset = made->units.size();
    append_utf16(texts[entry], made->units);
    made->places.push_back(
        {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(made->units.size() - offset)});
    if (texts.has(entry))
      made->units += u'\0';
  }
  auto table = std::make_unique<utf16_table>(made->places);
  table->attach(std::as_bytes(std::span(made->units)), made);
  return table;
}

} // namespace

opened_texts const& locale_texts::open() const {
  if (auto const* texts = opened())
    return *texts;
  return publish(texts_, std::make_unique<opened_texts const>(open_()));
}

std::u16string_view locale_texts::other_utf16(std::uint32_t entry) const noexcept {
  auto const& texts = *opened();
  if (!texts.embedded)
    return texts.utf16[entry];
  keep_errno const kept;
  try {
    return publish(made_utf16_, converted(texts.table))[entry];
  } catch (...) { // nothing but want of memory; for any other exception the compiler would call std::terminate
    return {};
  }
}

} // namespace interco::detail
