// Codes in logs: what is one and what is none, that no byte is lost, and that cuts change nothing.
#include <interco/annotate.hpp>
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/fixtures.hpp"

namespace {

using namespace interco;

std::string annotated(std::string_view log, std::string_view language = "en", annotate_options options = {}) {
  annotator annotate(embedded_catalogs().in(language), std::move(options));
  string_sink to;
  annotate.feed(log, to);
  annotate.finish(to);
  return to.take();
}

/// Returns the codes of a log, each as it is written there, joined by " | ".
std::string codes_of(std::string_view log, std::string_view domain = {}) {
  std::string codes;
  annotate_options options{.domain = std::string(domain), .output = annotated_output::nothing};
  options.found = [&](found_code const& found) {
    codes += (codes.empty() ? "" : " | ") + std::string(found.written) + "=" + std::string(found.answer.symbol());
  };
  EXPECT_EQ(annotated(log, "en", std::move(options)), "");
  return codes;
}

struct log_case {
  std::string_view log;
  std::string_view codes;
};

TEST(Annotate, FindsEveryFormOfACode) {
  for (auto const& [log, codes] : std::vector<log_case>{
           {"0x8009030C", "0x8009030C=SEC_E_LOGON_DENIED"},
           {"failed: 0x8009030c.", "0x8009030c=SEC_E_LOGON_DENIED"},
           {"(0X8009030C)", "0X8009030C=SEC_E_LOGON_DENIED"},
           {"0xFFFFFFFF8009030C,", "0xFFFFFFFF8009030C=SEC_E_LOGON_DENIED"},
           {"18446744071562658572", "18446744071562658572=SEC_E_LOGON_DENIED"},
           {"x: -2146893044;", "-2146893044=SEC_E_LOGON_DENIED"},
           {R"({"status":-2146893044})", "-2146893044=SEC_E_LOGON_DENIED"},
           {R"({"msg":"{\"hr\":\"0x8009030C\"}"})", "0x8009030C=SEC_E_LOGON_DENIED"},
           {"8009030c", "8009030c=SEC_E_LOGON_DENIED"},
           {"error 80090325", "80090325=SEC_E_UNTRUSTED_ROOT"},
           {"status 2148074252", "2148074252=SEC_E_LOGON_DENIED"},
           {"status is 590610", "590610=SEC_I_CONTINUE_NEEDED"},
           {"hr=0x90312", "0x90312=SEC_I_CONTINUE_NEEDED"},
           {"0x00090312", "0x00090312=SEC_I_CONTINUE_NEEDED"},
           {"exit_code = 2148074252", "2148074252=SEC_E_LOGON_DENIED"},
           {"lastError(2148074252)", "2148074252=SEC_E_LOGON_DENIED"},
           {R"("ErrorCode": "2148074252")", "2148074252=SEC_E_LOGON_DENIED"},
           {"errno=13", "13=EACCES"},
           {"Errno: 2", "2=ENOENT"},
           {"[Errno 2] No such file", "2=ENOENT"},
           {R"({"errno":111,"x":1})", "111=ECONNREFUSED"},
           {"errno is 0xd", "0xd=EACCES"},
           {"Permission denied (os error 13)", "13=EACCES"},
           {"SEC_E_LOGON_DENIED", "SEC_E_LOGON_DENIED=SEC_E_LOGON_DENIED"},
           {"open: -ENOENT, EIO", "ENOENT=ENOENT | EIO=EIO"},
           {"[E2BIG]", "E2BIG=E2BIG"},
           {"Errno::ECONNREFUSED", "ECONNREFUSED=ECONNREFUSED"},
           {"EWOULDBLOCK", "EWOULDBLOCK=EWOULDBLOCK"},
           {"sspi:SEC_E_OK errno:ENOENT", "SEC_E_OK=SEC_E_OK | ENOENT=ENOENT"},
           {"open:ENOENT", "ENOENT=ENOENT"},
           {"sspi:0x00000000", "0x00000000=SEC_E_OK"},
           {"SSPI:0x8009030C", "0x8009030C=SEC_E_LOGON_DENIED"},
           {"\xE2\x80\x9C"
            "ENOENT\xE2\x80\x9D \xE9\x94\x99"
            "0x8009030C\xE3\x80\x82",
            "ENOENT=ENOENT | 0x8009030C=SEC_E_LOGON_DENIED"},
           {"0x8009030C\r\nENOENT\r", "0x8009030C=SEC_E_LOGON_DENIED | ENOENT=ENOENT"},
           {"errno=-13", "-13=EACCES"},
           {"errno: -2, EIO", "-2=ENOENT | EIO=EIO"},
           // The name of a domain that is all that the coarse test looks for.
           {"http 404", "404=HTTP_NOT_FOUND"},
           {"http=503;", "503=HTTP_SERVICE_UNAVAILABLE"},
           {"HTTP: 502", "502=HTTP_BAD_GATEWAY"},
           {"http is 404", "404=HTTP_NOT_FOUND"},
           {R"({"http":404})", "404=HTTP_NOT_FOUND"},
           {R"({"m":"{\"http\":404}"})", "404=HTTP_NOT_FOUND"},
           {"(http(404))", "404=HTTP_NOT_FOUND"},
           {"http\t404", "404=HTTP_NOT_FOUND"},
           {"http<404>", "404=HTTP_NOT_FOUND"},
           {"http '404'", "404=HTTP_NOT_FOUND"},
           {"http #404", "404=HTTP_NOT_FOUND"},
           {"HTTP_NOT_FOUND", "HTTP_NOT_FOUND=HTTP_NOT_FOUND"},
           {"HTTP_CLIENT_ERROR, HTTP_PAYLOAD_TOO_LARGE",
            "HTTP_CLIENT_ERROR=HTTP_CLIENT_ERROR | HTTP_PAYLOAD_TOO_LARGE=HTTP_PAYLOAD_TOO_LARGE"},
           {"http/HTTP_OK(0x000000C8)", "HTTP_OK(0x000000C8)=HTTP_OK"},
           // A symbol with its value is one code.
           {"SEC_E_CERT_EXPIRED(0x80090328)", "SEC_E_CERT_EXPIRED(0x80090328)=SEC_E_CERT_EXPIRED"},
           {"sspi/SEC_E_OK(0x00000000): done", "SEC_E_OK(0x00000000)=SEC_E_OK"},
           {"errno/ENOENT(2)", "ENOENT(2)=ENOENT"},
           {"ENOENT (2)", "ENOENT (2)=ENOENT"},
           {"SEC_E_CERT_EXPIRED (-2146893016)", "SEC_E_CERT_EXPIRED (-2146893016)=SEC_E_CERT_EXPIRED"},
           {"SEC_E_CERT_EXPIRED (2148074280)", "SEC_E_CERT_EXPIRED (2148074280)=SEC_E_CERT_EXPIRED"},
           {"ENOENT(3)", "ENOENT=ENOENT"},
           {"ENOENT(2", "ENOENT=ENOENT"},
           {"ENOENT()", "ENOENT=ENOENT"},
           {"ENOENT(-)", "ENOENT=ENOENT"},
           {"ENOENT(0x)", "ENOENT=ENOENT"},
           {"ENOENT(-0x2)", "ENOENT=ENOENT"},
           {"ENOENT(4294967298)", "ENOENT=ENOENT"},
           {"ENOENT(00000000002)", "ENOENT=ENOENT"},
           {"SEC_E_CERT_EXPIRED(0x80090325)",
            "SEC_E_CERT_EXPIRED=SEC_E_CERT_EXPIRED | 0x80090325=SEC_E_UNTRUSTED_ROOT"},
       })
    EXPECT_EQ(codes_of(log), codes) << log;
}

TEST(Annotate, LeavesAloneWhatMayBeSomethingElse) {
  for (auto const* const log : {
           // Addresses, requests and access logs.
           "http://404/",
           "http://example.org/404",
           "http://example.org:503/x",
           "https 404",
           "https://example.org/ 404",
           "httpd 404",
           "xhttp 404",
           "HTTP/1.1 404 Not Found",
           "HTTP/2 503",
           "192.0.2.7 - - [23/Nov/2026:12:00:00 +0100] \"GET / HTTP/1.1\" 404 153",
           R"(192.0.2.7 - - [23/Nov/2026:12:00:00 +0100] "GET /500 HTTP/2.0" 500 - "http://example.org/404" "curl/8")",
           "status 404",
           "http 471",
           "http 99",
           "HTTP_HOST",
           "http_not_found",
           // Longer words, identifiers, hashes, addresses.
           "0x8009030C00001234",
           "0x08009030C",
           "0x8009030CL",
           "a0x8009030C",
           "x8009030C",
           "_0x8009030C",
           "0x8009030C_",
           "8009030C-58cc-4372-a567-0e02b2c3d479",
           "f47ac10b-58cc-4372-a567-8009030c8009",
           "f47ac10b-8009030c",
           "8009030c8009030c",
           "da39a3ee5e6b4b0d3255bfef8009030c",
           "java.lang.Object@8009030c",
           "module+0x8009030C",
           "%8009030c",
           "/crash/0x8009030C/dump",
           "C:\\0x8009030C\\dump",
           "0x8009030C.dmp",
           "v1.8009030c",
           "at 0x8009030C in main",
           "address 0x8009030C",
           "0x000000008009030C",
           "RIP: 0010:[<ffffffff8009030c>]",
           "#8009030c-1",
           "0x8009030C:0x1",
           "0x8009030C/1",
           // Numbers without a word, or with another.
           "80090325",
           "2148074252",
           "590610",
           "0x90312",
           "size 2148074252",
           "offset 2148074252",
           "2148074252 bytes",
           "5-2146893044",
           "1.-2146893044",
           "--2146893044",
           "-2146893044.5",
           "2026-2146893044",
           "+18446744071562658572",
           "error 02148074252",
           "error: 2148074252ms",
           "status -590610",
           "code 2148074252%",
           "-21468930440",
           "184467440715626585720",
           "-0x8009030C",
           "-8009030c",
           // Small numbers.
           "error 2",
           "status 13",
           "exit code 1",
           "rc=5",
           "returned 2",
           "code: 13",
           "error 0x2",
           "errno",
           "errno=",
           "errno 99999",
           "errno 2.5",
           "errno 2/3",
           "errno 13:45:10",
           "errno 1,234",
           "errno 2ms",
           "errno --2",
           "errno=-0",
           "errno=-99999",
           "errno -2.5",
           "errno=-0x2",
           "error -2",
           "ret=-13",
           "sspi -590610",
           "errno 13-14",
           "myerrno 2",
           "errno2",
           "(os error)",
           "dos error 2",
           "sos error 2",
           "errno, 2",
           "errno 02",
           // Success is no news.
           "0x00000000",
           "0x0",
           "status 0x00000000",
           "hr=0x00000000",
           "errno=0",
           "sspi: 0",
           "error 0",
           // Dates, times, addresses, versions, sizes.
           "2026-11-23 18:44:07",
           "20261123T184407",
           "1764000000",
           "1764000000123456",
           "10.0.0.13",
           "::1",
           "fe80::8009:30c",
           "192.168.0.1:2148",
           "version 10.0.19041.13",
           "13.5 MB",
           "1,234,567",
           "80:09:03:0c:00:00",
           "100%",
           // Symbols that are none.
           "SEC_E",
           "SEC_E_LOGON_DENIED_X",
           "XSEC_E_LOGON_DENIED",
           "sec_e_logon_denied",
           "enoent",
           "ENOENTX",
           "ENO",
           "ERROR",
           "EXIT",
           "SECURITY",
           "sspi:ENOENT",
           "errno:SEC_E_OK",
           "errno/SEC_E_OK",
           "ENOENT2",
           "_ENOENT",
           "0ENOENT",
       })
    EXPECT_EQ(codes_of(log), "") << log;
}

// In the manner of the programs named; none of it is a status.
constexpr std::string_view harmless_logs =
    R"(203.0.113.7 - - [23/Nov/2026:18:44:07 +0000] "GET /items/590610?page=13 HTTP/1.1" 404 2148 "-" "Mozilla/5.0"
2026/11/23 18:44:07 [error] 2148#2148: *590610 open() "/srv/www/80090325/favicon.ico" failed, client: 203.0.113.7
Nov 23 18:44:07 host sshd[13]: Failed password for root from 198.51.100.2 port 2148 ssh2
Nov 23 18:44:07 host kernel: [   13.590610] usb 2-1: new high-speed USB device number 13 using xhci_hcd
Nov 23 18:44:07 host systemd[1]: app.service: Main process exited, code=exited, status=13/n/a
{"time":"2026-11-23T18:44:07.013Z","level":50,"pid":13,"hostname":"a","status":404,"code":2,"error":13,"id":"8009030c-0000-4000-8000-00000000000d"}
An account failed to log on. Logon ID: 0x3E7 Status: 0xC000006D Sub Status: 0xC0000064 Process ID: 0x80c
	at com.example.Main.run(Main.java:13) ~[app-2.13.jar:2.13]
java.lang.IllegalStateException: x@5ca881b5 code 2
segfault at 8 ip 00007f3a8009030c sp 00007ffd8009030c error 4 in libc-2.36.so[7f3a80000000+195000]
commit da39a3ee5e6b4b0d3255bfef95601890afd80709 index 8009030..8009031 100644
size=590610 offset=2148074252 duration=13ms 2148074252 B in 2 s, 1.3 GB/s, errors: 2, error rate 2%
)";

