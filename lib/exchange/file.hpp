/// \file
/// Whole files in and out, so that nothing is lost when something goes wrong.
///
/// A file that is replaced keeps its mode; a new one gets that of the umask. A symbolic link is followed and stays
/// one: what it leads to is replaced. Anything but a regular file is left alone, with an error.
#ifndef INTERCO_EXCHANGE_FILE_HPP
#define INTERCO_EXCHANGE_FILE_HPP

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/diagnostic.hpp"

namespace interco::exchange {

/// Reads a whole file. Adds an error and returns nothing if it cannot.
[[nodiscard]] std::optional<std::string> read_file(std::filesystem::path const& file, diagnostics& found);

/// Returns a text in UTF-8 as it is to be read: a byte order mark is dropped with a warning, ill-formed bytes and a
/// NUL are an error at their line. `file` is for the messages.
[[nodiscard]] std::optional<std::string> check_text(std::string text, std::string_view file, diagnostics& found);

/// Reads such a text.
[[nodiscard]] std::optional<std::string> read_text(std::filesystem::path const& file, diagnostics& found);

/// Writes a file under a temporary name beside it, then renames it: the file is the old one or the new one, never
/// half of one, even after a power failure. A file that has these contents already is left alone, so that nothing is
/// rebuilt after it. Makes the folder if need be. SIGINT, SIGTERM and SIGHUP wait until it is done, so that no
/// temporary file is left. Adds an error and returns false if it cannot. Not while another thread makes files.
bool write_if_changed(std::filesystem::path const& file, std::string_view contents, diagnostics& found);

/// Whether a file is to be there after a power failure. Waiting for the disk takes some milliseconds a file.
enum class durability : std::uint8_t {
  durable,
  until_power_fails, ///< For thousands of files that can be made again: one may then be empty, or an older one.
};
/// \overload
bool write_if_changed(std::filesystem::path const& file, std::string_view contents, durability how, diagnostics& found);

/// Writes a file that nobody waits for until it is complete. Adds an error and returns false if it cannot.
bool write_file(std::filesystem::path const& file, std::string_view contents, diagnostics& found);

/// Puts a finished file, `from`, in the place of `file`: as above, `file` is the old one or the new one, and is left
/// alone if it has these contents already. Where `file` is a link into another file system, `from` is copied, and
/// stays. Adds an error and returns false if it cannot.
bool replace_file(std::filesystem::path const& from, std::filesystem::path const& file, diagnostics& found);

} // namespace interco::exchange

#endif
