/// \file
/// What a code means, in a window of Qt Widgets: an error dialog that a program opens with one call.
///
/// This header alone: it needs Qt 6 Widgets (the CMake target Interco::qt_dialog brings it) and no moc, and does not
/// mind whether Qt's keywords are macros. As all widgets, what is here belongs to the thread of the QApplication,
/// without which Qt ends the process. `contents_of` and `report_of` may be called from any thread; what they give is
/// handed over with QMetaObject::invokeMethod. Strings are copied out of the message, so that a dialog outlives its
/// reader and its catalog.
/// \code
///   interco::show_error(this, interco::sspi::sec_e_cert_expired);        // in the language of the program, QLocale()
///   interco::show_error(this, interco::sspi::sec_e_cert_expired, "it");
///
///   interco::dialog_contents contents = interco::contents_of(m);         // values in the text: put them there first
///   contents.text = interco::qstring(m.format({{"volume", "D:"}}));      // action and English stay as written
///   interco::error_dialog(contents, "it", this).exec();                  // waits until it is closed
/// \endcode
///
/// A text and an action each have the language in which the catalog answered, which decides their direction, their
/// fonts and what a screen reader is told: both may be in English in an Arabic program. The dialog itself is laid out
/// for the language that was requested. Every text is plain: nothing in it is taken for markup.
#ifndef INTERCO_QT_DIALOG_HPP
#define INTERCO_QT_DIALOG_HPP

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QMimeData>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtGui/QAccessible>
#include <QtGui/QClipboard>
#include <QtGui/QFontDatabase>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtGui/QShortcut>
#include <QtGui/QTextCursor>
#include <QtGui/QTextDocument>
#include <QtGui/QTextDocumentFragment>
#include <QtGui/QTextOption>
#include <QtWidgets/QDialog>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStyle>
#include <QtWidgets/QTextEdit>
#include <QtWidgets/QVBoxLayout>

#include <interco/catalog.hpp>
#include <interco/catalog_set.hpp>
#include <interco/code.hpp>
#include <interco/detail/qt_dialog_words.hpp>
#include <interco/error_code.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>
#include <interco/qt.hpp>
#include <interco/reader.hpp>
#include <interco/reader_set.hpp>
#include <interco/severity.hpp>

namespace interco {

/// What an error dialog shows.
struct dialog_contents {
  QString text;
  QLocale text_locale{QLocale::English};
  QString action; ///< What the user can do about it; may be empty.
  QLocale action_locale{QLocale::English};
  QString english; ///< The text in English; empty where `text` is that already.
  QString symbol;  ///< May be empty, as all that follow.
  QString value;   ///< In hexadecimal, "0x80090328".
  QString domain;
  interco::severity severity = interco::severity::error;
};

/// Returns what a message says. A text with arguments is as it was written: see the head of this file.
[[nodiscard]] inline dialog_contents contents_of(message const& what) {
  dialog_contents contents;
  contents.text = qstring(what.text());
  contents.text_locale = qlocale(what.locale());
  contents.action = qstring(what.action());
  if (!what.action().empty())
    contents.action_locale = qlocale(what.action_locale());
  if (what.english() != what.text())
    contents.english = qstring(what.english());
  contents.symbol = qstring(what.symbol());
  if (what.has_value())
    contents.value = qstring(what.shown().str());
  contents.domain = qstring(what.domain());
  contents.severity = what.severity();
  return contents;
}

/// Returns what the button "Copy" puts on the clipboard, a paragraph for each part that is there: the text, the action,
/// symbol and value and domain, the text in English, which is what support staff search for.
[[nodiscard]] inline QString report_of(dialog_contents const& contents) {
  QString identity = contents.symbol;
  if (!contents.value.isEmpty())
    identity =
        identity.isEmpty() ? contents.value : identity + QStringLiteral(" (") + contents.value + QLatin1Char(')');
  if (!contents.domain.isEmpty())
    identity += (identity.isEmpty() ? QString() : QStringLiteral(" ")) + contents.domain;
  QStringList parts{contents.text, contents.action, identity, contents.english};
  parts.removeAll(QString());
  return parts.join(QLatin1Char('\n'));
}

namespace detail {

/// The words that a dialog uses, and the languages that they are in.
struct dialog_words {
  explicit dialog_words(dialog_word_table const& from)
      : table(&from), locale(QLatin1String(from.language)), button_locale(locale), close(QString::fromUtf8(from.close)),
        copy(QString::fromUtf8(from.copy)), show_details(QString::fromUtf8(from.show_details)),
        hide_details(QString::fromUtf8(from.hide_details)) {}

