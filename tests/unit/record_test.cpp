// Messages as lines of a structured log.
#include <interco/codes/backup.hpp>
#include <interco/record.hpp>
#include <interco/safe_text.hpp>

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "support/allocations.hpp"

namespace {

using namespace interco;

constexpr std::string_view disk_full_json =
    R"("domain":"backup","symbol":"DISK_FULL","code":"0x80120001","arguments":{"volume":{"string":"D:"},"missing":{"integer":3}}})";

TEST(Record, IsWhatToJsonWritesBehindItsFields) {
  backup::disk_full const typed{.volume = "D:", .missing = 3};
  message_value const value(typed);
  std::string const message(disk_full_json);
  EXPECT_EQ(record(typed), "{" + message);
  EXPECT_EQ(record(value), to_json(value));
  argument::milliseconds const time{std::chrono::milliseconds(1795442400123)};
  EXPECT_EQ(record(typed, {.time = time, .level = "error", .logger = "a\"b\n"}),
            R"({"time":"2026-11-23T14:00:00.123Z","level":"error","logger":"a\"b\n",)" + message);
  EXPECT_EQ(record(typed, {.time = time}), R"({"time":"2026-11-23T14:00:00.123Z",)" + message);
  EXPECT_EQ(record(value, {.logger = "x"}), R"({"logger":"x",)" + message);
}

TEST(Record, IsAppended) {
  std::string line = "before ";
  append_record(line, {"d", 1}, {}, {{"a", argument::milliseconds(std::chrono::milliseconds(-1))}, {"a", 2.0}});
  EXPECT_EQ(
      line,
      R"(before {"domain":"d","code":"0x00000001","arguments":{"a":{"date-time":"1969-12-31T23:59:59.999Z"},"a":{"number":2.0}}})");
}

TEST(Record, AllocatesNothingWhereThereIsRoom) {
  std::string line;
  line.reserve(4096);
  code const inside{"sspi", 0x8009030C};
  std::string_view const items[]{"a", "b"};
  auto const before = test::allocations();
  append_record(
      line, {"backup", 1}, "A_SYMBOL",
      {{"time", argument::milliseconds(std::chrono::milliseconds(1795442400123))},
       {"far", argument::milliseconds(std::chrono::milliseconds(-9'000'000'000'000'000))},
       {"code", inside},
       {"number", -1.2345678901234567e-300},
       {"integer", std::int64_t{-9'000'000'000'000'000'000}},
       {"list", items},
       {"string", "a string that is no short one, with a\ttab"},
       {"bytes", "\xFF\xFE\xFD\xFC and so on, and so forth"}},
      {.time = argument::milliseconds(std::chrono::milliseconds(0)), .level = "a level that is no short one"});
  EXPECT_EQ(test::allocations(), before);
  EXPECT_FALSE(find_text_fault(line));
}

} // namespace
