// Records put into words: what is one, what it says, and what comes out as it is.
#include <interco/codes.hpp>
#include <interco/codes/backup.hpp>
#include <interco/record.hpp>
#include <interco/render.hpp>
#include <interco/safe_text.hpp>

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "log/record_reader.hpp"
#include "support/fixtures.hpp"

namespace {

using namespace interco;
using namespace std::string_literals;

catalog_set catalogs() {
  auto result = embedded_catalogs();
  result.add(backup::catalog());
  return result;
}

struct outcome {
  std::string text;
  render_counts counts;
};

outcome rendered(std::string_view lines, record_options const& options = {}) {
  renderer render(catalogs(), "en", options);
  string_sink to;
  render.feed(lines, to);
  render.finish(to);
  return {to.take(), render.counts()};
}

record_options json_form() {
  record_options result;
  result.form = record_form::json;
  return result;
}

std::string text_of(std::string_view code) {
  return std::string(catalogs().in("en").find("sspi")->operator[](code).text());
}

constexpr std::string_view continue_line = "SEC_I_CONTINUE_NEEDED  ";

TEST(Render, ReadsACodeInEveryForm) {
  auto const line = "SEC_E_CERT_EXPIRED  " + text_of("SEC_E_CERT_EXPIRED");
  for (std::string_view const record : {
           R"({"domain":"sspi","code":"0x80090328"})",
           R"({"domain":"sspi","code":"80090328"})",
           R"({"domain":"sspi","code":2148074280})",
           R"({"domain":"sspi","code":-2146893016})",
           R"({"domain":"sspi","code":18446744071562658600})",
           R"({"domain":"sspi","code":"-2146893016"})",
           R"({"domain":"sspi","code":"SEC_E_CERT_EXPIRED"})",
           R"({"domain":"SSPI","code":"sec_e_cert_expired"})",
           R"({"domain":"sspi","symbol":"SEC_E_CERT_EXPIRED"})",
           R"({"domain":"sspi","symbol":"SEC_E_CERT_EXPIRED","code":"0x80090328"})",
           R"({"domain":"sspi","symbol":"OF_ANOTHER_VERSION","code":"0x80090328"})",
           R"({"domain":"sspi","symbol":"SEC_I_CONTINUE_NEEDED","code":"0x80090328"})",
           R"({"domain":"sspi","symbol":"SEC_I_CONTINUE_NEEDED","code":"SEC_E_CERT_EXPIRED"})",
           R"({"code":"sspi:0x80090328"})",
           R"({"code":"sspi:SEC_E_CERT_EXPIRED","domain":"sspi"})",
           R"({"\u0064omain":"ss\u0070i","cod\u0065":"0x80090328"})",
           "\xEF\xBB\xBF{\"domain\":\"sspi\",\"code\":\"0x80090328\"}",
           "\t{ \"domain\" : \"sspi\" , \"code\" : \"0x80090328\" }  ",
           R"({"message":{"code":"0x80090328","domain":"sspi"}})",
           R"({"event":{"symbol":"SEC_E_CERT_EXPIRED","domain":"sspi"}})",
       })
    EXPECT_EQ(rendered(record).text, line) << record;
}

TEST(Render, TakesTheTextOfAnAlias) {
  auto const [text, counts] =
      rendered(R"({"domain":"backup","symbol":"TARGET_FULL","code":"0x80120001","args":{"volume":"D:","missing":3}})");
  EXPECT_EQ(text, "TARGET_FULL  The target D: is full: 3 bytes are missing.");
  EXPECT_EQ(
      rendered(R"({"domain":"backup","symbol":"TARGET_FULL","code":"DISK_FULL","args":{"volume":"D:","missing":3}})")
          .text,
      text);
  EXPECT_EQ(counts, render_counts{.rendered = 1});
}

TEST(Render, AnswersACodeInsideACodeAndOneThatAnotherStandsFor) {
  catalog_set all;
  for (auto const& [domain, head, code] : std::initializer_list<std::array<std::string, 3>>{
           {"http", "layout = \"plain\"\nparent = { modulus = 100 }", "BAD_REQUEST = { value = 400"},
           {"hres",
            "layout = \"hresult\"\nwraps = [{ mask = 0xFFFF0000, equals = 0x80190000, value = 0xFFFF, domain = "
            "\"http\" }]",
            "E_FAIL = { value = 0x80004005"}}) {
    test::temporary_folder const its;
    auto const symbol = code.substr(0, code.find(' '));
    all.add(catalog::load(
        test::compile(its, {{domain + ".toml", "[domain]\nname = \"" + domain + "\"\n" + head + "\n[codes]\n" + code +
                                                   ", severity = \"error\", audience = \"end_user\" }\n"},
                            {"en.txt", "en { " + symbol + " { \"About " + symbol + ".\" } }\n"}}),
        {.open_all = true}));
  }
  for (auto const& [record, line] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {R"({"domain":"http","code":400})", "BAD_REQUEST  About BAD_REQUEST."},
           {R"({"domain":"http","code":499})", "http/0x000001F3  About BAD_REQUEST."},
           {R"({"domain":"http","code":498,"symbol":"BAD_REQUEST"})", "http/0x000001F2  About BAD_REQUEST."},
           {R"({"domain":"hres","code":"0x80190190"})", "BAD_REQUEST  About BAD_REQUEST.  domain=hres code=0x80190190"},
           {R"({"a":1,"event":{"code":"hres:0x801901F3"}})",
            "http/0x000001F3  About BAD_REQUEST.  a=1 event.code=hres:0x801901F3"},
           {R"({"domain":"http","code":500})", R"({"domain":"http","code":500})"},
           {R"({"domain":"hres","code":5})", R"({"domain":"hres","code":5})"},
       }) {
    renderer render(all, "en");
    string_sink to;
    render.feed(record, to);
    render.finish(to);
    EXPECT_EQ(to.text(), line) << record;
  }
}

