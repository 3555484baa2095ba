#include "exchange/file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "core/utf8.hpp"

namespace interco::exchange {
namespace {

namespace fs = std::filesystem;

std::string reason() {
  return std::generic_category().message(errno);
}

std::optional<std::string> contents_of(fs::path const& file) {
  std::error_code ec;
  if (!fs::is_regular_file(file, ec)) {
    errno = ec ? ec.value() : EISDIR;
    return std::nullopt;
  }
  std::ifstream stream(file, std::ios::binary);
  std::string contents;
  if (stream)
    contents.assign(std::istreambuf_iterator<char>(stream), {});
  return stream.bad() || !stream.is_open() ? std::nullopt : std::optional(std::move(contents));
}

/// A file descriptor that closes itself.
class descriptor {
 public:
  explicit descriptor(int number) noexcept : number_(number) {}
  ~descriptor() { close(); }
  descriptor(descriptor const&) = delete;
  descriptor& operator=(descriptor const&) = delete;

  explicit operator bool() const noexcept { return number_ >= 0; }
  bool write(std::string_view rest) const noexcept {
    while (!rest.empty()) {
      auto const written = ::write(number_, rest.data(), rest.size());
      if (written < 0 && errno != EINTR)
        return false;
      rest.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
  }
  [[nodiscard]] bool sync() const noexcept { return ::fsync(number_) == 0; }
  bool close() noexcept { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

} // namespace

std::optional<std::string> read_file(fs::path const& file, diagnostics& found) {
  auto contents = contents_of(file);
  if (!contents)
    found.error(file.string(), {}, "cannot be read: " + reason(), "cannot-read");
  return contents;
}

std::optional<std::string> read_text(fs::path const& file, diagnostics& found) {
  auto text = read_file(file, found);
  if (!text)
    return text;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text->starts_with(byte_order_mark)) {
    found.warning(file.string(), {1, 1}, "a byte order mark; other tools take it for a syntax error",
                  "byte-order-mark");
    text->erase(0, byte_order_mark.size());
  }
  auto const valid = detail::utf8_valid_prefix(*text);
  if (valid != text->size()) {
    auto const before = std::string_view(*text).substr(0, valid);
    auto const lines = std::count(before.begin(), before.end(), '\n');
    auto const line_start = before.rfind('\n') + 1; // npos + 1 is 0
    found.error(file.string(), {static_cast<unsigned>(lines + 1), static_cast<unsigned>(valid - line_start + 1)},
                "a byte that is not UTF-8", "not-utf8");
    return std::nullopt;
  }
  return text;
}

bool write_if_changed(fs::path const& file, std::string_view contents, diagnostics& found) {
  std::error_code ec;
  if (fs::exists(file, ec) && contents_of(file) == contents)
    return true;
  if (file.has_parent_path())
    fs::create_directories(file.parent_path(), ec);
  auto pattern = file.string() + ".XXXXXX";
  descriptor output(::mkstemp(pattern.data()));
  if (!output) {
    found.error(file.string(), {}, "cannot be written: " + reason(), "cannot-write");
    return false;
  }
  constexpr mode_t usual_mode = 0666;
  auto const mask = ::umask(0);
  ::umask(mask);
  bool const written = ::chmod(pattern.c_str(), usual_mode & ~mask) == 0 && output.write(contents) && output.sync() &&
                       output.close() && std::rename(pattern.c_str(), file.c_str()) == 0;
  if (!written) {
    found.error(file.string(), {}, "cannot be written: " + reason(), "cannot-write");
    ::unlink(pattern.c_str());
  }
  return written;
}

} // namespace interco::exchange
