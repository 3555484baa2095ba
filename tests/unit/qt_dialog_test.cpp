// Real windows, on the platform that QT_QPA_PLATFORM says; without it, in memory. Qt's keywords are macros here.
#include <QtCore/QObject>

#include <interco/qt_dialog.hpp>

#include <interco/codes.hpp>

#include <QtCore/QDir>
#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>
#include <QtGui/QGlyphRun>
#include <QtGui/QTextBlock>
#include <QtGui/QTextLayout>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/fixtures.hpp"

namespace {

using interco::error_dialog;
using interco::detail::text_view;

constexpr auto long_english =
    "The server has refused this computer because the clock of the one is more than five minutes away from that of the "
    "other. Both compare the time so that nobody can send an old request again, and both of them may be the one that "
    "is "
    "wrong.";

/// Codes of an office in English, Arabic and Japanese, as far as these have a text for them.
interco::catalog const& office() {
  static auto const loaded = [] {
    interco::test::temporary_folder const folder;
    using interco::test::po_entry;
    interco::test::sources const from{
        {"office.toml", R"([domain]
name = "office"
layout = "hresult"
[codes]
DONE = { value = 0, severity = "success", audience = "end_user" }
EXPIRED = { value = 0x80120001, severity = "error", audience = "end_user" }
REFUSED = { value = 0x80120002, severity = "warning", audience = "end_user" }
SKEW = { value = 0x80120003, severity = "error", audience = "administrator" }
UNTRANSLATED = { value = 0x80120004, severity = "informational", audience = "end_user" }
)"},
        {"en.txt", std::string(R"(en {
  DONE { "The document was printed." }
  EXPIRED { "The certificate has expired." }
  EXPIRED.action { "Check the date and the time of this computer." }
  REFUSED { "Kerberos has refused the request: the password is wrong." }
  REFUSED.action { "Enter the password again." }
  SKEW { ")") + long_english +
                       R"(" }
  SKEW.action { "Set the clock of this computer." }
  UNTRANSLATED { "The printer <b>Lobby</b> & its paper are new." }
}
)"},
        {"ar.po",
         interco::test::po_header + po_entry("DONE", "The document was printed.", "تمت طباعة المستند.") +
             po_entry("EXPIRED", "The certificate has expired.", "انتهت صلاحية الشهادة.") +
             po_entry("EXPIRED.action", "Check the date and the time of this computer.",
                      "تحقق من تاريخ هذا الكمبيوتر ووقته.") +
             // Begins with a word from left to right, and has an action in English alone.
             po_entry("REFUSED", "Kerberos has refused the request: the password is wrong.",
                      "Kerberos رفض الطلب لأن كلمة المرور غير صحيحة.") +
             po_entry("SKEW", long_english,
                      "رفض الخادم هذا الكمبيوتر لأن الفرق بين ساعتيهما يزيد على خمس دقائق. يقارن كل منهما الوقت حتى لا "
                      "يتمكن أحد من إرسال طلب قديم مرة أخرى، وقد تكون ساعة أي منهما هي الخاطئة.") +
             po_entry("SKEW.action", "Set the clock of this computer.", "اضبط ساعة هذا الكمبيوتر.")},
        {"ja.po",
         interco::test::po_header + po_entry("DONE", "The document was printed.", "文書を印刷しました。") +
             po_entry("EXPIRED", "The certificate has expired.", "証明書の有効期限が切れています。") +
             po_entry("EXPIRED.action", "Check the date and the time of this computer.",
                      "このコンピューターの日付と時刻を確認してください。") +
             po_entry("SKEW", long_english,
                      "サーバーとこのコンピューターの時計に５分を超えるずれがあるため、サーバーに拒否されました。古い要"
                      "求が再送されるのを防ぐため、双方が時刻を比較しています。どちらの時計が正しくない可能性もありま"
                      "す。") +
             po_entry("SKEW.action", "Set the clock of this computer.",
                      "このコンピューターの時計を合わせてください。")}};
    return interco::catalog::load(compile(folder, from), {.open_all = true});
  }();
  return loaded;
}

template <class Widget = QWidget>
Widget* find(error_dialog const& dialog, char const* name) {
  return dialog.findChild<Widget*>(QString::fromLatin1(name));
}

