/// \file
/// Where the data file of a catalog lies that is installed beside its program; for generated code.
///
/// May be called from any thread. The paths of `data_file` must live as long as the call.
#ifndef INTERCO_DETAIL_DATA_FILE_HPP
#define INTERCO_DETAIL_DATA_FILE_HPP

#include <filesystem>
#include <initializer_list>

namespace interco::detail {

/// The places of a data file.
struct data_file {
  std::initializer_list<char const*> installed; // relative to the folder of the program or library; in this order
  char const* build_folder = "";                // what lies in it, and nothing else,
  char const* built = "";                       // finds the file here as well
};

/// Returns the path of the file for the program or library that has the address `inside`: a place where the file is,
/// or else the first of `installed`, to be named in an error; an empty path where the system does not tell what file
/// the address comes from. Looks in no other folder: who can write to a folder above a program is not always trusted
/// by its user. Allocates.
[[nodiscard]] std::filesystem::path find_data_file(void const* inside, data_file const& places);

} // namespace interco::detail

#endif
