#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unicode/udata.h>
#include <unicode/utypes.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "icu/bundle_file.hpp"
#include "icu/resource_bundle.hpp"
#include "support/fixtures.hpp"
#include "support/icu_bundle.hpp"

// ICU's own data, which is part of its library: a package (U_ICUDATA_ENTRY_POINT in unicode/utypes.h).
extern "C" char const U_ICUDATA_ENTRY_POINT[];

namespace {

using interco::detail::resource_bundle;
using interco::test::genrb;
using interco::test::read_all;
using interco::test::read_with_icu;
using interco::test::temporary_folder;
using texts = std::map<std::string, std::u16string>;

/// Bytes aligned as the library reads them.
class aligned {
 public:
  explicit aligned(std::string const& bytes) : memory_(new std::byte[bytes.size()]), size_(bytes.size()) {
    std::memcpy(memory_.get(), bytes.data(), bytes.size());
  }
  [[nodiscard]] std::span<std::byte const> view() const { return {memory_.get(), size_}; }

 private:
  std::unique_ptr<std::byte[]> memory_;
  std::size_t size_;
};

texts strings_of(resource_bundle const& bundle) {
  texts result;
  for (std::uint32_t i = 0; i < bundle.size(); ++i) {
    if (auto const item = bundle[i]; item.is_string)
      result[std::string(item.key)] = item.text;
  }
  return result;
}

TEST(ResourceBundle, ReadsWhatIcuReads) {
  std::string const length_40(40, 'x');
  std::string const length_41(41, 'y');
  struct {
    char const* name;
    std::string content;
  } const cases[] = {
      {"nothing", ""},
      {"one string", R"(A { "a" })"},
      {"an empty string alone", R"(A { "" })"},
      {"an empty string", R"(A { "" } B { "b" })"},
      {"shared strings, and one that ends another", R"(A { "shared" } B { "shared" } C { "red" })"},
      {"lengths written in no, one, two and three units",
       "A { \"" + length_40 + "\" } B { \"" + length_41 + "\" } C { \"" + std::string(1024, 'z') + "\" } D { \"" +
           std::string(70'000, 'w') + "\" } E { \"" + std::string(1'100'000, 'v') + "\" }"},
      {"what is not ASCII, and a lone surrogate", R"(A { "\u00E8\U0001F6A2" } B { "\uD800" } C { "\uDC00x" })"},
      {"every other type", R"(A { "a" } B:int { 42 } C:intvector { 1, 2, 3 } D:bin { 0102 } E:bin { "" }
                             F:array { "x", "y" } G:array { :int { 1 }, "z" } H { I { "i" } J { K { "k" } L:int { 1 } } }
                             M:intvector { } N:array { } O { })"},
      {"keys that look like numbers or paths", R"("0x80090328" { "a" } "a/b.c-d:e" { "b" } "%%Parent" { "no" })"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    temporary_folder const folder;
    aligned const bytes(read_all(genrb(folder, "it", "it { " + each.content + " }")));
    resource_bundle bundle;
    auto const refused = resource_bundle::open(bytes.view(), bundle);
    ASSERT_FALSE(refused) << refused->text;
    auto const expected = read_with_icu(bytes.view());
    ASSERT_TRUE(expected);
    EXPECT_EQ(strings_of(bundle), *expected);
  }
}

TEST(ResourceBundle, ReadsAWideTable) {
  // More keys than 16-bit offsets can reach.
  std::string content;
  for (int i = 20'000; i > 0; --i) // descending: genrb is slow the other way
    content += "KEY_" + std::to_string(100'000 + i) + " { \"" + std::to_string(i) + "\" }\n";
  temporary_folder const folder;
  aligned const bytes(read_all(genrb(folder, "it", "it {" + content + "}")));
  resource_bundle bundle;
  ASSERT_FALSE(resource_bundle::open(bytes.view(), bundle));
  EXPECT_EQ(bundle.size(), 20'000);
  EXPECT_EQ(strings_of(bundle), read_with_icu(bytes.view()));
}

TEST(ResourceBundle, RefusesWhatIsInAnotherBundle) {
  for (auto const* content :
       {R"("%%ALIAS" { "de" })", R"(A:alias { "de" })", R"(A { B:array { :alias { "/ICUDATA/de" } } })"}) {
    SCOPED_TRACE(content);
    temporary_folder const folder;
    aligned const bytes(read_all(genrb(folder, "it", "it { " + std::string(content) + " }")));
    resource_bundle bundle;
    auto const refused = resource_bundle::open(bytes.view(), bundle);
    ASSERT_TRUE(refused);
    EXPECT_THAT(refused->text, testing::AnyOf(testing::HasSubstr("is an alias"), testing::HasSubstr("%%ALIAS")));
  }
}

TEST(ResourceBundle, RefusesWhatContradictsItself) {
  temporary_folder const folder;
  auto const bytes = read_all(genrb(folder, "it", R"(it { KEY_A { "a" } KEY_B { "b" } KEY_C:int { 1 } })"));
  std::uint16_t body = 0;
  std::memcpy(&body, bytes.data(), sizeof body);
  auto const with_key = [&bytes](char const* key, char const* other) {
    auto changed = bytes;
    return changed.replace(changed.find(key), std::strlen(key), other);
  };
  // Behind the root resource, the indexes: [1] the end of the keys, [2] of the resources, [3] of the bundle, [6] of
  // the 16-bit units, in words from the root.
  auto const with_index = [&bytes, body](std::size_t place, std::uint32_t number) {
    auto changed = bytes;
    std::memcpy(changed.data() + body + 4 + place * 4, &number, sizeof number);
    return changed;
  };
  auto endless = bytes;
  std::uint32_t keys_end = 0;
  std::memcpy(&keys_end, bytes.data() + body + 8, sizeof keys_end);
  auto const last_key = bytes.find("KEY_C");
  endless.replace(last_key, body + keys_end * 4 - last_key, body + keys_end * 4 - last_key, 'x');
  auto longer_header = bytes;
  longer_header[0] = static_cast<char>(longer_header[0] + 2);
  auto const words = static_cast<std::uint32_t>((bytes.size() - body) / 4);
  struct {
    char const* name;
    std::string bytes;
    char const* text;
  } const cases[] = {
      {"two keys the other way round", with_key("KEY_A", "KEY_Z"), "not sorted: \"KEY_Z\" stands before \"KEY_B\""},
      {"a key twice", with_key("KEY_A", "KEY_B"), "not sorted: \"KEY_B\" stands before \"KEY_B\""},
      {"a key with a control", with_key("KEY_A", "KE\x1B_A"), "has no key of printable ASCII"},
      {"a key that does not end", endless, "has no key of printable ASCII"},
      {"keys that end among the indexes", with_index(1, 2), "contradict each other"},
      {"keys that end behind the bundle", with_index(1, words + 1), "contradict each other"},
      {"keys that end behind the units", with_index(6, 3), "contradict each other"},
      {"units that end behind the resources", with_index(6, words + 1), "contradict each other"},
      {"resources that end behind the bundle", with_index(2, words + 1), "contradict each other"},
      {"a bundle that ends behind the file", with_index(3, words + 1), "the resource bundle says"},
      {"a header of half words", longer_header, "the ICU data header says"},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    aligned const changed(each.bytes);
    resource_bundle bundle;
    auto const refused = resource_bundle::open(changed.view(), bundle);
    ASSERT_TRUE(refused);
    EXPECT_THAT(refused->text, testing::HasSubstr(each.text));
  }
}

TEST(ResourceBundle, RefusesATreeThatIsTooDeepOrHasNoEnd) {
  constexpr std::uint32_t mark = 77;
  auto const nested = [](int depth) { // each array in the one before, and behind it an integer
    std::string content = ":int { 1 }";
    for (int i = 0; i < depth; ++i)
      content = (i + 1 == depth ? "A:array { " : ":array { ") + content + ", :int { " + std::to_string(mark) + " } }";
    return content;
  };
  temporary_folder const folder;
  auto const deep = read_all(genrb(folder, "it", "it { " + nested(31) + " }"));
  auto const too_deep = read_all(genrb(folder, "it", "it { " + nested(32) + " }"));
  // Where the integer was, the array before it stands once more: each level has twice the items of the next.
  auto doubled = deep;
  for (std::size_t i = 8; i + 4 <= doubled.size(); i += 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, doubled.data() + i, sizeof word);
    if (word == (7U << 28U | mark))
      std::memcpy(doubled.data() + i, doubled.data() + i - 4, 4);
  }
  resource_bundle bundle;
  EXPECT_FALSE(resource_bundle::open(aligned(deep).view(), bundle));
  auto refused = resource_bundle::open(aligned(too_deep).view(), bundle);
  ASSERT_TRUE(refused);
  EXPECT_THAT(refused->text, testing::HasSubstr("more than 32 levels deep"));
  refused = resource_bundle::open(aligned(doubled).view(), bundle);
  ASSERT_TRUE(refused);
  EXPECT_THAT(refused->text, testing::HasSubstr("more items than bytes"));
}

TEST(ResourceBundle, AcceptsIcusOwnBundles) {
  // Every bundle of CLDR's data that stands alone, in the formats of whoever made it: the package's items, by its
  // table of contents.
  auto const* const package = reinterpret_cast<std::byte const*>(U_ICUDATA_ENTRY_POINT);
  auto const at = [&](std::size_t offset) {
    std::uint32_t number = 0;
    std::memcpy(&number, package + offset, sizeof number);
    return number;
  };
  std::uint16_t start = 0;
  std::memcpy(&start, package, sizeof start);
  int accepted = 0;
  int pooled = 0;
  for (std::uint32_t i = 0; i + 1 < at(start); ++i) {
    auto const entry = start + 4 + std::size_t{i} * 8;
    auto const* const name = reinterpret_cast<char const*>(package + start + at(entry));
    if (!std::string(name).ends_with(".res"))
      continue;
    std::span const bytes(package + start + at(entry + 4), at(entry + 12) - at(entry + 4));
    resource_bundle bundle;
    auto const refused = resource_bundle::open(bytes, bundle);
    if (!refused) {
      ++accepted;
      auto const expected = read_with_icu(bytes);
      if (expected) { // not where ICU wants another name than the one it gets
        EXPECT_EQ(strings_of(bundle), *expected) << name;
      }
    } else if (refused->text.starts_with("it needs a pool bundle")) {
      ++pooled;
    } else {
      EXPECT_THAT(refused->text, testing::AnyOf(testing::HasSubstr("is an alias"), testing::HasSubstr("%%ALIAS")))
          << name;
    }
  }
  EXPECT_GT(accepted, 20);
  EXPECT_GT(pooled, 100);
}

// Where the parts of a bundle made by hand begin, in 32-bit words: the root and eight indexes stand before them.
constexpr std::uint32_t keys_begin = 9;
constexpr std::uint32_t units_begin = keys_begin + 1;
constexpr auto first_key = static_cast<std::uint16_t>(keys_begin * 4);

/// Returns a bundle with one item, of the key "A" where `key` is `first_key`. Between the units and the table lies an
/// unused resource of zeros. The last index, which only pools use, would be another key "A".
std::string bundle_of(std::vector<char16_t> units, std::uint32_t item, std::uint16_t key = first_key) {
  units.resize((units.size() + 1) / 2 * 2);
  auto const units_end = units_begin + static_cast<std::uint32_t>(units.size() / 2);
  constexpr std::uint32_t unused = 3;
  auto const table = units_end + unused;
  auto const end = table + 2;
  interco::detail::data_header header;
  header.info.size = sizeof(UDataInfo);
  header.info.isBigEndian = std::endian::native == std::endian::big ? 1 : 0;
  header.info.charsetFamily = U_CHARSET_FAMILY;
  header.info.sizeofUChar = sizeof(UChar);
  std::memcpy(header.info.dataFormat, "ResB", 4);
  header.info.formatVersion[0] = 2;
  std::string result;
  auto const append = [&result](void const* data, std::size_t size) {
    result.append(static_cast<char const*>(data), size);
  };
  append(&header, sizeof header);
  constexpr std::uint32_t table_type = 2U << 28U;
  std::uint32_t const head[] = {table_type | table, 8, units_begin, end, end, 1, 0, units_end};
  append(head, sizeof head);
  constexpr char last_index_and_key[2][4] = {"A", "A"};
  append(last_index_and_key, sizeof last_index_and_key);
  append(units.data(), units.size() * sizeof units[0]);
  result.append(std::size_t{unused} * 4, '\0');
  std::uint16_t const size_and_key[] = {1, key};
  append(size_and_key, sizeof size_and_key);
  append(&item, sizeof item);
  return result;
}

TEST(ResourceBundle, RefusesWhatGenrbNeverWrites) {
  constexpr std::uint32_t binary = 1U << 28U;
  constexpr std::uint32_t string_v2 = 6U << 28U;
  constexpr std::uint32_t int_vector = 14U << 28U;
  aligned const sound(bundle_of({0, 0xDC02, u'h', u'i', 0}, string_v2 | 1U));
  resource_bundle bundle;
  auto const failed = resource_bundle::open(sound.view(), bundle);
  ASSERT_FALSE(failed) << failed->text;
  EXPECT_EQ(strings_of(bundle), (texts{{"A", u"hi"}}));
  EXPECT_EQ(read_with_icu(sound.view()), strings_of(bundle));

  constexpr auto const* string_outside = "is a string outside the bundle, or without end";
  constexpr auto const* vector_outside = "is a vector outside the bundle";
  constexpr auto const* no_key = "has no key of printable ASCII";
  struct {
    char const* name;
    std::string bytes;
    char const* text;
  } const cases[] = {
      {"a length in two units, one of them there", bundle_of({0, 0xDFEF}, string_v2 | 1U), string_outside},
      {"a length in three units, one of them there", bundle_of({0, 0xDFFF}, string_v2 | 1U), string_outside},
      {"a length in three units, two of them there", bundle_of({0, 0, 0xDFFF, 0}, string_v2 | 2U), string_outside},
      {"a length and nothing behind it", bundle_of({0, 0xDC00}, string_v2 | 1U), string_outside},
      {"a string that does not end behind its length", bundle_of({0, 0xDC01, u'a', u'b', 0}, string_v2 | 1U),
       string_outside},
      {"a string among the units of others", bundle_of({0, 0, 0, 0}, units_begin), string_outside},
      {"bytes among the units", bundle_of({0, 0, 0, 0}, binary | units_begin), vector_outside},
      {"integers among the units", bundle_of({0, 0, 0, 0}, int_vector | units_begin), vector_outside},
      {"a key before the keys", bundle_of({}, string_v2, first_key - 4), no_key},
      {"a key behind the keys", bundle_of({u'A', 0}, string_v2 | 1U, first_key + 4), no_key},
      {"an empty key", bundle_of({}, string_v2, first_key + 1), no_key},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    aligned const bytes(each.bytes);
    auto const refused = resource_bundle::open(bytes.view(), bundle);
    ASSERT_TRUE(refused);
    EXPECT_THAT(refused->text, testing::HasSubstr(each.text));
  }
}

} // namespace
