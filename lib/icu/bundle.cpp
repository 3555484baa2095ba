#include "icu/bundle.hpp"

#include <unicode/udata.h>
#include <unicode/ustring.h>

#include <array>
#include <atomic>
#include <bit>
#include <cstring>
#include <utility>

#include "icu/bundle_file.hpp"

namespace interco::detail {
namespace {

/// A package as ICU takes it from memory: a table of contents with pointers ("ToCP", source/common/ucmndata.h) to
/// items that may lie anywhere, here with one.
struct one_item_package {
  std::array<std::byte, 32> header;
  std::uint32_t count;
  std::uint32_t reserved;
  char const* item_name;
  void const* item;

  std::string name;      // of the package
  std::string full_name; // of the item
  std::shared_ptr<void const> bytes_owner;
};

/// Makes an item known to ICU as a package of its own, under a name that no other of the process has. Returns nothing
/// if ICU does not accept it.
std::shared_ptr<one_item_package const> register_with_icu(byte_block const& from, std::string const& name) {
  static std::atomic<unsigned> last_number{0};
  // ICU looks for files of this name below its data path (ICU_DATA) before it asks the data that it was given: a name
  // longer than any file system has (NAME_MAX is 255) keeps what lies there out.
  constexpr std::size_t longer_than_any_file = 256;

  data_header header;
  header.header_size = sizeof(one_item_package::header);
  header.info.size = sizeof(UDataInfo);
  header.info.isBigEndian = std::endian::native == std::endian::big ? 1 : 0;
  header.info.charsetFamily = U_CHARSET_FAMILY;
  header.info.sizeofUChar = sizeof(UChar);
  std::memcpy(header.info.dataFormat, "ToCP", 4);
  header.info.formatVersion[0] = 1;

  auto result = std::make_shared<one_item_package>();
  std::memcpy(result->header.data(), &header, sizeof header);
  result->count = 1;
  result->name = "interco_" + std::to_string(++last_number);
  result->name.append(longer_than_any_file, '_');
  result->full_name = result->name + "/" + name + ".res";
  result->item_name = result->full_name.c_str();
  result->item = from.view.data();
  result->bytes_owner = from.owner;
  UErrorCode status = U_ZERO_ERROR;
  udata_setAppData(result->name.c_str(), result.get(), &status);
  return status == U_ZERO_ERROR ? result : nullptr;
}

} // namespace

bundle::bundle(byte_block const& from, std::string const& name) {
  auto const package = register_with_icu(from, name);
  if (!package)
    return;
  UErrorCode status = U_ZERO_ERROR;
  handle_.reset(ures_openDirect(package->name.c_str(), name.c_str(), &status));
  if (U_FAILURE(status))
    handle_.reset();
  owner_ = package;
}

std::optional<std::string> bundle::to_utf8(UResourceBundle* item) {
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  UChar const* const text = ures_getString(item, &length, &status);
  if (U_FAILURE(status))
    return std::nullopt;
  // A UTF-16 unit takes at most three bytes.
  std::string result(static_cast<std::size_t>(length) * 3, '\0');
  std::int32_t size = 0;
  u_strToUTF8(result.data(), static_cast<std::int32_t>(result.size()), &size, text, length, &status);
  if (U_FAILURE(status)) // an unpaired surrogate
    return std::nullopt;
  result.resize(static_cast<std::size_t>(size));
  return result;
}

} // namespace interco::detail
