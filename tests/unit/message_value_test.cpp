// Messages without their types: as values, in a log, in JSON, and with arguments that nobody checked.
#include <interco/catalog_set.hpp>
#include <interco/codes/backup.hpp>
#include <interco/codes/sspi.hpp>
#include <interco/interco.hpp>

#include <array>
#include <limits>

#include <gmock/gmock.h>

namespace {

using namespace interco;
using testing::ElementsAre;

constexpr std::string_view noncharacter = "\U0001FFFE";

message_value with(argument const& value) {
  return message_value({"d", 1}, {}, {{"x", value}});
}

argument::milliseconds ms(std::int64_t count) {
  return argument::milliseconds(std::chrono::milliseconds(count));
}

TEST(MessageValue, IsWrittenAndReadWithoutLoss) {
  std::array<std::string_view, 3> const items{"a", "", "\xFF\"]"};
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  struct {
    argument value;
    char const* log;
    char const* json;
  } const cases[]{
      {"D:", "\"D:\"", R"({"string":"D:"})"},
      {"", "\"\"", R"({"string":""})"},
      {"a\"\\\n\t\x1B\u202E\u2028{}\u00E8", R"("a\"\\\n\t\u001B\u202E\u2028{}è")",
       R"({"string":"a\"\\\n\t\u001B\u202E\u2028{}è"})"},
      {std::string_view("\0", 1), R"("\u0000")", R"({"string":"\u0000"})"},
      {noncharacter, R"("\uD83F\uDFFE")", R"({"string":"\uD83F\uDFFE"})"},
      {"\xE2\x82 f\xFF", R"("\xE2\x82 f\xFF")", R"({"string":{"hex":"E2822066FF"}})"},
      {argument::path("C:\\a"), R"(path:"C:\\a")", R"({"path":"C:\\a"})"},
      {argument::path("\xE9"), R"(path:"\xE9")", R"({"path":{"hex":"E9"}})"},
      {42, "42", R"({"integer":42})"},
      {-42, "-42", R"({"integer":-42})"},
      {most, "9223372036854775807", R"({"integer":"9223372036854775807"})"},
      {least, "-9223372036854775808", R"({"integer":"-9223372036854775808"})"},
      {std::numeric_limits<std::uint64_t>::max(), "18446744073709551615", R"({"integer":"18446744073709551615"})"},
      {9007199254740991, "9007199254740991", R"({"integer":9007199254740991})"},
      {9007199254740992, "9007199254740992", R"({"integer":"9007199254740992"})"},
      {3.0, "3.0", R"({"number":3.0})"},
      {-0.0, "-0.0", R"({"number":-0.0})"},
      {0.1, "0.1", R"({"number":0.1})"},
      {1e300, "1e+300", R"({"number":1e+300})"},
      {std::numeric_limits<double>::denorm_min(), "5e-324", R"({"number":5e-324})"},
      {std::numeric_limits<double>::quiet_NaN(), "nan", R"({"number":"nan"})"},
      {-std::numeric_limits<double>::infinity(), "-inf", R"({"number":"-inf"})"},
      {ms(1795442400123), "2026-11-23T14:00:00.123Z", R"({"date-time":"2026-11-23T14:00:00.123Z"})"},
      {ms(-1), "1969-12-31T23:59:59.999Z", R"({"date-time":"1969-12-31T23:59:59.999Z"})"},
      {ms(-62167219200000), "0000-01-01T00:00:00.000Z", R"({"date-time":"0000-01-01T00:00:00.000Z"})"},
      {ms(-62167219200001), "@-62167219200001", R"({"date-time":"@-62167219200001"})"},
      {ms(253402300800000), "@253402300800000", R"({"date-time":"@253402300800000"})"},
      {ms(least), "@-9223372036854775808", R"({"date-time":"@-9223372036854775808"})"},
      {sspi::sec_e_cert_expired, "sspi:0x80090328", R"({"code":"sspi:0x80090328"})"},
      {code{"path", 1}, "path:0x00000001", R"({"code":"path:0x00000001"})"},
      {code{"", 1}, "\"\":0x00000001", R"({"code":"\"\":0x00000001"})"},
      {code{"\xFF", 1}, R"("\xFF":0x00000001)", R"({"code":"\"\\xFF\":0x00000001"})"},
      {std::span<std::string_view const>(items), R"(["a", "", "\xFF\"]"])", R"({"list":["a","",{"hex":"FF225D"}]})"},
      {std::span<std::string_view const>(), "[]", R"({"list":[]})"},
  };
  for (auto const& each : cases) {
    auto const value = with(each.value);
    EXPECT_EQ(to_log(value), "d/0x00000001{x=" + std::string(each.log) + "}");
    EXPECT_EQ(to_json(value), R"({"domain":"d","code":"0x00000001","arguments":{"x":)" + std::string(each.json) + "}}");
    EXPECT_EQ(parse_message_value(to_log(value)), value) << to_log(value);
    EXPECT_EQ(parse_message_value(to_json(value)), value) << to_json(value);
    EXPECT_EQ(parse_message_value(to_log(value))->arguments()[0].value.what(), value.arguments()[0].value.what());
    EXPECT_EQ(parse_message_value(to_json(value))->arguments()[0].value.what(), value.arguments()[0].value.what());
  }
}

