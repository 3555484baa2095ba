// A log: a byte that chooses the languages, one that says how it is cut, and behind them the log.
#include <interco/codes.hpp>
#include <interco/codes/backup.hpp>
#include <interco/translate_log.hpp>

#include <algorithm>
#include <array>
#include <memory>

#include "fuzz/support.hpp"

namespace {

using namespace interco;

struct pair {
  char const* from;
  char const* to;
};
constexpr std::array<pair, 4> languages{pair{"en", "it"}, pair{"it", "en"}, pair{"en", "pl"}, pair{"pl", "it"}};

log_translator& translator(std::size_t language) {
  static auto const all = [] {
    auto catalogs = embedded_catalogs();
    catalogs.add(backup::catalog());
    std::array<std::unique_ptr<log_translator>, languages.size()> made;
    for (std::size_t i = 0; i < made.size(); ++i)
      made[i] = std::make_unique<log_translator>(catalogs, languages[i].from, languages[i].to);
    return made;
  }();
  return *all[language];
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  constexpr std::size_t head = 2;
  if (size < head)
    return 0;
  auto const log = fuzz::as_text(data, size).substr(head);
  auto& translate = translator(data[0] % languages.size());
  auto const before = translate.translated();
  string_sink whole;
  translate.feed(log, whole);
  translate.finish(whole);
  auto const found = translate.translated() - before;
  fuzz::require(found != 0 || whole.text() == log, "what is no sentence passes as it is");
  fuzz::require(std::count(log.begin(), log.end(), '\n') == std::count(whole.text().begin(), whole.text().end(), '\n'),
                "a line stays a line");

  string_sink cut;
  for (std::size_t at = 0, length = 1; at < log.size(); at += length) {
    length = 1 + (data[1] * (at + 1)) % (data[1] + std::size_t{1}); // another one each time
    std::string const block(log.substr(at, length));                // which is gone then
    translate.feed(block, cut);
  }
  translate.finish(cut);
  fuzz::require(cut.text() == whole.text(), "it does not matter how the log is cut");

  string_sink lines;
  for (std::size_t at = 0; at < log.size();) {
    auto const end = std::min(log.find('\n', at), log.size() - 1) + 1;
    translate.feed(log.substr(at, end - at), lines);
    translate.finish(lines);
    at = end;
  }
  fuzz::require(lines.text() == whole.text(), "a line does not depend on another");
  return 0;
}