  dialog_word_table const* table;
  QLocale locale;
  QLocale button_locale;
  QString close;
  QString copy;
  QString show_details;
  QString hide_details;
};

[[nodiscard]] inline dialog_word_table const* find_dialog_words(std::string_view locale) noexcept {
  // By language and script: zh-TW is zh-Hant.
  auto const wanted = qlocale(locale);
  auto const* const found = std::find_if(dialog_word_tables.begin(), dialog_word_tables.end(), [&](auto const& each) {
    QLocale const has{QLatin1String(each.language)};
    return has.language() == wanted.language() && has.script() == wanted.script();
  });
  return found == dialog_word_tables.end() ? nullptr : found;
}

/// Returns the words for what was requested: in the first language, if they are in the table; else Qt's own for the
/// buttons, where the program has installed a translation of Qt; else those of a later preference, or English.
[[nodiscard]] inline dialog_words words_for(locale_list const& wanted) {
  if (wanted.empty())
    return dialog_words(dialog_word_tables.front());
  if (auto const* const table = find_dialog_words(wanted[0]))
    return dialog_words(*table);
  dialog_word_table const* table = nullptr;
  for (auto const& each : wanted) {
    if (table == nullptr)
      table = find_dialog_words(each);
  }
  dialog_words words(table == nullptr ? dialog_word_tables.front() : *table);
  auto const close = QCoreApplication::translate("QPlatformTheme", "Close");
  auto const copy = QCoreApplication::translate("QWidgetTextControl", "&Copy");
  auto const show = QCoreApplication::translate("QMessageBox", "Show Details...");
  auto const hide = QCoreApplication::translate("QMessageBox", "Hide Details...");
  // Without a translation, Qt returns what it is given. Words of two languages beside each other are worse than English.
  if (close == QLatin1String("Close") || copy == QLatin1String("&Copy") || show == QLatin1String("Show Details..."))
    return words;
  words.button_locale = qlocale(wanted[0]);
  words.close = close;
  words.copy = copy;
  words.show_details = show;
  words.hide_details = hide;
  return words;
}

/// Returns a font for a language. Chinese, Japanese and Korean share code points that each writes in a form of its own,
/// and Qt knows only the characters: the first font for the interface that is there and made for the language is asked
/// before those that Qt would find.
[[nodiscard]] inline QFont font_for(QFont font, QLocale const& locale) {
  struct han_fonts {
    QLocale::Language language;
    QLocale::Script script;
    std::array<char const*, 5> families;
  };
  static constexpr std::array<han_fonts, 4> all = {{
      {QLocale::Japanese,
       QLocale::JapaneseScript,
       {"Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", "IPAGothic"}},
      {QLocale::Korean,
       QLocale::KoreanScript,
       {"Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR", "NanumGothic"}},
      {QLocale::Chinese,
       QLocale::SimplifiedHanScript,
       {"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei"}},
      {QLocale::Chinese,
       QLocale::TraditionalHanScript,
       {"Microsoft JhengHei UI", "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", "AR PL UMing TW"}},
  }};
  for (auto const& each : all) {
    if (each.language != locale.language() || each.script != locale.script())
      continue;
    for (auto const* const name : each.families) {
      auto const family = QString::fromLatin1(name);
      if (QFontDatabase::hasFamily(family)) {
        font.setFamilies(font.families() << family);
        break;
      }
    }
  }
  return font;
}

/// A text of several lines in its own language: it wraps, scrolls where it is longer than its share of the screen, and
/// can be selected with the mouse and the keyboard.
class text_view : public QTextEdit {
 public:
  /// Makes a view that is named `name` for a screen reader. `parent` is laid out already: its direction is what is
  /// around the text.
  text_view(QString const& text, QLocale const& locale, QString const& name, QWidget* parent) : QTextEdit(parent) {
    auto const around = parent->layoutDirection();
    setLocale(locale);
    setLayoutDirection(locale.textDirection());
    setFont(font_for(font(), locale));
    setAccessibleName(name);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Window);
    take_colors();
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(0);
    // By itself, Qt takes the direction of a paragraph from its first letter, which may be that of a symbol or a name.
    QTextOption option(Qt::AlignLeading);
    option.setTextDirection(locale.textDirection());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDefaultTextOption(option);
    setPlainText(text);
    // A paragraph is read from where its own language begins; a line or two, as a symbol, belong to what is beside them
    // (Apple, Human Interface Guidelines, "Right to left").
    if (around != locale.textDirection() && text_height(preferred_width()) <= 2 * fontMetrics().lineSpacing()) {
      option.setAlignment(Qt::AlignTrailing);
      document()->setDefaultTextOption(option);
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
  }

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override {
    return std::min({text_height(width), most_height(), maximumHeight()});
  }
  [[nodiscard]] QSize sizeHint() const override {
    int const width = preferred_width();
    return {width, heightForWidth(width)};
  }
  [[nodiscard]] QSize minimumSizeHint() const override {
    static constexpr int characters = 24;
    return {width_of(characters), fontMetrics().lineSpacing()};
  }

