/// \file
/// Structured logs put into words: lines of JSON, in no language, become text in the reader's language.
///
/// A record is a JSON object (RFC 8259) in a line of its own that holds a message, or has one under one of a few
/// keys:
///
///     {"time":"2026-11-23T12:00:00Z","domain":"sspi","code":"0x8009030C","host":"web1"}
///     {"time":"2026-11-23T12:00:00Z","domain":"backup","symbol":"DISK_FULL","args":{"volume":"D:","missing":3}}
///     {"level":"error","message":{"domain":"backup","symbol":"DISK_FULL","code":"0x80120001",
///      "arguments":{"volume":{"string":"D:"},"missing":{"integer":3}}}}                       (in one line)
///
/// * The domain is a string, or stands before a code: "sspi:SEC_E_OK". `record_options::default_domain` is that of
///   others.
/// * The code is a string as `parse_code` reads it ("0x8009030C", "-2146893044", "SEC_E_LOGON_DENIED"), or an
///   integer, signed or not. The symbol is a string. With both, the code says what it is, and the symbol which of its
///   aliases.
/// * An argument is what `to_json` of a `message_value` writes, {"integer":3}, or a bare value, which is of the type
///   that the definitions ask for:
///     string     a string; the digits of a number, true and false as they are written
///     integer, number
///                a number, or a string with one ("9007199254740993")
///     date-time  a string as RFC 3339 has it ("2026-11-23T13:52:42+01:00", with or without a fraction, which is
///                rounded down to milliseconds), or an integer, the milliseconds since 1970
///     path       a string
///     code       a string, "sspi:0x80090328", or an integer, a code of the message's own domain
///     list       an array of strings, or one string
///   Null is no argument. What is none of these is shown by its name, as is an argument that is missing.
/// * Null is no field of a message. A byte order mark before a record is left out of a line, and stays before JSON.
/// * A key may be written with escapes; one that says what the message is stands there once. A field nests at most
///   128 deep, and a message has at most 64 arguments.
///
/// What is no record, has a code that no catalog knows, or is longer than 1 MiB, comes out as it is, byte for byte,
/// and so does an empty line. One line stays one line, with its own line end (LF, or CR LF).
/// \code
///   interco::renderer render(interco::embedded_catalogs(), "it");
///   if (auto const failed = interco::filter_stream(STDIN_FILENO, STDOUT_FILENO, render))
///     std::cerr << failed.error.message() << '\n';
///   std::cerr << render.counts().rendered << " records\n";
/// \endcode
/// In the library Interco::log.
#ifndef INTERCO_RENDER_HPP
#define INTERCO_RENDER_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <interco/catalog_set.hpp>
#include <interco/format.hpp>
#include <interco/locale_list.hpp>
#include <interco/log_filter.hpp>

namespace interco {

/// What a record becomes.
enum class record_form : std::uint8_t {
  /// A line for people, each part of it as by `safe_line`: the time, the symbol, the text, all separated by two
  /// blanks, and the other fields as key=value, in their order. A value is in quotes, with the escapes of JSON, where
  /// it has a blank, a quote, a backslash, '=' or nothing; an array or object is as it was written. An argument that
  /// the definitions do not know is such a field, and so are domain, code and symbol where the message is that of a
  /// code inside another, whose symbol is the one that is shown.
  line,
  /// The record as it is, byte for byte, with `text`, `action` and `locale` added before its last brace. A record
  /// that has one of those keys already comes out as it is.
  json,
};

/// How records are read and written.
struct record_options {
  record_form form = record_form::line;
  /// The names of fields. Several are alternatives.
  std::vector<std::string> time{"time", "timestamp", "ts", "@timestamp"};
  std::vector<std::string> domain{"domain"};
  std::vector<std::string> code{"code"};
  std::vector<std::string> symbol{"symbol"};
  std::vector<std::string> arguments{"arguments", "args"};
  std::vector<std::string> nested{"message", "event", "msg"}; ///< Where a message may lie inside a record.
  std::string text = "text";                                  ///< What is added, in the form of JSON.
  std::string action = "action";                              ///< Not added where there is none.
  std::string locale = "locale";                              ///< That which answered.
  /// The domain of codes without one; empty: what has no domain is no record.
  std::string default_domain;
  /// As in `format_options`. Codes inside of a text are looked up in the catalogs of the renderer.
  insertion inserted = insertion::automatic;
  std::string time_zone = "UTC";
};

/// How many lines came in, and what became of them. Empty lines are not counted.
struct render_counts {
  std::uint64_t rendered = 0;
  std::uint64_t incomplete = 0;   ///< Of these: an argument is missing or of another type, and is shown by its name.
  std::uint64_t no_record = 0;    ///< No JSON object in UTF-8, or none with a domain and a code, each once.
  std::uint64_t unknown_code = 0; ///< No catalog has its domain, or its code.
  std::uint64_t name_taken = 0;   ///< It has a field already of a name that would be added.
  std::uint64_t too_long = 0;     ///< Over 1 MiB.

  /// Returns how many came out as they were.
  [[nodiscard]] std::uint64_t passed() const noexcept { return no_record + unknown_code + name_taken + too_long; }
  friend bool operator==(render_counts const&, render_counts const&) = default;
};

/// Puts records into words. What it keeps between two blocks is one line at most, of up to 1 MiB. All of its
/// functions throw std::bad_alloc only. In one thread at a time.
class renderer final : public log_filter {
 public:
  /// The catalogs are copied, which is cheap: they stay as they are.
  renderer(catalog_set const& catalogs, locale_list const& wanted, record_options options = {});
  ~renderer() override;

  void feed(std::string_view block, log_sink& to) override;
  void finish(log_sink& to) override;

  /// Returns what became of all lines so far.
  [[nodiscard]] render_counts const& counts() const noexcept;

 private:
  struct parts;
  std::unique_ptr<parts> parts_;
};

} // namespace interco

#endif
