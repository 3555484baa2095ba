/// \file
/// What the dialog of `qt_dialog.hpp` says itself, in every language: a language is an entry here. Constants.
#ifndef INTERCO_DETAIL_QT_DIALOG_WORDS_HPP
#define INTERCO_DETAIL_QT_DIALOG_WORDS_HPP

#include <array>

namespace interco::detail {

/// The words of the dialog in one language, UTF-8. "&" stands before the letter of the shortcut; those of the buttons
/// differ. It stands behind the word where letters are joined, since Qt draws an underlined letter by itself, and where no
/// key has the letters.
struct dialog_word_table {
  char const* language;
  char const* close;
  char const* copy;
  char const* show_details;
  char const* hide_details;
  char const* action;
  char const* symbol;
  char const* value;
  char const* domain;
  char const* english;
  std::array<char const*, 4> severities; // in the order of the enumeration
};

inline constexpr std::array<dialog_word_table, 12> dialog_word_tables = {{
    {"en",
     "&Close",
     "C&opy",
     "Show &details",
     "Hide &details",
     "What to do",
     "Symbol",
     "Value",
     "Domain",
     "English",
     {"Success", "Information", "Warning", "Error"}},
    {"ar",
     "إغلاق (&غ)",
     "نسخ (&ن)",
     "إظهار التفاصيل (&ت)",
     "إخفاء التفاصيل (&ت)",
     "ما يجب فعله",
     "الرمز",
     "القيمة",
     "المجال",
     "بالإنجليزية",
     {"نجاح", "معلومات", "تحذير", "خطأ"}},
    {"de",
     "&Schließen",
     "&Kopieren",
     "&Details anzeigen",
     "&Details ausblenden",
     "Abhilfe",
     "Symbol",
     "Wert",
     "Domäne",
     "Englisch",
     {"Erfolg", "Information", "Warnung", "Fehler"}},
    {"es",
     "&Cerrar",
     "C&opiar",
     "Mostrar &detalles",
     "Ocultar &detalles",
     "Qué hacer",
     "Símbolo",
     "Valor",
     "Dominio",
     "Inglés",
     {"Operación correcta", "Información", "Advertencia", "Error"}},
    {"fr",
     "&Fermer",
     "C&opier",
     "Afficher les &détails",
     "Masquer les &détails",
     "Que faire",
     "Symbole",
     "Valeur",
     "Domaine",
     "Anglais",
     {"Réussite", "Information", "Avertissement", "Erreur"}},
    {"it",
     "&Chiudi",
     "C&opia",
     "Mostra &dettagli",
     "Nascondi &dettagli",
     "Che cosa fare",
     "Simbolo",
     "Valore",
     "Dominio",
     "Inglese",
     {"Operazione riuscita", "Informazione", "Avviso", "Errore"}},
    {"ja",
     "閉じる(&C)",
     "コピー(&O)",
     "詳細を表示(&D)",
     "詳細を非表示(&D)",
     "対処方法",
     "シンボル",
     "値",
     "ドメイン",
     "英語",
     {"成功", "情報", "警告", "エラー"}},
    {"pl",
     "&Zamknij",
     "&Kopiuj",
     "Pokaż &szczegóły",
     "Ukryj &szczegóły",
     "Co zrobić",
     "Symbol",
     "Wartość",
     "Domena",
     "Po angielsku",
     {"Powodzenie", "Informacja", "Ostrzeżenie", "Błąd"}},
    {"pt",
     "&Fechar",
     "C&opiar",
     "Mostrar &detalhes",
     "Ocultar &detalhes",
     "O que fazer",
     "Símbolo",
     "Valor",
     "Domínio",
     "Inglês",
     {"Êxito", "Informação", "Aviso", "Erro"}},
    {"ru",
     "&Закрыть",
     "&Копировать",
     "Показать &сведения",
     "Скрыть &сведения",
     "Что делать",
     "Символ",
     "Значение",
     "Домен",
     "По-английски",
     {"Успешно", "Сведения", "Предупреждение", "Ошибка"}},
    {"zh_Hans",
     "关闭(&C)",
     "复制(&O)",
     "显示详细信息(&D)",
     "隐藏详细信息(&D)",
     "解决方法",
     "符号",
     "值",
     "代码类别",
     "英文",
     {"成功", "信息", "警告", "错误"}},
    {"zh_Hant",
     "關閉(&C)",
     "複製(&O)",
     "顯示詳細資料(&D)",
     "隱藏詳細資料(&D)",
     "處理方式",
     "符號",
     "值",
     "代碼類別",
     "英文",
     {"成功", "資訊", "警告", "錯誤"}},
}};

} // namespace interco::detail

#endif