TEST(Render, TakesArgumentsOfTheTypeThatIsDefined) {
  struct {
    char const* arguments;
    char const* code;
    char const* text;
    bool is_incomplete;
  } const cases[]{
      {R"("volume":"D:","missing":3)", "DISK_FULL", "There is not enough room on D:: 3 more bytes are needed.", false},
      {R"("missing":"3","volume":7)", "DISK_FULL", "There is not enough room on 7: 3 more bytes are needed.", false},
      {R"("missing":1,"volume":true)", "DISK_FULL", "There is not enough room on true: 1 more byte is needed.", false},
      {R"("volume":{"string":"D:"},"missing":{"integer":"18446744073709551615"})", "DISK_FULL",
       "There is not enough room on D:: 18,446,744,073,709,551,615 more bytes are needed.", false},
      {R"("volume":{"string":{"hex":"66FF"}},"missing":{"integer":2})", "DISK_FULL",
       "There is not enough room on f\\xFF: 2 more bytes are needed.", false},
      {R"("volume":"D:","missing":"three")", "DISK_FULL",
       "There is not enough room on D:: {missing} more bytes are needed.", true},
      {R"("volume":null,"missing":3)", "DISK_FULL", "There is not enough room on {volume}: 3 more bytes are needed.",
       true},
      {R"("volume":"D:","missing":{"integer":3,"number":4})", "DISK_FULL",
       "There is not enough room on D:: {missing} more bytes are needed.", true},
      {R"("volume":{"s\u0074ring":{"he\u0078":"\u0036\u0036FF"}},"missing":{"int\u0065ger":2})", "DISK_FULL",
       "There is not enough room on f\\xFF: 2 more bytes are needed.", false},
      {R"("files":2,"folder":{"hex":"66"})", "FILES_SKIPPED", "2 files were skipped in {folder}.", true},
      {R"("volume":"D:","missing":{"nothing":3})", "DISK_FULL",
       "There is not enough room on D:: {missing} more bytes are needed.", true},
      {R"("volume":"a\u001B\u202Eb\n","missing":2)", "DISK_FULL",
       "There is not enough room on \u2068"
       "a\\u001B\\u202Eb\\n\u2069: 2 more bytes are needed.",
       false},
      {R"("files":2,"folder":"/home/\u0061da")", "FILES_SKIPPED", "2 files were skipped in /home/ada.", false},
      {R"("files":2,"folder":{"path":"/a"})", "FILES_SKIPPED", "2 files were skipped in /a.", false},
      {R"("when":"2026-11-23T13:52:42.000Z")", "LAST_RUN", "The last backup was made on November 23, 2026.", false},
      {R"("when":"2026-11-24T00:30:00+01:00")", "LAST_RUN", "The last backup was made on November 23, 2026.", false},
      {R"("when":1795392000000)", "LAST_RUN", "The last backup was made on November 23, 2026.", false},
      {R"("when":{"date-time":"2026-11-23T13:52:42.000Z"})", "LAST_RUN",
       "The last backup was made on November 23, 2026.", false},
      {R"("when":"yesterday")", "LAST_RUN", "The last backup was made on {when}.", true},
      {R"("ratio":0.42)", "COMPRESSED", "The backup has 42% of the size of the files.", false},
      {R"("ratio":"0.42")", "COMPRESSED", "The backup has 42% of the size of the files.", false},
      {R"("ratio":9007199254740993)", "COMPRESSED", "The backup has 900,719,925,474,099,300% of the size of the files.",
       false},
      {R"("ratio":2)", "COMPRESSED", "The backup has 200% of the size of the files.", false},
      {R"("file":"a","programs":["x","y","z"])", "LOCKED", "a is open in x, y, and z.", false},
      {R"("file":"a","programs":"x")", "LOCKED", "a is open in x.", false},
      {R"("file":"a","programs":["\u0078",{"hex":"FF"}])", "LOCKED", "a is open in x and \\xFF.", false},
      {R"("file":"a","programs":["x",1])", "LOCKED", "a is open in {programs}.", true},
      {R"("server":"nas","code":"errno:0x00000002")", "REFUSED",
       "nas refused the backup. It answered: The file or folder does not exist.", false},
      {R"("server":"nas","code":1179648)", "REFUSED", "nas refused the backup. It answered: The backup is complete.",
       false},
  };
  for (auto const& each : cases) {
    auto const record = R"({"domain":"backup","code":")"s + each.code + R"(","args":{)" + each.arguments + "}}";
    auto const [text, counts] = rendered(record);
    EXPECT_EQ(text, each.code + "  "s + each.text) << record;
    EXPECT_EQ(counts.incomplete, each.is_incomplete ? 1U : 0U) << record;
    EXPECT_EQ(counts.rendered, 1U);
  }
}

