// interco lookup: what codes mean.
#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>
#include <system_error>

#include "card.hpp"
#include "commands.hpp"
#include "core/ascii.hpp"
#include "core/shown.hpp"
#include "help.hpp"
#include "output.hpp"
#include "words.hpp"

namespace interco::command {
namespace {

struct lookup_options {
  common_options common;
  std::string domain;
  std::vector<std::string> codes;
  bool card = false;
};

class lookup {
 public:
  lookup(lookup_options const& options, session const& with) : options_(options), with_(with) {
    if (options.card)
      cards_.emplace(with);
  }

  status run() {
    for (auto const& code : options_.codes) {
      if (code == "-") {
        for (std::string word; std::cin >> word;)
          look_up(word);
        if (std::ferror(stdin) != 0) { // where std::cin reads from; it takes an error for the end
          report_error(say("CANNOT_READ_INPUT", {{"reason", std::generic_category().message(errno)}}), "cannot-read");
          status_ = status::unusable;
        }
      } else {
        look_up(std::string(detail::trim(code)));
      }
    }
    return status_;
  }

 private:
  void look_up(std::string const& input) {
    auto written = parse_code(input);
    if (!written) {
      report_error(say("NOT_A_CODE", {{"written", detail::shown(input)}}), "not-a-code", say("NOT_A_CODE_HINT"));
      status_ = status::unusable;
      return;
    }
    if (written->domain.empty())
      written->domain = options_.domain;
    if (!written->domain.empty()) {
      auto const* const asked = with_.catalogs().find(written->domain);
      if (asked == nullptr) {
        report_error(say("UNKNOWN_DOMAIN", {{"domain", detail::shown(written->domain)}}), "unknown-domain",
                     say("KNOWN_DOMAINS", {{"domains", with_.domain_names()}}));
        status_ = worse(status_, status::not_found);
        return;
      }
      answer(*asked, *written, input);
      return;
    }
    // A bare code means something in each domain that knows it; where these are several, each answer names its own.
    std::vector<catalog const*> knowing;
    for (auto const& each : with_.catalogs()) {
      if (with_.in(each)[*written].known())
        knowing.push_back(&each);
    }
    for (auto const* const each : knowing)
      answer(*each, *written, input, knowing.size() > 1);
    if (knowing.empty())
      answer(most_telling(*written), *written, input);
  }

  /// Returns the catalog that can say most about a code that none knows: one in which the value holds a known code, has
  /// a relative by its parts or the symbol one like it, has a facility, has a parent, has parts.
  [[nodiscard]] catalog const& most_telling(written_code const& written) const {
    catalog const* best = &*with_.catalogs().begin();
    int most = -1;
    for (auto const& each : with_.catalogs()) {
      int const telling = count_telling(each, written);
      if (telling > most) {
        most = telling;
        best = &each;
      }
    }
    return *best;
  }

  [[nodiscard]] int count_telling(catalog const& each, written_code const& written) const {
    auto const answer = with_.in(each)[written];
    if (is_inside(answer))
      return 5;
    bool const by_parent = answer.resolved() != resolved::built_in;
    bool const like_another = written.by_symbol() && !each.nearest_symbol(written.symbol).empty();
    if ((!answer.relative().empty() && !by_parent) || like_another)
      return 4;
    auto const parts = answer.decoded();
    if (parts && parts->facility != 0)
      return 3;
    return by_parent ? 2 : parts ? 1 : 0;
  }

  /// Returns the answer of the code that an unknown value holds, where a catalog has one; else the value's own.
  [[nodiscard]] message followed(message const& answer) const {
    return answer.known() || !answer.has_value() ? answer : with_.readers()[answer.code()];
  }
  [[nodiscard]] bool is_inside(message const& answer) const { return followed(answer).domain() != answer.domain(); }

  void answer(catalog const& asked, written_code const& written, std::string const& input, bool with_domain = false) {
    auto const own = with_.in(asked)[written];
    auto const message = followed(own);
    auto const* const outer = message.domain() != own.domain() ? &own : nullptr;
    if (!message.known()) {
      status_ = worse(status_, status::not_found);
      if (written.by_symbol())
        report_unknown_symbol(written);
    }
    if (with_.json())
      std::cout << (cards_ ? cards_->to_json(message, input, outer) : to_json(message, with_.locales(), input, outer))
                << '\n';
    else if (message.known() || message.has_value())
      std::cout << (cards_ ? cards_->to_text(message, outer, with_domain)
                           : to_card(message, with_.color(), outer, with_domain));
  }

  void report_unknown_symbol(written_code const& written) const {
    auto const nearest = with_.nearest_symbols(written);
    report_error(say("UNKNOWN_SYMBOL", {{"symbol", detail::shown(written.symbol)}}), "unknown-symbol",
                 nearest.empty() ? "" : say("DID_YOU_MEAN", {{"symbol", nearest}}));
  }

  lookup_options const& options_;
  session const& with_;
  std::optional<cards> cards_;
  status status_ = status::found;
};

void add_options(CLI::App& command, action& chosen) {
  auto options = std::make_shared<lookup_options>();
  add_footer(command, "interco lookup SEC_E_CERT_EXPIRED 0x8009030C --locale it\ninterco lookup --card ENOENT",
             {later("LOOKUP_ABOUT"), later("LOOKUP_STATUS")});
  command.add_option("CODE", options->codes, later("LOOKUP_CODE"))->required()->type_name("");
  command.add_option("--domain", options->domain, later("OPTION_DOMAIN_OF_CODES"))->type_name("DOMAIN");
  command.add_flag("--card", options->card, later("LOOKUP_CARD"));
  add_common_options(command, options->common);
  command.callback([options, &chosen] {
    chosen = [options] {
      options->common.origins = options->card;
      session const with(options->common);
      return with.usable() ? lookup(*options, with).run() : status::unusable;
    };
  });
}

} // namespace

void add_lookup(CLI::App& app, action& chosen) {
  auto* command = app.add_subcommand("lookup", later("LOOKUP"));
  command->preparse_callback([command, &chosen](std::size_t) { add_options(*command, chosen); });
}

} // namespace interco::command
