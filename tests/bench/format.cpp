// bench_format PACKAGE: a value put into a text, hot, the result in UTF-8. Names are <what>/<peer>. With --check, whether
// everybody makes the same text.
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <locale>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <boost/locale.hpp>
#include <fmt/format.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

#include <interco/catalog.hpp>
#include <interco/reader.hpp>

namespace interco::bench {
namespace {

constexpr std::string_view file = "annual report 2026.pdf";
constexpr std::string_view folder = "/home/maria/documents";
constexpr std::int64_t integer = 123456789;
constexpr double number = 1234.5678;
constexpr std::int64_t count = 27;
constexpr std::int64_t day = 1'795'392'000; // seconds since 1970: 2026-11-23

/// What everybody formats: each peer has its own notation.
struct subject {
  char const* name;
  std::uint32_t code;
  std::vector<named_argument> arguments;
  char const* fmt; // null: the peer cannot do it
  char const* boost;
};

std::vector<subject> const& subjects() {
  static std::vector<subject> const all{
      {"string", 1, {{"file", file}}, "The file {file} could not be opened.", "The file {1} could not be opened."},
      {"two_strings",
       2,
       {{"file", file}, {"folder", folder}},
       "The file {file} in {folder} could not be opened.",
       "The file {1} in {2} could not be opened."},
      {"integer", 3, {{"count", integer}}, nullptr, "There is no room for {1,num} bytes."},
      {"number", 4, {{"count", number}}, nullptr, nullptr},
      {"plural", 5, {{"count", count}}, nullptr, nullptr},
      {"date", 6, {{"day", std::chrono::sys_seconds(std::chrono::seconds(day))}}, nullptr, nullptr},
  };
  return all;
}

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

icu::Formattable to_formattable(argument const& value) {
  switch (value.what()) {
  case argument::kind::integer:
    return {value.integer()};
  case argument::kind::number:
    return {value.number()};
  case argument::kind::date_time:
    return {static_cast<UDate>(value.date_time().time_since_epoch().count()), icu::Formattable::kIsDate};
  default:
    return {to_icu(value.text())};
  }
}

std::string with_icu(icu::MessageFormat const& format, subject const& what,
                     std::vector<icu::UnicodeString> const& names) {
  std::vector<icu::Formattable> values;
  values.reserve(what.arguments.size());
  for (auto const& each : what.arguments)
    values.push_back(to_formattable(each.value));
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result;
  format.format(names.data(), values.data(), static_cast<std::int32_t>(values.size()), result, status);
  if (U_FAILURE(status))
    throw std::runtime_error(u_errorName(status));
  std::string text;
  return result.toUTF8String(text);
}

using peer = std::function<std::string()>;

/// Returns who can do it, by name.
std::map<std::string, peer> peers_of(reader const& english, subject const& what) {
  std::map<std::string, peer> all;
  auto const message = english[what.code];
  all["interco"] = [message, &what] { return message.format(std::span(what.arguments)); };
  all["interco_to_buffer"] = [message, &what] {
    std::array<char, 256> room; // NOLINT(cppcoreguidelines-pro-type-member-init)
    auto const made = message.format_to(room, std::span(what.arguments));
    benchmark::DoNotOptimize(room);
    return std::string(room.data(), made.written < 16 ? made.written : 15); // no allocation
  };
  std::vector<icu::UnicodeString> names;
  for (auto const& each : what.arguments)
    names.push_back(to_icu(each.name));
  auto const pattern = std::string(message.text());
  auto const parse = [pattern] {
    UErrorCode status = U_ZERO_ERROR;
    return std::make_shared<icu::MessageFormat>(to_icu(pattern), icu::Locale::getEnglish(), status);
  };
  all["message_format_parsed"] = [parse, names, &what] { return with_icu(*parse(), what, names); };
  all["message_format_cached"] = [cached = parse(), names, &what] { return with_icu(*cached, what, names); };
  if (what.fmt != nullptr) {
    std::string_view const text = what.fmt;
    if (what.arguments.size() == 1)
      all["fmt"] = [text] { return fmt::format(fmt::runtime(text), fmt::arg("file", file)); };
    else
      all["fmt"] = [text] {
        return fmt::format(fmt::runtime(text), fmt::arg("file", file), fmt::arg("folder", folder));
      };
  }
  if (what.boost != nullptr) {
    std::string const text = what.boost;
    auto const locale = boost::locale::generator()("en_US.UTF-8");
    all["boost_locale"] = [text, locale, &what] {
      boost::locale::format format(text);
      auto const first = std::string_view(file);
      if (what.arguments[0].value.what() == argument::kind::integer)
        format % integer;
      else
        format % first;
      if (what.arguments.size() == 2)
        format % folder;
      return format.str(locale);
    };
  }
  if (what.code == 1)
    all["by_hand"] = [] { return std::string("The file ").append(file).append(" could not be opened."); };
  return all;
}

bool check(reader const& english) {
  bool is_same = true;
  for (auto const& what : subjects()) {
    auto const expected = english[what.code].format(std::span(what.arguments));
    for (auto const& [name, each] : peers_of(english, what)) {
      auto const text = each();
      if (text != (name == "interco_to_buffer" ? expected.substr(0, 15) : expected)) {
        std::cerr << what.name << '/' << name << ": expected \"" << expected << "\", found \"" << text << "\"\n";
        is_same = false;
      }
    }
  }
  return is_same;
}

} // namespace
} // namespace interco::bench

int main(int argc, char** argv) {
  try {
    if (argc < 2)
      throw std::invalid_argument("the package is missing");
    icu::TimeZone::adoptDefault(icu::TimeZone::getGMT()->clone());
    auto const english = interco::catalog::load(argv[1]).in("en");
    if (argc == 3 && std::string_view(argv[2]) == "--check")
      return interco::bench::check(english) ? EXIT_SUCCESS : EXIT_FAILURE;
    for (auto const& what : interco::bench::subjects()) {
      for (auto const& [name, each] : interco::bench::peers_of(english, what))
        benchmark::RegisterBenchmark((std::string(what.name) + "/" + name).c_str(),
                                     [each = each](benchmark::State& state) {
                                       for (auto _ : state) {
                                         auto const text = each();
                                         benchmark::DoNotOptimize(text.data());
                                       }
                                     });
    }
    argv[1] = argv[0];
    --argc;
    ++argv;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
      return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
  } catch (std::exception const& failure) {
    std::cerr << "bench_format: " << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