QString name_of(QWidget* widget) {
  return QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
}

void open(error_dialog& dialog) {
  dialog.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&dialog));
  dialog.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
}

/// Leaves a picture for people to look at: <build>/tests/qt_dialog/<platform>/<name>.png.
void take_picture(error_dialog& dialog, std::string const& name) {
  auto const folder = QStringLiteral(INTERCO_PICTURES "/") + QGuiApplication::platformName();
  ASSERT_TRUE(QDir().mkpath(folder));
  ASSERT_TRUE(dialog.grab().save(folder + QLatin1Char('/') + QString::fromStdString(name) + QStringLiteral(".png")));
}

/// Fails where a character has no glyph, or text is cut off and cannot be scrolled to.
void expect_readable(text_view& view) {
  for (auto block = view.document()->begin(); block.isValid(); block = block.next()) {
    for (auto const& run : block.layout()->glyphRuns()) {
      auto const glyphs = run.glyphIndexes();
      EXPECT_FALSE(glyphs.contains(0)) << run.rawFont().familyName().toStdString() << ": "
                                       << block.text().toStdString();
    }
  }
  auto const wanted = view.document()->size();
  EXPECT_LE(wanted.width(), view.viewport()->width());
  if (!view.verticalScrollBar()->isVisible()) {
    EXPECT_LE(wanted.height(), view.viewport()->height());
  }
}

void expect_readable(error_dialog& dialog) {
  for (auto* const view : dialog.findChildren<text_view*>()) {
    if (view->isVisible())
      expect_readable(*view);
  }
  EXPECT_LE(dialog.height(), dialog.screen()->availableGeometry().height());
  for (auto* const child : dialog.findChildren<QWidget*>()) {
    if (child->isVisible() && child->parentWidget() == &dialog) {
      EXPECT_TRUE(dialog.rect().contains(child->geometry())) << child->objectName().toStdString();
    }
  }
}

struct shown_case {
  std::string name; // of the picture
  interco::message message;
  char const* wanted;
  QLocale::Language text;
  QLocale::Language action;
  Qt::LayoutDirection dialog_direction;
};

interco::message longest(interco::reader const& in) {
  auto best = *in.begin();
  for (auto const each : in) {
    if (each.text().size() + each.action().size() > best.text().size() + best.action().size())
      best = each;
  }
  return best;
}

