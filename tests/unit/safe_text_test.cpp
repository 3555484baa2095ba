#include <interco/safe_text.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.hpp"
#include "support/allocations.hpp"

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using interco::append_json_string;
using interco::append_safe_line;
using interco::find_text_fault;
using interco::isolated;
using interco::json_string;
using interco::safe_line;
using interco::text_fault;
using kind = interco::text_fault::kind;

std::string utf8(std::u32string_view text) {
  std::string result;
  for (char32_t const c : text)
    interco::detail::append_utf8(result, c);
  return result;
}

TEST(FindTextFault, FindsTheFirstByOffset) {
  struct {
    std::string text;
    std::optional<text_fault> fault;
  } const cases[] = {
      {"", {}},
      {"The certificate has expired.", {}},
      {"one\n\ttwo\n", {}},
      {utf8(U"Il certificato \u00E8 scaduto. \u0421\u0440\u043E\u043A \u8BC1\u4E66 \U0001F600"), {}},
      {utf8(U"\u200E\u200F\u061C\u200C\u200D\uFEFF\uFFFD"), {}}, // marks, joiners, and what is odd but a character
      {"a\0b"s, text_fault{kind::control, 1, 0}},
      {"one\r\ntwo", text_fault{kind::control, 3, '\r'}},
      {"123456789\x1B[31m", text_fault{kind::control, 9, 0x1B}}, // behind whole words
      {"12345678\x7F", text_fault{kind::control, 8, 0x7F}},
      {"1234567\x7F 9", text_fault{kind::control, 7, 0x7F}},
      {utf8(U"\u00E8\u0085"), text_fault{kind::control, 2, 0x85}},
      {utf8(U"\u009B31m"), text_fault{kind::control, 0, 0x9B}},
      {utf8(U"a\u2028b"), text_fault{kind::separator, 1, 0x2028}},
      {utf8(U"a\u2029"), text_fault{kind::separator, 1, 0x2029}},
      {utf8(U"\uFDD0"), text_fault{kind::noncharacter, 0, 0xFDD0}},
      {utf8(U"\uFDCF\uFDF0\uFFFE"), text_fault{kind::noncharacter, 6, 0xFFFE}},
      {utf8(U"\U0010FFFF"), text_fault{kind::noncharacter, 0, 0x10FFFF}},
      {"abcdefgh\xFF", text_fault{kind::ill_formed, 8, 0xFF}},
      {"a\xE2\x82", text_fault{kind::ill_formed, 1, 0xE2}},     // cut short
      {"a\xED\xA0\x80", text_fault{kind::ill_formed, 1, 0xED}}, // a surrogate
      {"\xC3\x28 more", text_fault{kind::ill_formed, 0, 0xC3}}, // no continuation behind a lead that needs no care
      {"\xE8\xAF\x28 more", text_fault{kind::ill_formed, 0, 0xE8}},
      {"\xE8\x28\xAF more", text_fault{kind::ill_formed, 0, 0xE8}},
      {utf8(U"a\u202Eb"), text_fault{kind::unpaired_bidi, 1, 0x202E}},
      {utf8(U"a\u202Eb\u202Cc"), {}},
      {utf8(U"\u202A\u202B\u202D\u202E\u2066\u2067\u2068\u2069\u2069\u2069\u202C\u202C\u202C\u202C"), {}},
      {utf8(U"a\u202C"), text_fault{kind::unpaired_bidi, 1, 0x202C}},
      {utf8(U"a\u2069"), text_fault{kind::unpaired_bidi, 1, 0x2069}},
      {utf8(U"\u2067\u202C\u2069"), text_fault{kind::unpaired_bidi, 3, 0x202C}}, // closes nothing inside the isolate
      {utf8(U"\u2067\u202B\u2069"), text_fault{kind::unpaired_bidi, 3, 0x202B}}, // is ended with the isolate
      {utf8(U"\u2067\u202B\u2069\u202C"), text_fault{kind::unpaired_bidi, 3, 0x202B}},
      {utf8(U"\u202B\u2069\u202C"), text_fault{kind::unpaired_bidi, 3, 0x2069}},
      {utf8(U"\u2068a\nb\u2069"), text_fault{kind::unpaired_bidi, 0, 0x2068}}, // a paragraph ends
      {utf8(U"\u2068a\u2069\n\u2067b\u2069"), {}},
      {utf8(U"a\u202Eb\u0007c"), text_fault{kind::unpaired_bidi, 1, 0x202E}}, // stands before the other
      {utf8(U"a\u202Eb\u0007c\u202C"), text_fault{kind::control, 5, 7}},
      {utf8(U"a\u0007c\u202E"), text_fault{kind::control, 1, 7}},
  };
  for (auto const& each : cases) {
    auto const found = find_text_fault(each.text);
    EXPECT_EQ(found, each.fault) << safe_line(each.text) << ": " << (found ? to_string(*found) : "nothing");
  }
}

