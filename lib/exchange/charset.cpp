#include "exchange/charset.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include <iconv.h>

namespace interco::exchange {
namespace {

/// A conversion that closes itself.
class conversion {
 public:
  explicit conversion(std::string const& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~conversion() {
    if (*this)
      ::iconv_close(handle_);
  }
  conversion(conversion const&) = delete;
  conversion& operator=(conversion const&) = delete;

  explicit operator bool() const noexcept { return handle_ != reinterpret_cast<iconv_t>(-1); } // as iconv_open(3) says
  [[nodiscard]] iconv_t handle() const noexcept { return handle_; }

 private:
  iconv_t handle_;
};

} // namespace

position position_of(std::string_view text, std::size_t offset) {
  auto const before = text.substr(0, offset);
  auto const lines = std::count(before.begin(), before.end(), '\n');
  auto const line_start = before.rfind('\n') + 1; // npos + 1 is 0
  return {static_cast<unsigned>(lines + 1), static_cast<unsigned>(before.size() - line_start + 1)};
}

std::optional<std::string> to_utf8(std::string_view text, std::string const& charset, std::string const& file,
                                   position at, diagnostics& found) {
  // "UTF-8//IGNORE" would lose what cannot be read.
  bool const is_name = charset.find('/') == std::string::npos;
  conversion const to(is_name ? charset : "");
  if (!is_name || charset.empty() || !to) {
    found.error(file, at, "the charset \"" + charset + "\" is not known here; UTF-8 expected", "charset");
    return std::nullopt;
  }
  std::string result(text.size() + text.size() / 2 + 16, '\0');
  auto* in = const_cast<char*>(text.data()); // iconv does not write to it; its type is from before const
  auto in_left = text.size();
  std::size_t size = 0;
  for (bool done = false; !done;) {
    auto* out = result.data() + size;
    auto out_left = result.size() - size;
    // At the end, what a stateful encoding holds back is asked for.
    auto const converted = in_left != 0 ? ::iconv(to.handle(), &in, &in_left, &out, &out_left)
                                        : ::iconv(to.handle(), nullptr, nullptr, &out, &out_left);
    auto const was_last = in_left == 0;
    size = result.size() - out_left;
    if (converted == static_cast<std::size_t>(-1) && errno == E2BIG) {
      result.resize(2 * result.size());
    } else if (converted == static_cast<std::size_t>(-1)) {
      found.error(file, position_of(text, text.size() - in_left), "a byte that is not " + charset, "charset");
      return std::nullopt;
    } else {
      done = was_last;
    }
  }
  result.resize(size);
  return result;
}

} // namespace interco::exchange
