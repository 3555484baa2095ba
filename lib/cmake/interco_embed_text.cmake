# Makes of a text file a C++ source with its bytes. A script of CMake's, so that it also runs where the compiler makes
# programs for another machine:
#   cmake -DTEXT=FILE -DFUNCTION=NAME -DOUTPUT=FILE.cpp -P interco_embed_text.cmake
# The source defines interco::exchange::NAME(), which returns the bytes as a std::string_view.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/interco_embed_bytes.cmake)

file(READ "${TEXT}" text)
bytes_of("${text}" bytes)
get_filename_component(name "${TEXT}" NAME)
file(WRITE "${OUTPUT}" "// Made from ${name} by lib/cmake/interco_embed_text.cmake; not to be edited.
#include <string_view>

namespace interco::exchange {
namespace {

constexpr unsigned char bytes[]{
  ${bytes}};

} // namespace

std::string_view ${FUNCTION}() noexcept;
std::string_view ${FUNCTION}() noexcept {
  return {reinterpret_cast<char const*>(bytes), sizeof bytes};
}

} // namespace interco::exchange
")
