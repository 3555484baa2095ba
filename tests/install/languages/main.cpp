// Prints the languages that a program has, then what an error means in each one that it is asked for.
#include <interco/codes/errno.hpp>
#include <interco/interco.hpp>

#include <iostream>

int main(int argc, char** argv) {
  auto const& catalog = interco::errno_::catalog();
  for (auto const locale : catalog.locales())
    std::cout << locale << ' ';
  std::cout << '\n';
  for (int i = 1; i < argc; ++i)
    std::cout << catalog.in(argv[i])[interco::errno_::enoent].text() << '\n';
  return 0; // not always main: CMakeLists.txt
}