TEST(FindTextFault, CountsNestingDeeperThanAnyDisplayAsUnpaired) {
  std::u32string const deep(125, U'\u2067');
  std::u32string const closed(125, U'\u2069');
  EXPECT_EQ(find_text_fault(utf8(deep + closed)), std::nullopt);
  for (char32_t const opener : {U'\u2067', U'\u202B'})
    EXPECT_EQ(find_text_fault(utf8(deep + opener + (opener == U'\u202B' ? U'\u202C' : U'\u2069') + closed)),
              (text_fault{kind::unpaired_bidi, std::size_t{125} * 3, opener}));
}

TEST(FindTextFault, IsSpeltOutForAMessage) {
  struct {
    text_fault fault;
    char const* text;
  } const cases[] = {
      {{kind::unpaired_bidi, 12, 0x202E}, "U+202E, a bidi control without its partner, at byte 12"},
      {{kind::control, 0, 0}, "U+0000, a control character, at byte 0"},
      {{kind::separator, 3, 0x2028}, "U+2028, a line or paragraph separator, at byte 3"},
      {{kind::noncharacter, 4, 0x1FFFE}, "U+1FFFE, a noncharacter, at byte 4"},
      {{kind::noncharacter, 4, 0x10FFFE}, "U+10FFFE, a noncharacter, at byte 4"},
      {{kind::ill_formed, 5, 0xC3}, "0xC3, a byte that is not UTF-8, at byte 5"},
  };
  for (auto const& each : cases)
    EXPECT_EQ(to_string(each.fault), each.text);
}

TEST(FindTextFault, AllocatesNothing) {
  auto const text = utf8(U"\u2068one\u2069 \u00E8 two \u202E");
  auto const before = interco::test::allocations();
  auto const fault = find_text_fault(text);
  EXPECT_EQ(interco::test::allocations(), before);
  EXPECT_TRUE(fault);
}

// The list of what no text may hold, once more and as plainly as it can be said.
bool is_refused(char32_t c) {
  bool const is_c0 = c <= 0x1F && c != 0x09 && c != 0x0A;
  bool const is_c1 = c >= 0x7F && c <= 0x9F;
  bool const is_separator = c == 0x2028 || c == 0x2029;
  bool const is_noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || c % 0x10000 >= 0xFFFE;
  bool const is_bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); // alone, it has no partner
  return is_c0 || is_c1 || is_separator || is_noncharacter || is_bidi;
}

TEST(SafeText, KnowsEveryScalarValue) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF)
      continue;
    auto const text = utf8({&c, 1});
    auto const padded = text + "12345678"; // so long that the ways for whole words take it
    auto const where = testing::Message() << "U+" << std::hex << static_cast<unsigned>(c);
    ASSERT_EQ(find_text_fault(text).has_value(), is_refused(c)) << where;
    ASSERT_EQ(find_text_fault(padded), find_text_fault(text)) << where;
    bool const is_shown = is_refused(c) || c == '\n' || c == '\t';
    ASSERT_EQ(safe_line(text) != text, is_shown) << where;
    bool const is_escaped = is_shown || c == '"' || c == '\\' || c == 0x061C || c == 0x200E || c == 0x200F;
    ASSERT_EQ(json_string(text) != '"' + text + '"', is_escaped) << where;
  }
}

