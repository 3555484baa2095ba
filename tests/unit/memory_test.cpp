// Want of memory: each allocation of a load fails once.
#include <interco/interco.hpp>

#include <gtest/gtest.h>

#include <unicode/uclean.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "support/allocations.hpp"
#include "support/fixtures.hpp"
#include "support/harbour.hpp"

// A matcher of ICU's that was half made is not destroyed (lib/icu/relative.cpp), and ICU drops things itself.
extern "C" char const* __lsan_default_suppressions();  // NOLINT: the name is the sanitizer's
extern "C" char const* __lsan_default_suppressions() { // NOLINT
  return "leak:libicuuc";
}

namespace {

namespace fs = std::filesystem;
using interco::test::fail_after;
using interco::test::failing;
using interco::test::po_entry;
using interco::test::po_header;

/// Whether ICU's own allocations fail, too.
bool icu_fails = true;

/// Ends the want of memory.
struct memory_again {
  ~memory_again() { fail_after(-1, failing::one); }
};

/// A catalog on disk with something to lay over it.
class Reloads : public testing::Test {
 protected:
  static void SetUpTestSuite() { // NOLINT(readability-identifier-naming)
    auto const spanish = [](char const* text) { return po_header + po_entry("AFLOAT", "Afloat.", text); };
    folder = std::make_unique<interco::test::temporary_folder>();
    package = interco::test::compile(
        *folder, interco::test::ship_sources({{"it.po", po_header + po_entry("AFLOAT", "Afloat.", "A galla.") +
                                                            po_entry("ADRIFT", "Another.", "Alla deriva.")},
                                              {"es_AR.po", spanish("AR")},
                                              {"es_MX.po", spanish("MX")}}));
    correction =
        interco::test::genrb(*folder, "fr", R"(fr { AFLOAT { "\u00C0 flot." } ADRIFT { "\u202E" } NONE { "x" } })");
    fs::create_directories(folder->path() / "corrections/ship");
    fs::copy(correction, folder->path() / "corrections/ship/fr.res");
  }
  static void TearDownTestSuite() { folder.reset(); } // NOLINT(readability-identifier-naming)