TEST(Annotate, LeavesRealisticLogsAlone) {
  EXPECT_EQ(codes_of(harmless_logs), "");
  EXPECT_EQ(annotated(harmless_logs), harmless_logs);
}

TEST(Annotate, WritesTheMeaningBehindACode) {
  EXPECT_EQ(annotated("a ENOENT, b\nerrno=2\n", "it"), "a ENOENT [2: Il file o la cartella non esiste.], b\n"
                                                       "errno=2 [ENOENT: Il file o la cartella non esiste.]\n");
  EXPECT_EQ(annotated("sspi:SEC_E_OK 0x80090325"),
            "sspi:SEC_E_OK [0x00000000: " + std::string(sspi::catalog().in("en")["SEC_E_OK"].text()) +
                "] 0x80090325 [SEC_E_UNTRUSTED_ROOT: " +
                std::string(sspi::catalog().in("en")["SEC_E_UNTRUSTED_ROOT"].text()) + "]");
}

TEST(Annotate, TakesSmallNumbersOfTheDomainAskedFor) {
  EXPECT_EQ(codes_of("error 2 status=13 rc: 5 exit 1, 7 of 8; 0x8009030C SEC_E_OK EIO", "ERRNO"),
            "2=ENOENT | 13=EACCES | 5=EIO | 1=EPERM | EIO=EIO");
  EXPECT_EQ(codes_of("failed with error -110, ret=-13 (-2) error -4096", "errno"), "-110=ETIMEDOUT | -13=EACCES");
  EXPECT_EQ(codes_of("error 2 ENOENT 0x8009030C", "sspi"), "0x8009030C=SEC_E_LOGON_DENIED");
  EXPECT_EQ(codes_of("ENOENT 0x8009030C", "nobody"), "");
}