TEST(SafeLine, ShowsWhatATerminalWouldActUpon) {
  struct {
    std::string text;
    std::string line;
  } const cases[] = {
      {"", ""},
      {"plain \\ \"text\"", "plain \\ \"text\""},
      {utf8(U"\u00E8 \u8BC1 \U0001F600 \u200E"), utf8(U"\u00E8 \u8BC1 \U0001F600 \u200E")},
      {"\x1B[31m\nx", "\\u001B[31m\\nx"},
      {"a\tb\rc\x7F", "a\\tb\\rc\\u007F"},
      {"\0"s, "\\u0000"},
      {utf8(U"\u009B31m \u2028\uFFFE\U0001FFFE"), "\\u009B31m \\u2028\\uFFFE\\U0001FFFE"},
      {"a\xFF\xE2\x82z", "a\\xFF\\xE2\\x82z"},
      {utf8(U"\u2068name\u2069"), utf8(U"\u2068name\u2069")},
      {utf8(U"\u202Bname\u202C"), utf8(U"\u202Bname\u202C")},
      {utf8(U"\u2067one\ntwo\u2069"), "\\u2067one\\ntwo\\u2069"},
      {utf8(U"\u202Etxt.exe\u202C"), "\\u202Etxt.exe\\u202C"}, // an override is shown even in a pair
      {utf8(U"\u202A\u202Dx\u202C\u202C"), utf8(U"\u202A") + "\\u202Dx\\u202C" + utf8(U"\u202C")},
      {utf8(U"\u2067\u202Ax\u2069"), utf8(U"\u2067") + "\\u202Ax" + utf8(U"\u2069")},
  };
  for (auto const& each : cases) {
    EXPECT_EQ(safe_line(each.text), each.line);
    std::string appended = "x";
    append_safe_line(appended, each.text);
    EXPECT_EQ(appended, "x" + each.line);
  }
}

TEST(Isolated, CannotBeLeftByWhatIsInserted) {
  struct {
    std::string text;
    std::string inside;
  } const cases[] = {
      {"", ""},
      {"/home/x", "/home/x"},
      {utf8(U"a\u2069b"), "a\\u2069b"},
      {utf8(U"a\u202E"), "a\\u202E"},
      {utf8(U"\u2067a\u2069"), utf8(U"\u2067a\u2069")},
      {"one\ntwo", "one\\ntwo"}, // a newline would end the paragraph, and the isolate with it
  };
  for (auto const& each : cases)
    EXPECT_EQ(isolated(each.text), utf8(U"\u2068") + each.inside + utf8(U"\u2069"));
  auto const deep = utf8(std::u32string(125, U'\u2067') + std::u32string(125, U'\u2069'));
  EXPECT_EQ(find_text_fault(isolated(deep)), std::nullopt);
}

