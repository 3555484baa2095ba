#include "progress_line.hpp"

#include <interco/safe_text.hpp>

#include <iostream>

#include <unistd.h>

#include "words.hpp"

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
  std::cerr << erase << safe_line(say("JOB_STEP", {{"job", what_}, {"done", done}, {"all", all}})) << std::flush;
  shown_ = true;
}

} // namespace interco::command