TEST(QtDialog, ShowsEachTextInItsLanguage) {
  using interco::sspi::sec_e_cert_expired;
  auto const& sspi = interco::sspi::catalog();
  auto const en = sspi.in("en");
  auto const it = sspi.in("it-CH");
  auto const ar = office().in("ar");
  auto const ja = office().in("ja");
  auto const ltr = Qt::LeftToRight;
  auto const rtl = Qt::RightToLeft;
  shown_case const cases[] = {
      {"en", en[sec_e_cert_expired], "en", QLocale::English, QLocale::English, ltr},
      {"en_longest", longest(en), "en", QLocale::English, QLocale::English, ltr},
      {"it", it[sec_e_cert_expired], "it-CH", QLocale::Italian, QLocale::Italian, ltr},
      {"it_longest", longest(it), "it-CH", QLocale::Italian, QLocale::Italian, ltr},
      {"ar", ar["EXPIRED"], "ar", QLocale::Arabic, QLocale::Arabic, rtl},
      {"ar_longest", longest(ar), "ar", QLocale::Arabic, QLocale::Arabic, rtl},
      {"ar_action_in_english", ar["REFUSED"], "ar", QLocale::Arabic, QLocale::English, rtl},
      {"ar_all_in_english", ar["UNTRANSLATED"], "ar", QLocale::English, QLocale::English, rtl},
      {"ar_success", ar["DONE"], "ar", QLocale::Arabic, QLocale::English, rtl},
      {"ja", ja["EXPIRED"], "ja", QLocale::Japanese, QLocale::Japanese, ltr},
      {"ja_longest", longest(ja), "ja", QLocale::Japanese, QLocale::Japanese, ltr},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    error_dialog dialog(each.message, each.wanted);
    open(dialog);
    EXPECT_EQ(dialog.layoutDirection(), each.dialog_direction);
    struct {
      char const* object;
      std::string_view text;
      QLocale::Language language;
    } const texts[] = {{"text", each.message.text(), each.text}, {"action", each.message.action(), each.action}};
    for (auto const& part : texts) {
      auto* const view = find<text_view>(dialog, part.object);
      ASSERT_EQ(view == nullptr, part.text.empty()) << part.object;
      if (view == nullptr)
        continue;
      auto const direction = part.language == QLocale::Arabic ? rtl : ltr;
      EXPECT_EQ(view->toPlainText(), interco::qstring(part.text));
      EXPECT_EQ(view->locale().language(), part.language);
      EXPECT_EQ(view->layoutDirection(), direction);
      EXPECT_EQ(view->document()->firstBlock().textDirection(), direction);
      auto* const accessible = QAccessible::queryAccessibleInterface(view);
      ASSERT_NE(accessible->textInterface(), nullptr);
      EXPECT_EQ(accessible->textInterface()->text(0, accessible->textInterface()->characterCount()),
                interco::qstring(part.text));
      EXPECT_TRUE(accessible->state().readOnly);
      EXPECT_FALSE(name_of(view).isEmpty());
    }
    expect_readable(dialog);
    take_picture(dialog, each.name);
    dialog.show_details(true);
    QCoreApplication::processEvents();
    expect_readable(dialog);
    take_picture(dialog, each.name + "_details");
    auto* const english = find<text_view>(dialog, "english");
    ASSERT_EQ(english == nullptr, each.text == QLocale::English);
    if (english != nullptr) {
      EXPECT_EQ(english->toPlainText(), interco::qstring(each.message.english()));
      EXPECT_EQ(english->locale().language(), QLocale::English);
      EXPECT_EQ(english->layoutDirection(), ltr);
    }
  }
}

TEST(QtDialog, ShowsSymbolValueAndDomainFromLeftToRight) {
  error_dialog dialog(office().in("ar")["EXPIRED"], "ar");
  open(dialog);
  EXPECT_FALSE(find(dialog, "details")->isVisible());
  QTest::mouseClick(find(dialog, "show_details"), Qt::LeftButton);
  EXPECT_TRUE(find(dialog, "details")->isVisible());
  for (auto const& [object, text] :
       {std::pair{"symbol", "EXPIRED"}, std::pair{"value", "0x80120001"}, std::pair{"domain", "office"}}) {
    auto* const view = find<text_view>(dialog, object);
    EXPECT_EQ(view->toPlainText(), QLatin1String(text));
    EXPECT_EQ(view->layoutDirection(), Qt::LeftToRight);
    EXPECT_EQ(view->document()->firstBlock().textDirection(), Qt::LeftToRight);
    EXPECT_EQ(view->locale(), QLocale::c());
    auto const relations = QAccessible::queryAccessibleInterface(view)->relations(QAccessible::Label);
    EXPECT_EQ(relations.size(), 1) << object;
  }
  auto const height = dialog.height();
  QTest::mouseClick(find(dialog, "show_details"), Qt::LeftButton);
  EXPECT_FALSE(find(dialog, "details")->isVisible());
  EXPECT_LT(dialog.height(), height);
}

/// Returns where the first line of a text begins and ends in its view.
std::pair<int, int> first_line(text_view const& view) {
  auto const line = view.document()->firstBlock().layout()->lineAt(0).naturalTextRect();
  return {qRound(line.left()), qRound(line.right())};
}

