#include "icu/bundle.hpp"

#include <unicode/ustring.h>

#include <utility>

namespace interco::detail {

bundle::bundle(std::string const& package, std::string const& name) {
  UErrorCode status = U_ZERO_ERROR;
  handle_.reset(ures_openDirect(package.c_str(), name.c_str(), &status));
  if (U_FAILURE(status))
    handle_.reset();
}

bundle_handle bundle::get(char const* key) const {
  UErrorCode status = U_ZERO_ERROR;
  bundle_handle item(ures_getByKey(handle_.get(), key, nullptr, &status));
  return U_SUCCESS(status) ? std::move(item) : nullptr;
}

std::optional<std::int32_t> bundle::integer(char const* key) const {
  auto const item = get(key);
  UErrorCode status = U_ZERO_ERROR;
  auto const value = item ? ures_getInt(item.get(), &status) : 0;
  return item && U_SUCCESS(status) ? std::optional(value) : std::nullopt;
}

std::optional<std::string> bundle::text(char const* key) const {
  auto const item = get(key);
  return item && ures_getType(item.get()) == URES_STRING ? to_utf8(item.get()) : std::nullopt;
}

std::optional<std::span<std::int32_t const>> bundle::integers(char const* key) const {
  auto const item = get(key);
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  auto const* data = item ? ures_getIntVector(item.get(), &length, &status) : nullptr;
  if (data == nullptr || U_FAILURE(status) || length < 0)
    return std::nullopt;
  return std::span(data, static_cast<std::size_t>(length));
}

std::optional<std::span<std::byte const>> bundle::bytes(char const* key) const {
  auto const item = get(key);
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  auto const* data = item ? ures_getBinary(item.get(), &length, &status) : nullptr;
  if (data == nullptr || U_FAILURE(status) || length < 0)
    return std::nullopt;
  return std::as_bytes(std::span(data, static_cast<std::size_t>(length)));
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
