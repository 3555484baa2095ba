# Makes of the style and the script of `interco site` a C++ source with their bytes. A script of CMake's, so that it also runs
# where the compiler makes programs for another machine:
#   cmake -DCOLOURS=FILE.css -DSITE=FOLDER -DOUTPUT=FILE.cpp -P interco_embed_site.cmake
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/interco_embed_bytes.cmake)

file(READ "${COLOURS}" colours)
file(READ "${SITE}/site.css" style)
file(READ "${SITE}/site.js" script)
bytes_of("${colours}${style}" style)
bytes_of("${script}" script)
file(WRITE "${OUTPUT}" "// Made from lib/site by lib/cmake/interco_embed_site.cmake; not to be edited.
#include \"site/assets.hpp\"

namespace interco::site {
namespace {

constexpr unsigned char style_bytes[]{
  ${style}};
constexpr unsigned char script_bytes[]{
  ${script}};

} // namespace

std::string_view style() noexcept {
  return {reinterpret_cast<char const*>(style_bytes), sizeof style_bytes};
}
std::string_view script() noexcept {
  return {reinterpret_cast<char const*>(script_bytes), sizeof script_bytes};
}

} // namespace interco::site
")
