// A program that formats, and so needs the component `format`.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <iostream>

int main() {
  interco::reader const it = interco::sspi::catalog().in("it-CH");
  std::cout << it[interco::sspi::sec_e_cert_expired].format({}) << '\n';
}