TEST(MessageValue, HasAStableForm) {
  message_value const full = backup::disk_full{.volume = "D:", .missing = 1073741824};
  EXPECT_EQ(to_log(full), R"(backup/DISK_FULL(0x80120001){volume="D:", missing=1073741824})");
  EXPECT_EQ(to_json(full), R"({"domain":"backup","symbol":"DISK_FULL","code":"0x80120001",)"
                           R"("arguments":{"volume":{"string":"D:"},"missing":{"integer":1073741824}}})");
  EXPECT_EQ(to_log(message_value({"backup", 1}, "DONE")), "backup/DONE(0x00000001)");
  EXPECT_EQ(to_log(message_value({"a b", 1}, "0x", {{"\"=", 1}})), R"("a b"/"0x"(0x00000001){"\"="=1})");
}

TEST(MessageValue, NamesItsPartsInAnyForm) {
  for (auto const& value : {message_value({"", 0}), message_value({"a b", 1}, "0x", {{"\"=", 1}, {"", 2}}),
                            message_value({"\n", 1}, "(", {{"}", "}"}})}) {
    EXPECT_EQ(parse_message_value(to_log(value)), value) << to_log(value);
    EXPECT_EQ(parse_message_value(to_json(value)), value) << to_json(value);
  }
}

TEST(MessageValue, ReadsJsonOfOthers) {
  EXPECT_EQ(parse_message_value(" {\n \"arguments\" : { \"n\" : { \"number\" : 3 } , \"s\":{\"string\":\"\\u00e8\\/\"},"
                                "\"l\":{\"list\":[ \"a\" , \"b\" ]}} ,\"code\":\"0xff\", \"domain\":\"d\" }\r\n"),
            message_value({"d", 0xFF}, {}, {{"n", 3.0}, {"s", "\u00E8/"}, {"l", owned::list{"a", "b"}}}));
}

