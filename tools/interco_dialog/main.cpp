// interco-dialog: what status codes mean, in a window.
#include <interco/qt_dialog.hpp>

#include <CLI/CLI.hpp>

#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <interco/codes.hpp>
#include <interco/interco.hpp>

namespace {

using namespace interco;

enum class status { closed = 0, not_found = 1, unusable = 2, dismissed = 3, no_display = 4 };

struct dialog_options {
  std::vector<std::string> codes;
  std::vector<std::string> locale;
  std::vector<std::string> catalogs;
  std::string title;
};

void report_error(std::string_view text, std::string_view id, std::string_view hint = {}) {
  std::cerr << "interco-dialog: error: " << safe_line(text) << " [" << id << "]\n";
  if (!hint.empty())
    std::cerr << "interco-dialog: hint: " << safe_line(hint) << '\n';
}

/// What the codes mean, and how it was told.
class session {
 public:
  explicit session(dialog_options options)
      : options_(std::move(options)), catalogs_(embedded_catalogs()), wanted_(wanted_by(options_)),
        readers_((load(), catalogs_.in(wanted_))) {
    // What is wrong with a language is known since a reader asked for it.
    for (auto const& each : catalogs_) {
      for (auto const& problem : each.problems())
        refuse_catalog(problem);
    }
    if (!options_.locale.empty()) {
      for (auto const& problem : wanted_.problems())
        refuse("--locale: " + to_string(problem), "locale");
    }
    for (auto const& code : options_.codes)
      look_up(code);
  }

  [[nodiscard]] bool usable() const noexcept { return usable_; }
  [[nodiscard]] bool all_known() const noexcept { return all_known_; }
  [[nodiscard]] std::vector<dialog_contents> const& answers() const noexcept { return answers_; }
  [[nodiscard]] locale_list const& wanted() const noexcept { return wanted_; }
  [[nodiscard]] std::string const& title() const noexcept { return options_.title; }

 private:
  static locale_list wanted_by(dialog_options const& options) {
    if (options.locale.empty())
      return system_locale();
    locale_list wanted;
    for (auto const& text : options.locale)
      wanted.append(text);
    return wanted;
  }

  void load() {
    for (auto const& path : options_.catalogs) {
      for (auto const& problem : catalogs_.load(path, {.utf16 = false}))
        refuse_catalog(problem);
    }
  }
  void refuse_catalog(problem const& found) {
    if (auto const text = to_string(found); refused_.insert(text).second)
      refuse(text, "catalog");
  }

  void refuse(std::string const& text, std::string_view id, std::string_view hint = {}) {
    report_error(text, id, hint);
    usable_ = false;
  }

  void look_up(std::string const& input) {
    auto const written = parse_code(input);
    if (!written) {
      refuse("'" + input + "' is no code", "not-a-code",
             "a code is 0x80090328, -2146893016, 2148074280, SEC_E_CERT_EXPIRED or sspi:SEC_E_CERT_EXPIRED");
      return;
    }
    if (!written->domain.empty()) {
      auto const* const asked = readers_.find(written->domain);
      if (asked == nullptr) {
        report_error("no domain '" + std::string(written->domain) + "'", "unknown-domain");
        all_known_ = false;
      } else {
        answer(*written, *asked);
      }
      return;
    }
    // A bare code means something in each domain that knows it.
    bool known = false;
    for (auto const& each : readers_) {
      if (each[*written].known()) {
        answer(*written, each);
        known = true;
      }
    }
    if (!known)
      answer(*written, most_telling(*written));
  }

  /// Returns the answer of the code that an unknown value holds, where a catalog has one; else the value's own.
  [[nodiscard]] message followed(message const& own) const {
    return own.known() || !own.has_value() ? own : readers_[own.code()];
  }

  /// Returns the reader that can say most about a code that none knows: for one, the value holds a code that is known,
  /// is like one, or has parts.
  [[nodiscard]] reader const& most_telling(written_code const& written) const {
    auto const telling = [&](reader const& each) {
      auto const own = each[written];
      return followed(own).known() ? 3 : !own.relative().empty() ? 2 : own.decoded() ? 1 : 0;
    };
    return *std::max_element(readers_.begin(), readers_.end(),
                             [&](auto const& a, auto const& b) { return telling(a) < telling(b); });
  }

  void answer(written_code const& written, reader const& asked) {
    auto const found = followed(asked[written]);
    all_known_ = all_known_ && found.known();
    if (found.known() || found.has_value())
      answers_.push_back(contents_of(found));
    else // there is nothing to show in a window
      report_error("'" + std::string(written.symbol) + "' is not known", "unknown-symbol");
  }