 protected:
  void changeEvent(QEvent* event) override {
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) // the user has chosen another theme
      take_colors();
  }

  /// Has a scroll bar only where the text is higher than the view: Qt, which does not take one away while the text
  /// beside it would need it, keeps one from when the view was smaller.
  void resizeEvent(QResizeEvent* event) override {
    setVerticalScrollBarPolicy(text_height(width()) <= height() ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    QTextEdit::resizeEvent(event);
  }

  /// Shows the beginning: Qt scrolls to the cursor, for which the view may be too low until the layout has made room.
  void showEvent(QShowEvent* event) override {
    QTextEdit::showEvent(event);
    verticalScrollBar()->setValue(0);
  }

  /// What is selected is copied without the fonts of the dialog.
  [[nodiscard]] QMimeData* createMimeDataFromSelection() const override {
    auto* const copied = new QMimeData;
    copied->setText(textCursor().selection().toPlainText());
    return copied;
  }

 private:
  /// The text stands on the window, as that of a label does, and not in a field, whose colors may be the opposite.
  void take_colors() {
    auto colors = palette();
    for (auto const group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
      colors.setBrush(group, QPalette::Text, colors.brush(group, QPalette::WindowText));
    setPalette(colors); // does nothing where they are the same
  }

  [[nodiscard]] int preferred_width() const {
    // Lines of about this many characters are read most easily.
    static constexpr int characters = 64;
    return width_of(characters);
  }
  /// By the font of the dialog: all texts are of one width, whatever their languages.
  [[nodiscard]] int width_of(int characters) const { return window()->fontMetrics().averageCharWidth() * characters; }

  [[nodiscard]] int text_height(int width) const {
    std::unique_ptr<QTextDocument> const measured(document()->clone());
    measured->setTextWidth(width);
    return static_cast<int>(std::ceil(measured->size().height()));
  }

  /// With three of them one below the other, the buttons are still on the screen.
  [[nodiscard]] int most_height() const { return screen()->availableGeometry().height() / 5; }
};

} // namespace detail

/// A dialog with the icon of the severity, the text, the action; with symbol, value, domain and the English text, which
/// a button shows; and with a button that copies all of that.
///
/// "Close" is the default button. It ends the dialog as QDialog::Accepted; Esc and the window's own button as
/// QDialog::Rejected. The keys for copying copy everything, unless part of a text is selected. The title is that of the
/// parent's window, else the severity in words. Widgets have object names, for style sheets: "text", "action",
/// "details", "symbol", "value", "domain", "english", "icon", "copy", "show_details", "close".
class error_dialog : public QDialog {
 public:
  /// Makes a dialog of its own copy of `contents`. `wanted` decides the language of its buttons and its direction.
  explicit error_dialog(dialog_contents contents, locale_list const& wanted = requested_by(QLocale()),
                        QWidget* parent = nullptr)
      : QDialog(parent), contents_(std::move(contents)), words_(detail::words_for(wanted)) {
    if (!wanted.empty())
      setLayoutDirection(qlocale(wanted[0]).textDirection());
    setLocale(words_.locale);
    auto const title = parent == nullptr ? QString() : parent->window()->windowTitle();
    setWindowTitle(title.isEmpty() ? severity_word() : title);
    setAccessibleName(severity_word());
    setAccessibleDescription(contents_.action.isEmpty() ? contents_.text
                                                        : contents_.text + QLatin1Char('\n') + contents_.action);
    auto* const rows = new QVBoxLayout(this);
    auto* const top = new QHBoxLayout;
    auto* const texts = new QVBoxLayout;
    rows->addLayout(top, 1);
    auto* const icon = make_icon();
    top->addWidget(icon, 0, Qt::AlignTop);
    top->setSpacing(column_spacing());
    top->addLayout(texts, 1);
    texts->addWidget(make_text("text", contents_.text, contents_.text_locale, severity_word()));
    if (!contents_.action.isEmpty())
      texts->addWidget(make_text("action", contents_.action, contents_.action_locale, word(words_.table->action)));
    texts->addStretch(1);
    icon->setMinimumWidth(make_details(icon->sizeHint().width()));
    rows->addWidget(details_);
    rows->addSpacing(style()->pixelMetric(QStyle::PM_LayoutBottomMargin, nullptr, this));
    rows->addWidget(make_buttons());
    auto* const shortcut = new QShortcut(QKeySequence::Copy, this);
    connect(shortcut, &QShortcut::activated, this, [this] {
      auto* const view = dynamic_cast<detail::text_view*>(focusWidget());
      if (view != nullptr && view->textCursor().hasSelection())
        view->copy();
      else
        copy();
    });
  }
  /// \overload
  explicit error_dialog(message const& what, locale_list const& wanted = requested_by(QLocale()),
                        QWidget* parent = nullptr)
      : error_dialog(contents_of(what), wanted, parent) {}