TEST(Annotate, WritesOnlyTheCodesWhereAskedTo) {
  EXPECT_EQ(annotated("x ENOENT y\nerrno=2 z", "it", {.output = annotated_output::codes}),
            "ENOENT [2: Il file o la cartella non esiste.]\n2 [ENOENT: Il file o la cartella non esiste.]\n");
}

TEST(Annotate, TellsWhereACodeStands) {
  std::string places;
  annotate_options options{.output = annotated_output::everything};
  options.found = [&](found_code const& found) {
    places += std::to_string(found.line) + ":" + std::to_string(found.column) + " ";
  };
  annotator annotate(embedded_catalogs().in("en"), options);
  string_sink to;
  for (char const c : std::string_view("EIO a EIO\n\nxx EIO\n  errno=13 EIO"))
    annotate.feed({&c, 1}, to);
  annotate.finish(to);
  annotate.feed("EIO\n", to);
  annotate.finish(to);
  EXPECT_EQ(places, "1:1 1:7 3:4 4:9 4:12 1:1 ");
}

TEST(Annotate, ColoursTheInsertedTextAlone) {
  auto const colored = annotated("EIO x", "en", {.color = true});
  EXPECT_TRUE(colored.starts_with("EIO [5: \x1B[36m")) << colored;
  EXPECT_TRUE(colored.ends_with("\x1B[0m] x")) << colored;
  EXPECT_EQ(annotated(colored), colored);
}

