// Plain resource bundles: what the library's own reader accepts is safe for ICU, which reads the same.
#include "icu/resource_bundle.hpp"

#include <cstring>
#include <memory>

#include "fuzz/support.hpp"
#include "support/icu_bundle.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace interco;
  // A block of just that size: what is read behind it is found.
  auto const copy = std::make_unique_for_overwrite<std::byte[]>(size);
  std::memcpy(copy.get(), data, size);
  std::span const bytes(copy.get(), size);
  detail::resource_bundle bundle;
  if (auto const refused = detail::resource_bundle::open(bytes, bundle)) {
    fuzz::require(!refused->text.empty(), "a refusal says why");
    fuzz::require(bundle.size() == 0, "of a bundle that is refused nothing can be read");
    return 0;
  }
  auto const expected = test::read_with_icu(bytes);
  fuzz::require(expected.has_value(), "ICU takes what is accepted");
  std::size_t strings = 0;
  for (std::uint32_t i = 0; i < bundle.size(); ++i) {
    auto const item = bundle[i];
    if (!item.is_string)
      continue;
    ++strings;
    auto const same = expected->find(std::string(item.key));
    fuzz::require(same != expected->end() && same->second == item.text, "a string is what ICU reads under its key");
    fuzz::require(item.text.data()[item.text.size()] == u'\0', "a string is followed by a NUL");
  }
  fuzz::require(strings == expected->size(), "every string is read");
  return 0;
}