TEST(QtDialog, StandsInTwoColumns) {
  for (auto const* const wanted : {"en", "it", "ar"}) {
    SCOPED_TRACE(wanted);
    error_dialog dialog(office().in(wanted)["REFUSED"], wanted);
    open(dialog);
    dialog.show_details(true);
    QCoreApplication::processEvents();
    bool const rtl = dialog.layoutDirection() == Qt::RightToLeft;
    auto const side = [&](char const* object) {
      auto const at = QRect(find(dialog, object)->mapTo(&dialog, QPoint()), find(dialog, object)->size());
      return rtl ? at.right() : at.left();
    };
    for (auto const* const object : {"action", "symbol", "value", "domain"}) {
      EXPECT_EQ(side(object), side("text")) << object;
      auto const& view = *find<text_view>(dialog, object); // a line from left to right is beside its label, too
      auto const [left, right] = first_line(view);
      EXPECT_NEAR(rtl ? view.viewport()->width() - right : left, 0, 1) << object;
    }
    for (auto const* const label : find(dialog, "details")->findChildren<QLabel*>())
      EXPECT_EQ(label->alignment(), Qt::AlignTop | Qt::AlignAbsolute | (rtl ? Qt::AlignRight : Qt::AlignLeft));
  }
  error_dialog dialog(office().in("ar")["SKEW"], "ar"); // a paragraph is read from its own side
  open(dialog);
  dialog.show_details(true);
  QCoreApplication::processEvents();
  EXPECT_EQ(first_line(*find<text_view>(dialog, "english")).first, 0);
}

TEST(QtDialog, HasTheColorsOfTheWindow) {
  auto const before = QApplication::palette();
  error_dialog dialog(office().in("it")["EXPIRED"], "it");
  open(dialog);
  auto const* const view = find<text_view>(dialog, "text");
  for (auto const text : {Qt::white, Qt::black}) { // the user may choose another theme while it is open
    QPalette colors(Qt::gray);
    colors.setColor(QPalette::WindowText, text);
    colors.setColor(QPalette::Text, Qt::gray);
    QApplication::setPalette(colors);
    QCoreApplication::processEvents();
    for (auto const group : {QPalette::Active, QPalette::Inactive})
      EXPECT_EQ(view->palette().color(group, QPalette::Text), QColor(text));
  }
  QApplication::setPalette(before);
}

TEST(QtDialog, ShowsTheBeginningOfATextThatIsShownBeforeThereIsRoomForIt) {
  QWidget window;
  text_view view(QStringLiteral("Line\n").repeated(500), QLocale(QLocale::English), QStringLiteral("text"), &window);
  view.resize(200, 8);
  window.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));
  view.resize(200, 80);
  QCoreApplication::processEvents();
  EXPECT_EQ(view.verticalScrollBar()->value(), 0);
}

TEST(QtDialog, HasTheIconOfItsSeverity) {
  struct {
    interco::severity severity;
    QStyle::StandardPixmap icon;
  } const cases[] = {{interco::severity::success, QStyle::SP_MessageBoxInformation},
                     {interco::severity::informational, QStyle::SP_MessageBoxInformation},
                     {interco::severity::warning, QStyle::SP_MessageBoxWarning},
                     {interco::severity::error, QStyle::SP_MessageBoxCritical}};
  for (auto const& each : cases) {
    interco::dialog_contents contents;
    contents.severity = each.severity;
    error_dialog const dialog(contents, "en");
    auto const shown = find<QLabel>(dialog, "icon")->pixmap();
    EXPECT_EQ(shown.toImage(), dialog.style()
                                   ->standardIcon(each.icon)
                                   .pixmap(shown.deviceIndependentSize().toSize(), shown.devicePixelRatio())
                                   .toImage());
  }
}

TEST(QtDialog, TakesNothingForMarkup) {
  auto const hostile = QStringLiteral("<b>Bold</b> &amp; <img src=\"file:///etc/passwd\"> &x");
  interco::dialog_contents contents;
  contents.text = contents.action = contents.english = contents.symbol = contents.value = contents.domain = hostile;
  error_dialog dialog(contents, "en");
  open(dialog);
  dialog.show_details(true);
  for (auto const* const object : {"text", "action", "english", "symbol", "value", "domain"})
    EXPECT_EQ(find<text_view>(dialog, object)->toPlainText(), hostile);
  take_picture(dialog, "markup");
}

