/// \file
/// The texts of one locale in one package, opened when a reader first asks for them.
#ifndef INTERCO_CORE_LOCALE_TEXTS_HPP
#define INTERCO_CORE_LOCALE_TEXTS_HPP

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <interco/error.hpp>

#include "core/locale_tag.hpp"
#include "core/origin_table.hpp"
#include "core/program_cache.hpp"
#include "core/string_table.hpp"
#include "core/utf16_table.hpp"

namespace interco::detail {

/// In a table of texts: with `count` codes, entry i is the text of ordinal i, entry count + i its action.
constexpr std::uint32_t text_entry(std::uint32_t ordinal) noexcept {
  return ordinal;
}
constexpr std::uint32_t action_entry(std::uint32_t ordinal, std::uint32_t count) noexcept {
  return count + ordinal;
}

/// What opening a bundle gives.
struct opened_texts {
  std::shared_ptr<void const> owner; // keeps alive what the table points to
  string_table table;                // no entry at all where nothing can be used
  utf16_table utf16;                 // the same texts, of a file; which there are is said by the table
  origin_table origins;              // of the same entries; empty where they are not known or not kept
  std::string package;               // the file that they are from; empty where they are embedded
  bool embedded = false;             // a part of the program
  std::vector<problem> problems;

  [[nodiscard]] bool empty() const noexcept { return table.count() == 0; }
};

/// May be used from any number of threads, and in the child of a `fork` at any time: there is no lock. Threads that
/// ask for the texts at once may open them more than once; the first to be done is kept, and the others' work
/// dropped.
class locale_texts {
 public:
  using opener = std::function<opened_texts()>;

  /// `open` is called when it is needed, by any number of threads at once.
  locale_texts(std::string name, locale_tag tag, opener open)
      : name_(std::move(name)), tag_(std::move(tag)), open_(std::move(open)) {}
  locale_texts(std::string name, locale_tag tag, opened_texts texts)
      : name_(std::move(name)), tag_(std::move(tag)), texts_(new opened_texts const(std::move(texts))) {}
  ~locale_texts() {
    delete opened();
    delete made_utf16_.load(std::memory_order_acquire);
  }
  locale_texts(locale_texts const&) = delete;
  locale_texts& operator=(locale_texts const&) = delete;

  /// Returns the locale as BCP 47, as the package spells it.
  [[nodiscard]] std::string const& name() const noexcept { return name_; }
  [[nodiscard]] locale_tag const& tag() const noexcept { return tag_; }

  /// Returns the texts, opened now if they have not been. Throws `std::bad_alloc` alone, and may be called again
  /// then.
  [[nodiscard]] opened_texts const& open() const;
  /// Returns them if they have been opened, else nullptr.
  [[nodiscard]] opened_texts const* opened() const noexcept { return texts_.load(std::memory_order_acquire); }
  /// Returns an entry that there is, of the texts that have been opened, in UTF-16, with a NUL behind it; an empty view where
  /// they were loaded without. What is embedded is in UTF-8 alone: the first call makes all of them, which stay; where there
  /// is no memory for them, it returns an empty view, and the next call tries again. Leaves `errno` alone.
  [[nodiscard]] std::u16string_view utf16(std::uint32_t entry) const noexcept {
    auto const* const made = made_utf16_.load(std::memory_order_acquire);
    return made != nullptr ? (*made)[entry] : other_utf16(entry);
  }
  /// Returns those of them that have been formatted.
  [[nodiscard]] program_cache const& programs() const noexcept { return programs_; }

 private:
  /// Returns it where none has been made.
  [[nodiscard]] std::u16string_view other_utf16(std::uint32_t entry) const noexcept;

  std::string name_;
  locale_tag tag_;
  opener open_;
  mutable std::atomic<opened_texts const*> texts_{nullptr};     // owned
  mutable std::atomic<utf16_table const*> made_utf16_{nullptr}; // owned; of embedded texts
  program_cache programs_;
};

} // namespace interco::detail

#endif
