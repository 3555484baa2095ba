/// \file
/// ICU resource bundles, opened by their exact names: no parent, no default locale, no root stands in
/// (`ures_openDirect`).
#ifndef INTERCO_ICU_BUNDLE_HPP
#define INTERCO_ICU_BUNDLE_HPP

#include <unicode/ures.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "icu/bytes.hpp"

namespace interco::detail {

struct close_bundle {
  void operator()(UResourceBundle* bundle) const noexcept { ures_close(bundle); }
};
using bundle_handle = std::unique_ptr<UResourceBundle, close_bundle>;

/// An open bundle. Views that it returns point into the bytes that it was opened from.
class bundle {
 public:
  /// Opens a bundle from bytes that have been checked, aligned to 16; not open if ICU cannot. ICU keeps the name
  /// under which it was given them, some hundred bytes, until the process ends.
  bundle(byte_block const& from, std::string const& name);

  explicit operator bool() const noexcept { return handle_ != nullptr; }

  /// Calls `visit(key, text)` for each string at the top level; `text` is UTF-8, or nothing when the string is
  /// ill-formed.
  template <class Visit>
  void for_each_text(Visit visit) const {
    UErrorCode status = U_ZERO_ERROR;
    ures_resetIterator(handle_.get());
    while (ures_hasNext(handle_.get()) != 0) {
      bundle_handle const item(ures_getNextResource(handle_.get(), nullptr, &status));
      if (U_FAILURE(status))
        return;
      char const* const key = ures_getKey(item.get());
      if (key != nullptr && ures_getType(item.get()) == URES_STRING)
        visit(std::string(key), to_utf8(item.get()));
    }
  }

 private:
  [[nodiscard]] static std::optional<std::string> to_utf8(UResourceBundle* item);

  std::shared_ptr<void const> owner_;
  bundle_handle handle_; // closed before its bytes go
};

} // namespace interco::detail

#endif
