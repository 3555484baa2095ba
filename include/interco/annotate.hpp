/// \file
/// Finds the status codes in a log and writes behind each what it means, in one person's languages.
///
/// Any bytes go in, and come out unchanged and in their order: text is only ever put in between, on the same line.
/// \code
///   interco::annotator annotate(interco::embedded_catalogs().in("it"));
///   (void)interco::filter_stream(STDIN_FILENO, STDOUT_FILENO, annotate);
///   // AcquireCredentials failed: 0x8009030C [SEC_E_LOGON_DENIED: Accesso non riuscito.]
///   // open("/etc/motd"): ENOENT [2: Il file o la cartella non esiste.]
/// \endcode
/// What is a code? A value or a symbol that one of the catalogs knows, or a value that holds a code of another of them
/// (`message::wrapped`), written as a word of its own. To leave a code alone is the smaller evil: what may be a date, a
/// time, a size, an address, a version or a part of a path, a UUID or a hash is no code. In detail,
///   symbols         in their exact spelling, between characters that are no ASCII letter, digit or '_'; with a domain of
///                   the set before it (`sspi:SEC_E_LOGON_DENIED`, or with '/'), only one of that domain. Where several
///                   domains have it, the first of the set answers, as for values. Its own value behind it in
///                   parentheses belongs to it: `ENOENT (2)`, `sspi/SEC_E_OK(0x00000000)`
///   0x8009030C      any value above 0x7FFFFFFF; with eight digits, also one above 0xFFFF in a domain of HRESULTs or
///                   NTSTATUS. Also sign-extended: 0xFFFFFFFF8009030C
///   8009030c        eight digits, one of them a letter, and the value above 0x7FFFFFFF; one that a domain has itself
///   -2146893044     negative, below -65535; or 18446744071562658572, sign-extended to 64
///   2148074252, 590610, 0x90312, 80090325
///                   above 0xFFFF (above 0x7FFFFFFF where the domain's values are plain numbers), behind a word that says
///                   that a status follows
///   2, 0x2          any other value but 0, behind the name of its domain (`errno=13`, `errno: 2`; "os error", as Rust
///                   writes it, is errno); with `annotate_options::domain`, of that domain, behind a word that says that
///                   a status follows. 0 only as `sspi:0x00000000`. In a domain of plain numbers also -1 to -4095, for
///                   what they negate (`errno=-13`), as Linux returns them
/// Words that say so are: code, err, errcode, errno, error, errorcode, exit, exitcode, hr, hresult, ntstatus, rc, result,
/// resultcode, ret, return, returncode, returned, returns, retval, sc, scode, status, statuscode; in any case, also at the
/// end of a longer name (`exit_code`, `lastError`). Between such a word and the number may stand up to eight of space,
/// tab, '=', ':', '(', '#', '<', quotes and backslash, and one of the words is, was, of, value, number. A number behind addr,
/// address, at, base, handle, id, offset, pc, pointer, ptr, thread or tid is none, unless its domain is named.
///
/// What was annotated is not annotated again, in whatever language: where a code is followed by " [" and its symbol or its
/// value and ": ", nothing up to the next ']' of the line is a code. An inserted text has no brackets (they become
/// parentheses), no line end and nothing that a terminal would act upon (`safe_line`); a text with arguments names them.
///
/// Each line is annotated by itself, so that a log may be cut at its line ends and annotated in parts. An annotator is a
/// `log_filter`: it takes memory for the catalogs' codes and the texts that it has inserted, whatever the length of the
/// input and of its lines. In the library Interco::log.
#ifndef INTERCO_ANNOTATE_HPP
#define INTERCO_ANNOTATE_HPP

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <interco/log_filter.hpp>
#include <interco/message.hpp>
#include <interco/reader_set.hpp>

namespace interco {

/// A code in a log. Its views are valid during the call that it is given to.
struct found_code {
  std::uint64_t line = 0;   ///< From 1, of this input: `annotator::finish` ends it.
  std::uint64_t column = 0; ///< In bytes, from 1.
  std::string_view written; ///< As it stands there.
  message const& answer;    ///< What it means. Its symbol is the canonical one, unless a symbol was written.
};

/// What an annotator writes.
enum class annotated_output : std::uint8_t {
  everything, ///< The log, with annotations.
  codes,      ///< A line for each code: it and its annotation.
  nothing,    ///< Nothing: `annotate_options::found` is called.
};

struct annotate_options {
  /// Where not empty, codes of this domain only are found, in any case of its letters; where no catalog is of this
  /// domain, none.
  std::string domain = {};
  annotated_output output = annotated_output::everything;
  /// Whether inserted texts are coloured, by escape sequences for a terminal.
  bool color = false;
  /// Called for each code in the order of the log, those annotated already among them, where it is not empty.
  std::function<void(found_code const&)> found = {};
};

class annotator final : public log_filter {
 public:
  /// Reads all symbols of the catalogs, some milliseconds for 100 000. Throws std::bad_alloc only.
  explicit annotator(reader_set readers, annotate_options options = {});
  ~annotator() override;

  /// Annotates the next bytes. Of a line without its end, some hundred bytes are kept back: what a code could need.
  /// Throws std::bad_alloc, and what `to` and `annotate_options::found` throw; the annotator can then only be destroyed.
  void feed(std::string_view block, log_sink& to) override;
  void finish(log_sink& to) override;

 private:
  class state;
  std::unique_ptr<state> state_;
};

} // namespace interco

#endif