/// A catalog whose texts try everything.
catalog_set hostile_catalogs(test::temporary_folder const& folder) {
  auto const package =
      test::compile(folder, {{"ship.toml", R"([domain]
name = "ship"
layout = "hresult"
[codes]
AGROUND = { value = 0x80120001, severity = "error", audience = "end_user" }
ADRIFT = { value = 0x80120002, severity = "error", audience = "end_user", arguments = { place = { type = "string", example = "Bari", note = "a port" } } }
)"},
                             {"en.txt", "en { AGROUND { \"A ] b [x] \\u000A ADRIFT \\t\\u202Aq\\u202C 0x80120002\" } "
                                        "ADRIFT { \"Near {place}.\" } }"}});
  catalog_set set = embedded_catalogs();
  set.load(package);
  return set;
}

TEST(Annotate, NegatesPlainNumbersOnly) {
  test::temporary_folder const folder;
  auto const package = test::compile(folder, {{"ship.toml", R"([domain]
name = "ship"
layout = "hresult"
[codes]
AFLOAT = { value = 1, severity = "success", audience = "end_user" }
)"},
                                              {"en.txt", "en { AFLOAT { \"It floats.\" } }"}});
  catalog_set set = embedded_catalogs();
  set.load(package);
  annotator annotate(set.in("en"));
  string_sink to;
  annotate.feed("ship=-1 ship=1\n", to);
  annotate.finish(to);
  EXPECT_EQ(to.text(), "ship=-1 ship=1 [AFLOAT: It floats.]\n");
}

