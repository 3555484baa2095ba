#include "exchange/file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/utf8.hpp"
#include "exchange/wording.hpp"

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
  // Without O_NONBLOCK, opening a FIFO waits for somebody to write to it.
  descriptor const input(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
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
  found.error(file.string(), {}, say("CANNOT_WRITE", {{"reason", reason()}}), "cannot-write");
  return false;
}

constexpr mode_t usual_mode = 0666;

/// Returns the mode that a new file gets. Not while another thread makes files.
mode_t mode_of_new_files() {
  auto const mask = ::umask(0);
  ::umask(mask);
  return usual_mode & ~mask;
}

/// Keeps back the signals by which people end a program, until a temporary file has gone.
class held_signals {
 public:
  held_signals() {
    sigset_t ending;
    ::sigemptyset(&ending);
    for (int const signal : {SIGINT, SIGTERM, SIGHUP})
      ::sigaddset(&ending, signal);
    ::pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  ~held_signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  held_signals(held_signals const&) = delete;
  held_signals& operator=(held_signals const&) = delete;

 private:
  sigset_t before_{};
};

/// Returns the file that a name stands for, which need not be there yet: a link is followed, and stays. Adds an error
/// if that is no file that can be replaced: a device must not give way to a file.
std::optional<fs::path> behind_links(fs::path const& name, diagnostics& found) {
  constexpr int most_links = 40; // Linux's own limit, path_resolution(7)
  auto file = name;
  std::error_code ec;
  for (int links = 0; fs::is_symlink(file, ec); ++links) {
    if (links == most_links) {
      errno = ELOOP;
      (void)cannot_write(name, found);
      return std::nullopt;
    }
    file = file.parent_path() / fs::read_symlink(file, ec);
  }
  auto const type = fs::status(file, ec).type();
  if (type == fs::file_type::regular || type == fs::file_type::not_found)
    return file;
  if (type == fs::file_type::directory)
    ec = std::make_error_code(std::errc::is_a_directory);
  auto const what = ec ? ec.message() : say("NO_REGULAR_FILE");
  found.error(name.string(), {}, say("CANNOT_WRITE", {{"reason", what}}), "cannot-write");
  return std::nullopt;
}

/// Puts a finished file in the place of another, whose mode it gets. First the bytes reach the disk, then the name
/// does: after a power failure, too, the file is the old one or the new one, where that is wanted. `errno` says why
/// it cannot.
bool put_in_place(descriptor const& finished, fs::path const& from, fs::path const& file,
                  durability how = durability::durable) {
  constexpr mode_t permissions = 0777;
  struct stat now {};
  struct stat before {};
  if (::fstat(finished.number(), &now) != 0)
    return false;
  bool const other_mode = ::stat(file.c_str(), &before) == 0 && ((now.st_mode ^ before.st_mode) & permissions) != 0;
  bool const durable = how == durability::durable;
  if ((other_mode && ::fchmod(finished.number(), before.st_mode & permissions) != 0) || (durable && !finished.sync()) ||
      std::rename(from.c_str(), file.c_str()) != 0)
    return false;
  if (!durable)
    return true;
  auto const folder = file.parent_path();
  descriptor const names(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  (void)names.sync(); // not every file system can; the file is there
  return true;
}

/// Writes a file under a temporary name, and puts it in its place. `errno` says why it cannot.
bool write_in_place(fs::path const& file, std::string_view contents, durability how = durability::durable) {
  held_signals const held;
  auto pattern = file.string() + ".XXXXXX";
  descriptor const output(::mkostemp(pattern.data(), O_CLOEXEC));
  if (!output)
    return false;
  if (::fchmod(output.number(), mode_of_new_files()) == 0 && output.write(contents) &&
      put_in_place(output, pattern, file, how))
    return true;
  auto const why = errno;
  ::unlink(pattern.c_str());
  errno = why;
  return false;
}

} // namespace

std::optional<std::string> read_file(fs::path const& file, diagnostics& found) {
  auto contents = contents_of(file);
  if (!contents)
    found.error(file.string(), {}, say("CANNOT_READ", {{"reason", reason()}}), "cannot-read");
  return contents;
}

std::optional<std::string> check_text(std::string text, std::string_view file, diagnostics& found) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) {
    found.warning(file, {1, 1}, say("BYTE_ORDER_MARK"), "byte-order-mark");
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
    found.error(file, at, say("NUL_IN_TEXT"), "nul");
  else
    found.error(file, at, say("NOT_UTF8"), "not-utf8");
  return std::nullopt;
}

std::optional<std::string> read_text(fs::path const& file, diagnostics& found) {
  auto text = read_file(file, found);
  return text ? check_text(std::move(*text), file.string(), found) : std::nullopt;
}

bool write_if_changed(fs::path const& file, std::string_view contents, diagnostics& found) {
  return write_if_changed(file, contents, durability::durable, found);
}

bool write_if_changed(fs::path const& file, std::string_view contents, durability how, diagnostics& found) {
  std::error_code ec;
  if (fs::exists(file, ec) && contents_of(file) == contents)
    return true;
  auto const target = behind_links(file, found);
  if (!target)
    return false;
  if (target->has_parent_path())
    fs::create_directories(target->parent_path(), ec);
  if (ec) {
    errno = ec.value();
    return cannot_write(file, found);
  }
  return write_in_place(*target, contents, how) || cannot_write(file, found);
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
  auto const target = behind_links(file, found);
  if (!target)
    return false;
  descriptor const finished(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (finished && put_in_place(finished, from, *target))
    return true;
  if (errno != EXDEV)
    return cannot_write(file, found);
  // A link into another file system.
  auto const contents = read_file(from, found);
  return contents && (write_in_place(*target, *contents) || cannot_write(file, found));
}

} // namespace interco::exchange