TEST(Render, ReadsTimesOfRfc3339) {
  struct {
    char const* text;
    std::int64_t milliseconds; // -1: none
  } const cases[]{
      {"1970-01-01T00:00:01Z", 1000},
      {"1970-01-01t00:00:01.5z", 1500},
      {"1970-01-01 01:00:00.9999+01:00", 999},
      {"1969-12-31T19:00:00-05:30", 1'800'000},
      {"1972-06-30T23:59:60.7Z", 78'796'800'000},
      {"1970-01-01T00:00:01", -1},
      {"1970-01-01T00:00:01.Z", -1},
      {"1970-02-30T00:00:00Z", -1},
      {"1970-01-01T24:00:00Z", -1},
      {"1970-01-01T00:60:00Z", -1},
      {"1970-01-01T00:00:00+1:00", -1},
      {"1970-01-01T00:00:00+24:00", -1},
      {"1970-01-01T00:00:00Z ", -1},
      {"19700101T000000Z", -1},
      {"1970-01-01", -1},
      {"", -1},
  };
  for (auto const& [text, milliseconds] : cases) {
    auto const time = detail::rfc3339_time(text);
    EXPECT_EQ(time ? time->time_since_epoch().count() : -1, milliseconds) << text;
  }
}

TEST(Render, LeavesAsItIsWhatItCannotPutIntoWords) {
  std::string deep = R"({"domain":"sspi","code":0,"x":)" + std::string(200, '[') + std::string(200, ']') + "}";
  std::string many = R"({"domain":"sspi","code":0,"args":{)";
  for (int i = 0; i <= 64; ++i)
    many += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":1";
  many += "}}";
  std::uint64_t render_counts::*const no_record = &render_counts::no_record;
  std::uint64_t render_counts::*const unknown_code = &render_counts::unknown_code;
  struct {
    std::string line;
    std::uint64_t render_counts::*reason;
  } const cases[]{
      {"a line of text", no_record},
      {"{", no_record},
      {"{}", no_record},
      {"[]", no_record},
      {R"({"domain":"sspi","code":0)", no_record},
      {R"({"domain":"sspi","code":0}})", no_record},
      {R"({"domain":"sspi","code":0} {"domain":"sspi","code":0})", no_record},
      {"{\"domain\":\"sspi\",\"code\":0,\"x\":\"\xFF\"}", no_record},
      {"{\"domain\":\"sspi\",\"code\":0,\"x\":\"\x01\"}", no_record},
      {"{\"domain\":\"sspi\",\"code\":0,\"x\":\"\0\"}"s, no_record},
      {"\0\xFF\x1B[2J"s, no_record},
      {R"({"domain":"sspi"})", no_record},
      {R"({"code":0})", no_record},
      {R"({"code":"0x80090328"})", no_record},
      {R"({"domain":1,"code":0})", no_record},
      {R"({"domain":"","code":0})", no_record},
      {R"({"domain":"sspi","code":null})", no_record},
      {R"({"domain":"sspi","code":0.0})", no_record},
      {R"({"domain":"sspi","code":1e3})", no_record},
      {R"({"domain":"sspi","code":4294967296})", no_record},
      {R"({"domain":"sspi","code":-2147483649})", no_record},
      {R"({"domain":"sspi","code":"-"})", no_record},
      {R"({"domain":"sspi","code":"errno:2"})", no_record},
      {R"({"domain":"sspi","code":0,"symbol":1})", no_record},
      {R"({"domain":"sspi","code":0,"code":0})", no_record},
      {R"({"domain":"sspi","code":0,"\u0063ode":5})", no_record},
      {R"({"domain":"sspi","domain":"errno","code":0})", no_record},
      {R"({"domain":"backup","code":"DONE","args":{"a":1,"a":2}})", no_record},
      {R"({"domain":"backup","code":"DONE","args":{},"arguments":{}})", no_record},
      {R"({"message":{"domain":"sspi","code":0},"event":{"domain":"errno","code":2}})", no_record},
      {deep, no_record},
      {many, no_record},
      {R"({"domain":"nobody","code":0})", unknown_code},
      {R"({"domain":"sspi","code":"0x12345678"})", unknown_code},
      {R"({"domain":"sspi","code":"SEC_E_NOBODY"})", unknown_code},
      {R"({"domain":"sspi","code":"0x12345678","symbol":"SEC_E_CERT_EXPIRED"})", unknown_code},
      {R"(  {"message":{"domain":"sspi","code":"0x12345678"}} )", unknown_code},
      {R"({"domain":"nobody","code":0,"message":{"domain":1}})", unknown_code},
  };
  for (auto const& [line, reason] : cases) {
    render_counts expected;
    expected.*reason = 1;
    for (auto const& options : {record_options(), json_form()}) {
      auto const [text, counts] = rendered(line, options);
      EXPECT_EQ(text, line);
      EXPECT_EQ(counts, expected) << line;
    }
  }
}

TEST(Render, FindsAMessageAmongOtherFields) {
  auto const line = continue_line.data() + text_of("SEC_I_CONTINUE_NEEDED");
  struct {
    char const* record;
    char const* before;
    char const* behind;
  } const cases[]{
      {R"({"time":"2026-11-23T12:00:00Z","domain":"sspi","code":"SEC_I_CONTINUE_NEEDED"})", "2026-11-23T12:00:00Z  ",
       ""},
      {R"({"domain":"sspi","ts":17.5,"code":"SEC_I_CONTINUE_NEEDED","time":"x"})", "17.5  ", "  time=x"},
      {R"({"timestamp":{},"domain":"sspi","code":"SEC_I_CONTINUE_NEEDED"})", "", "  timestamp={}"},
      {R"({"a":1,"domain":"sspi","b":"x y","code":"SEC_I_CONTINUE_NEEDED","c":[1, {"d":null}]})", "",
       R"(  a=1 b="x y" c=[1, {"d":null}])"},
      {R"({"a b":true,"c":"","d":"e=f","g":"\"","h":"\\","domain":"sspi","code":"SEC_I_CONTINUE_NEEDED"})", "",
       R"(  "a b"=true c="" d="e=f" g="\"" h="\\")"},
      {R"({"a":"è","b":"è x","domain":"sspi","code":"SEC_I_CONTINUE_NEEDED"})", "", "  a=è b=\"è x\""},
      {R"({"code":200,"domain":"example.org","message":{"id":7,"domain":"sspi","code":"SEC_I_CONTINUE_NEEDED"},"z":1})",
       "", "  code=200 domain=example.org message.id=7 z=1"},
      {R"({"message":{"time":"t","domain":"sspi","code":"SEC_I_CONTINUE_NEEDED","args":{"x":"y"}},"event":{"domain":"?"}})",
       "", R"(  message.time=t message.x=y event={"domain":"?"})"},
      {R"({"event":{"domain":"?"},"message":{"domain":"sspi","code":"SEC_I_CONTINUE_NEEDED"},"msg":{}})", "",
       R"(  event={"domain":"?"} msg={})"},
      {R"({"domain":"sspi","symbol":null,"code":"SEC_I_CONTINUE_NEEDED","domain":null})", "",
       "  symbol=null domain=null"},
      {R"({"domain":"sspi","code":"SEC_I_CONTINUE_NEEDED","args":[1],"arguments":null})", "",
       "  args=[1] arguments=null"},
      {R"({"domain":"sspi","code":"SEC_I_CONTINUE_NEEDED","args":{"x":{"integer":1}}})", "", R"(  x={"integer":1})"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(rendered(each.record).text, each.before + line + each.behind) << each.record;
}

TEST(Render, KeepsALineALineForATerminal) {
  auto const [text, counts] = rendered(
      "{\"time\":\"\\n\\u001b[2J\",\"a\\u0007\":\"\\r\\n\\u202e\",\"b\":\"\u202E\u009B\",\"c\":{\"\u2028\":\t\"\x7F\"},"
      "\"domain\":\"backup\",\"code\":\"DISK_FULL\",\"args\":{\"volume\":\"\\n\\u001b\",\"missing\":2,\"d\\n\":"
      "\"\\u0000\"}}\n");
  EXPECT_EQ(
      text,
      "\\n\\u001B[2J  DISK_FULL  There is not enough room on \\n\\u001B: 2 more bytes are needed.  "
      "\"a\\u0007\"=\"\\r\\n\\u202E\" b=\"\\u202E\\u009B\" c={\"\\u2028\":\\t\"\\u007F\"} \"d\\n\"=\"\\u0000\"\n");
  EXPECT_EQ(counts.rendered, 1U);
}

TEST(Render, AddsToJsonAndLeavesTheRestAsItIs) {
  auto const text = json_string(text_of("SEC_E_CERT_EXPIRED"));
  auto const action =
      json_string(std::string(catalogs().in("en").find("sspi")->operator[]("SEC_E_CERT_EXPIRED").action()));
  for (std::string const record : {
           R"({"domain":"sspi","code":"SEC_E_CERT_EXPIRED")",
           "{ \"x\" : 1.50 ,\t\"y\":\"\\u0041\u202E\",\"domain\":\"sspi\",\"code\":-2146893016 ",
           R"({"message":{"domain":"sspi","code":"SEC_E_CERT_EXPIRED","text":"mine"},"x":{})",
       })
    EXPECT_EQ(rendered("\xEF\xBB\xBF  " + record + "} \r\n", json_form()).text,
              "\xEF\xBB\xBF  " + record + ",\"text\":" + text + ",\"action\":" + action + ",\"locale\":\"en\"} \r\n");
  EXPECT_EQ(
      rendered(R"({"domain":"backup","code":"DISK_FULL","args":{"volume":"\"\\","missing":2}})", json_form()).text,
      R"({"domain":"backup","code":"DISK_FULL","args":{"volume":"\"\\","missing":2},)"
      R"("text":"There is not enough room on \"\\: 2 more bytes are needed.",)"
      R"("action":"Delete files on \"\\, or choose another drive.","locale":"en"})");
  EXPECT_EQ(rendered(R"({"domain":"backup","code":"LAST_RUN","action":1,"args":{"when":0}})", json_form()).text,
            R"({"domain":"backup","code":"LAST_RUN","action":1,"args":{"when":0},)"
            R"("text":"The last backup was made on January 1, 1970.","locale":"en"})");
}

