// Gives every file of some folders to a fuzz target, without libFuzzer, so that any compiler can run what fuzzing has
// found:
//   fuzz_po tests/fuzz/seeds/po tests/fuzz/finds/po
// Exit status: 0, or 2 when a folder is missing or holds no file; a find ends the process.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(fs::path const& folder) {
  std::vector<fs::path> files;
  std::error_code ec;
  for (fs::directory_iterator entry(folder, ec); !ec && entry != fs::directory_iterator(); entry.increment(ec)) {
    if (entry->is_regular_file())
      files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool replay(fs::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<char> const contents{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) {
    std::fprintf(stderr, "replay: %s: cannot be read\n", file.c_str());
    return false;
  }
  std::fprintf(stderr, "replay: %s\n", file.c_str()); // before it is run: the last one named is the one that failed
  LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(contents.data()), contents.size());
  return true;
}

} // namespace

int main(int argc, char** argv) {
  constexpr int unusable = 2;
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s FOLDER...\n", argv[0]);
    return unusable;
  }
  for (int i = 1; i < argc; ++i) {
    auto const files = files_in(argv[i]);
    if (files.empty()) {
      std::fprintf(stderr, "replay: %s: no file in it\n", argv[i]);
      return unusable;
    }
    if (!std::all_of(files.begin(), files.end(), replay))
      return unusable;
  }
  return 0;
}
