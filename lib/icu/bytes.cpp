#include "icu/bytes.hpp"

#include <algorithm>
#include <cerrno>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace interco::detail {
namespace {

namespace fs = std::filesystem;

refusal cannot_read() {
  return {errc::cannot_read, std::generic_category().message(errno)};
}

/// A mapping that undoes itself.
class mapping {
 public:
  mapping(void* first, std::size_t count) noexcept : first_(first), count_(count) {}
  ~mapping() { ::munmap(first_, count_); }
  mapping(mapping const&) = delete;
  mapping& operator=(mapping const&) = delete;

 private:
  void* first_;
  std::size_t count_;
};

/// Returns memory aligned to 16 that goes with its last owner.
std::shared_ptr<std::byte[]> allocate(std::size_t count) {
  // A large file is read in a third of the time where the kernel may use large pages: there are 512 times fewer of
  // them to be cleared and mapped.
  static_assert(__STDCPP_DEFAULT_NEW_ALIGNMENT__ >= 16);
  constexpr std::size_t large_page = std::size_t{2} << 20U;
  if (count < 2 * large_page)
    return std::make_shared_for_overwrite<std::byte[]>(count);
  auto const whole = (count + large_page - 1) / large_page * large_page;
  auto* const memory = static_cast<std::byte*>(::operator new (whole, std::align_val_t{large_page}));
  std::shared_ptr<std::byte[]> owner(memory,
                                     [](std::byte* all) { ::operator delete (all, std::align_val_t{large_page}); });
  ::madvise(memory, whole, MADV_HUGEPAGE);
  return owner;
}

} // namespace

struct byte_source::file {
  explicit file(int number) noexcept : descriptor(number) {}
  ~file() {
    if (descriptor >= 0)
      ::close(descriptor);
  }
  file(file const&) = delete;
  file& operator=(file const&) = delete;

  /// Says whether the file is as it was when it was opened: size and time of its last change. (Not that of the inode,
  /// which changes too when the file is renamed or removed.)
  [[nodiscard]] bool unchanged() const noexcept {
    struct stat now {};
    return ::fstat(descriptor, &now) == 0 && now.st_size == status.st_size &&
           now.st_mtim.tv_sec == status.st_mtim.tv_sec && now.st_mtim.tv_nsec == status.st_mtim.tv_nsec;
  }

  int descriptor;
  struct stat status {};
};

std::optional<refusal> byte_source::open(fs::path const& path, bool map, byte_source& into) {
  // Without O_NONBLOCK, opening a FIFO waits for somebody to write to it; without O_NOCTTY, a terminal may become the
  // one that controls the process.
  auto opened = std::make_shared<file>(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (opened->descriptor < 0 || ::fstat(opened->descriptor, &opened->status) != 0)
    return cannot_read();
  if (!S_ISREG(opened->status.st_mode))
    return refusal{errc::cannot_read, "not a regular file"};
  byte_source result;
  result.size_ = static_cast<std::uint64_t>(opened->status.st_size);
  if (map && result.size_ != 0) {
    auto const count = static_cast<std::size_t>(result.size_);
    auto* const first = ::mmap(nullptr, count, PROT_READ, MAP_PRIVATE, opened->descriptor, 0);
    if (first == MAP_FAILED)
      return cannot_read();
    result.in_memory_.owner = std::make_shared<mapping const>(first, count);
    result.in_memory_.view = {static_cast<std::byte const*>(first), count};
  } else {
    result.file_ = std::move(opened);
  }
  into = std::move(result);
  return std::nullopt;
}

byte_source byte_source::memory(std::span<std::byte const> all) {
  byte_source result;
  result.in_memory_.view = all;
  result.size_ = all.size();
  return result;
}

std::optional<refusal> byte_source::read(std::uint64_t offset, std::size_t count, byte_block& into) const {
  if (file_ == nullptr) {
    into = {in_memory_.view.subspan(static_cast<std::size_t>(offset), count), in_memory_.owner};
    return std::nullopt;
  }
  auto memory = allocate(count);
  for (std::size_t done = 0; done < count;) {
    auto const got = ::pread(file_->descriptor, memory.get() + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno != EINTR)
      return cannot_read();
    if (got == 0)
      return refusal{errc::truncated, "became shorter while it was read"};
    done += static_cast<std::size_t>(std::max<ssize_t>(got, 0));
  }
  if (!file_->unchanged())
    return refusal{errc::cannot_read, "changed since it was opened"};
  into = {{memory.get(), count}, memory};
  return std::nullopt;
}

} // namespace interco::detail