  static std::unique_ptr<interco::test::temporary_folder> folder;
  static fs::path package;
  static fs::path correction;
};
std::unique_ptr<interco::test::temporary_folder> Reloads::folder;
fs::path Reloads::package;
fs::path Reloads::correction;

class WantOfMemory : public Reloads, public testing::WithParamInterface<failing> {
 protected:
  /// Runs `work` with each of its allocations failing in turn, until none is left to fail. It may throw
  /// std::bad_alloc, or expects what is right; nothing may be left behind.
  static void sweep(std::function<void()> const& work) {
    work(); // what is made once, and stays
    for (long i = 0;; ++i) {
      SCOPED_TRACE("allocation " + std::to_string(i));
      auto const before = interco::test::outstanding_allocations();
      bool failed = false;
      {
        memory_again const at_the_end;
        fail_after(i, GetParam());
        try {
          work();
        } catch (std::bad_alloc const&) { // as it should be
        }
        failed = interco::test::has_failed();
      }
      ASSERT_EQ(interco::test::outstanding_allocations(), before) << "a leak";
      if (!failed) {
        EXPECT_GT(i, 10); // there was something to fail
        return;
      }
      ASSERT_FALSE(HasFailure());
    }
  }
};

TEST_P(WantOfMemory, WhileLoadingIsAnError) {
  for (auto const& path : {package, fs::path(package).replace_extension()}) {
    sweep([&path] {
      std::error_code ec;
      auto const ship = interco::catalog::load(path, ec, {.open_all = true});
      if (ec) {
        EXPECT_EQ(ec, std::errc::not_enough_memory);
        EXPECT_EQ(ship.size(), 0);
      } else {
        EXPECT_EQ(ship.size(), 4);
        EXPECT_EQ(ship.locales().size(), 4);
      }
    });
  }
}

TEST_P(WantOfMemory, WhileLayingOverLeavesTheCatalogAsItWas) {
  auto const ship = interco::catalog::load(package, {.open_all = true});
  sweep([&ship] {
    std::error_code ec;
    auto const corrected = ship.overlaid(correction, ec);
    EXPECT_EQ(corrected.size(), 4);
    EXPECT_EQ(corrected.in("fr")["AFLOAT"].text(), ec ? "Afloat." : "À flot.");
    EXPECT_EQ(corrected.problems().size(), ship.problems().size() + (ec ? 0 : 2));
  });
}

TEST_P(WantOfMemory, WhileOpeningAReaderIsBadAlloc) {
  auto const ship = interco::catalog::load(package);
  sweep([&ship] {
    auto const lazy = interco::catalog::load(package);
    EXPECT_EQ(lazy.in("it-CH")["AFLOAT"].text(), "A galla.");
    EXPECT_TRUE(lazy.in("es-CL")["AFLOAT"].known()); // which ICU is asked for
    EXPECT_EQ(lazy.in("de, fr")[0x80120001].text(), "Aground.");
  });
  EXPECT_EQ(ship.in("it")["AFLOAT"].text(), "A galla.");
}

TEST_P(WantOfMemory, WhileReloadingKeepsTheOldOne) {
  interco::live_catalog ship(package, {correction});
  sweep([&ship] {
    auto const before = ship.in("fr");
    EXPECT_EQ(before["AFLOAT"].text(), "À flot.");
    auto const report = ship.reload();
    EXPECT_EQ(before["AFLOAT"].text(), "À flot.");
    EXPECT_TRUE(report.replaced);
    EXPECT_EQ(report.problems.size(), 2);
  });
  EXPECT_EQ(ship.in("fr")["AFLOAT"].text(), "À flot.");
}

TEST_P(WantOfMemory, WhileFillingASetIsBadAlloc) {
  sweep([] {
    interco::catalog_set all;
    EXPECT_TRUE(all.load(package).empty());
    EXPECT_EQ(all.load(folder->path() / "corrections").size(), 2);
    EXPECT_EQ(all.find("ship")->in("fr")["AFLOAT"].text(), "À flot.");
  });
}

TEST_P(WantOfMemory, WhileFormattingIsBadAlloc) {
  interco::test::temporary_folder const own;
  auto const harbour = interco::test::compile(own, interco::test::harbour_sources());
  icu_fails = false; // ICU's i18n library does not survive it
  sweep([&harbour] {
    auto const it = interco::catalog::load(harbour).in("it");
    auto const day = std::chrono::sys_days(std::chrono::days(20'000));
    EXPECT_EQ(it["BERTHED"].format({{"n", 1.5}, {"port", std::string(2'000, '\n')}}).size(), 4'000 + 17);
    EXPECT_EQ(it["DUE"].format({{"day", day}}, {.time_zone = "Europe/Rome"}), "Atteso il 4 ottobre 2024.");
    std::vector<interco::format_problem> problems;
    EXPECT_EQ(it["NAMED"].format({}, {}, problems), "{ship} is here: {ship}.");
    EXPECT_EQ(problems.size(), 1);
  });
  icu_fails = true;
}

TEST_F(Reloads, LeaveNothingBehind) {
  interco::live_catalog ship(package, {correction});
  auto const files = [] { return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()); };
  ASSERT_TRUE(ship.reload().replaced);
  auto const memory_before = interco::test::outstanding_allocations();
  auto const files_before = files();
  for (int i = 0; i < 500; ++i) {
    ASSERT_TRUE(ship.reload().replaced);
    ASSERT_EQ(ship.in("fr")["AFLOAT"].text(), "À flot.");
    ASSERT_EQ(interco::test::outstanding_allocations(), memory_before);
  }
  EXPECT_EQ(files(), files_before);
}

INSTANTIATE_TEST_SUITE_P(Failing, WantOfMemory, testing::Values(failing::one, failing::all_following),
                         [](auto const& each) { return each.param == failing::one ? "One" : "All"; });

// ICU's memory is its own: it fails too, and is not counted as lost (ICU keeps what it has loaded).
void* allocate(void const* /*context*/, std::size_t size) {
  return !icu_fails || interco::test::may_allocate() ? std::malloc(size) : nullptr;
}
void* reallocate(void const* /*context*/, void* memory, std::size_t size) {
  return !icu_fails || interco::test::may_allocate() ? std::realloc(memory, size) : nullptr;
}
void release(void const* /*context*/, void* memory) {
  std::free(memory);
}

} // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  UErrorCode status = U_ZERO_ERROR;
  u_setMemoryFunctions(nullptr, allocate, reallocate, release, &status);
  return U_FAILURE(status) ? EXIT_FAILURE : RUN_ALL_TESTS();
}