TEST(Render, AddsNoNameTwice) {
  for (char const* const name : {"text", "action", "locale", "\\u0074ext"}) {
    auto const record = R"({"domain":"sspi","code":"SEC_E_CERT_EXPIRED",")"s + name + R"(":1})";
    auto const [text, counts] = rendered(record, json_form());
    EXPECT_EQ(text, record);
    EXPECT_EQ(counts, render_counts{.name_taken = 1});
    EXPECT_EQ(rendered(record).counts.rendered, 1U) << "a line for people has no names to clash";
  }
  auto options = json_form();
  options.text = "message"; // which is also where a message may be
  for (char const* const record :
       {R"({"domain":"backup","code":"DONE","message":"done"})", R"({"message":{"domain":"backup","code":"DONE"}})"}) {
    auto const [text, counts] = rendered(record, options);
    EXPECT_EQ(text, record);
    EXPECT_EQ(counts, render_counts{.name_taken = 1});
  }
  options.text = "words";
  EXPECT_EQ(rendered(R"({"domain":"backup","code":"DONE","text":1})", options).text,
            R"({"domain":"backup","code":"DONE","text":1,"words":"The backup is complete.","locale":"en"})");
}

TEST(Render, FollowsItsOptions) {
  record_options options;
  options.code = {"status", "rc"};
  options.default_domain = "backup";
  options.time = {"when"};
  options.nested = {"m"};
  options.arguments = {"a"};
  options.time_zone = "Asia/Tokyo";
  for (auto const& [record, line] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {R"({"status":"DONE","when":"now","code":5,"time":1})", "now  DONE  The backup is complete.  code=5 time=1"},
           {R"({"rc":1179648,"domain":"backup"})", "DONE  The backup is complete."},
           {R"({"m":{"rc":1179648}})", "DONE  The backup is complete."},
           {R"({"rc":"LAST_RUN","a":{"when":"1999-12-31T23:00:00Z"}})",
            "LAST_RUN  The last backup was made on January 1, 2000."},
           {R"({"domain":"nobody","rc":"DONE"})", R"({"domain":"nobody","rc":"DONE"})"},
       })
    EXPECT_EQ(rendered(record, options).text, line) << record;
}