TEST(MessageValue, SaysWhatIsWrongWhere) {
  struct {
    std::string text;
    std::size_t offset;
    char const* expected;
  } const cases[]{
      {"", 0, "a name"},
      {"d", 1, "/"},
      {"d/", 2, "a name"},
      {"d/A", 3, "("},
      {"d/0x", 2, "a value as 0x80090328"},
      {"d/0x123456789", 2, "a value as 0x80090328"},
      {"d/0x1 ", 5, "the end"},
      {"d/0x1{}", 6, "a name"},
      {"d/0x1{x}", 7, "="},
      {"d/0x1{x=}", 8, "a value"},
      {"d/0x1{x=18446744073709551616}", 8, "a value"},
      {"d/0x1{x=1e999}", 8, "a value"},
      {"d/0x1{x=007}", 8, "a value"},
      {"d/0x1{x=-}", 8, "a value"},
      {"d/0x1{x=1.}", 8, "a value"},
      {"d/0x1{x=2026-02-30T00:00:00.000Z}", 8, "a value"},
      {"d/0x1{x=2026-02-28T24:00:00.000Z}", 8, "a value"},
      {"d/0x1{x=@0}", 8, "a value"},
      {"d/0x1{x=1, x=2}", 11, "an argument that is not there yet"},
      {"d/0x1{x=\"", 9, "\""},
      {"d/0x1{x=\"\\", 9, "an escape of JSON"},
      {"d/0x1{x=\"\\q\"}", 9, "an escape of JSON"},
      {"d/0x1{x=\"\\uD800\"}", 9, "a pair of surrogates"},
      {"d/0x1{x=\"\\uD800\\u0041\"}", 9, "a pair of surrogates"},
      {"d/0x1{x=\"\\uDC00\\uDC00\"}", 9, "a pair of surrogates"},
      {"d/0x1{x=\"\n\"}", 9, "a character that is no control"},
      {"d/0x1{x=\"\x7F\"}", 9, "a character that is no control"},
      {"d/0x1{x=\"\xFF\"}", 9, "a character that is no control"},
      {"d/0x1{x=[\"a\",\"b\"]}", 12, "]"},
      {R"("\xFF"/0x1)", 1, "an escape of JSON"},
      {"{", 1, "\""},
      {"{}", 0, "an object with domain and code"},
      {R"({"domain":"d"})", 0, "an object with domain and code"},
      {R"({"code":"0x1"})", 0, "an object with domain and code"},
      {R"({"symbol":"A","symbol":"B"})", 14, "domain, symbol, code or arguments, each once"},
      {R"({"domain":"d","domain":"d"})", 14, "domain, symbol, code or arguments, each once"},
      {R"({"domain":"d","code":"0x1","more":[[[)", 27, "domain, symbol, code or arguments, each once"},
      {R"({"domain":"\xFF","code":"0x1"})", 11, "an escape of JSON"},
      {R"({"domain":"d","code":"0x1"}})", 27, "the end"},
      {R"({"arguments":{"x":{}}})", 14, "an argument with a type"},
      {R"({"arguments":{"x":{"integer":1.5}}})", 29, "an integer of 64 bits"},
      {R"({"arguments":{"x":{"number":"nan1"}}})", 28, "a number"},
      {R"({"arguments":{"x":{"number":1.}}})", 28, "a number"},
      {R"({"arguments":{"x":{"number":.5}}})", 28, "a number"},
      {R"({"arguments":{"x":{"number":"+1"}}})", 28, "a number"},
      {R"({"arguments":{"x":{"number":01}}})", 28, "a number"},
      {R"({"arguments":{"x":{"number":1e}}})", 28, "a number"},
      {R"({"arguments":{"x":{"number":"infinity"}}})", 28, "a number"},
      {R"({"arguments":{"x":{"integer":"00"}}})", 29, "an integer of 64 bits"},
      {R"({"arguments":{"x":{"float":1}}})", 19, "one type of argument"},
      {R"({"arguments":{"x":{"integer":1,"integer":1}}})", 31, "one type of argument"},
      {R"({"arguments":{"x":{"string":{"hex":"0"}}}})", 29, "hex with pairs of digits"},
      {R"({"arguments":{"x":{"string":{"hex":"0g"}}}})", 29, "hex with pairs of digits"},
      {R"({"arguments":{"x":{"code":"sspi"}}})", 26, "a code as \"sspi:0x80090328\""},
      {std::string(max_message_value_size + 1, ' '), max_message_value_size, "a text of no more than 1 MiB"},
      {std::string(1000, '{'), 1, "\""},
  };
  for (auto const& each : cases) {
    message_value_fault fault;
    EXPECT_FALSE(parse_message_value(each.text, &fault)) << each.text;
    EXPECT_EQ(fault.offset, each.offset) << each.text;
    EXPECT_EQ(fault.expected, each.expected) << each.text;
    EXPECT_FALSE(parse_message_value(each.text));
  }
}

TEST(MessageValue, IsReadUpToItsLimits) {
  auto const of_arguments = [](std::size_t count) {
    std::string text = "d/0x1";
    for (std::size_t i = 0; i < count; ++i)
      text += (i == 0 ? "{x" : ", x") + std::to_string(i) + "=1";
    return text + "}";
  };
  auto const of_items = [](std::size_t count) {
    std::string text = "d/0x1{x=[\"\"";
    for (std::size_t i = 1; i < count; ++i)
      text += ", \"\"";
    return text + "]}";
  };
  EXPECT_TRUE(parse_message_value(of_arguments(max_message_value_arguments)));
  EXPECT_FALSE(parse_message_value(of_arguments(max_message_value_arguments + 1)));
  EXPECT_TRUE(parse_message_value(of_items(max_message_value_items)));
  EXPECT_FALSE(parse_message_value(of_items(max_message_value_items + 1)));
  auto text = std::string("d/0x1{x=\"");
  text.append(max_message_value_size - text.size() - 2, 'a');
  EXPECT_TRUE(parse_message_value(text + "\"}"));
  EXPECT_FALSE(parse_message_value(text + "a\"}"));
}

