// The table of negotiated locales, put to others: ICU, the lookup of RFC 4647, and gettext with real catalogs. Where they
// answer otherwise than Interco, the table says so, and why.
#include <gtest/gtest.h>

#include <unicode/localematcher.h>
#include <unicode/locid.h>
#include <unicode/uvernum.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "support/fixtures.hpp"
#include "support/negotiation.hpp"
#include "support/program.hpp"

namespace {

using interco::test::negotiation;

/// Compares an answer with what the table says of it.
void compare(negotiation const& row, std::string const& other, std::string const& answer) {
  auto const listed = row.otherwise.find(other);
  auto const where = "negotiation.tsv:" + std::to_string(row.line) + ": " + row.written;
  if (listed == row.otherwise.end())
    EXPECT_EQ(answer, row.first()) << where << ": differs from " << other << ", without a reason";
  else
    EXPECT_EQ(answer, listed->second) << where << ": not what " << other << " answers";
}

/// Fails where an answer is listed that nobody was asked for.
void expect_not_listed(negotiation const& row, std::string const& other) {
  EXPECT_FALSE(row.otherwise.contains(other)) << "negotiation.tsv:" << row.line << ": not asked of " << other;
}

bool is_header(std::string const& text) {
  return text.find_first_of(",;*") != std::string::npos;
}

std::string nearest_by_icu(std::string const& wanted, std::vector<std::string> const& available) {
  UErrorCode status = U_ZERO_ERROR;
  std::vector<icu::Locale> locales;
  locales.reserve(available.size());
  for (auto const& each : available)
    locales.push_back(icu::Locale::forLanguageTag(each, status));
  icu::LocaleMatcher::Builder builder;
  builder.setSupportedLocales(locales.begin(), locales.end()).setNoDefaultLocale();
  auto const matcher = builder.build(status);
  icu::Locale const* best = nullptr;
  if (is_header(wanted)) {
    best = matcher.getBestMatchForListString(wanted, status);
  } else {
    bool const posix = wanted.find_first_of("_@.") != std::string::npos;
    auto const locale =
        posix ? icu::Locale::createCanonical(wanted.c_str()) : icu::Locale::forLanguageTag(wanted, status);
    best = matcher.getBestMatch(locale, status);
  }
  auto const found =
      best == nullptr || U_FAILURE(status)
          ? locales.end()
          : std::find_if(locales.begin(), locales.end(), [&](auto const& each) { return each == *best; });
  return found == locales.end() ? "en" : available.at(static_cast<std::size_t>(found - locales.begin()));
}

TEST(Negotiation, IsThatOfIcuUnlessListed) {
  std::size_t asked = 0;
  for (auto const& row : interco::test::read_negotiations()) {
    // Neither has ICU lists with colons, nor does it read broken ones.
    static std::regex const readable("[A-Za-z0-9_@=.-]+|[A-Za-z0-9*,; .=-]*[,;*][A-Za-z0-9*,; .=-]*");
    if (!row.environment.empty() || !std::regex_match(row.requested, readable)) {
      expect_not_listed(row, "icu");
      continue;
    }
    ++asked;
    auto const answer = nearest_by_icu(row.requested, row.available);
    // The table has the answers of ICU 72: with other data, it may agree by now.
    if (U_ICU_VERSION_MAJOR_NUM == 72 || answer != row.first())
      compare(row, "icu", answer);
  }
  EXPECT_GE(asked, 250U);
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return text;
}

/// The ranges of an Accept-Language header, by the grammar of RFC 9110 (5.6.1, 12.4.2, 12.5.4): the most wanted first.
std::vector<std::string> ranges_of(std::string const& header) {
  static std::regex const element("[ \t]*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\\*)"
                                  "(?:[ \t]*;[ \t]*[qQ]=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?[ \t]*");
  std::multimap<double, std::string, std::greater<>> ranges; // equal ones stay as they came
  for (std::size_t begin = 0; begin <= header.size();) {
    auto const end = std::min(header.find(',', begin), header.size());
    auto const part = header.substr(begin, end - begin);
    std::smatch match;
    if (std::regex_match(part, match, element)) {
      if (auto const weight = match[2].matched ? std::stod(match[2]) : 1.0; weight > 0)
        ranges.emplace(weight, match[1]);
    }
    begin = end + 1;
  }
  std::vector<std::string> ordered;
  for (auto const& [weight, range] : ranges)
    ordered.push_back(range);
  return ordered;
}

/// The lookup of RFC 4647, section 3.4: each range in turn, shortened from its end.
std::string looked_up(std::vector<std::string> const& ranges, std::vector<std::string> const& available) {
  for (auto range : ranges) {
    if (range == "*")
      continue;
    while (true) {
      auto const found = std::find_if(available.begin(), available.end(),
                                      [&](auto const& each) { return lower(each) == lower(range); });
      if (found != available.end())
        return *found;
      auto const hyphen = range.rfind('-');
      if (hyphen == std::string::npos)
        break;
      range.resize(hyphen);
      if (range.size() > 1 && range[range.size() - 2] == '-') // a single letter goes with what stood behind it
        range.resize(range.size() - 2);
    }
  }
  return "en";
}

TEST(Negotiation, IsTheLookupOfRfc4647UnlessListed) {
  std::size_t asked = 0;
  for (auto const& row : interco::test::read_negotiations()) {
    if (!row.environment.empty() || row.requested.find_first_of("_:@./") != std::string::npos) {
      // A weight has a point, too.
      if (!is_header(row.requested)) {
        expect_not_listed(row, "lookup");
        continue;
      }
    }
    compare(row, "lookup", looked_up(ranges_of(row.requested), row.available));
    ++asked;
  }
  EXPECT_GE(asked, 250U);
}

/// The name under which a POSIX system keeps the catalog of a locale.
std::string posix_name(std::string const& locale) {
  static std::map<std::string, std::string> const scripts{
      {"ca-valencia", "ca@valencia"}, {"ca-ES-valencia", "ca_ES@valencia"},
      {"ks-Deva", "ks@devanagari"},   {"sr-Latn", "sr@latin"},
      {"tt-Latn", "tt@iqtelif"},      {"uz-Cyrl", "uz@cyrillic"},
      {"zh-Hans", "zh_CN"},           {"zh-Hant", "zh_TW"}};
  if (auto const known = scripts.find(locale); known != scripts.end())
    return known->second;
  auto name = locale;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// The environment that asks gettext for what a row requests; nothing where it cannot be asked.
std::optional<interco::test::variables> asked_of_gettext(negotiation const& row) {
  static std::regex const one("[a-z]{2,3}(_[A-Z]{2})?(\\.(UTF-8|utf8))?(@[a-z]+)?|C|POSIX|C\\.UTF-8|C\\.utf8");
  if (!row.environment.empty())
    return row.environment;
  if (std::regex_match(row.requested, one))
    return interco::test::variables{{"LC_ALL", row.requested}};
  if (row.requested.find(':') != std::string::npos && !is_header(row.requested))
    return interco::test::variables{{"LC_ALL", "en_US.UTF-8"}, {"LANGUAGE", row.requested}};
  return std::nullopt;
}

/// gettext(3) in a process of its own, with real catalogs, and with locales of the names asked for: all of them are C.UTF-8,
/// since only their names count here.
class gettext_program {
 public:
  [[nodiscard]] std::string answer(negotiation const& row, interco::test::variables const& environment) {
    std::string command = "unset LC_ALL LC_MESSAGES LANG LANGUAGE; LOCPATH='" + locales().string() +
                          "' TEXTDOMAINDIR='" + catalogs(row.available).string() + "'";
    for (auto const& [name, value] : environment) {
      command += " " + name + "='" + value + "'";
      if (name != "LANGUAGE" && !value.empty())
        make_locale(value);
    }
    auto const output = interco::test::run_program(command + " gettext -d negotiation en");
    EXPECT_EQ(output.status, 0) << output.errors;
    return output.text;
  }

 private:
  [[nodiscard]] std::filesystem::path locales() const { return folder_.path() / "locales"; }

  void make_locale(std::string name) const {
    if (name == "C" || name == "POSIX" || name.starts_with("C."))
      return;
    if (auto const codeset = name.find(".UTF-8"); codeset != std::string::npos)
      name.replace(codeset, 6, ".utf8"); // as glibc looks for it
    std::filesystem::create_directories(locales());
    if (!std::filesystem::exists(locales() / name))
      std::filesystem::create_directory_symlink("/usr/lib/locale/C.utf8", locales() / name);
  }

  [[nodiscard]] std::filesystem::path catalogs(std::vector<std::string> const& available) {
    auto& root = made_[available];
    if (!root.empty())
      return root;
    root = folder_.path() / std::to_string(made_.size());
    for (auto const& locale : available) {
      auto const source =
          folder_.write("source.po", interco::test::po_header + "msgid \"en\"\nmsgstr \"" + locale + "\"\n");
      auto const messages = root / posix_name(locale) / "LC_MESSAGES";
      std::filesystem::create_directories(messages);
      auto const made = interco::test::run_program("msgfmt -o '" + (messages / "negotiation.mo").string() + "' '" +
                                                   source.string() + "'");
      EXPECT_EQ(made.status, 0) << made.errors;
    }
    return root;
  }

  interco::test::temporary_folder folder_;
  std::map<std::vector<std::string>, std::filesystem::path> made_;
};

TEST(Negotiation, IsThatOfGettextUnlessListed) {
  ASSERT_TRUE(std::filesystem::exists("/usr/lib/locale/C.utf8")) << "not a glibc system as Debian and Ubuntu have it";
  gettext_program gettext;
  std::size_t asked = 0;
  for (auto const& row : interco::test::read_negotiations()) {
    auto const environment = asked_of_gettext(row);
    if (!environment) {
      expect_not_listed(row, "gettext");
      continue;
    }
    compare(row, "gettext", gettext.answer(row, *environment));
    ++asked;
  }
  EXPECT_GE(asked, 100U);
}

} // namespace
