/// \file
/// Leaving `errno` as it was: who looks a code up may not have read it yet.
#ifndef INTERCO_CORE_KEEP_ERRNO_HPP
#define INTERCO_CORE_KEEP_ERRNO_HPP

#include <cerrno>

namespace interco::detail {

class keep_errno {
 public:
  keep_errno() noexcept = default;
  ~keep_errno() { errno = kept_; }
  keep_errno(keep_errno const&) = delete;
  keep_errno& operator=(keep_errno const&) = delete;

 private:
  int kept_ = errno;
};

} // namespace interco::detail

#endif
