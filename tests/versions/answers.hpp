/// \file
/// What each version of the domain "ship" is asked. Thread rules: none; each function of the libraries keeps its answer
/// until the next call.
#ifndef INTERCO_TESTS_VERSIONS_ANSWERS_HPP
#define INTERCO_TESTS_VERSIONS_ANSWERS_HPP

#include <cstdint>

/// Returns the Italian text of a value, or "unknown".
using answer_function = char const*(std::uint32_t value);
/// Returns the Italian text of `aground`, with its arguments.
using aground_function = char const*();

extern "C" answer_function library_answer;
extern "C" aground_function library_aground;

#endif
