# Makes of lib/exchange/page one HTML page, and of that a C++ source with its bytes. A script of CMake's, so that it also
# runs where the compiler makes programs for another machine:
#   cmake -DPAGE=FOLDER -DOUTPUT=FILE.cpp -P interco_embed_page.cmake
# In page.html, @style@ and @script@ stand for colours.css with page.css behind it, and for page.js, @style_hash@ and
# @script_hash@ for their SHA-256 as a Content-Security-Policy has them; the data go in place of @data@, and what else is left
# between two @ is put in by stats_html.cpp: words in the language of the reader.
cmake_minimum_required(VERSION 3.25)
include(${CMAKE_CURRENT_LIST_DIR}/interco_embed_bytes.cmake)

# Base64 (RFC 4648) of a SHA-256: 64 hexadecimal digits.
function(base64_of_sha256 hex result)
  set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  set(text "")
  foreach(at RANGE 0 62 6) # three bytes are four characters
    string(SUBSTRING "${hex}00" ${at} 6 three)
    foreach(shift 18 12 6 0)
      math(EXPR digit "(0x${three} >> ${shift}) & 63")
      string(SUBSTRING "${alphabet}" ${digit} 1 character)
      string(APPEND text "${character}")
    endforeach()
  endforeach()
  string(SUBSTRING "${text}" 0 43 text) # 32 bytes are 42 characters and four bits
  set(${result} "${text}=" PARENT_SCOPE)
endfunction()

# Reads some files, one behind the other.
function(read_part names forbidden variable)
  set(text "")
  foreach(name IN LISTS names)
    file(READ "${PAGE}/${name}" part)
    string(APPEND text "${part}")
  endforeach()
  string(TOLOWER "${text}" lower)
  string(FIND "${lower}" "${forbidden}" found)
  if(NOT found EQUAL -1)
    message(FATAL_ERROR "${names} must not have ${forbidden} in it: the browser would take it for the end")
  endif()
  string(SHA256 hash "${text}")
  base64_of_sha256(${hash} hash)
  set(${variable} "${text}" PARENT_SCOPE)
  set(${variable}_hash "${hash}" PARENT_SCOPE)
endfunction()

read_part("colours.css;page.css" "</style" style)
read_part(page.js "</script" script)
file(READ "${PAGE}/page.html" page)
foreach(part style_hash script_hash style script)
  string(REPLACE "@${part}@" "${${part}}" page "${page}")
endforeach()
string(FIND "${page}" "@data@" at)
if(at EQUAL -1)
  message(FATAL_ERROR "page.html has no @data@")
endif()
string(SUBSTRING "${page}" 0 ${at} before)
math(EXPR behind "${at} + 6")
string(SUBSTRING "${page}" ${behind} -1 after)
bytes_of("${before}" before)
bytes_of("${after}" after)
file(WRITE "${OUTPUT}" "// Made from lib/exchange/page by lib/cmake/interco_embed_page.cmake; not to be edited.
#include \"exchange/stats_html.hpp\"

namespace interco::exchange {
namespace {

constexpr unsigned char before[]{
  ${before}};
constexpr unsigned char after[]{
  ${after}};

} // namespace

std::string_view page_before_data() noexcept {
  return {reinterpret_cast<char const*>(before), sizeof before};
}
std::string_view page_after_data() noexcept {
  return {reinterpret_cast<char const*>(after), sizeof after};
}

} // namespace interco::exchange
")
