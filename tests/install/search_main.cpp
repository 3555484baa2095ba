// A program that finds the code of a sentence, and so needs the component `search`.
#include <interco/codes/sspi.hpp>
#include <interco/search.hpp>

#include <iostream>

int main() {
  for (auto const& found : interco::sspi::catalog().search("Il certificato ricevuto e' scaduto", {.limit = 1}))
    std::cout << found.text << '\n';
}
