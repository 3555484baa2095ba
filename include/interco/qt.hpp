/// \file
/// Interco for programs that use Qt: texts as `QStringView` and `QString`, its locales, and codes that a user typed.
///
/// This header alone: it needs QtCore of Qt 6, and nothing of Interco needs Qt. No header of Interco minds Qt's
/// keywords (`signals`, `slots`, `emit`, `foreach`). All functions may be called from any thread. A window that shows an
/// answer is in `qt_dialog.hpp`, which needs Qt Widgets.
/// \code
///   interco::reader const reader = interco::reader_for(interco::sspi::catalog(), QLocale());
///   interco::message const m = reader[code];
///   label->setText(interco::raw_qstring(m.text_u16())); // refers to what the catalog keeps
/// \endcode
///
/// A `QString` of `raw_qstring` and all its copies refer to the catalog, and are valid as long as the view is (message.hpp):
/// of an embedded catalog as long as the process, or as the library that has it is loaded; of a loaded one as long as that
/// or a reader of it lives. What may be kept for longer, in a model, a queued signal or a widget, is made with `qstring`.
#ifndef INTERCO_QT_HPP
#define INTERCO_QT_HPP

#include <cstddef>
#include <string_view>

#include <QtCore/QByteArray>
#include <QtCore/QLocale>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QStringView>

#include <interco/catalog.hpp>
#include <interco/code.hpp>
#include <interco/locale_list.hpp>
#include <interco/message.hpp>
#include <interco/reader.hpp>

namespace interco {

/// Returns a text as Qt's view of UTF-16. Nothing is copied.
[[nodiscard]] inline QStringView qstring_view(std::u16string_view text) noexcept {
  return {text.data(), static_cast<qsizetype>(text.size())};
}

/// Returns a text as a string that refers to it (`QString::fromRawData`): no unit is copied, until one is changed. An empty
/// view is a null string.
[[nodiscard]] inline QString raw_qstring(std::u16string_view text) {
  using size = decltype(QString().size());
  return QString::fromRawData(reinterpret_cast<QChar const*>(text.data()), static_cast<size>(text.size()));
}

/// Returns a text as a string of its own. An empty view is a null string.
[[nodiscard]] inline QString qstring(std::u16string_view text) {
  return qstring_view(text).toString();
}
/// \overload For what is there in UTF-8 alone: symbols, names of locales, texts with values in them.
[[nodiscard]] inline QString qstring(std::string_view utf8) {
  using size = decltype(QString().size());
  return QString::fromUtf8(utf8.data(), static_cast<size>(utf8.size()));
}

/// Returns what a `QLocale` asks for, `QLocale::uiLanguages()`; an empty list for the C locale. `QLocale::system()` is what
/// the user has chosen, `QLocale()` what the program has. Qt adds script and region (`it-Latn-IT` for `it`), so that a text
/// in `it` may come from a parent (`resolved`).
[[nodiscard]] inline locale_list requested_by(QLocale const& locale) {
  locale_list wanted;
  QStringList const languages = locale.uiLanguages();
  for (QString const& language : languages)
    wanted.append(language.toStdString());
  return wanted;
}

/// Returns a reader for what a `QLocale` asks for.
[[nodiscard]] inline reader reader_for(catalog const& from, QLocale const& locale) {
  return from.in(requested_by(locale));
}

/// Returns what a message says of its language (`message::locale`), with the region that is likely for it: to format
/// numbers beside it, and for `QLocale::textDirection`.
[[nodiscard]] inline QLocale qlocale(std::string_view bcp47) {
  return QLocale(qstring(bcp47));
}

/// Looks up a code as somebody wrote it, in any form that `parse_code` reads: a value, a symbol. What is none of these is
/// answered as an unknown symbol. Allocates.
[[nodiscard]] inline message look_up(reader const& reader, QStringView written) {
  QByteArray const utf8 = written.toUtf8();
  std::string_view const text(utf8.constData(), static_cast<std::size_t>(utf8.size()));
  auto const code = parse_code(text);
  return code ? reader[*code] : reader[text];
}

} // namespace interco

#endif