  dialog_options options_;
  bool usable_ = true;
  bool all_known_ = true;
  std::set<std::string> refused_;
  catalog_set catalogs_;
  locale_list wanted_;
  reader_set readers_;
  std::vector<dialog_contents> answers_;
};

/// What is shown where no window can be; set while Qt looks for a display.
session const* without_display = nullptr; // NOLINT(readability-identifier-naming)

void print(session const& with) {
  bool first = true;
  for (auto const& each : with.answers()) {
    std::cout << (first ? "" : "\n");
    first = false;
    for (auto const& line : report_of(each).split(QLatin1Char('\n')))
      std::cout << safe_line(line.toStdString()) << '\n';
  }
}

/// Takes Qt's messages. Where there is no display, QApplication does not return: it says so in a fatal message, behind
/// which it ends the process with a signal.
void take_message(QtMsgType type, QMessageLogContext const& /*context*/, QString const& text) {
  if (without_display == nullptr) {
    std::cerr << "interco-dialog: " << safe_line(text.toStdString()) << '\n';
  } else if (type == QtFatalMsg) {
    report_error("no display: no window can be opened, the text goes to standard output", "no-display");
    print(*without_display);
    auto result = without_display->all_known() ? status::no_display : status::not_found;
    if (!std::cout.flush()) {
      report_error("standard output cannot be written", "cannot-write");
      result = status::unusable;
    }
    std::_Exit(static_cast<int>(result));
  }
}

/// Opens the windows, one after the other.
status show(session const& with, char* program) {
  int count = 1;
  without_display = &with;
  qInstallMessageHandler(take_message);
  QApplication const application(count, &program);
  without_display = nullptr;
  QTranslator translation; // the words of Qt's own buttons
  if (!with.wanted().empty()) {
    QLocale::setDefault(qlocale(with.wanted()[0]));
    if (translation.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                         QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
      QCoreApplication::installTranslator(&translation);
  }
  std::size_t shown = 0;
  for (auto const& each : with.answers()) {
    error_dialog dialog(each, with.wanted());
    auto title = with.title().empty() ? dialog.windowTitle() : QString::fromStdString(with.title());
    if (with.answers().size() > 1)
      title += QStringLiteral(" (%1/%2)").arg(++shown).arg(with.answers().size());
    dialog.setWindowTitle(title);
    if (dialog.exec() == QDialog::Rejected)
      return with.all_known() ? status::dismissed : status::not_found;
  }
  return with.all_known() ? status::closed : status::not_found;
}

int run(int argc, char** argv) {
  dialog_options options;
  CLI::App app("Shows what status codes mean, in a window.", "interco-dialog");
  app.set_version_flag("--version", "interco-dialog " INTERCO_VERSION);
  app.footer(
      "Example: interco-dialog SEC_E_CERT_EXPIRED --locale it --parent-title Backup\n\n"
      "Several codes are shown one after the other; Esc ends all of them. 'Copy' puts the text, the symbol, the "
      "value and\n"
      "the English text on the clipboard. Where there is no display, that goes to standard output.\n\n"
      "Exit status: 0 closed by its button; 1 a code is not known, however the window was closed; 2 wrong usage, or "
      "input that\n"
      "cannot be used, and no window; 3 dismissed by Esc or the window's own button; 4 no display, the text was "
      "printed.");
  app.failure_message([](CLI::App const* /*app*/, CLI::Error const& failure) {
    return "interco-dialog: error: " + safe_line(failure.what()) +
           " [usage]\ninterco-dialog: hint: interco-dialog --help shows how it is used\n";
  });
  app.add_option("CODE", options.codes, "the codes: 0x80090328, a symbol, or with its domain, sspi:0x80090328")
      ->required()
      ->type_name("");
  app.add_option("--locale", options.locale,
                 "the language wanted: BCP 47 (it-CH), POSIX (it_IT.UTF-8), a list (it:de), or Accept-Language "
                 "(it,de;q=0.5).\n"
                 "Without it the environment decides: LANGUAGE, LC_ALL, LC_MESSAGES, LANG")
      ->type_name("LOCALE")
      ->allow_extra_args(false);
  app.add_option(
         "--catalogs", options.catalogs,
         "a compiled catalog (.dat), a folder of bundles, or a folder of these: adds domains, or corrects texts")
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_option("--parent-title", options.title,
                 "the title of the window: that of the program on whose behalf it opens; without it the severity")
      ->type_name("TITLE");
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& asked) {
    return static_cast<int>(app.exit(asked) == 0 ? status::closed : status::unusable);
  }
  session const with(std::move(options));
  if (!with.usable())
    return static_cast<int>(status::unusable);
  return static_cast<int>(with.answers().empty() ? status::not_found : show(with, argv[0]));
}

} // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (std::exception const& failure) {
    report_error(failure.what(), "failed");
    return static_cast<int>(status::unusable);
  }
}
