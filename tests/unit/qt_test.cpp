// Qt's keywords are macros here, as in most programs that use it.
#include <QtCore/QObject>

#include <interco/qt.hpp>

#include <interco/codes/sspi.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/allocations.hpp"

#ifndef foreach
#error "without QT_NO_KEYWORDS, foreach is a macro"
#endif

namespace {

TEST(Qt, RefersToTheTextOfTheCatalog) {
  for (auto const message : interco::sspi::catalog().in("it")) {
    for (auto const text : {message.text_u16(), message.action_u16(), message.english_u16()}) {
      auto const* const units = reinterpret_cast<QChar const*>(text.data());
      auto const string = interco::raw_qstring(text);
      auto const copy = string; // NOLINT(performance-unnecessary-copy-initialization): which is to be shown
      EXPECT_EQ(string.constData(), text.empty() ? QString().constData() : units) << message.symbol();
      EXPECT_EQ(copy.constData(), string.constData());
      EXPECT_EQ(string.isNull(), text.empty());
      auto const before = interco::test::allocations();
      auto const view = interco::qstring_view(text);
      EXPECT_EQ(interco::test::allocations(), before);
      EXPECT_EQ(view.data(), units);
      EXPECT_EQ(string.toStdU16String(), text);
      EXPECT_TRUE(view == string);
    }
  }
}

TEST(Qt, CopiesWhatIsChangedOrAskedFor) {
  auto const text = interco::sspi::catalog().in("it")[interco::sspi::sec_e_cert_expired].text_u16();
  auto const* const units = reinterpret_cast<QChar const*>(text.data());
  std::u16string const before(text);
  EXPECT_NE(interco::qstring(text).constData(), units);
  EXPECT_EQ(interco::qstring(text), interco::raw_qstring(text));
  auto changed = interco::raw_qstring(text);
  changed[0] = QChar(u'?');
  changed += QChar(u'!');
  EXPECT_EQ(text, before);
  EXPECT_TRUE(interco::qstring(std::u16string_view()).isNull());
  EXPECT_EQ(interco::qstring(std::string_view("\u00E8\U0001F6A2")), QString::fromUtf16(u"\u00E8\U0001F6A2"));
}

TEST(Qt, AsksForTheLocaleOfQt) {
  struct {
    QLocale locale;
    std::string_view answers;
  } const cases[] = {
      {QLocale(QLocale::Italian, QLocale::Switzerland), "it"},
      {QLocale(QLocale::Italian), "it"},
      {QLocale(QLocale::Dutch), "en"},
      {QLocale::c(), "en"},
  };
  for (auto const& each : cases) {
    EXPECT_EQ(interco::reader_for(interco::sspi::catalog(), each.locale)[0].locale(), each.answers)
        << each.locale.name().toStdString();
    EXPECT_TRUE(interco::requested_by(each.locale).problems().empty());
  }
  EXPECT_TRUE(interco::requested_by(QLocale::c()).empty());
  auto const swiss = interco::reader_for(interco::sspi::catalog(), QLocale("it_CH"))[0];
  EXPECT_EQ(swiss.resolved(), interco::resolved::parent); // however many names Qt has for it
}

TEST(Qt, HasTheLocaleOfAMessage) {
  EXPECT_EQ(interco::qlocale(interco::sspi::catalog().in("it-CH")[0].locale()).language(), QLocale::Italian);
  EXPECT_EQ(interco::qlocale("sr-Latn").script(), QLocale::LatinScript);
  EXPECT_EQ(interco::qlocale("ar").textDirection(), Qt::RightToLeft);
}

TEST(Qt, LooksUpWhatSomebodyTyped) {
  auto const it = interco::sspi::catalog().in("it");
  for (auto const* written :
       {u"SEC_E_CERT_EXPIRED", u" sec_e_cert_expired ", u"0x80090328", u"-2146893016", u"sspi:80090328"})
    EXPECT_EQ(interco::look_up(it, QStringView(written)).symbol(), "SEC_E_CERT_EXPIRED")
        << QStringView(written).toString().toStdString();
  for (auto const* written : {u"", u"SEC_E_NONE", u"\u00E8", u"\xD800"}) {
    auto const message = interco::look_up(it, QStringView(written));
    EXPECT_FALSE(message.known());
    EXPECT_EQ(message.text_u16(), u"Unknown status code.");
  }
}

} // namespace
