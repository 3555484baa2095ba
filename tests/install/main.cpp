// What a program of a user looks like; built by each way in which one can be.
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <iostream>

int main() {
  interco::reader const it = interco::sspi::catalog().in("it-CH");
  interco::message const m = it[interco::sspi::sec_e_cert_expired];
  std::cout << m.text() << ' ' << m.locale() << ' ' << to_string(m.resolved()) << '\n';
}
