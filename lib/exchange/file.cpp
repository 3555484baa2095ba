#include "exchange/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/utf8.hpp"

namespace interco::exchange {
namespace {

namespace fs = std::filesystem;

std::string reason() {
  return std::generic_category().message(errno);
}

/// A file descriptor that closes itself.
class descriptor {
 public:
  explicit descriptor(int number) noexcept : number_(number) {}
  ~descriptor() { close(); }
  descriptor(descriptor const&) = delete;
  descriptor& operator=(descriptor const&) = delete;

  explicit operator bool() const noexcept { return number_ >= 0; }
  [[nodiscard]] int number() const noexcept { return number_; }
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

/// Reads a whole file; errno says why it cannot.
std::optional<std::string> contents_of(fs::path const& file) {
  descriptor const input(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat about {};
  if (!input || ::fstat(input.number(), &about) != 0)
    return std::nullopt;
  if (!S_ISREG(about.st_mode)) {
    errno = S_ISDIR(about.st_mode) ? EISDIR : EINVAL;
    return std::nullopt;
  }
  // As large as it says it is, and on until nothing more comes: it may be growing.
  constexpr std::size_t step = 4096;
  std::string contents(static_cast<std::size_t>(about.st_size) + 1, '\0');
  std::size_t size = 0;
  for (;;) {
    if (size == contents.size())
      contents.resize(size + step);
    auto const got = ::read(input.number(), contents.data() + size, contents.size() - size);
    if (got == 0)
      break;
    if (got < 0 && errno != EINTR)
      return std::nullopt;
    size += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  contents.resize(size);
  return contents;
}

/// Returns whether two files have the same contents, without holding either.
bool equal_files(fs::path const& a, fs::path const& b) {
  std::error_code ec;
  if (!fs::is_regular_file(b, ec) || fs::file_size(a, ec) != fs::file_size(b, ec) || ec)
    return false;
  std::ifstream first(a, std::ios::binary);
  std::ifstream second(b, std::ios::binary);
  std::array<char, 65536> left{};
  std::array<char, 65536> right{};
  while (first.read(left.data(), left.size()), second.read(right.data(), right.size()), first.gcount() != 0) {
    if (!std::equal(left.begin(), left.begin() + first.gcount(), right.begin(), right.begin() + second.gcount()))
      return false;
  }
  return first.eof() && second.eof();
}

bool cannot_write(fs::path const& file, diagnostics& found) {
  found.error(file.string(), {}, "cannot be written: " + reason(), "cannot-write");
  return false;
}

constexpr mode_t usual_mode = 0666;

} // namespace

std::optional<std::string> read_file(fs::path const& file, diagnostics& found) {
  auto contents = contents_of(file);
  if (!contents)
    found.error(file.string(), {}, "cannot be read: " + reason(), "cannot-read");
  return contents;
}

std::optional<std::string> check_text(std::string text, std::string_view file, diagnostics& found) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    found.warning(file, {1, 1}, "a byte order mark; other tools take it for a syntax error", "byte-order-mark");
    text.erase(0, byte_order_mark.size());
  }
  auto const valid = detail::utf8_valid_prefix(text);
  auto const nul = text.find('\0');
  auto const end = std::min({valid, nul, text.size()});
  if (end == text.size())
    return text;
  auto const before = std::string_view(text).substr(0, end);
  auto const lines = std::count(before.begin(), before.end(), '\n');
  auto const line_start = before.rfind('\n') + 1; // npos + 1 is 0
  position const at{static_cast<unsigned>(lines + 1), static_cast<unsigned>(end - line_start + 1)};
  if (end == nul)
    found.error(file, at, "a NUL, which would end the text in C", "nul");
  else
    found.error(file, at, "a byte that is not UTF-8", "not-utf8");
  return std::nullopt;
}

std::optional<std::string> read_text(fs::path const& file, diagnostics& found) {
  auto text = read_file(file, found);
  return text ? check_text(std::move(*text), file.string(), found) : std::nullopt;
}

bool write_if_changed(fs::path const& file, std::string_view contents, diagnostics& found) {
  std::error_code ec;
  if (fs::exists(file, ec) && contents_of(file) == contents)
    return true;
  if (file.has_parent_path())
    fs::create_directories(file.parent_path(), ec);
  auto pattern = file.string() + ".XXXXXX";
  descriptor output(::mkostemp(pattern.data(), O_CLOEXEC));
  if (!output)
    return cannot_write(file, found);
  auto const mask = ::umask(0);
  ::umask(mask);
  bool const written = ::chmod(pattern.c_str(), usual_mode & ~mask) == 0 && output.write(contents) && output.sync() &&
                       output.close() && std::rename(pattern.c_str(), file.c_str()) == 0;
  if (!written) {
    (void)cannot_write(file, found);
    ::unlink(pattern.c_str());
  }
  return written;
}

bool write_file(fs::path const& file, std::string_view contents, diagnostics& found) {
  descriptor output(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, usual_mode));
  return (output && output.write(contents) && output.close()) || cannot_write(file, found);
}

bool replace_file(fs::path const& from, fs::path const& file, diagnostics& found) {
  if (equal_files(from, file)) {
    ::unlink(from.c_str());
    return true;
  }
  descriptor const written(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  return (written && written.sync() && std::rename(from.c_str(), file.c_str()) == 0) || cannot_write(file, found);
}

} // namespace interco::exchange