TEST(QtDialog, KeepsAnyTextOnTheScreen) {
  struct {
    char const* name;
    QString text;
  } const cases[] = {
      {"many_words", QStringLiteral("So long a text has no catalog. ").repeated(2000)},
      {"one_word", QString(20000, QLatin1Char('W'))},
      {"many_lines", QStringLiteral("Line\n").repeated(500)},
      {"surrogate", QString(QChar(0xD800))},
  };
  for (auto const& each : cases) {
    SCOPED_TRACE(each.name);
    interco::dialog_contents contents;
    contents.text = contents.action = contents.english = each.text;
    contents.symbol = each.text.left(5000);
    error_dialog dialog(contents, "en");
    open(dialog);
    dialog.show_details(true);
    QCoreApplication::processEvents();
    auto const screen = dialog.screen()->availableGeometry().size();
    EXPECT_LE(dialog.height(), screen.height());
    EXPECT_LE(dialog.width(), screen.width());
    EXPECT_LE(dialog.minimumSizeHint().width(), screen.width());
    auto* const symbol = find<text_view>(dialog, "symbol");
    EXPECT_LE(symbol->height(), 2 * symbol->fontMetrics().lineSpacing());
    for (auto const* const object : {"text", "action", "english"}) {
      auto* const view = find<text_view>(dialog, object);
      EXPECT_GT(view->height(), 0);
      EXPECT_EQ(view->verticalScrollBar()->value(), 0) << object;
      if (each.text.size() > 1) {
        EXPECT_TRUE(view->verticalScrollBar()->isVisible()) << object;
      }
    }
    take_picture(dialog, each.name);
  }
}

TEST(QtDialog, IsUsedWithTheKeyboard) {
  struct {
    Qt::Key key;
    Qt::KeyboardModifiers with;
    int result;
  } const cases[] = {
      {Qt::Key_Return, Qt::NoModifier, QDialog::Accepted}, {Qt::Key_Enter, Qt::KeypadModifier, QDialog::Accepted},
      {Qt::Key_Space, Qt::NoModifier, QDialog::Accepted},  {Qt::Key_C, Qt::AltModifier, QDialog::Accepted},
      {Qt::Key_Escape, Qt::NoModifier, QDialog::Rejected},
  };
  auto const message = interco::sspi::catalog().in("it")[interco::sspi::sec_e_cert_expired];
  for (auto const& each : cases) {
    error_dialog dialog(message, "it");
    open(dialog);
    EXPECT_EQ(dialog.focusWidget(), find(dialog, "close"));
    dialog.setResult(-1);
    QTest::keyClick(dialog.focusWidget(), each.key, each.with);
    EXPECT_TRUE(QTest::qWaitFor([&dialog] { return !dialog.isVisible(); }));
    EXPECT_EQ(dialog.result(), each.result) << each.key;
  }
  {
    error_dialog dialog(message, "it"); // from inside a text, too, and the window's own button
    open(dialog);
    find(dialog, "text")->setFocus();
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    EXPECT_FALSE(dialog.isVisible());
    EXPECT_EQ(dialog.result(), QDialog::Accepted);
    open(dialog);
    dialog.close();
    EXPECT_EQ(dialog.result(), QDialog::Rejected);
  }
  error_dialog dialog(message, "it");
  open(dialog);
  QTest::keyClick(dialog.focusWidget(), Qt::Key_D, Qt::AltModifier);
  EXPECT_TRUE(QTest::qWaitFor([&dialog] { return find(dialog, "details")->isVisible(); })); // Qt shows it pressed first
  // Each part is reached, in the order in which it is read.
  QStringList order;
  for (int i = 0; i < 20 && !order.contains(QStringLiteral("text")); ++i) // to the first
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab), order << dialog.focusWidget()->objectName();
  order.clear();
  for (int i = 0; i < 9; ++i) {
    order << dialog.focusWidget()->objectName();
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
  }
  EXPECT_EQ(order.join(QLatin1Char(' ')).toStdString(),
            "text action symbol value domain english close copy show_details");
  EXPECT_EQ(dialog.focusWidget(), find(dialog, "text"));
  QTest::keyClick(dialog.focusWidget(), Qt::Key_Escape); // also from inside a text
  EXPECT_FALSE(dialog.isVisible());
}

