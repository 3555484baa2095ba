#include "site/words.hpp"

#include <algorithm>
#include <array>

namespace interco::site {
namespace {

struct row {
  std::string_view symbol;
  std::string_view english;
  std::string_view italian;
};

constexpr std::array rows{
    row{"action", "What to do", "Che cosa fare"},
    row{"all_languages", "In all languages", "In tutte le lingue"},
    row{"appearance", "Appearance", "Aspetto"},
    row{"appearance_auto", "As the system", "Come il sistema"},
    row{"appearance_dark", "Dark", "Scuro"},
    row{"appearance_light", "Light", "Chiaro"},
    row{"audience", "Concerns", "Riguarda"},
    row{"audience_administrator", "Administrators", "Amministratori"},
    row{"audience_developer", "The program’s authors", "Gli autori del programma"},
    row{"audience_end_user", "Users", "Utenti"},
    row{"audience_flow", "No one: a step between two programs", "Nessuno: un passo tra due programmi"},
    row{"code", "Code", "Codice"},
    row{"code_number", "code {code}", "codice {code}"},
    row{"codes", "Codes", "Codici"},
    row{"condition", "Generic condition", "Condizione generica"},
    row{"coverage", "Languages", "Lingue"},
    row{"coverage_note",
        "How many codes have a text in each language, and how many of these a native speaker has read.",
        "Quanti codici hanno un testo in ogni lingua e quanti di questi testi ha letto un madrelingua."},
    row{"customer", "a third party’s", "di terze parti"},
    row{"decimal", "Decimal", "Decimale"},
    row{"domain", "Domain", "Dominio"},
    row{"domains", "Domains", "Domini"},
    row{"facility", "Facility", "Componente (facility)"},
    row{"footer", "Made by Interco. These pages load nothing from elsewhere.",
        "Prodotto da Interco. Queste pagine non caricano nulla da altri siti."},
    row{"found", "Found: {count}", "Trovati: {count}"},
    row{"found_first", "Found: {count}; the first {shown} are shown",
        "Trovati: {count}; sono mostrati i primi {shown}"},
    row{"hexadecimal", "Hexadecimal", "Esadecimale"},
    row{"in_english", "In English", "In inglese"},
    row{"language", "Language", "Lingua"},
    row{"lead", "What they mean, and what to do, in many languages. Their symbols are never translated.",
        "Che cosa significano e che cosa fare, in molte lingue. I simboli non si traducono mai."},
    row{"meaning", "Meaning", "Significato"},
    row{"more", "and {count} more", "e altri {count}"},
    row{"next", "Next", "Successivo"},
    row{"not_translated", "Not translated yet; the English stands here",
        "Non ancora tradotto; qui c’è il testo inglese"},
    row{"nothing_found", "Nothing found", "Nessun risultato"},
    row{"notice_sspi",
        "Texts of sspi are in part adapted from “SSPI Status Codes”, Windows documentation, © Microsoft Corporation, "
        "under "
        "CC BY 4.0 (creativecommons.org/licenses/by/4.0); they were corrected and translated.",
        "I testi di sspi sono in parte adattati da “SSPI Status Codes”, documentazione di Windows, © Microsoft "
        "Corporation, con licenza CC BY 4.0 (creativecommons.org/licenses/by/4.0); sono stati corretti e tradotti."},
    row{"ntstatus", "an NTSTATUS", "un NTSTATUS"},
    row{"other_names", "Other names", "Altri nomi"},
    row{"page_number", "Part {part} of {parts}", "Parte {part} di {parts}"},
    row{"parameters", "Values in the text", "Valori nel testo"},
    row{"parts", "Parts of this table", "Parti di questa tabella"},
    row{"previous", "Previous", "Precedente"},
    row{"purpose", "What its codes are", "Che cosa sono i suoi codici"},
    row{"purpose_errno", "Error numbers of Linux", "Numeri di errore di Linux"},
    row{"purpose_http", "Status codes of HTTP", "Codici di stato di HTTP"},
    row{"purpose_sspi", "Status codes of SSPI, the security interface of Windows",
        "Codici di stato di SSPI, l’interfaccia di sicurezza di Windows"},
    row{"related", "Related codes", "Codici correlati"},
    row{"reviewed", "Read by a native speaker", "Letti da un madrelingua"},
    row{"search", "Search", "Cerca"},
    row{"search_failed", "The texts to search could not be loaded",
        "Non è stato possibile caricare i testi da cercare"},
    row{"search_hint", "Symbol, value or words", "Simbolo, valore o parole"},
    row{"search_results", "Search results", "Risultati della ricerca"},
    row{"severity", "Severity", "Gravità"},
    row{"severity_error", "error", "errore"},
    row{"severity_informational", "information", "informazione"},
    row{"severity_success", "success", "riuscita"},
    row{"severity_warning", "warning", "avviso"},
    row{"show_english", "Show the English", "Mostra l’inglese"},
    row{"signed", "signed", "con segno"},
    row{"skip", "Skip to the content", "Vai al contenuto"},
    row{"state_reviewed", "Translated; read by a native speaker", "Tradotto; letto da un madrelingua"},
    row{"state_source", "The original", "L’originale"},
    row{"state_translated", "Translated; not yet read by a native speaker",
        "Tradotto; non ancora letto da un madrelingua"},
    row{"state_unknown", "Its state is not known", "Lo stato non è noto"},
    row{"symbol", "Symbol", "Simbolo"},
    row{"title", "Status codes", "Codici di stato"},
    row{"translated", "Translated", "Tradotti"},
    row{"unsigned", "unsigned", "senza segno"},
    row{"value", "Value", "Valore"},
};
static_assert(std::is_sorted(rows.begin(), rows.end(), [](row const& a, row const& b) { return a.symbol < b.symbol; }));

} // namespace

ui_word word(std::string_view locale, std::string_view symbol) noexcept {
  auto const* const found = std::lower_bound(rows.begin(), rows.end(), symbol,
                                             [](row const& each, std::string_view name) { return each.symbol < name; });
  if (found == rows.end() || found->symbol != symbol)
    return {};
  bool const italian = locale == "it" || locale.starts_with("it-");
  return italian ? ui_word{found->italian, "it"} : ui_word{found->english, "en"};
}

std::string with(std::string_view text, std::string_view name, std::string_view value) {
  std::string result(text);
  auto const place = "{" + std::string(name) + "}";
  if (auto const at = result.find(place); at != std::string::npos)
    result.replace(at, place.size(), value);
  return result;
}

} // namespace interco::site
