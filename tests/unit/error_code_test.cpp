// Codes as std::error_code. What is set once a process is tested in a child (EXPECT_EXIT).
#include <interco/codes.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/detail/domain_category.hpp>
#include <interco/error_code.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

#include "support/allocations.hpp"
#include "support/fixtures.hpp"
#include "support/small_errors.hpp"

namespace {

using namespace interco::sspi;
using interco::describe;
using interco::test::small_errors;

/// A category that nobody knows, whose messages are what a test gives it.
class strange_category : public std::error_category {
 public:
  explicit strange_category(char const* name, std::string message) : name_(name), message_(std::move(message)) {}
  [[nodiscard]] char const* name() const noexcept override { return name_; }
  [[nodiscard]] std::string message(int /*value*/) const override { return message_; }

 private:
  char const* name_;
  std::string message_;
};

/// Runs checks in a child process. Each returns whether it holds; the first that does not is named.
void expect_in_child(std::function<std::string()> const& first_failure) {
  EXPECT_EXIT(
      {
        auto const failure = first_failure();
        std::fputs(failure.c_str(), stderr);
        std::exit(failure.empty() ? 0 : 1); // NOLINT(concurrency-mt-unsafe): of this thread alone
      },
      testing::ExitedWithCode(0), "^$");
}

TEST(ErrorCode, IsTheCodeInTheCategoryOfItsDomain) {
  std::error_code const ec = sec_e_cert_expired;
  EXPECT_EQ(ec.category(), category());
  EXPECT_STREQ(ec.category().name(), "sspi");
  EXPECT_EQ(static_cast<std::uint32_t>(ec.value()), 0x80090328);
  EXPECT_TRUE(ec == sec_e_cert_expired);
  EXPECT_FALSE(ec == sec_e_logon_denied);
  EXPECT_EQ(ec.message(), "The received certificate has expired.");
}

TEST(ErrorCode, HasTheNumberInTheMessageOfAnUnknownCode) {
  struct {
    std::uint32_t value;
    char const* message;
  } const cases[] = {
      {0x8009FFFF, "Unknown status code: 0x8009FFFF"},
      {7, "Unknown status code: 0x00000007"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(category().message(static_cast<int>(each.value)), each.message);
  auto const numbers = small_errors().find("numbers")->in("en");
  strange_category const its_own("numbers", "");
  EXPECT_EQ(describe({-4, its_own}, numbers), "Unknown status code: -4"); // a plain number is none of bits
}

TEST(ErrorCode, ComparesWithGenericConditions) {
  struct {
    status code;
    std::errc condition;
  } const cases[] = {
      {sec_e_insufficient_memory, std::errc::not_enough_memory},
      {sec_e_unsupported_function, std::errc::not_supported},
      {sec_e_not_owner, std::errc::operation_not_permitted},
      {sec_e_logon_denied, std::errc::permission_denied},
      {sec_e_message_altered, std::errc::bad_message},
      {sec_e_invalid_parameter, std::errc::invalid_argument},
      {sec_i_async_call_pending, std::errc::operation_in_progress},
  };
  for (auto const& each : cases) {
    std::error_code const ec = each.code;
    EXPECT_TRUE(ec == each.condition) << ec.message();
    EXPECT_EQ(ec.default_error_condition(), each.condition);
    EXPECT_FALSE(ec == std::errc::broken_pipe);
    EXPECT_TRUE(ec == make_error_condition(each.code));
    EXPECT_EQ(catalog().in("it")[each.code].condition(), each.condition);
  }
  // Where there is none, and for what nobody knows, the condition is the code itself.
  for (std::uint32_t const value : {0x80090328U, 0U, 0x8009FFFFU}) {
    auto const number = static_cast<int>(value);
    EXPECT_EQ(category().default_error_condition(number), std::error_condition(number, category()));
    EXPECT_EQ(catalog().in("it")[value].condition(), std::nullopt);
  }
  EXPECT_EQ(catalog().in("it")["SEC_E_NOT_SUPPORTED"].condition(), std::errc::not_supported); // an alias
}

TEST(ErrorCode, ComparesByTheNameOfTheCategoryWithItsOwnConditions) {
  strange_category const copy("sspi", ""); // as of another copy of the library
  std::error_code const theirs(static_cast<int>(sec_e_cert_expired), copy);
  EXPECT_FALSE(theirs == sec_e_cert_expired); // the standard library compares addresses
  EXPECT_TRUE(theirs == make_error_condition(sec_e_cert_expired));
  EXPECT_FALSE(theirs == make_error_condition(sec_e_logon_denied));
  std::error_code const ours = sec_e_cert_expired;
  EXPECT_TRUE(ours == std::error_condition(theirs.value(), copy));
  EXPECT_FALSE(ours == std::error_condition(theirs.value() + 1, copy));
  strange_category const other("tls", "");
  EXPECT_FALSE(std::error_code(theirs.value(), other) == make_error_condition(sec_e_cert_expired));
  EXPECT_FALSE(ours == std::error_condition(theirs.value(), other));
}

TEST(ErrorCode, FailsByItsSeverity) {
  struct {
    std::error_code ec;
    bool is_true;
    bool failed;
  } const cases[] = {
      {sec_e_ok, false, false},
      {sec_i_continue_needed, true, false},
      {sec_e_logon_denied, true, true},
      {{static_cast<int>(0x8009FFFF), category()}, true, true},
      {{0x00097777, category()}, true, false},
      {{}, false, false},
      {make_error_code(std::errc::timed_out), true, true},
      {interco::errc::stale, true, true},
  };
  for (auto const& each : cases) {
    EXPECT_EQ(static_cast<bool>(each.ec), each.is_true) << each.ec;
    EXPECT_EQ(interco::failed(each.ec), each.failed) << each.ec;
  }
}

interco::catalog const& ship() {
  static auto const loaded = [] {
    interco::test::temporary_folder const folder;
    return interco::catalog::load(
        interco::test::compile(
            folder,
            {{"ship.toml", "[domain]\nname = \"ship\"\nlayout = \"ntstatus\"\nparent = { modulus = 0x100 }\n[codes]\n"
                           "SUNK = { value = 0x200, severity = \"error\", audience = \"flow\" }\n"
                           "AFLOAT = { value = 0xC0000300, severity = \"success\", audience = \"flow\" }\n"},
             {"en.txt", "en { SUNK { \"Sunk.\" } AFLOAT { \"Afloat.\" } }"}}),
        {.open_all = true}); // the folder goes
  }();
  return loaded;
}

TEST(ErrorCode, FailsByWhatAnUnknownCodeTells) {
  static constinit interco::detail::never_destroyed<interco::detail::domain_category> const category("ship", &ship);
  for (auto const value : {0x200U, 0xC0000300U, 0x2FFU, 0xC0000301U, 0x123U, 0x40000123U, 0x80000123U, 0xC0000123U}) {
    std::error_code const ec(static_cast<int>(value), category.value);
    EXPECT_EQ(interco::failed(ec), ship().in("en")[value].severity() == interco::severity::error) << std::hex << value;
  }
}

TEST(ErrorCode, HasTheNumberOfAnUnknownCodeBehindTheTextOfItsParent) {
  static constinit interco::detail::never_destroyed<interco::detail::domain_category> const category("ship", &ship);
  EXPECT_EQ(describe({0x2FF, category.value}, "en"), "Sunk. (0x000002FF)");
  EXPECT_EQ(describe({0x123, category.value}, "en"), "Unknown status code: 0x00000123");
}

TEST(ErrorCode, ComesBackFromAnException) {
  auto const thrown = [] {
    try {
      throw std::system_error(sec_e_logon_denied, "while connecting");
    } catch (...) {
      return std::current_exception();
    }
  }();
  try {
    std::rethrow_exception(thrown);
  } catch (std::system_error const& failure) {
    EXPECT_TRUE(failure.code() == sec_e_logon_denied);
    EXPECT_TRUE(failure.code() == std::errc::permission_denied);
    EXPECT_EQ(failure.what(), "while connecting: " + std::string(catalog().in("en")[sec_e_logon_denied].text()));
    EXPECT_EQ(describe(failure.code(), "it-CH"), catalog().in("it")[sec_e_logon_denied].text());
  }
}

TEST(ErrorCode, IsLookedUpByAReader) {
  auto const it = catalog().in("it");
  std::error_code const ec = sec_e_cert_expired;
  auto const answer = it[ec];
  EXPECT_EQ(answer.symbol(), "SEC_E_CERT_EXPIRED");
  EXPECT_EQ(answer.text(), "Il certificato ricevuto è scaduto.");
  EXPECT_EQ(answer.code(), (interco::code{"sspi", 0x80090328}));
  std::error_code const other(ec.value(), std::generic_category());
  EXPECT_FALSE(it[other].known());
  EXPECT_EQ(it[other].code().domain, ""); // of no domain that the catalog knows
  EXPECT_EQ(it[other].value(), 0x80090328);
}

TEST(ErrorCode, IsLookedUpInTheCategoriesThatTheDefinitionsList) {
  auto const all = small_errors();
  struct {
    std::error_code ec;
    char const* domain;
    char const* symbol;
  } const cases[] = {
      {{2, std::generic_category()}, "numbers", "ENOENT"},
      {{2, std::system_category()}, "numbers", "ENOENT"}, // "system@posix"
      {{2, std::iostream_category()}, nullptr, nullptr},  // "iostream@windows"
      {{2, interco::error_category()}, nullptr, nullptr},
      {sec_e_ok, nullptr, nullptr},
  };
  for (auto const& each : cases) {
    auto const* const found = all.find(each.ec.category());
    ASSERT_EQ(found != nullptr, each.domain != nullptr) << each.ec;
    if (found == nullptr)
      continue;
    EXPECT_EQ(found->domain(), each.domain);
    EXPECT_EQ(found->in("it")[each.ec].symbol(), each.symbol);
  }
}

TEST(ErrorCode, IsDescribedByTheCodeInsideWhereTheCatalogsHaveIt) {
  interco::test::temporary_folder const folder;
  interco::catalog_set all;
  all.add(interco::sspi::catalog());
  std::error_code const wrapped(static_cast<int>(0x80070005), category()); // HRESULT_FROM_WIN32(5)
  EXPECT_EQ(describe(wrapped, all, "it"), "Unknown status code: 0x80070005");
  all.add(interco::catalog::load(interco::test::compile(
      folder, {{"win32.toml", "[domain]\nname = \"win32\"\nlayout = \"plain\"\n[codes]\n"
                              "ERROR_SUCCESS = { value = 0, severity = \"success\", audience = \"flow\" }\n"
                              "ERROR_ACCESS_DENIED = { value = 5, severity = \"error\", audience = \"end_user\" }\n"},
               {"en.txt", "en { ERROR_SUCCESS { \"Done.\" } ERROR_ACCESS_DENIED { \"Access is denied.\" } }"},
               {"it.po", interco::test::po_header + interco::test::po_entry("ERROR_ACCESS_DENIED", "Access is denied.",
                                                                            "Accesso negato.")}})));
  EXPECT_EQ(describe(wrapped, all, "it"), "Accesso negato.");
  EXPECT_EQ(describe({static_cast<int>(0x80070006), category()}, all, "it"), "Unknown status code: 0x80070006");
  EXPECT_EQ(describe({static_cast<int>(0x80070000), category()}, all, "it"), "Unknown status code: 0x80070000");
  EXPECT_EXIT(
      {
        bool const right = interco::set_error_language("it", all) && wrapped.message() == "Accesso negato." &&
                           describe(wrapped, "en") == "Access is denied.";
        std::exit(right ? EXIT_SUCCESS : EXIT_FAILURE);
      },
      testing::ExitedWithCode(EXIT_SUCCESS), "");
}

TEST(ErrorCode, IsAnsweredByTheDomainWithItsNameBeforeAnotherThatListsIt) {
  auto all = small_errors();
  interco::test::temporary_folder const folder;
  all.add(interco::catalog::load(interco::test::compile(
      folder, {{"generic.toml", "[domain]\nname = \"generic\"\nlayout = \"plain\"\n[codes]\n"
                                "G = { value = 2, severity = \"error\", audience = \"flow\" }\n"},
               {"en.txt", R"(en { G { "Generic." } })"}})));
  EXPECT_EQ(all.find(std::generic_category())->domain(), "generic");
  EXPECT_EQ(all.find(std::system_category())->domain(), "numbers");
}

TEST(Describe, AlwaysSaysSomething) {
  auto all = small_errors();
  all.add(catalog());
  strange_category const hostile("strange", "\x1B[31mred\xFF\n");
  strange_category const silent("silent\x1B", "");
  struct {
    std::error_code ec;
    std::string text;
  } const cases[] = {
      {sec_e_cert_expired, "Il certificato ricevuto è scaduto."},
      {{static_cast<int>(0x8009FFFF), category()}, "Unknown status code: 0x8009FFFF"},
      {{2, std::generic_category()}, "Non c'è."},
      {{2, std::system_category()}, "Non c'è."},
      {{13, std::generic_category()}, "Not allowed."}, // there is no Italian
      {{4711, std::generic_category()}, std::generic_category().message(4711)},
      {{}, "Success"}, // the words of the C library for what the catalog does not know
      {{5, hostile}, "\\u001B[31mred\\xFF\\n"},
      {{5, silent}, "silent\\u001B: 5"},
      {interco::errc::stale, "made from another English text"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(describe(each.ec, all, "it-CH"), each.text) << each.ec.value();
  EXPECT_EQ(describe({2, std::generic_category()}, {}, "it"), std::generic_category().message(2));
  EXPECT_EQ(describe(sec_e_cert_expired, "nl, it"), "Il certificato ricevuto è scaduto.");         // what is embedded
  EXPECT_EQ(describe({2, std::generic_category()}, "it-CH"), "Il file o la cartella non esiste."); // embedded errno
  EXPECT_EQ(describe({4711, std::generic_category()}, "it"), std::generic_category().message(4711));
  EXPECT_EQ(describe({2, std::generic_category()}, all.find("numbers")->in("it")), "Non c'è.");
  EXPECT_EQ(describe({2, std::generic_category()}, catalog().in("it")), std::generic_category().message(2));
}

TEST(ErrorCode, AllocatesNothingToBeLookedUpAndCompared) {
  auto const all = small_errors();
  auto const it = all.find("numbers")->in("it");
  std::error_code const ec = sec_e_logon_denied;
  bool right = ec == std::errc::permission_denied; // opens what is embedded
  errno = EDOM;
  auto const before = interco::test::allocations();
  right = right && ec == std::errc::permission_denied && ec == make_error_condition(sec_e_logon_denied) &&
          interco::failed(ec) && all.find(std::system_category()) != nullptr &&
          it[std::error_code(2, std::generic_category())].known() &&
          it[std::error_code(2, std::generic_category())].condition() == std::errc::no_such_file_or_directory;
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_TRUE(right);
  (void)ec.message();
  EXPECT_EQ(errno, EDOM);
}

TEST(ErrorLanguage, IsSetOnceForTheProcess) {
  expect_in_child([]() -> std::string {
    std::error_code const ec = sec_e_cert_expired;
    if (ec.message() != "The received certificate has expired.")
      return "not English before: " + ec.message();
    if (!interco::set_error_language("it-CH") || interco::set_error_language("en"))
      return "set otherwise than once";
    if (std::system_error(ec, "A").what() != std::string_view("A: Il certificato ricevuto è scaduto."))
      return "not Italian afterwards: " + ec.message();
    return describe(ec, "en") == "The received certificate has expired." ? "" : "the language of the process";
  });
}

TEST(ErrorLanguage, TakesCatalogsBeforeThoseThatAreEmbedded) {
  expect_in_child([]() -> std::string {
    interco::test::temporary_folder const folder;
    interco::test::genrb(folder, "it", R"(it { SEC_E_CERT_EXPIRED { "Corretto." } })");
    auto all = small_errors();
    all.add(catalog().overlaid(folder.path()));
    (void)interco::set_error_language("it", all);
    std::error_code const ec = sec_e_cert_expired;
    if (ec.message() != "Corretto." || describe(ec, "it") != "Corretto.")
      return "not corrected: " + ec.message();
    auto const generic = describe({2, std::generic_category()}, "it");
    return generic == "Non c'è." ? "" : generic;
  });
}

TEST(ErrorLanguage, IsEnglishWhereTheProcessWantsNoneOfTheCatalogs) {
  expect_in_child([]() -> std::string {
    (void)interco::set_error_language("no locale, xx");
    return std::error_code(sec_e_cert_expired).message() == "The received certificate has expired." ? "" : "another";
  });
}

/// Made before the static objects of the libraries, which are linked behind this file, and destroyed after them.
struct first_and_last_words {
  ~first_and_last_words() {
    std::error_code const ec = sec_e_cert_expired;
    if (is_asked && (ec.message() != english || ec != make_error_condition(sec_e_cert_expired)))
      std::_Exit(1);
  }
  std::string const english = std::error_code(sec_e_cert_expired).message();
  bool is_asked = false;
};
first_and_last_words of_errors; // NOLINT(cert-err58-cpp): it would end the program, as it should

TEST(ErrorCode, AnswersBeforeAndAfterAllStaticObjects) {
  EXPECT_EQ(of_errors.english, "The received certificate has expired.");
  expect_in_child([]() -> std::string {
    of_errors.is_asked = true;
    return "";
  });
}

} // namespace
