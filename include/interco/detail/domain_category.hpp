/// \file
/// The std::error_category of a domain, as generated code makes one; no part of the API, and free to change with every
/// version.
#ifndef INTERCO_DETAIL_DOMAIN_CATEGORY_HPP
#define INTERCO_DETAIL_DOMAIN_CATEGORY_HPP

#include <atomic>
#include <string>
#include <system_error>

#include <interco/catalog.hpp>
#include <interco/reader.hpp>

namespace interco::detail {

/// What std::error_code asks about the codes of one domain. Made at compile time, so that it is there before any static
/// object; its readers are made when they are first needed, without a lock, and stay. A process may hold it twice, and
/// dynamic_cast takes one copy's for the other's: with other members or virtual functions it has to have another name.
class domain_category : public std::error_category {
 public:
  /// `domain` stays; `source` returns the embedded catalog, and may throw std::bad_alloc only.
  constexpr domain_category(char const* domain, catalog const& (*source)()) noexcept
      : name_(domain), embedded_(source) {}

  [[nodiscard]] char const* name() const noexcept override { return name_; }
  /// Returns the text in the language of the process. Throws std::bad_alloc only.
  [[nodiscard]] std::string message(int value) const override;
  [[nodiscard]] std::error_condition default_error_condition(int value) const noexcept override;
  /// Also where the condition is one of this domain in another copy of this category.
  [[nodiscard]] bool equivalent(int value, std::error_condition const& condition) const noexcept override;
  /// \overload
  [[nodiscard]] bool equivalent(std::error_code const& code, int value) const noexcept override;

  /// Returns the catalog of the domain that is part of the program. Throws std::bad_alloc only.
  [[nodiscard]] catalog const& embedded() const { return embedded_(); }

 private:
  char const* name_;
  catalog const& (*embedded_)();
  mutable std::atomic<reader const*> english_{nullptr}; // made at the first call, and never deleted
  mutable std::atomic<reader const*> chosen_{nullptr};
};

/// Keeps what it holds as it is when static objects are destroyed: an error may be looked at later.
template <class T>
union never_destroyed {
  template <class... Arguments>
  explicit constexpr never_destroyed(Arguments... arguments) noexcept : value(arguments...) {}
  constexpr ~never_destroyed() {} // NOLINT(modernize-use-equals-default): a defaulted one would be deleted
  never_destroyed(never_destroyed const&) = delete;
  never_destroyed& operator=(never_destroyed const&) = delete;

  T value;
};

} // namespace interco::detail

#endif