TEST(QtDialog, CopiesWhatSupportSearchesFor) {
  struct {
    interco::message message;
    char const* report;
  } const cases[] = {
      {interco::sspi::catalog().in("it")[interco::sspi::sec_e_cert_expired],
       "Il certificato ricevuto è scaduto.\n"
       "Controllare la data e l’ora di questo computer. Se sono corrette, segnalare al gestore del sito o del servizio "
       "che il certificato è scaduto.\nSEC_E_CERT_EXPIRED (0x80090328) sspi\nThe received certificate has expired."},
      {office().in("ar")["EXPIRED"], "انتهت صلاحية الشهادة.\nتحقق من تاريخ هذا الكمبيوتر ووقته.\nEXPIRED (0x80120001) "
                                     "office\nThe certificate has expired."},
      {office().in("en")["DONE"], "The document was printed.\nDONE (0x00000000) office"},
      {office().in("it")[0x80129999], "Unknown status code.\n0x80129999 office"},
  };
  auto* const clipboard = QGuiApplication::clipboard();
  for (auto const& each : cases) {
    error_dialog dialog(each.message, "it");
    open(dialog);
    clipboard->setText(QStringLiteral("before"));
    QTest::mouseClick(find(dialog, "copy"), Qt::LeftButton);
    EXPECT_EQ(clipboard->text().toStdString(), each.report);
    clipboard->setText(QStringLiteral("before"));
    QTest::keySequence(find(dialog, "close"), QKeySequence::Copy);
    EXPECT_EQ(clipboard->text().toStdString(), each.report);
    // A part that is selected, by the keyboard alone.
    auto* const text = find<text_view>(dialog, "text");
    text->setFocus();
    QTest::keySequence(text, QKeySequence::SelectAll);
    QTest::keySequence(text, QKeySequence::Copy);
    EXPECT_EQ(clipboard->text().toStdString(), text->toPlainText().toStdString());
    EXPECT_FALSE(clipboard->mimeData()->hasHtml());
  }
}

TEST(QtDialog, HasItsWordsInTheLanguageRequested) {
  struct {
    char const* wanted;
    char const* close;
    char const* severity;
    QLocale::Language language;
  } const cases[] = {
      {"it", "&Chiudi", "Errore", QLocale::Italian},    {"it-CH", "&Chiudi", "Errore", QLocale::Italian},
      {"en", "&Close", "Error", QLocale::English},      {"ko", "&Close", "Error", QLocale::English},
      {"ar", "إغلاق (&غ)", "خطأ", QLocale::Arabic},     {"zh-TW", "關閉(&C)", "錯誤", QLocale::Chinese},
      {"zh", "关闭(&C)", "错误", QLocale::Chinese},     {"pt-PT", "&Fechar", "Erro", QLocale::Portuguese},
      {"xx:it", "&Chiudi", "Errore", QLocale::Italian}, {"", "&Close", "Error", QLocale::English},
      {"itx", "&Close", "Error", QLocale::English},
  };
  for (auto const& each : cases) {
    error_dialog dialog(office().in("ar")["EXPIRED"], each.wanted);
    auto* const close = find<QPushButton>(dialog, "close");
    EXPECT_EQ(close->text().toStdString(), each.close) << each.wanted;
    EXPECT_EQ(close->locale().language(), each.language) << each.wanted;
    EXPECT_EQ(dialog.windowTitle().toStdString(), each.severity) << each.wanted;
    EXPECT_EQ(name_of(find(dialog, "icon")).toStdString(), each.severity) << each.wanted;
    EXPECT_EQ(name_of(&dialog).toStdString(), each.severity) << each.wanted;
    EXPECT_EQ(QAccessible::queryAccessibleInterface(&dialog)->text(QAccessible::Description).toStdString(),
              "انتهت صلاحية الشهادة.\nتحقق من تاريخ هذا الكمبيوتر ووقته.");
  }
  // No two shortcuts of a dialog are the same.
  for (auto const& table : interco::detail::dialog_word_tables) {
    QSet<QString> keys;
    for (auto const* const label : {table.close, table.copy, table.show_details})
      keys << QKeySequence::mnemonic(QString::fromUtf8(label)).toString();
    EXPECT_EQ(keys.size(), 3) << table.language;
    EXPECT_FALSE(keys.contains(QString()));
    EXPECT_EQ(QKeySequence::mnemonic(QString::fromUtf8(table.show_details)),
              QKeySequence::mnemonic(QString::fromUtf8(table.hide_details)));
  }
}