TEST(Render, KeepsLineEndsAndEmptyLines) {
  EXPECT_EQ(rendered("\n\r\n  \n{\"domain\":\"backup\",\"code\":\"DONE\"}\r\nx\r\n\n").text,
            "\n\r\n  \nDONE  The backup is complete.\r\nx\r\n\n");
  EXPECT_EQ(rendered("").text, "");
  EXPECT_EQ(rendered("\xEF\xBB\xBF\n").text, "\xEF\xBB\xBF\n");
  auto const [text, counts] = rendered("\n\n{\"domain\":\"backup\",\"code\":\"DONE\"}");
  EXPECT_EQ(text, "\n\nDONE  The backup is complete.");
  EXPECT_EQ(counts, render_counts{.rendered = 1});
}

TEST(Render, PassesALineThatIsTooLong) {
  std::size_t const longest = std::size_t{1} << 20U;
  std::string const begin = R"({"domain":"backup","code":"DONE","x":")";
  for (int const more : {0, 1}) {
    auto const fill = longest + static_cast<std::size_t>(more) - begin.size() - 2;
    auto const line = begin + std::string(fill, 'a') + "\"}";
    std::string const lines = line + "\n" + line;
    auto const expected = "DONE  The backup is complete.  x=" + std::string(fill, 'a');
    for (std::size_t const block : {lines.size(), std::size_t{4096}, longest, longest + 1, longest + 2}) {
      renderer render(catalogs(), "en");
      string_sink to;
      for (std::string_view rest = lines; !rest.empty(); rest.remove_prefix(std::min(block, rest.size())))
        render.feed(rest.substr(0, block), to);
      render.finish(to);
      EXPECT_TRUE(to.text() == (more == 0 ? expected + "\n" + expected : lines)) << block;
      EXPECT_EQ(render.counts(), (more == 0 ? render_counts{.rendered = 2} : render_counts{.too_long = 2})) << block;
    }
  }
}