TEST(JsonString, IsTheSameValueInSafeCharacters) {
  struct {
    std::string text;
    std::string json;
  } const cases[] = {
      {"", R"("")"},
      {"\"a\\b\"/", R"("\"a\\b\"/")"},
      {"a\nb\tc\rd\x1B[31m\x7F", R"("a\nb\tc\rd\u001B[31m\u007F")"},
      {"\0"s, R"("\u0000")"},
      {utf8(U"\u00E8\U0001F600"), utf8(U"\"\u00E8\U0001F600\"")},
      {utf8(U"\u0085\u2028\u2029\uFDD0\uFFFF"), R"("\u0085\u2028\u2029\uFDD0\uFFFF")"},
      {utf8(U"\U0001FFFE\U0010FFFF"), R"("\uD83F\uDFFE\uDBFF\uDFFF")"},
      {utf8(U"\u2068a\u2069\u202Eb\u202C\u200E\u200F\u061C"), R"("\u2068a\u2069\u202Eb\u202C\u200E\u200F\u061C")"},
      {utf8(U"\u200D"), utf8(U"\"\u200D\"")},
      // Table 3-8 of the Unicode Standard: U+FFFD for each maximal subpart.
      {"a\xF1\x80\x80\xE1\x80\xC2"
       "b\x80"
       "c\x80\xBF"
       "d",
       utf8(U"\"a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd\"")},
  };
  for (auto const& each : cases) {
    EXPECT_EQ(json_string(each.text), each.json);
    std::string appended = "x";
    append_json_string(appended, each.text);
    EXPECT_EQ(appended, "x" + each.json);
  }
}

/// Random bytes: pieces that mean something beside any bytes, so that both well-formed and ill-formed text is common.
std::string random_text(std::mt19937& random) {
  static std::vector<std::string> const pieces{"a",
                                               "The text. ",
                                               "\n",
                                               "\t",
                                               "\x1B[31m",
                                               "\\",
                                               "\"",
                                               "\0"s,
                                               "\x7F",
                                               "\xE2\x82",
                                               "\xF0\x9F",
                                               "\xC2",
                                               "\x80",
                                               utf8(U"\u00E8"),
                                               utf8(U"\u8BC1"),
                                               utf8(U"\U0001F600"),
                                               utf8(U"\u009B"),
                                               utf8(U"\u2028"),
                                               utf8(U"\uFFFE"),
                                               utf8(U"\U0002FFFF"),
                                               utf8(U"\u200F"),
                                               utf8(U"\u202A"),
                                               utf8(U"\u202B"),
                                               utf8(U"\u202C"),
                                               utf8(U"\u202D"),
                                               utf8(U"\u202E"),
                                               utf8(U"\u2066"),
                                               utf8(U"\u2067"),
                                               utf8(U"\u2068"),
                                               utf8(U"\u2069")};
  std::string text;
  for (auto left = random() % 24; left > 0; --left) {
    auto const choice = random() % (pieces.size() + 4);
    if (choice < pieces.size())
      text += pieces[choice];
    else
      text += static_cast<char>(random() % 256);
  }
  return text;
}

TEST(SafeLine, OfAnyBytesIsOneFaultlessLineAndStaysAsItIs) {
  std::mt19937 random(1); // NOLINT: the same texts every time
  for (int i = 0; i < 50000; ++i) {
    auto const text = random_text(random);
    auto const line = safe_line(text);
    ASSERT_EQ(find_text_fault(line), std::nullopt) << line;
    ASSERT_EQ(line.find_first_of("\n\t"), std::string::npos) << line;
    ASSERT_EQ(safe_line(line), line);
    auto const inside = isolated(text);
    ASSERT_EQ(find_text_fault(inside), std::nullopt) << line;
    ASSERT_EQ(safe_line(inside), inside);
  }
}

/// Reads a JSON string as strictly as RFC 8259 has it, and more strictly what `json_string` promises beside.
std::optional<std::string> read_json(std::string_view json) {
  if (json.size() < 2 || json.front() != '"' || json.back() != '"')
    return std::nullopt;
  json = json.substr(1, json.size() - 2);
  auto const hexadecimal = [&json]() -> std::optional<char32_t> {
    char32_t value = 0;
    for (char const c : json.substr(0, 4)) {
      auto const digit = "0123456789ABCDEF"sv.find(c);
      if (digit == std::string_view::npos)
        return std::nullopt;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    if (json.size() < 4)
      return std::nullopt;
    json.remove_prefix(4);
    return value;
  };
  std::string value;
  while (!json.empty()) {
    char const c = json.front();
    json.remove_prefix(1);
    if (static_cast<unsigned char>(c) < 0x20 || c == '"')
      return std::nullopt;
    if (c != '\\') {
      value += c;
      continue;
    }
    char const escaped = json.empty() ? '\0' : json.front();
    json.remove_prefix(json.empty() ? 0 : 1);
    if (escaped == '"' || escaped == '\\') {
      value += escaped;
    } else if (auto const at = "ntr"sv.find(escaped); at != std::string_view::npos) {
      value += "\n\t\r"[at];
    } else if (escaped == 'u') {
      auto code_point = hexadecimal();
      if (code_point && *code_point >= 0xD800 && *code_point <= 0xDBFF && json.starts_with("\\u")) {
        json.remove_prefix(2);
        auto const low = hexadecimal();
        if (!low || *low < 0xDC00 || *low > 0xDFFF)
          return std::nullopt;
        code_point = 0x10000 + ((*code_point - 0xD800) << 10U) + (*low - 0xDC00);
      }
      if (!code_point || (*code_point >= 0xD800 && *code_point <= 0xDFFF))
        return std::nullopt;
      interco::detail::append_utf8(value, *code_point);
    } else {
      return std::nullopt;
    }
  }
  return value;
}

TEST(JsonString, OfAnyBytesIsReadBackAsItWas) {
  std::mt19937 random(2); // NOLINT: the same texts every time
  for (int i = 0; i < 50000; ++i) {
    auto const text = random_text(random);
    auto const json = json_string(text);
    ASSERT_EQ(find_text_fault(json), std::nullopt) << safe_line(json);
    auto const value = read_json(json);
    ASSERT_TRUE(value) << safe_line(json);
    if (interco::detail::utf8_valid_prefix(text) == text.size()) {
      ASSERT_EQ(*value, text);
    } else {
      ASSERT_NE(value->find(utf8(U"\uFFFD")), std::string::npos);
    }
  }
}

// The pairs of UAX #9 by their definitions BD9 and BD11, each opener for itself, and their depth by counting.
class reference_pairs {
 public:
  explicit reference_pairs(std::u32string_view paragraph)
      : text_(paragraph), closer_(text_.size()), is_isolate_end_(text_.size()), end_(text_.size(), text_.size()) {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (isolates(i))
        closer_[i] = closer_of_isolate(i);
      if (closer_[i]) {
        end_[i] = *closer_[i];
        is_isolate_end_[*closer_[i]] = true;
      }
    }
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (embeds(i))
        find_closer_of_embedding(i);
    }
  }

  /// Returns the first control that has no partner, or lies too deep.
  [[nodiscard]] std::optional<std::size_t> first_unpaired() const {
    std::vector<bool> has_partner(text_.size());
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (closer_[i] && depth(i) <= 125)
        has_partner[i] = has_partner[*closer_[i]] = true;
    }
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (is_refused(text_[i]) && !has_partner[i])
        return i;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool isolates(std::size_t i) const { return text_[i] >= 0x2066 && text_[i] <= 0x2068; }
  [[nodiscard]] bool embeds(std::size_t i) const {
    return text_[i] >= 0x202A && text_[i] <= 0x202E && text_[i] != 0x202C;
  }
  [[nodiscard]] std::optional<std::size_t> closer_of_isolate(std::size_t i) const {
    for (int open = 0; i < text_.size(); ++i) {
      open += isolates(i) ? 1 : 0;
      open -= text_[i] == 0x2069 ? 1 : 0;
      if (open == 0)
        return i;
    }
    return std::nullopt;
  }
  void find_closer_of_embedding(std::size_t opener) {
    int open = 0;
    for (std::size_t i = opener; i < text_.size(); ++i) {
      if (isolates(i)) {
        if (!closer_[i])
          return;
        i = *closer_[i];
      } else if (is_isolate_end_[i]) { // the end of the isolate that the embedding is in
        end_[opener] = i;
        return;
      }
      open += embeds(i) ? 1 : 0;
      open -= text_[i] == 0x202C ? 1 : 0;
      if (open == 0) {
        closer_[opener] = end_[opener] = i;
        return;
      }
    }
  }
  [[nodiscard]] int depth(std::size_t i) const {
    int count = 1;
    for (std::size_t k = 0; k < i; ++k)
      count += (isolates(k) || embeds(k)) && end_[k] > i ? 1 : 0;
    return count;
  }

  std::u32string_view text_;
  std::vector<std::optional<std::size_t>> closer_; // of an opener
  std::vector<bool> is_isolate_end_;
  std::vector<std::size_t> end_; // where what an opener opens ends, with a partner or without
};