TEST(Annotate, ShowsTheValueOfASymbolAsPeopleKnowIt) {
  test::temporary_folder const folder;
  auto const package = test::compile(folder, {{"ship.toml", R"([domain]
name = "ship"
layout = "plain"
[codes]
AGROUND = { value = -5, severity = "error", audience = "end_user" }
ADRIFT = { value = 0x80120002, severity = "error", audience = "end_user" }
)"},
                                              {"en.txt", "en { AGROUND { \"Aground.\" } ADRIFT { \"Adrift.\" } }"}});
  catalog_set set;
  set.load(package);
  annotator annotate(set.in("en"));
  string_sink to;
  annotate.feed("AGROUND, ADRIFT\n", to);
  annotate.finish(to);
  auto const once = to.take();
  EXPECT_EQ(once, "AGROUND [-5: Aground.], ADRIFT [0x80120002: Adrift.]\n");
  string_sink again;
  annotate.feed(once, again);
  annotate.finish(again);
  EXPECT_EQ(again.text(), once);
}

TEST(Annotate, InsertsOneLineWithoutBracketsOrControls) {
  test::temporary_folder const folder;
  auto const set = hostile_catalogs(folder);
  annotator annotate(set.in("en"));
  string_sink to;
  annotate.feed("AGROUND x ADRIFT y 0x80120001\n", to);
  annotate.finish(to);
  auto const once = to.take();
  EXPECT_EQ(std::count(once.begin(), once.end(), '\n'), 1) << once;
  EXPECT_EQ(std::count(once.begin(), once.end(), ']'), 3) << once;
  EXPECT_EQ(once.find('\t'), std::string::npos) << once;
  EXPECT_NE(once.find("ADRIFT [0x80120002: Near {place}.] y"), std::string::npos) << once;
  string_sink again;
  annotate.feed(once, again);
  annotate.finish(again);
  EXPECT_EQ(again.text(), once);
}

/// Random logs, of what codes, their neighbours and annotations are made of.
class log_maker {
 public:
  explicit log_maker(unsigned seed) : random_(seed) {}

