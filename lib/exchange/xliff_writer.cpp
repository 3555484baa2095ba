#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <string_view>
#include <unordered_map>

#include "core/ascii.hpp"
#include "core/locale_tag.hpp"
#include "exchange/wording.hpp"
#include "exchange/xliff.hpp"
#include "exchange/xml.hpp"

namespace interco::exchange {
namespace {

/// Returns a key as an NMTOKEN that is the same in every file: any other byte than a letter, a digit, '.', '-' and
/// '_' as ":" and two hexadecimal digits. `before` is how many obsolete entries have had it before.
std::string id_of(translation const& entry, std::size_t before) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string id = entry.obsolete ? "obsolete" : "";
  id += before != 0 ? "-" + std::to_string(before + 1) : "";
  id += entry.obsolete || entry.key.empty() ? ":" : "";
  for (char const c : entry.key) {
    if (detail::is_word(c) || c == '.' || c == '-')
      id += c;
    else
      ((id += ':') += digits[static_cast<unsigned char>(c) >> 4U]) += digits[static_cast<unsigned char>(c) & 0xFU];
  }
  return id;
}

/// What both versions have in common: writing text, and asking whether XML can hold it.
class xliff_writer {
 public:
  xliff_writer(translation_file const& translation, diagnostics& found) : file_(translation), found_(found) {}

 protected:
  void add(std::string_view markup) { to_ += markup; }
  void add_text(std::string_view text) {
    check(text);
    append_xml(to_, text);
  }
  void add_attribute(std::string_view name, std::string_view value) {
    check(value);
    ((to_ += ' ') += name) += "=\"";
    append_xml(to_, value, true);
    to_ += '"';
  }
  /// Adds an element with text; `tag` has its attributes.
  void add_element(std::string_view tag, std::string_view text) {
    (to_ += '<') += tag;
    to_ += '>';
    add_text(text);
    (to_ += "</") += tag.substr(0, tag.find(' '));
    to_ += ">";
  }
  [[nodiscard]] std::string original() const {
    auto const name = std::filesystem::path(file_.file).filename().string();
    return name.empty() ? "messages" : name;
  }
  [[nodiscard]] std::string next_id(translation const& entry) {
    return id_of(entry, entry.obsolete ? obsolete_[entry.key]++ : 0);
  }
  [[nodiscard]] std::string target_language() const { return detail::bcp47(file_.locale).value_or(file_.locale); }

  /// Calls `write` for each entry, and `begin` and `end` around the obsolete ones.
  template <class Begin, class Write, class End>
  void for_each_entry(Begin begin, Write write, End end) {
    bool among_obsolete = false;
    for (auto const& entry : file_.entries) {
      if (entry.obsolete != among_obsolete)
        entry.obsolete ? begin() : end();
      among_obsolete = entry.obsolete;
      current_ = &entry;
      write(entry);
    }
    current_ = nullptr;
    if (among_obsolete)
      end();
  }

  std::string to_;
  translation_file const& file_;
  bool failed_ = false;

 private:
  void check(std::string_view text) {
    if (find_non_xml(text) == std::string_view::npos)
      return;
    failed_ = true;
    found_.error(file_.file, current_ != nullptr ? current_->at : position{},
                 current_ != nullptr ? say("XLIFF_CHARACTER", {{"key", current_->key}})
                                     : say("XLIFF_CHARACTER_IN_HEADER"),
                 "forbidden-character");
  }

  diagnostics& found_;
  translation const* current_ = nullptr;
  std::unordered_map<std::string_view, std::size_t> obsolete_; // how many there were of a key
};

class writer_1_2 : xliff_writer {
 public:
  using xliff_writer::xliff_writer;

  std::optional<std::string> write() {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n<file");
    add_attribute("original", original());
    add_attribute("source-language", "en");
    if (!file_.locale.empty())
      add_attribute("target-language", target_language());
    add(" datatype=\"plaintext\" xml:space=\"preserve\">\n");
    write_header();
    add("<body>\n");
    for_each_entry([this] { add("<group id=\"obsolete\" translate=\"no\">\n"); },
                   [this](translation const& entry) { write_entry(entry); }, [this] { add("</group>\n"); });
    add("</body>\n</file>\n</xliff>\n");
    return failed_ ? std::nullopt : std::optional(std::move(to_));
  }

 private:
  void write_header() {
    if (file_.comment.empty() && file_.header.empty())
      return;
    add("<header>\n");
    write_note("translator", file_.comment);
    for (auto const& [name, value] : file_.header) {
      auto field = name;
      (field += ": ") += value;
      write_note("header", field);
    }
    add("</header>\n");
  }

  void write_note(std::string_view from, std::string_view text) {
    if (text.empty())
      return;
    add_element("note from=\"" + std::string(from) + "\"", text);
    add("\n");
  }

  void write_entry(translation const& entry) {
    add("<trans-unit");
    add_attribute("id", next_id(entry));
    add_attribute("resname", entry.key);
    if (entry.obsolete)
      add_attribute("translate", "no");
    if (entry.state == translation_state::reviewed)
      add_attribute("approved", "yes");
    for (auto const& flag : entry.flags) {
      if (flag.starts_with(max_length) && is_number(flag.substr(max_length.size()))) {
        add_attribute("maxwidth", flag.substr(max_length.size()));
        add_attribute("size-unit", "char");
        break;
      }
    }
    add(" xml:space=\"preserve\">\n");
    add_element("source", entry.source);
    constexpr std::array<std::string_view, 4> states{"new", "needs-review-translation", "translated", "final"};
    add("\n<target");
    add_attribute("state", states[static_cast<std::size_t>(entry.state)]);
    add(">");
    add_text(entry.target);
    add("</target>\n");
    write_contexts(entry);
    write_note("developer", entry.note);
    write_note("translator", entry.comment);
    write_note("reviewer", entry.reviewed_by);
    if (entry.previous_source) {
      // What was made from it is the target, which the standard wants here.
      add("<alt-trans alttranstype=\"previous-version\">");
      add_element("source", *entry.previous_source);
      add_element("target", entry.target);
      add("</alt-trans>\n");
    }
    add("</trans-unit>\n");
  }