std::optional<std::size_t> reference_unpaired(std::u32string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = std::min(text.find(U'\n', begin), text.size());
    if (auto const found = reference_pairs(text.substr(begin, end - begin)).first_unpaired())
      return begin + *found;
    begin = end + 1;
  }
  return std::nullopt;
}

TEST(FindTextFault, PairsBidiControlsAsUax9Defines) {
  struct {
    std::u32string_view alphabet;
    std::size_t length; // at most
    int rounds;
  } const cases[] = {
      {U"x\u202A\u202C\u2067\u2069", 8, 40000}, // most are not paired
      {U"x\n\u202B\u202D\u202C\u202C\u2066\u2068\u2069\u2069", 14, 40000},
      {U"\u202A\u202A\u202A\u202A\u202C\u2067\u2067\u2067\u2067\u2069", 260, 60}, // over 125 deep
      {U"\u2067\u2067\u2067\u2067\u2067\u2067\u2067\u2069", 260, 60},
  };
  std::mt19937 random(3); // NOLINT: the same texts every time
  int paired = 0;
  for (auto const& each : cases) {
    for (int i = 0; i < each.rounds; ++i) {
      std::u32string text;
      for (auto left = random() % (each.length + 1); left > 0; --left)
        text += each.alphabet[random() % each.alphabet.size()];
      // Every other one is closed as far as that goes: what is left is rarely a matter of the first character.
      if (i % 2 == 1) {
        for (auto k = text.size(); k > 0; --k) {
          if (text[k - 1] != U'x' && text[k - 1] != U'\n' && text[k - 1] != U'\u202C' && text[k - 1] != U'\u2069')
            text += text[k - 1] >= U'\u2066' ? U'\u2069' : U'\u202C';
        }
      }
      auto const expected = reference_unpaired(text);
      auto const found = find_text_fault(utf8(text));
      ASSERT_EQ(found.has_value(), expected.has_value()) << safe_line(utf8(text));
      if (expected) {
        ASSERT_EQ(found->offset, utf8(std::u32string_view(text).substr(0, *expected)).size());
        ASSERT_EQ(found->what, kind::unpaired_bidi);
        ASSERT_EQ(found->code_point, text[*expected]);
      }
      paired += expected || text.size() < 4 ? 0 : 1;
    }
  }
  EXPECT_GT(paired, 1000); // there was something to pair
}

