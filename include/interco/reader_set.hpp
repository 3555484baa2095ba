/// \file
/// The catalogs of a program seen through one person's languages: answers codes of any of their domains, and follows
/// a value that holds a code of another domain.
///
/// As a reader: cheap to copy, keeps its catalogs alive, and may be used from any number of threads at once without a
/// lock. It has the catalogs that were in the set when it was made.
/// \code
///   interco::reader_set const it = interco::embedded_catalogs().in("it-CH");
///   interco::message const m = it[interco::code{"sspi", 0x80070005}];
///   m.code(); // {"win32", 5}, where there is such a catalog: the answer is that of the code inside
/// \endcode
#ifndef INTERCO_READER_SET_HPP
#define INTERCO_READER_SET_HPP

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <interco/code.hpp>
#include <interco/message.hpp>
#include <interco/reader.hpp>

namespace interco {

class reader_set {
 public:
  /// Looks up a code in the catalog of its domain, which may be written in any case of ASCII letters. Where that does
  /// not know a value that holds a code of another domain of the set (`message::wrapped`), the answer is that code's,
  /// if it has one: its `code()` is then not the one asked for. A code inside a code inside a code is found, too; a
  /// success inside an error is not (0x80070000). A domain that is not in the set is answered as unknown. The answer
  /// is valid as long as this reader_set or a copy of it. Allocates nothing, takes no lock and leaves `errno` as it
  /// was.
  [[nodiscard]] message operator[](interco::code const& code) const& noexcept;
  /// \overload
  template <code_enum Enum>
  [[nodiscard]] message operator[](Enum value) const& noexcept {
    return (*this)[interco::code{domain_of<Enum>, static_cast<std::uint32_t>(value)}];
  }
  template <class Key>
  message operator[](Key const& key) const&& = delete;

  /// Returns the reader of a domain, in any case of its letters, or nullptr. Valid as long as this reader_set.
  [[nodiscard]] reader const* find(std::string_view domain) const noexcept;

  /// The readers, in the order of the catalogs.
  [[nodiscard]] auto begin() const noexcept { return readers_->begin(); }
  [[nodiscard]] auto end() const noexcept { return readers_->end(); }

 private:
  friend class catalog_set;
  reader_set(std::vector<reader> readers, reader nobody);

  std::shared_ptr<std::vector<reader> const> readers_;
  reader nobody_; // of no catalog: answers for domains that are not there
};

} // namespace interco

#endif