TEST(Render, GivesTheSameHoweverTheInputIsCut) {
  std::string const lines =
      "x\n{\"domain\":\"backup\",\"code\":\"DISK_FULL\",\"args\":{\"volume\":\"\\u00e9\\n\",\"missing\":2}}\r\n\n"
      "{\"time\":1,\"message\":{\"domain\":\"sspi\",\"code\":0,\"a\":\"\u00E8\"}}\n{\"domain\":\"sspi\"}\n"
      "{\"domain\":\"backup\",\"symbol\":\"DONE\"}";
  for (auto const& options : {record_options(), json_form()}) {
    auto const whole = rendered(lines, options);
    EXPECT_EQ(whole.counts, (render_counts{.rendered = 3, .no_record = 2}));
    for (std::size_t first = 0; first <= lines.size(); ++first) {
      for (std::size_t const then : {std::size_t{1}, std::size_t{7}, lines.size()}) {
        renderer render(catalogs(), "en", options);
        string_sink to;
        render.feed(std::string_view(lines).substr(0, first), to);
        for (auto rest = std::string_view(lines).substr(first); !rest.empty();
             rest.remove_prefix(std::min(then, rest.size())))
          render.feed(std::string(rest.substr(0, then)), to); // gone at the end of the statement
        render.finish(to);
        ASSERT_EQ(to.text(), whole.text) << first << ' ' << then;
        ASSERT_EQ(render.counts(), whole.counts);
      }
    }
    std::string joined;
    for (std::string_view rest = lines; !rest.empty();) {
      auto const size = std::min(rest.find('\n'), rest.size() - 1) + 1;
      joined += rendered(rest.substr(0, size), options).text;
      rest.remove_prefix(size);
    }
    EXPECT_EQ(joined, whole.text);
  }
}

