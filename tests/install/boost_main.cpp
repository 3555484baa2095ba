// A program that uses Boost.Locale already.
#include <interco/boost_locale.hpp>
#include <interco/codes.hpp>

#include <boost/locale.hpp>

#include <iostream>

int main() {
  auto const base = boost::locale::generator()("it_CH.UTF-8");
  std::cout.imbue(interco::install_messages(base, interco::embedded_catalogs()));
  std::cout << boost::locale::translate("SEC_E_CERT_EXPIRED") << '\n';
}