TEST(QtDialog, HasTheWordsOfQtWhereTheProgramHasThem) {
  QTranslator translation;
  ASSERT_TRUE(translation.load(QStringLiteral("qtbase_he"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
      << "qt6-translations-l10n";
  QCoreApplication::installTranslator(&translation);
  error_dialog dialog(office().in("ar")["EXPIRED"], "he:it");
  open(dialog);
  take_picture(dialog, "he_words_of_qt");
  for (auto const* const object : {"close", "copy", "show_details"}) {
    auto* const button = find<QPushButton>(dialog, object);
    EXPECT_EQ(button->locale().language(), QLocale::Hebrew) << object;
    EXPECT_TRUE(button->text().remove(QLatin1Char('&')).at(0).script() == QChar::Script_Hebrew) << object;
  }
  error_dialog const italian(office().in("ar")["EXPIRED"], "it"); // the table comes first
  EXPECT_EQ(find<QPushButton>(italian, "close")->text().toStdString(), "&Chiudi");
  QCoreApplication::removeTranslator(&translation);
}

TEST(QtDialog, HasTheTitleOfItsParent) {
  QWidget window;
  window.setWindowTitle(QStringLiteral("Backup"));
  QWidget inside(&window);
  error_dialog const dialog(office().in("it")["DONE"], "it", &inside);
  EXPECT_EQ(dialog.windowTitle(), QStringLiteral("Backup"));
  EXPECT_EQ(name_of(find(dialog, "icon")).toStdString(), "Operazione riuscita");
}

TEST(QtDialog, TakesTheFontOfTheLanguageForHan) {
  QFont const base;
  for (auto const& [locale, family] : {std::pair{"ja", "Noto Sans CJK JP"}, std::pair{"zh-CN", "Noto Sans CJK SC"},
                                       std::pair{"zh-TW", "Noto Sans CJK TC"}, std::pair{"ko", "Noto Sans CJK KR"}}) {
    if (QFontDatabase::hasFamily(QString::fromLatin1(family))) { // else Qt finds one by itself
      EXPECT_EQ(interco::detail::font_for(base, QLocale(QString::fromLatin1(locale))).families().back(),
                QString::fromLatin1(family));
    }
  }
  EXPECT_EQ(interco::detail::font_for(base, QLocale(QLocale::Italian)).families(), base.families());
  error_dialog const dialog(office().in("ja")["EXPIRED"], "ja");
  EXPECT_EQ(find(dialog, "text")->font().families(),
            interco::detail::font_for(dialog.font(), QLocale(QLocale::Japanese)).families());
}

TEST(QtDialog, OpensWithOneCall) {
  using interco::sspi::sec_e_cert_expired;
  auto const it = interco::sspi::catalog().in("it");
  auto const all = interco::embedded_catalogs();
  auto const readers = all.in("it");
  auto const expired = QStringLiteral("Il certificato ricevuto è scaduto.");
  auto const english = QStringLiteral("The received certificate has expired.");
  struct {
    error_dialog* dialog;
    QString text;
  } const cases[] = {
      {interco::show_error(nullptr, sec_e_cert_expired), english}, // QLocale()
      {interco::show_error(nullptr, sec_e_cert_expired, "it"), expired},
      {interco::show_error(nullptr, sec_e_cert_expired, interco::requested_by(QLocale(QLocale::Italian))), expired},
      {interco::show_error(nullptr, it[sec_e_cert_expired], "it"), expired},
      {interco::show_error(nullptr, sec_e_cert_expired, it), expired},
      {interco::show_error(nullptr, 0x80090328, it), expired},
      {interco::show_error(nullptr, "SEC_E_CERT_EXPIRED", it), expired},
      {interco::show_error(nullptr, interco::code{"sspi", 0x80090328}, readers), expired},
      {interco::show_error(nullptr, sec_e_cert_expired, readers), expired},
      {interco::show_error(nullptr, std::error_code(sec_e_cert_expired), all, "it"), expired},
      {interco::show_error(nullptr, std::make_error_code(std::errc::no_such_file_or_directory), all, "it"),
       interco::qstring(interco::errno_::catalog().in("it")["ENOENT"].text())},
  };
  for (auto const& each : cases) {
    EXPECT_TRUE(each.dialog->isVisible());
    EXPECT_EQ(find<text_view>(*each.dialog, "text")->toPlainText(), each.text);
    EXPECT_EQ(find<QPushButton>(*each.dialog, "close")->text().toStdString(),
              each.text == english ? "&Close" : "&Chiudi");
    EXPECT_EQ(each.dialog->windowModality(), Qt::WindowModal);
    bool deleted = false;
    QObject::connect(each.dialog, &QObject::destroyed, [&deleted] { deleted = true; });
    each.dialog->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    EXPECT_TRUE(deleted);
  }
}

TEST(QtDialog, PutsErrorsOfOthersIntoTheirWords) {
  struct category : std::error_category {
    [[nodiscard]] char const* name() const noexcept override { return "printer"; }
    [[nodiscard]] std::string message(int /*value*/) const override { return "out of <b>paper</b>"; }
  } const printer;
  QLocale const before;
  QLocale::setDefault(QLocale(QLocale::Japanese));
  auto const contents = interco::contents_of(std::error_code(-7, printer), interco::embedded_catalogs(), "it");
  EXPECT_EQ(contents.text.toStdString(), "out of <b>paper</b>");
  EXPECT_EQ(interco::report_of(contents).toStdString(), "out of <b>paper</b>\n-7 printer");
  EXPECT_EQ(contents.text_locale.language(), QLocale::Japanese);
  QLocale::setDefault(before);
  // A value that the catalog does not know, of a category that is not its own.
  std::error_code const foreign(99999, std::generic_category());
  EXPECT_EQ(interco::report_of(interco::contents_of(foreign, interco::embedded_catalogs(), "it")).toStdString(),
            foreign.message() + "\n99999 generic");
  auto const unknown =
      interco::contents_of(std::error_code(0x7777, interco::sspi::category()), interco::embedded_catalogs(), "it");
  EXPECT_EQ(interco::report_of(unknown).toStdString(), "Unknown status code.\n0x00007777 sspi");
}

TEST(QtDialog, SaysWhatTheCodeInsideAnotherMeans) {
  interco::test::temporary_folder const folder;
  interco::catalog_set all;
  all.add(interco::sspi::catalog());
  all.add(interco::catalog::load(compile(
      folder, {{"win32.toml", R"([domain]
name = "win32"
layout = "plain"
[codes]
ERROR_SUCCESS = { value = 0, severity = "success", audience = "flow" }
ERROR_ACCESS_DENIED = { value = 5, severity = "error", audience = "end_user" }
)"},
               {"en.txt", R"(en { ERROR_SUCCESS { "Done." } ERROR_ACCESS_DENIED { "Access is denied." } })"}})));
  struct {
    unsigned value;
    char const* report;
  } const cases[] = {{0x80070005, "Access is denied.\nERROR_ACCESS_DENIED (5) win32"},
                     {0x80070006, "Unknown status code.\n0x80070006 sspi"},
                     {0x80070000, "Unknown status code.\n0x80070000 sspi"}}; // no failure is a success
  for (auto const& each : cases) {
    std::error_code const ec(static_cast<int>(each.value), interco::sspi::category());
    EXPECT_EQ(interco::report_of(interco::contents_of(ec, all, "it")).toStdString(), each.report);
  }
}

TEST(QtDialog, OutlivesItsCatalog) {
  interco::test::temporary_folder const folder;
  error_dialog* dialog = nullptr;
  {
    auto const loaded = interco::catalog::load(compile(folder, interco::test::ship_sources()), {.utf16 = false});
    dialog = interco::show_error(nullptr, "AGROUND", loaded.in("en"));
  }
  EXPECT_EQ(find<text_view>(*dialog, "text")->toPlainText().toStdString(), "Aground.");
  EXPECT_EQ(interco::report_of(dialog->contents()).toStdString(),
            "Aground.\nWait for the tide.\nAGROUND (0x80120001) ship");
  delete dialog;
}

} // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleTest(&argc, argv);
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QLocale::setDefault(QLocale(QLocale::English)); // not that of whoever runs it
  QApplication const application(argc, argv);
  return RUN_ALL_TESTS();
}