TEST(MessageValue, IsComparedAndHashed) {
  message_value const one({"d", 1}, "A", {{"x", 1}});
  std::array const others{message_value({"e", 1}, "A", {{"x", 1}}),   message_value({"d", 2}, "A", {{"x", 1}}),
                          message_value({"d", 1}, "B", {{"x", 1}}),   message_value({"d", 1}, "A", {{"y", 1}}),
                          message_value({"d", 1}, "A", {{"x", 2}}),   message_value({"d", 1}, "A", {{"x", 1.0}}),
                          message_value({"d", 1}, "A", {{"x", "1"}}), message_value({"d", 1}, "A")};
  std::hash<message_value> const hash;
  for (auto const& other : others) {
    EXPECT_NE(one, other) << to_log(other);
    EXPECT_NE(hash(one), hash(other)) << to_log(other);
  }
  using list = std::vector<std::string_view>;
  struct {
    message_value one;
    message_value other;
    bool are_equal;
  } const pairs[]{
      {with("a"), with(argument::path("a")), false},
      {with("a"), with("b"), false},
      {with(code{"a", 1}), with(code{"b", 1}), false},
      {with(list{"a", "b"}), with(list{"a", "c"}), false},
      {with(list{"a", "b"}), with(list{"a"}), false},
      {with(list{"a", "b"}), with(list{"ab"}), false},
      {with(list{"a", "b"}), with(list{"a", "b"}), true},
      {with(0.0), with(-0.0), false}, // as they are logged
      {with(1U), with(1), true},
      {with(0U), with(0), true},
      {with(std::numeric_limits<std::uint64_t>::max()), with(-1), false},
      {with(std::numeric_limits<double>::quiet_NaN()), with(-std::numeric_limits<double>::quiet_NaN()), true},
      {with(ms(1)), with(1), false},
  };
  for (auto const& [one_value, other_value, are_equal] : pairs) {
    EXPECT_EQ(one_value == other_value, are_equal) << to_log(one_value) << ' ' << to_log(other_value);
    EXPECT_EQ(hash(one_value) == hash(other_value), are_equal) << to_log(one_value) << ' ' << to_log(other_value);
  }
  EXPECT_EQ(with(0U).arguments()[0].value.what(), argument::kind::integer);
  EXPECT_EQ(message_value({"d", 1}, "A", {{"x", 1}, {"x", 2}}), one); // the first, as in a text
}

TEST(MessageValue, OutlivesWhatItWasMadeFrom) {
  auto const made = [] {
    std::string const text(100, 'a');
    std::array<std::string_view, 2> const items{text, "b"};
    return message_value({text, 1}, text, {{text, text}, {"l", std::span<std::string_view const>(items)}});
  };
  auto value = made();
  auto const copy = value;
  auto const moved = std::move(value);
  EXPECT_EQ(copy, moved);
  EXPECT_EQ(copy, made());
  EXPECT_EQ(copy.arguments()[0].value.text(), std::string(100, 'a'));
  EXPECT_THAT(copy.arguments()[1].value.list(), ElementsAre(std::string(100, 'a'), "b"));
  EXPECT_EQ(to_log(value), "\"\"/0x00000000"); // NOLINT: moved from, by intent
  value = copy;
  EXPECT_EQ(value, moved);
}

TEST(MessageValue, IsAnsweredWhateverItHolds) {
  auto const english = backup::catalog().in("en");
  struct {
    message_value what;
    char const* text;
    std::vector<format_problem> problems;
  } const cases[]{
      {message_value({"backup", 0x80120001}, {}, {{"missing", 2}, {"volume", "D:"}, {"other", 1}}),
       "There is not enough room on D:: 2 more bytes are needed.",
       {}},
      {message_value({"backup", 0x80120001}, "TARGET_FULL", {{"missing", "2"}}),
       "The target {volume} is full: {missing} bytes are missing.",
       {{"volume", format_fault::missing}, {"missing", format_fault::wrong_kind}}},
      {message_value({"backup", 0x80120001}, "NO_SUCH", {{"missing", 2}, {"volume", "D:"}}),
       "There is not enough room on D:: 2 more bytes are needed.",
       {}},
      {message_value({"backup", 0x00120000}, "DISK_FULL", {{"missing", 2}}), "The backup is complete.", {}},
      {message_value({"backup", 0x00120000}, "DONE", {{"x", 2}}), "The backup is complete.", {}},
      {message_value({"backup", 77}, "DISK_FULL", {{"x", 2}}), "Unknown status code.", {}},
      {message_value({"sspi", 0x80090328}), "Unknown status code.", {}},
      {message_value({"BACKUP", 0x00120000}), "Unknown status code.", {}},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(to_log(each.what));
    std::vector<format_problem> problems;
    EXPECT_EQ(english.format(each.what, {}, problems), each.text);
    EXPECT_EQ(english.format(each.what), each.text);
    EXPECT_EQ(problems, each.problems);
  }
}

TEST(MessageValue, IsAnsweredByTheCatalogOfItsDomain) {
  catalog_set all;
  all.add(backup::catalog());
  auto const reader = sspi::catalog().in("it");
  EXPECT_EQ(reader.format(backup::compressed{.ratio = 1}, {.codes = &all}),
            "Il backup occupa il 100% dello spazio dei file.");
  EXPECT_EQ(reader.format(message_value({"BACKUP", 0x00120000}), {.codes = &all}), "Il backup è completo.");
  EXPECT_EQ(
      reader.format(backup::disk_full{.volume = "D:", .missing = 2}, {.insertion = insertion::isolated, .codes = &all}),
      "Lo spazio su \u2068D:\u2069 non basta: servono ancora 2 byte.");
  EXPECT_EQ(reader.format(message_value({"other", 0x00120000}), {.codes = &all}), "Unknown status code.");
}

} // namespace