  std::string log(std::size_t pieces) {
    std::string result;
    for (std::size_t i = 0; i < pieces; ++i)
      result += parts[random_() % parts.size()];
    return result;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  static inline std::vector<std::string> const parts{"SEC_E_INTERNAL_ERROR",
                                                     "0x8009030C",
                                                     "8009030c",
                                                     "-2146893044",
                                                     "2148074252",
                                                     "18446744071562658572",
                                                     "0xFFFFFFFF8009030C",
                                                     "590610",
                                                     "13",
                                                     "2",
                                                     "0x2",
                                                     "ENOENT",
                                                     "SEC_E_LOGON_DENIED",
                                                     "EIO",
                                                     "sspi",
                                                     "errno",
                                                     "os error ",
                                                     "error",
                                                     "status",
                                                     "is",
                                                     "address",
                                                     " ",
                                                     " ",
                                                     " ",
                                                     " ",
                                                     "\n",
                                                     "\n",
                                                     ":",
                                                     "=",
                                                     "(",
                                                     ")",
                                                     "-",
                                                     ".",
                                                     ",",
                                                     "/",
                                                     "\"",
                                                     "\\",
                                                     "_",
                                                     "x",
                                                     "0",
                                                     "E",
                                                     " [",
                                                     "]",
                                                     "[",
                                                     "SEC_E_LOGON_DENIED: ",
                                                     "ENOENT (2)",
                                                     "SEC_E_OK(0x00000000)",
                                                     " [ENOENT: ",
                                                     " [2: ",
                                                     " [0x8009030C: ",
                                                     "\xC3\xA8",
                                                     "\xFF",
                                                     std::string(1, '\0'),
                                                     "\r",
                                                     "\x1B[31m",
                                                     std::string(70, ' '),
                                                     std::string(200, 'a'),
                                                     std::string(300, '0')};
  std::mt19937 random_;
};

TEST(Annotate, GivesTheSameWhereverBlocksEnd) {
  log_maker make(1);
  annotator annotate(embedded_catalogs().in("it"));
  for (int round = 0; round < 20; ++round) {
    // First a code that ends in a word which a status follows; what follows is long enough for a cut in between to matter.
    auto const log = round == 0 ? "SEC_E_INTERNAL_ERROR 2148074252" + std::string(700, '-') + "\n" : make.log(40);
    auto const whole = annotated(log, "it");
    for (std::size_t cut = 0; cut <= log.size(); ++cut) {
      string_sink to;
      annotate.feed(std::string_view(log).substr(0, cut), to);
      annotate.feed(std::string_view(log).substr(cut), to);
      annotate.finish(to);
      ASSERT_EQ(to.text(), whole) << "cut at " << cut << " of\n" << log;
    }
    for (std::size_t size : {1U, 2U, 3U, 7U, 64U}) {
      string_sink to;
      for (std::size_t at = 0; at < log.size(); at += size) {
        std::string const block = log.substr(at, size); // goes away, as blocks do
        annotate.feed(block, to);
      }
      annotate.finish(to);
      ASSERT_EQ(to.text(), whole) << "blocks of " << size << " of\n" << log;
    }
  }
}

TEST(Annotate, GivesTheSameInLargeBlocks) {
  log_maker make(2);
  for (int round = 0; round < 20; ++round) {
    auto const log = make.log(4000);
    auto const whole = annotated(log);
    annotator annotate(embedded_catalogs().in("en"));
    string_sink to;
    for (std::size_t at = 0; at < log.size();) {
      auto const size = 1 + make.below(3000);
      annotate.feed(std::string_view(log).substr(at, size), to);
      at += size;
    }
    annotate.finish(to);
    ASSERT_EQ(to.text(), whole);
  }
}

TEST(Annotate, AnnotatesOnce) {
  log_maker make(3);
  for (int round = 0; round < 1000; ++round) {
    auto const log = make.log(30);
    auto const once = annotated(log, "it");
    ASSERT_EQ(annotated(once, "en"), once) << log;
  }
}

TEST(Annotate, AnnotatesALineByItself) {
  log_maker make(4);
  for (int round = 0; round < 300; ++round) {
    auto const log = make.log(200);
    std::string joined;
    for (std::size_t at = 0; at < log.size();) {
      auto const somewhere = std::min(log.size(), at + make.below(400));
      auto const line_end = log.find('\n', somewhere);
      auto const end = line_end == std::string::npos ? log.size() : line_end + 1;
      joined += annotated(std::string_view(log).substr(at, end - at));
      at = end;
    }
    ASSERT_EQ(joined, annotated(log)) << log;
  }
}

/// Tells the bytes of the log, which are views of it, from what was inserted.
class sorting_sink final : public log_sink {
 public:
  explicit sorting_sink(std::string_view log) : log_(log) {}
  void write(std::string_view bytes) override {
    if (bytes.data() >= log_.data() && bytes.data() + bytes.size() <= log_.data() + log_.size())
      original_ += bytes;
    else
      inserted_.emplace_back(bytes);
  }
  [[nodiscard]] std::string const& original() const noexcept { return original_; }
  [[nodiscard]] std::vector<std::string> const& inserted() const noexcept { return inserted_; }

