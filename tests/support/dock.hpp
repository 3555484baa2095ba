/// \file
/// A catalog in eight languages of five scripts, some of whose texts have arguments.
#ifndef INTERCO_TESTS_DOCK_HPP
#define INTERCO_TESTS_DOCK_HPP

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "support/fixtures.hpp"

namespace interco::test {

struct dock_text {
  std::string key;
  std::string english;
  std::vector<std::string> others; // in the order of `dock_locales`
};

inline constexpr std::array<char const*, 7> dock_locales{"de", "fr", "ru", "ja", "zh", "ar", "zh_Hant"};

inline std::vector<dock_text> const& dock_texts() {
  static std::vector<dock_text> const texts{
      {"CRANE_BROKEN",
       "The crane on the quay cannot lift the container.",
       {"Der Kran am Kai kann den Behälter nicht heben.", "La grue du quai n’arrive pas à lever le conteneur.",
        "Кран на причале не может поднять контейнер.", "岸壁のクレーンがコンテナを吊り上げられません。",
        "码头上的起重机无法吊起集装箱。", "لا تستطيع الرافعة على الرصيف رفع الحاوية.", "碼頭上的起重機無法吊起貨櫃。"}},
      {"CRANE_BROKEN.action",
       "Lighten the container, or call the mechanic of the harbour.",
       {"Entladen Sie einen Teil der Fracht oder rufen Sie die Werkstatt des Hafens.",
        "Allégez le conteneur ou appelez le mécanicien du port.", "Облегчите контейнер или вызовите механика порта.",
        "荷を軽くするか、港の整備士を呼んでください。", "请减轻货物，或联系港口的机械师。",
        "خفّف الحمولة أو اتصل بميكانيكي الميناء.", "請減輕貨物，或聯絡港口的機械師。"}},
      {"TIDE_LOW",
       "The water is too shallow for this ship.",
       {"Das Wasser ist für dieses Schiff zu flach.", "L’eau n’est pas assez profonde pour ce navire.",
        "Вода слишком мелкая для этого судна.", "この船には水深が足りません。", "水位太浅，船只无法通过。",
        "المياه ضحلة جدًا لهذه السفينة.", "水位太淺，船隻無法通過。"}},
      {"GATE_LOCKED",
       "The lock gate is closed for the night.",
       {"Das Schleusentor ist über Nacht geschlossen.", "L’écluse est fermée pour la nuit.", "Шлюз закрыт на ночь.",
        "夜間は水門が閉まっています。", "船闸夜间关闭。", "بوابة الهويس مغلقة أثناء الليل.", "船閘夜間關閉。"}},
      {"PAPERS_MISSING",
       "The papers of {ship} have not been handed in.",
       {"Die Papiere von {ship} wurden nicht abgegeben.", "Les papiers de {ship} n’ont pas été remis.",
        "Документы судна {ship} не сданы.", "{ship} の書類が提出されていません。", "尚未提交 {ship} 的文件。",
        "لم يتم تسليم أوراق {ship}.", "尚未提交 {ship} 的文件，請補件。"}},
      {"BOXES_LOST",
       "{boxes, plural, one {# box was} other {# boxes were}} washed overboard near {place}.",
       {"{boxes, plural, one {# Kiste ging} other {# Kisten gingen}} bei {place} über Bord.",
        "{boxes, plural, one {# caisse est tombée} other {# caisses sont tombées}} à la mer près de {place}.",
        ("{boxes, plural, one {# ящик смыло} few {# ящика смыло} many {# ящиков смыло} other {# ящика смыло}} за борт "
         "возле {place}."),
        "{boxes, plural, other {{place} 付近で箱が # 個流されました。}}",
        "{boxes, plural, other {# 个箱子在{place}附近落水。}}",
        ("{boxes, plural, zero {لم يسقط صندوق} one {سقط صندوق} two {سقط صندوقان} few {سقطت # صناديق} many {سقط # "
         "صندوقًا} other {سقط # صندوق}} في البحر قرب {place}."),
        "{boxes, plural, other {# 個箱子在{place}附近落水。}}"}},
  };
  return texts;
}

/// The sources of the catalog "dock".
inline sources dock_sources() {
  sources all{{"dock.toml", R"([domain]
name = "dock"
layout = "hresult"
[codes]
CRANE_BROKEN = { value = 0x80140001, severity = "error", audience = "end_user" }
TIDE_LOW = { value = 0x80140002, severity = "error", audience = "end_user" }
GATE_LOCKED = { value = 0x80140003, severity = "error", audience = "end_user" }
PAPERS_MISSING = { value = 0x80140004, severity = "error", audience = "end_user", arguments = { ship = { type = "string", note = "the name of the ship", example = "Andrea" } } }
BOXES_LOST = { value = 0x80140005, severity = "error", audience = "end_user", arguments = { boxes = { type = "integer", note = "how many", example = "3" }, place = { type = "string", note = "where", example = "Capri" } } }
)"},
              {"en.txt", "en {\n"}};
  for (auto const* const locale : dock_locales)
    all[std::string(locale) + ".po"] = po_header;
  for (auto const& [key, english, others] : dock_texts()) {
    all["en.txt"] += "  " + key + " { \"" + english + "\" }\n";
    for (std::size_t i = 0; i < others.size(); ++i)
      all[std::string(dock_locales[i]) + ".po"] += po_entry(key, english, others[i]);
  }
  all["en.txt"] += "}\n";
  return all;
}

} // namespace interco::test

#endif
