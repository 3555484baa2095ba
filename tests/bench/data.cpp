#include "data.hpp"

#include <array>
#include <bit>
#include <random>
#include <unordered_set>

namespace interco::bench {
namespace {

/// Draws numbers that are the same with every standard library: `std::mt19937` is specified to the bit, the
/// distributions are not.
class dice {
 public:
  explicit dice(std::uint32_t seed) : engine_(seed) {}
  /// Returns a number below `limit`.
  std::uint32_t below(std::size_t limit) {
    return static_cast<std::uint32_t>((std::uint64_t{engine_()} * limit) >> 32U);
  }
  template <std::size_t Size>
  std::string_view one_of(std::array<std::string_view, Size> const& words) {
    return words[below(Size)];
  }

 private:
  std::mt19937 engine_;
};

constexpr std::array<std::string_view, 64> symbol_words{
    "ACCESS",   "ACCOUNT", "ADDRESS", "AUDIT",  "BACKUP", "BUFFER",  "CACHE",   "CERT",    "CHANNEL", "CLIENT",
    "CLUSTER",  "CONTEXT", "COUNTER", "CURSOR", "DENIED", "DEVICE",  "DIGEST",  "DOMAIN",  "DRIVER",  "EXPIRED",
    "FAILED",   "FILE",    "FILTER",  "FORMAT", "HANDLE", "HEADER",  "ILLEGAL", "INDEX",   "INVALID", "JOURNAL",
    "KERNEL",   "LEASE",   "LIMIT",   "LOCKED", "MEMORY", "MESSAGE", "MISSING", "MODULE",  "NETWORK", "OBJECT",
    "OVERFLOW", "PACKAGE", "PARTNER", "POLICY", "PORT",   "QUOTA",   "RECORD",  "REPLICA", "ROUTE",   "SCHEMA",
    "SECTOR",   "SERVER",  "SESSION", "SHADOW", "SOCKET", "STREAM",  "TARGET",  "THREAD",  "TICKET",  "TIMEOUT",
    "TOKEN",    "UPDATE",  "VERSION", "VOLUME"};

constexpr std::array<std::string_view, 16> english_nouns{
    "certificate", "connection", "package",   "directory", "device",     "security context", "file",    "message",
    "server",      "account",    "operation", "volume",    "credential", "cluster",          "session", "token"};
constexpr std::array<std::string_view, 16> english_verbs{
    "opened",  "read",      "written", "verified", "decrypted", "renewed",  "found",  "replaced",
    "removed", "delegated", "updated", "restored", "copied",    "accepted", "loaded", "started"};
constexpr std::array<std::string_view, 16> english_states{
    "expired", "not valid", "locked",       "missing", "out of date",   "not supported",      "damaged",
    "full",    "too large", "out of range", "revoked", "not available", "already registered", "read-only",
    "busy",    "incomplete"};

constexpr std::array<std::string_view, 16> italian_nouns{
    "il certificato", "la connessione", "il pacchetto", "la cartella", "la proprietà", "l'identità",
    "il file",        "la validità",    "il server",    "l'utente",    "l'operazione", "l'unità",
    "la credenziale", "il cluster",     "la modalità",  "il token"};
constexpr std::array<std::string_view, 16> italian_verbs{
    "aprire",    "leggere",  "scrivere",   "verificare",   "decrittografare", "rinnovare", "trovare",  "sostituire",
    "rimuovere", "delegare", "aggiornare", "ripristinare", "copiare",         "accettare", "caricare", "avviare"};
constexpr std::array<std::string_view, 16> italian_states{
    "è fuori dall'intervallo", "non è di tipo valido",  "è in uso altrove",       "è già assente",
    "è da aggiornare",         "non è tra i supporti",  "è di qualità inferiore", "ha raggiunto la capacità",
    "è più grande del limite", "non è più attendibile", "non è disponibile",      "è già in catalogo",
    "è di sola lettura",       "è già in attesa",       "è rimasta a metà",       "non è più in vigore"};

/// Codes: clusters of one severity and facility each, dense with gaps.
std::vector<std::uint32_t> make_codes(std::size_t count, dice& random) {
  constexpr std::array<std::uint32_t, 3> severities{0x80000000, 0xC0000000, 0x00000000};
  std::vector<std::uint32_t> codes;
  for (std::uint32_t facility = 9; codes.size() < count; ++facility) {
    auto const severity = severities[facility % severities.size()];
    auto const size = count / 32 + 8 + random.below(count / 16 + 8);
    std::uint32_t low = 0x300;
    for (std::size_t i = 0; i < size && codes.size() < count && low < 0x10000; ++i) {
      codes.push_back(severity | facility << 16U | low);
      low += random.below(8) == 0 ? 2 + random.below(30) : 1;
    }
  }
  return codes;
}

/// Symbols differ: three words are the digits of a number below 2^18, in an order that looks like none.
std::string make_symbol(std::uint32_t code, std::size_t ordinal) {
  auto const number = ordinal * 0x2545F % (std::size_t{1} << 18U);
  std::string symbol(code >> 31U != 0 ? "SYS_E" : "SYS_I");
  for (auto const digit : {number % 64, number / 64 % 64, number / 4096})
    symbol.append("_").append(symbol_words[digit]);
  return symbol;
}

std::string join(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (auto const part : parts)
    whole += part;
  return whole;
}

} // namespace

std::vector<entry> make_entries(std::size_t count) {
  dice random(20261122);
  std::vector<entry> entries;
  entries.reserve(count);
  for (auto const code : make_codes(count, random)) {
    entry made{code, make_symbol(code, entries.size()), {}, {}};
    made.english = join({"The ", random.one_of(english_nouns), " of the ", random.one_of(english_nouns),
                         " could not be ", random.one_of(english_verbs), ": the ", random.one_of(english_nouns), " is ",
                         random.one_of(english_states), "."});
    made.italian =
        join({"Purtroppo non è stato possibile ", random.one_of(italian_verbs), " ", random.one_of(italian_nouns), ": ",
              random.one_of(italian_nouns), " ", random.one_of(italian_states), "."});
    entries.push_back(std::move(made));
  }
  return entries;
}

std::vector<std::uint32_t> make_unknown_codes(std::vector<entry> const& known) {
  std::unordered_set<std::uint32_t> taken;
  for (auto const& each : known)
    taken.insert(each.code);
  dice random(7);
  std::vector<std::uint32_t> codes;
  while (codes.size() < known.size()) {
    auto const near = known[random.below(known.size())].code ^ (1U + random.below(0x4000));
    if (!taken.contains(near))
      codes.push_back(near);
  }
  return codes;
}

std::vector<std::uint32_t> make_sequence(std::size_t count) {
  dice random(42);
  std::vector<std::uint32_t> ordinals(std::size_t{1} << (count < 1000 ? 16U : 18U));
  for (auto& ordinal : ordinals)
    ordinal = random.below(count);
  return ordinals;
}

data::data(std::size_t count)
    : entries_(make_entries(count)), folder_(std::filesystem::path(INTERCO_BENCH_DATA) / std::to_string(count)) {}

} // namespace interco::bench