  void write_contexts(translation const& entry) {
    for (auto const& reference : entry.references) {
      auto const colon = reference.rfind(':');
      bool const has_line = colon != std::string::npos && is_number(std::string_view(reference).substr(colon + 1));
      add("<context-group purpose=\"location\">");
      add_element("context context-type=\"sourcefile\"", reference.substr(0, has_line ? colon : reference.size()));
      if (has_line)
        add_element("context context-type=\"linenumber\"", reference.substr(colon + 1));
      add("</context-group>\n");
    }
    if (entry.flags.empty() && entry.sticky_flags.empty() && !entry.previous_context)
      return;
    add("<context-group purpose=\"information\">");
    for (auto const& flag : entry.flags)
      add_element("context context-type=\"x-flag\"", flag);
    for (auto const& flag : entry.sticky_flags)
      add_element("context context-type=\"x-sticky-flag\"", flag);
    if (entry.previous_context)
      add_element("context context-type=\"x-previous-key\"", *entry.previous_context);
    add("</context-group>\n");
  }

  static bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), detail::is_digit);
  }

  static constexpr std::string_view max_length = "max-length:";
};

class writer_2_0 : xliff_writer {
 public:
  using xliff_writer::xliff_writer;

  std::optional<std::string> write() {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" "
        "version=\"2.0\" srcLang=\"en\"");
    if (!file_.locale.empty())
      add_attribute("trgLang", target_language());
    add(">\n<file id=\"messages\"");
    add_attribute("original", original());
    add(" canResegment=\"no\" xml:space=\"preserve\">\n");
    if (!file_.header.empty()) {
      begin_metadata("header");
      for (auto const& [name, value] : file_.header)
        write_meta(name, value);
      end_metadata();
    }
    if (!file_.comment.empty()) {
      add("<notes>\n");
      write_note("translator", file_.comment);
      add("</notes>\n");
    }
    for_each_entry([this] { add("<group id=\"obsolete\" translate=\"no\">\n"); },
                   [this](translation const& entry) { write_entry(entry); }, [this] { add("</group>\n"); });
    if (file_.entries.empty())
      add("<group id=\"empty\"/>\n"); // a file without any unit or group is none
    add("</file>\n</xliff>\n");
    return failed_ ? std::nullopt : std::optional(std::move(to_));
  }

 private:
  void begin_metadata(std::string_view category) {
    add("<mda:metadata><mda:metaGroup");
    add_attribute("category", category);
    add(">\n");
  }
  void end_metadata() { add("</mda:metaGroup></mda:metadata>\n"); }
  void write_meta(std::string_view type, std::string_view text) {
    add("<mda:meta");
    add_attribute("type", type);
    add(">");
    add_text(text);
    add("</mda:meta>\n");
  }

  void write_note(std::string_view category, std::string_view text) {
    if (text.empty())
      return;
    add_element("note category=\"" + std::string(category) + "\"", text);
    add("\n");
  }

  void write_entry(translation const& entry) {
    add("<unit");
    add_attribute("id", next_id(entry));
    add_attribute("name", entry.key);
    add(">\n");
    write_metadata(entry);
    if (!entry.note.empty() || !entry.comment.empty() || !entry.reviewed_by.empty()) {
      add("<notes>\n");
      write_note("developer", entry.note);
      write_note("translator", entry.comment);
      write_note("reviewer", entry.reviewed_by);
      add("</notes>\n");
    }
    constexpr std::array<std::string_view, 4> states{"initial", "initial", "translated", "reviewed"};
    add("<segment");
    add_attribute("state", states[static_cast<std::size_t>(entry.state)]);
    if (entry.state == translation_state::needs_review)
      add_attribute("subState", "interco:needs-review");
    add(">\n");
    add_element("source", entry.source);
    add("\n");
    if (!entry.target.empty()) {
      add_element("target", entry.target);
      add("\n");
    }
    add("</segment>\n</unit>\n");
  }

  void write_metadata(translation const& entry) {
    if (!entry.previous_context && !entry.previous_source && entry.references.empty() && entry.flags.empty() &&
        entry.sticky_flags.empty())
      return;
    begin_metadata("interco");
    if (entry.previous_context)
      write_meta("previous-key", *entry.previous_context);
    if (entry.previous_source)
      write_meta("previous-source", *entry.previous_source);
    for (auto const& reference : entry.references)
      write_meta("reference", reference);
    for (auto const& flag : entry.flags)
      write_meta("flag", flag);
    for (auto const& flag : entry.sticky_flags)
      write_meta("sticky-flag", flag);
    end_metadata();
  }
};

} // namespace

std::optional<std::string> write_xliff(translation_file const& translation, xliff_version version, diagnostics& found) {
  return version == xliff_version::v1_2 ? writer_1_2(translation, found).write()
                                        : writer_2_0(translation, found).write();
}

} // namespace interco::exchange