  [[nodiscard]] dialog_contents const& contents() const noexcept { return contents_; }

  /// Puts `report_of(contents())` on the clipboard, as the button "Copy" does.
  void copy() const { QGuiApplication::clipboard()->setText(report_of(contents_)); }

  /// Shows or hides symbol, value, domain and the English text, as the button does.
  void show_details(bool shown) {
    details_->setVisible(shown);
    details_button_->setText(shown ? words_.hide_details : words_.show_details);
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
  }

 protected:
  /// Tells screen readers that it is there, as QMessageBox does.
  void showEvent(QShowEvent* event) override {
    QDialog::showEvent(event);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
  }

 private:
  [[nodiscard]] static QString word(char const* utf8) { return QString::fromUtf8(utf8); }
  [[nodiscard]] QString severity_word() const {
    return word(words_.table->severities[static_cast<std::size_t>(contents_.severity)]);
  }

  [[nodiscard]] int column_spacing() const { return style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, this); }

  [[nodiscard]] QWidget* make_icon() {
    auto const which = contents_.severity == severity::error     ? QStyle::SP_MessageBoxCritical
                       : contents_.severity == severity::warning ? QStyle::SP_MessageBoxWarning
                                                                 : QStyle::SP_MessageBoxInformation;
    int const size = style()->pixelMetric(QStyle::PM_MessageBoxIconSize, nullptr, this);
    auto* const icon = new QLabel(this);
    icon->setObjectName(QStringLiteral("icon"));
    icon->setPixmap(style()->standardIcon(which, nullptr, this).pixmap(QSize(size, size), devicePixelRatio()));
    icon->setLocale(words_.locale);
    icon->setAccessibleName(severity_word());
    return icon;
  }

  [[nodiscard]] detail::text_view* make_text(char const* object, QString const& text, QLocale const& locale,
                                             QString const& name) {
    auto* const view = new detail::text_view(text, locale, name, this);
    view->setObjectName(QString::fromLatin1(object));
    return view;
  }

  /// Returns how wide the first column is, at least `least`: the texts above stand in one line with the second.
  [[nodiscard]] int make_details(int least) {
    details_ = new QWidget(this);
    details_->setObjectName(QStringLiteral("details"));
    auto* const grid = new QGridLayout(details_);
    grid->setContentsMargins(0, style()->pixelMetric(QStyle::PM_LayoutTopMargin, nullptr, this), 0, 0);
    grid->setHorizontalSpacing(column_spacing());
    grid->setColumnStretch(1, 1);
    add_detail(grid, words_.table->symbol, "symbol", contents_.symbol);
    add_detail(grid, words_.table->value, "value", contents_.value);
    add_detail(grid, words_.table->domain, "domain", contents_.domain);
    add_detail(grid, words_.table->english, "english", contents_.english, QLocale(QLocale::English));
    for (auto const* const identity : {"symbol", "value", "domain"}) { // no real one has more than a line
      if (auto* const view = details_->findChild<QWidget*>(QString::fromLatin1(identity)))
        view->setMaximumHeight(2 * view->fontMetrics().lineSpacing());
    }
    for (auto const* const label : details_->findChildren<QLabel*>())
      least = std::max(least, label->sizeHint().width());
    grid->setColumnMinimumWidth(0, least);
    details_->hide();
    return least;
  }