TEST(Render, WritesALineAsSoonAsItIsWhole) {
  renderer render(catalogs(), "en");
  string_sink to;
  render.feed(R"({"domain":"backup","code":"DO)", to);
  EXPECT_EQ(to.text(), "");
  render.feed("NE\"}\n{", to);
  EXPECT_EQ(to.text(), "DONE  The backup is complete.\n");
  render.finish(to);
  EXPECT_EQ(to.take(), "DONE  The backup is complete.\n{");
  render.feed(R"({"domain":"backup","code":"DONE"})", to); // another input
  render.finish(to);
  EXPECT_EQ(to.text(), "DONE  The backup is complete.");
}

TEST(Render, ReadsWhatRecordWrites) {
  std::string_view const programs[]{"a", "\xFF"};
  message_value const values[]{
      backup::disk_full{.volume = "D\n\xFF:", .missing = 18446744073709551615U},
      backup::files_skipped{.files = 3, .folder = "/a \"b\""},
      backup::last_run{.when = argument::milliseconds(std::chrono::milliseconds(1795442400123))},
      backup::locked{.file = "C:\\", .programs = std::vector<std::string>(std::begin(programs), std::end(programs))},
      backup::refused{.server = "\u202E", .code_ = code{"sspi", 0x8009030C}},
      backup::compressed{.ratio = 0.1},
  };
  auto const all = catalogs();
  for (auto const locale : {"en", "it", "pl"}) {
    auto const reader = all.find("backup")->in(locale);
    for (auto const& value : values) {
      auto const text = reader.format(value, {.codes = &all});
      for (auto const& line :
           {record(value, {.level = "error"}), "{\"level\":\"error\",\"event\":" + record(value) + "}"}) {
        renderer render(all, locale);
        string_sink to;
        render.feed(line, to);
        render.finish(to);
        EXPECT_EQ(to.text(), std::string(value.symbol()) + "  " + text + "  level=error") << line;
        EXPECT_EQ(render.counts(), render_counts{.rendered = 1});
      }
    }
  }
}

} // namespace
