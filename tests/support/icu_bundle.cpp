#include "support/icu_bundle.hpp"

#include <unicode/uclean.h>
#include <unicode/udata.h>
#include <unicode/ures.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

namespace interco::test {
namespace {

/// A package as ICU takes it from memory: a table of contents with pointers ("ToCP", source/common/ucmndata.h) to
/// items that may lie anywhere, here with one. ICU keeps it until `u_cleanup`.
struct one_item_package {
  std::uint16_t header_size = 32;
  std::array<std::uint8_t, 2> magic{0xDA, 0x27};
  UDataInfo info{};
  std::array<std::byte, 8> padding{};
  std::uint32_t count = 1;
  std::uint32_t reserved = 0;
  char const* item_name = nullptr;
  void const* item = nullptr;

  std::string name;
  std::string full_name;
  std::unique_ptr<std::byte[]> bytes;
};

using handle = std::unique_ptr<UResourceBundle, decltype(&ures_close)>;

void visit(UResourceBundle* node, std::size_t& read) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  switch (ures_getType(node)) {
  case URES_STRING:
    if (UChar const* const text = ures_getString(node, &length, &status); U_SUCCESS(status))
      read += text[length]; // a NUL
    break;
  case URES_BINARY:
    if (auto const* const bytes = ures_getBinary(node, &length, &status); U_SUCCESS(status) && length != 0)
      read += bytes[length - 1];
    break;
  case URES_INT_VECTOR:
    if (auto const* const numbers = ures_getIntVector(node, &length, &status); U_SUCCESS(status) && length != 0)
      read += static_cast<std::size_t>(numbers[length - 1]);
    break;
  case URES_TABLE:
  case URES_ARRAY:
    ures_resetIterator(node);
    while (ures_hasNext(node) != 0) {
      handle const inner(ures_getNextResource(node, nullptr, &status), &ures_close);
      if (U_FAILURE(status))
        return;
      if (char const* const key = ures_getKey(inner.get()))
        read += std::strlen(key);
      visit(inner.get(), read);
    }
    break;
  default:
    break;
  }
}

} // namespace

std::optional<std::map<std::string, std::u16string>> read_with_icu(std::span<std::byte const> bundle) {
  // ICU keeps what it was given, and takes the same name once: from time to time it has to forget.
  constexpr std::size_t many = 1000;
  static std::vector<std::unique_ptr<one_item_package>> given;
  if (given.size() == many) {
    u_cleanup();
    given.clear();
  }
  auto& package = *given.emplace_back(std::make_unique<one_item_package>());
  package.info.size = sizeof(UDataInfo);
  package.info.isBigEndian = std::endian::native == std::endian::big ? 1 : 0;
  package.info.charsetFamily = U_CHARSET_FAMILY;
  package.info.sizeofUChar = sizeof(UChar);
  std::memcpy(package.info.dataFormat, "ToCP", 4);
  package.info.formatVersion[0] = 1;
  package.name = "interco_test_" + std::to_string(given.size());
  package.full_name = package.name + "/it.res";
  package.item_name = package.full_name.c_str();
  package.bytes = std::make_unique_for_overwrite<std::byte[]>(bundle.size()); // no more: reading behind it is found
  std::memcpy(package.bytes.get(), bundle.data(), bundle.size());
  package.item = package.bytes.get();

  UErrorCode status = U_ZERO_ERROR;
  udata_setAppData(package.name.c_str(), &package.header_size, &status);
  handle const top(ures_openDirect(package.name.c_str(), "it", &status), &ures_close);
  if (U_FAILURE(status))
    return std::nullopt;
  std::map<std::string, std::u16string> texts;
  while (ures_hasNext(top.get()) != 0) {
    handle const item(ures_getNextResource(top.get(), nullptr, &status), &ures_close);
    if (U_FAILURE(status))
      return std::nullopt;
    std::int32_t length = 0;
    if (char const* const key = ures_getKey(item.get()); key != nullptr && ures_getType(item.get()) == URES_STRING) {
      auto const* const text = ures_getString(item.get(), &length, &status);
      texts[key] = std::u16string(text, static_cast<std::size_t>(length));
    }
  }
  static volatile std::size_t all_read = 0; // so that the reading is not taken away
  std::size_t read = 0;
  visit(top.get(), read);
  all_read = all_read + read;
  return texts;
}

} // namespace interco::test