  /// Adds a line to the details. Symbols and numbers are in no language, and from left to right in any.
  void add_detail(QGridLayout* grid, char const* name, char const* object, QString const& text,
                  QLocale const& locale = QLocale::c()) {
    if (text.isEmpty())
      return;
    auto* const view = make_text(object, text, locale, word(name));
    auto* const label = new QLabel(word(name), details_);
    label->setLocale(words_.locale);
    label->setBuddy(view); // whose accessible relation it is
    // Qt would align an English label in an Arabic dialog with its far side.
    auto const side = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    label->setAlignment(side | Qt::AlignAbsolute | Qt::AlignTop);
    int const row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(view, row, 1);
  }

  [[nodiscard]] QWidget* make_buttons() {
    auto* const box = new QDialogButtonBox(this);
    auto* const copying = make_button("copy", words_.copy);
    details_button_ = make_button("show_details", words_.show_details);
    auto* const closing = make_button("close", words_.close);
    box->addButton(copying, QDialogButtonBox::ActionRole);
    box->addButton(details_button_, QDialogButtonBox::ActionRole);
    box->addButton(closing, QDialogButtonBox::AcceptRole);
    closing->setFocus(); // the default button it is by its role
    connect(copying, &QPushButton::clicked, this, [this] { copy(); });
    connect(details_button_, &QPushButton::clicked, this, [this] { show_details(details_->isHidden()); });
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    return box;
  }

  [[nodiscard]] QPushButton* make_button(char const* object, QString const& text) {
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QString::fromLatin1(object));
    button->setLocale(words_.button_locale);
    return button;
  }

  dialog_contents contents_;
  detail::dialog_words words_;
  QWidget* details_ = nullptr;
  QPushButton* details_button_ = nullptr;
};

/// Opens a dialog and returns at once, as QDialog::open() does: the window of the parent waits for it, the program
/// does not. Without a parent, no window waits. It deletes itself when it is closed, and its parent deletes it: the
/// pointer is to be kept in a QPointer, if at all. Who wants to know connects its `finished`.
inline error_dialog* show_error(QWidget* parent, dialog_contents contents,
                                locale_list const& wanted = requested_by(QLocale())) {
  auto* const dialog = new error_dialog(std::move(contents), wanted, parent);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
  return dialog;
}
/// \overload
inline error_dialog* show_error(QWidget* parent, message const& what,
                                locale_list const& wanted = requested_by(QLocale())) {
  return show_error(parent, contents_of(what), wanted);
}
/// \overload Looks a code up: whatever the reader takes.
template <lookup_key Key>
error_dialog* show_error(QWidget* parent, Key const& key, reader const& in) {
  return show_error(parent, in[key], in.requested());
}
/// \overload A code of any domain, which may be inside another code.
template <class Key>
requires code_enum<Key> || std::same_as<Key, code> error_dialog* show_error(QWidget* parent, Key const& key,
                                                                            reader_set const& in) {
  return show_error(parent, in[key], in.begin() == in.end() ? locale_list() : in.begin()->requested());
}
/// \overload A code of a domain that is part of the program.
template <code_enum Enum>
error_dialog* show_error(QWidget* parent, Enum which, locale_list const& wanted = requested_by(QLocale())) {
  auto const in = catalog_of(which).in(wanted);
  return show_error(parent, in[which], wanted);
}

/// Returns what an error of the standard library says, as `describe` does: by the catalog that answers for its
/// category, else in the words of the category, whose language nobody knows and which is taken for the program's.
[[nodiscard]] inline dialog_contents contents_of(std::error_code const& ec, catalog_set const& catalogs,
                                                 locale_list const& wanted) {
  if (auto const* const from = catalogs.find(ec.category())) {
    auto const readers = catalogs.in(wanted);
    message const what = from->in(wanted)[ec];
    message const inside = what.known() ? what : readers[what.code()];
    if (inside.known() || from->domain() == ec.category().name())
      return contents_of(inside);
  }
  dialog_contents contents;
  contents.text = qstring(describe(ec, catalogs, wanted));
  contents.text_locale = QLocale();
  contents.value = QString::number(ec.value());
  contents.domain = QString::fromUtf8(ec.category().name());
  return contents;
}
/// \overload
inline error_dialog* show_error(QWidget* parent, std::error_code const& ec, catalog_set const& catalogs,
                                locale_list const& wanted = requested_by(QLocale())) {
  return show_error(parent, contents_of(ec, catalogs, wanted), wanted);
}

} // namespace interco

#endif
