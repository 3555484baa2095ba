// Errors of Boost.System and of Asio, which both have categories of their own.
#include <interco/codes/errno.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/error_code.hpp>

#include <gtest/gtest.h>

#include <asio/error.hpp>
#include <asio/system_error.hpp>
#include <boost/asio/error.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>

#include <cerrno>
#include <string>
#include <system_error>

#include "support/small_errors.hpp"

namespace {

using interco::describe;

TEST(ErrorCodePeers, AreDescribedByTheNameOfTheirCategory) {
  auto const all = interco::test::small_errors();
  struct {
    char const* from;
    std::error_code ec;
    char const* text;
  } const cases[] = {
      {"asio.misc", make_error_code(asio::error::eof), "La fine."},
      {"asio.netdb", make_error_code(asio::error::host_not_found), "No such host."},
      {"asio's system", make_error_code(asio::error::access_denied), "Not allowed."},
      {"boost's asio.misc", make_error_code(boost::asio::error::eof), "La fine."},
      {"boost's asio.netdb", make_error_code(boost::asio::error::host_not_found), "No such host."},
      {"boost's system", boost::system::error_code(2, boost::system::system_category()), "Non c'è."},
      {"boost's generic", make_error_code(boost::system::errc::no_such_file_or_directory), "Non c'è."},
  };
  for (auto const& each : cases) {
    EXPECT_EQ(describe(each.ec, all, "it"), each.text) << each.from;
    EXPECT_TRUE(all.find(each.ec.category())->in("it")[each.ec].known()) << each.from;
  }
}

TEST(ErrorCodePeers, AreDescribedByTheErrorNumbersOfThisPlatform) {
  interco::catalog_set all;
  all.add(interco::errno_::catalog());
  std::error_code const cases[] = {
      {ENOENT, std::generic_category()},
      {ENOENT, std::system_category()},
      {ENOENT, asio::error::get_system_category()},
      boost::system::error_code(ENOENT, boost::system::generic_category()),
      boost::system::error_code(ENOENT, boost::system::system_category()),
      boost::system::error_code(ENOENT, boost::asio::error::get_system_category()),
  };
  for (auto const& ec : cases)
    EXPECT_EQ(describe(ec, all, "it"), "Il file o la cartella non esiste.") << ec;
}

TEST(ErrorCodePeers, KeepTheWordsOfTheirCategoryWhereNoCatalogKnowsThem) {
  auto const misc = interco::test::small_errors().find("asio_misc")->in("it");
  std::error_code const missing = make_error_code(boost::asio::error::not_found);
  EXPECT_EQ(describe(missing, misc), missing.message());
  std::error_code const other = make_error_code(boost::asio::error::no_recovery); // of asio.netdb
  EXPECT_EQ(describe(other, misc), other.message());
}

TEST(ErrorCodePeers, CarryCodesOfDomains) {
  // asio's error_code is std::error_code.
  asio::error_code ec = interco::sspi::sec_e_logon_denied;
  EXPECT_TRUE(ec == interco::sspi::sec_e_logon_denied && ec == std::errc::permission_denied);
  try {
    throw asio::system_error(ec, "handshake");
  } catch (std::system_error const& failure) {
    EXPECT_TRUE(failure.code() == interco::sspi::sec_e_logon_denied);
  }
  // Boost's, put into a std::error_code and compared with a generic condition.
  std::error_code const denied = make_error_code(boost::system::errc::permission_denied);
  EXPECT_TRUE(denied == std::errc::permission_denied);
  EXPECT_TRUE(denied == std::error_code(interco::sspi::sec_e_logon_denied).default_error_condition());
}

} // namespace
