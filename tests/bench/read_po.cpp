// Reads a PO file, or reads and writes it, as a whole process; prints the nanoseconds of reading and of writing alone.
#include <chrono>
#include <iostream>
#include <string_view>

#include "exchange/file.hpp"
#include "exchange/po.hpp"

int main(int argc, char** argv) {
  using namespace interco::exchange;
  using clock = std::chrono::steady_clock;
  if (argc < 2) {
    std::cerr << "Usage: bench_read_po FILE [write]\n";
    return 2;
  }
  diagnostics found;
  auto bytes = read_file(argv[1], found);
  if (!bytes)
    return 1;
  auto const begin = clock::now();
  auto const file = read_po_file(std::move(*bytes), argv[1], found);
  auto const read = clock::now();
  if (!file)
    return 1;
  std::size_t written = 0;
  if (argc > 2 && std::string_view(argv[2]) == "write")
    written = write_po(*file).size();
  auto const end = clock::now();
  std::cout << (read - begin).count() << ' ' << (end - read).count() << ' ' << written << '\n';
  return 0;
}
