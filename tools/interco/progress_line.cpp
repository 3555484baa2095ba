#include "progress_line.hpp"

#include <interco/safe_text.hpp>

#include <iostream>

#include <unistd.h>

namespace interco::command {
namespace {

constexpr std::string_view erase = "\r\x1B[K";

} // namespace

progress_line::progress_line(std::string_view what)
    : what_(safe_line(what)), is_terminal_(::isatty(STDERR_FILENO) != 0) {}

progress_line::~progress_line() {
  clear();
}

void progress_line::clear() {
  if (shown_)
    std::cerr << erase << std::flush;
  shown_ = false;
}

void progress_line::show(std::size_t done, std::size_t all) {
  constexpr auto patience = std::chrono::seconds(1);
  if (!is_terminal_ || std::chrono::steady_clock::now() - begun_ < patience)
    return;
  std::cerr << erase << what_ << ": step " << done << " of " << all << std::flush;
  shown_ = true;
}

} // namespace interco::command