TEST(FindTextFault, EndsWhatIsOpenWithTheParagraph) {
  struct {
    char32_t character;
    bool is_end; // Bidi_Class B
  } const cases[] = {{U'\n', true}, {U'\r', true},  {0x1C, true},    {0x1D, true},   {0x1E, true},
                     {0x85, true},  {0x2029, true}, {U'\t', false},  {0x0B, false},  {0x0C, false},
                     {0x1F, false}, {0x84, false},  {0x2028, false}, {0x3000, false}};
  for (auto const& each : cases) {
    for (std::u32string_view const pair : {U"\u2067\u2069", U"\u202B\u202C"}) {
      auto const where = testing::Message() << "U+" << std::hex << static_cast<unsigned>(each.character);
      auto const fault = find_text_fault(utf8(std::u32string{pair[0], each.character, pair[1]}));
      EXPECT_EQ(fault && fault->offset == 0, each.is_end) << where;
      EXPECT_EQ(fault && fault->what == kind::unpaired_bidi, each.is_end) << where;
    }
  }
}

TEST(SafeLine, ForgetsWhatWasTooDeepWhereItEnds) {
  constexpr std::size_t max_depth = 125; // of UAX #9
  auto const repeated = [](std::size_t count, std::string_view what) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i)
      result += what;
    return result;
  };
  struct {
    char const* name;
    std::u32string before;
    std::string line;
  } const cases[] = {
      {"embeddings, ended by the isolate around them", U"\u2067" + std::u32string(max_depth, U'\u202A') + U"\u2069",
       utf8(U"\u2067") + repeated(max_depth, "\\u202A") + utf8(U"\u2069")},
      {"embeddings, ended by the paragraph", std::u32string(max_depth + 1, U'\u202A') + U"\n",
       repeated(max_depth + 1, "\\u202A") + "\\n"},
      {"isolates, ended by the paragraph", std::u32string(max_depth + 1, U'\u2067') + U"\n",
       repeated(max_depth + 1, "\\u2067") + "\\n"},
  };
  for (auto const& each : cases) {
    for (auto const* const pair : {U"\u2067x\u2069", U"\u202Ax\u202C"})
      EXPECT_EQ(safe_line(utf8(each.before + pair)), each.line + utf8(pair)) << each.name;
  }
}

} // namespace
