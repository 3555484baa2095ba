// One domain in three versions, each with texts, codes and arguments of its own, in one process.
#include <interco/codes/ship.hpp>
#include <interco/interco.hpp>

#include <string>

#include <gmock/gmock.h>

#include <dlfcn.h>

#include "answers.hpp"

namespace {

constexpr std::uint32_t fire = 0x80120002; // known to the library alone
constexpr std::uint32_t leak = 0x80120003; // to the plug-in alone

std::string answer(std::uint32_t value) {
  interco::message const m = interco::ship::catalog().in("it")[value];
  return m.known() ? std::string(m.text()) : "unknown";
}

void expect_program_and_library_to_answer() {
  EXPECT_EQ(answer(fire), "unknown");
  EXPECT_EQ(answer(leak), "unknown");
  EXPECT_EQ(interco::ship::catalog().in("it").format(interco::ship::aground{.ship = "Ada"}), "Ada è incagliata.");
  EXPECT_STREQ(library_answer(fire), "C’è un incendio.");
  EXPECT_STREQ(library_answer(leak), "unknown");
  EXPECT_STREQ(library_aground(), "Ada si è incagliata davanti a Genova.");
}

TEST(Versions, OfALibraryAndItsProgramAnswerForThemselves) {
  expect_program_and_library_to_answer();
}

TEST(Versions, OfAPluginAnswersForItself) {
  for (int const scope : {RTLD_LOCAL, RTLD_GLOBAL}) {
    auto* const plugin = ::dlopen(INTERCO_PLUGIN, RTLD_NOW | scope);
    ASSERT_NE(plugin, nullptr) << ::dlerror();
    auto* const plugin_answer = reinterpret_cast<answer_function*>(::dlsym(plugin, "plugin_answer"));
    auto* const plugin_aground = reinterpret_cast<aground_function*>(::dlsym(plugin, "plugin_aground"));
    ASSERT_NE(plugin_answer, nullptr);
    ASSERT_NE(plugin_aground, nullptr);
    EXPECT_STREQ(plugin_answer(fire), "unknown") << scope;
    EXPECT_STREQ(plugin_answer(leak), "C’è una falla.") << scope;
    EXPECT_STREQ(plugin_aground(), "Ci sono 3 metri d’acqua.") << scope;
    expect_program_and_library_to_answer();
    EXPECT_EQ(::dlclose(plugin), 0);
    expect_program_and_library_to_answer();
  }
}

} // namespace