 private:
  std::string_view log_;
  std::string original_;
  std::vector<std::string> inserted_;
};

TEST(Annotate, LosesNoByte) {
  log_maker make(5);
  for (int round = 0; round < 2000; ++round) {
    auto const log = make.log(60) + "\n"; // so that nothing is kept back, which would be a copy
    annotator annotate(embedded_catalogs().in("it"));
    sorting_sink to(log);
    annotate.feed(log, to);
    EXPECT_EQ(to.original(), log);
    annotate.finish(to);
    ASSERT_EQ(to.original(), log);
    for (auto const& each : to.inserted()) {
      ASSERT_TRUE(each.starts_with(" [") && each.ends_with("]")) << each;
      ASSERT_EQ(each.find_first_of("[]\n\r\x1B", 2), each.size() - 1) << each;
    }
  }
}

TEST(Annotate, WritesALineWhenItIsWhole) {
  annotator annotate(embedded_catalogs().in("it"));
  string_sink to;
  annotate.feed("x ENOENT", to);
  annotate.feed("\ny", to);
  EXPECT_TRUE(to.text().starts_with("x ENOENT [2: Il file o la cartella non esiste.]\n")) << to.text();
}

TEST(Annotate, LeavesOtherEncodingsAsTheyAre) {
  std::string utf16;
  for (char const c : std::string_view("ENOENT 0x8009030C\n"))
    utf16 += {c, '\0'};
  EXPECT_EQ(annotated(utf16), utf16);
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += static_cast<char>(i);
  EXPECT_EQ(annotated(bytes), bytes);
}

TEST(Annotate, TakesNoMemoryForALongLine) {
  annotator annotate(embedded_catalogs().in("it"));
  class counting_sink final : public log_sink {
   public:
    void write(std::string_view bytes) override { count += bytes.size(); }
    std::size_t count = 0;
  } to;
  std::string const block(std::size_t{1} << 20U, 'E');
  rusage before{};
  rusage after{};
  ::getrusage(RUSAGE_SELF, &before);
  for (int i = 0; i < 24; ++i)
    annotate.feed(block, to);
  annotate.feed(" EIO [5: ", to); // an annotation without its end
  for (int i = 0; i < 24; ++i)
    annotate.feed(block, to);
  ::getrusage(RUSAGE_SELF, &after);
  annotate.finish(to);
  EXPECT_EQ(to.count, 48 * block.size() + 9);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 4 * 1024) << "KiB";
}

TEST(Annotate, MayBeUsedForAnotherInput) {
  annotator annotate(embedded_catalogs().in("it"));
  string_sink to;
  annotate.feed("ENOENT [2: x", to);
  annotate.finish(to);
  annotate.feed("ENOENT", to);
  annotate.finish(to);
  EXPECT_EQ(to.text(), "ENOENT [2: xENOENT [2: Il file o la cartella non esiste.]");
}

TEST(FilterStream, PassesALineBeforeTheInputEnds) {
  int in[2];
  int out[2];
  ASSERT_EQ(::pipe(in), 0);
  ASSERT_EQ(::pipe(out), 0);
  auto const child = ::fork();
  if (child == 0) {
    ::close(in[1]);
    ::close(out[0]);
    annotator annotate(embedded_catalogs().in("it"));
    ::_exit(filter_stream(in[0], out[1], annotate) ? 1 : 0);
  }
  ::close(in[0]);
  ::close(out[1]);
  std::string_view const line = "x ENOENT\n";
  ASSERT_EQ(::write(in[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
  std::string got;
  char c = 0;
  while (got.find('\n') == std::string::npos && ::read(out[0], &c, 1) == 1) // ends only if the line comes
    got += c;
  EXPECT_EQ(got, "x ENOENT [2: Il file o la cartella non esiste.]\n");
  ::close(in[1]);
  EXPECT_EQ(::read(out[0], &c, 1), 0);
  ::close(out[0]);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

} // namespace
