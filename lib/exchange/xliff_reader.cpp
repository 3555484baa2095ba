#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ascii.hpp"
#include "core/locale_tag.hpp"
#include "core/utf8.hpp"
#include "exchange/file.hpp"
#include "exchange/line_index.hpp"
#include "exchange/locale_spelling.hpp"
#include "exchange/translation_check.hpp"
#include "exchange/wording.hpp"
#include "exchange/xliff.hpp"
#include "exchange/xml.hpp"

namespace interco::exchange {
namespace {

/// Returns the name of an element without its prefix; empty for what is no element.
std::string_view local_name(pugi::xml_node node) {
  std::string_view const name = node.name();
  return name.substr(name.find(':') + 1); // npos + 1 is 0
}

std::string_view attribute(pugi::xml_node node, char const* name) {
  return node.attribute(name).value();
}

void add_lines(std::string& to, std::string_view lines) {
  (to += to.empty() ? "" : "\n") += lines;
}

/// Returns the graver of two states: that of a unit whose segments have these.
translation_state less_done(translation_state a, translation_state b) {
  return std::min(a, b);
}

class xliff_reader {
 public:
  xliff_reader(line_index const& lines, std::string const& file, diagnostics& found) : lines_(lines), found_(found) {
    result_.file = file;
  }

  translation_file read(pugi::xml_node root) {
    auto const version = attribute(root, "version");
    if (local_name(root) != "xliff")
      error(root, say("XLIFF_ROOT", {{"name", root.name()}}), "syntax");
    else if (version == "1.1" || version == "1.2")
      read_1(root);
    else if (version == "2.0" || version == "2.1")
      read_2(root);
    else
      error(root, say("XLIFF_VERSION", {{"version", version}}), "wrong-version");
    return std::move(result_);
  }

 private:
  [[nodiscard]] position at(pugi::xml_node node) const {
    auto const offset = node.offset_debug(); // of the name of an element, behind its '<'
    return offset < 0 ? position{} : lines_.at(static_cast<std::size_t>(offset) - (offset > 0 ? 1 : 0));
  }
  void error(pugi::xml_node node, std::string text, std::string_view id) {
    found_.error(result_.file, at(node), std::move(text), id);
  }

  void read_languages(pugi::xml_node node, char const* source_name, char const* target_name) {
    auto const source = detail::parse_locale(attribute(node, source_name));
    if (!source || source->language != "en")
      error(node, say("XLIFF_SOURCE", {{"attribute", source_name}, {"value", attribute(node, source_name)}}),
            "wrong-language");
    auto const target = attribute(node, target_name);
    if (target.empty())
      return;
    auto const locale = icu_spelling(target);
    if (!locale)
      return error(node, say("XLIFF_NO_LANGUAGE", {{"attribute", target_name}, {"value", target}}), "wrong-language");
    if (!result_.locale.empty() && result_.locale != *locale)
      error(node,
            say("XLIFF_TWO_LANGUAGES", {{"attribute", target_name}, {"value", target}, {"before", result_.locale}}),
            "wrong-language");
    result_.locale = *locale;
  }

  /// Appends the text of an element. Of the elements in a text, annotations are passed through, and <cp> is a
  /// character; the others stand for what a plain text has no place for.
  void read_text(pugi::xml_node node, std::string& text, std::string const& key) { // NOLINT(misc-no-recursion): bounded
    for (auto const child : node) {
      if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        text += child.value();
        continue;
      }
      auto const name = local_name(child);
      if (name == "mrk")
        read_text(child, text, key);
      else if (name == "cp")
        read_code_point(child, text, key);
      else if (name != "sm" && name != "em")
        error(child, say("XLIFF_INLINE", {{"key", key}, {"name", child.name()}}), "inline-element");
    }
  }

  void read_code_point(pugi::xml_node node, std::string& text, std::string const& key) {
    auto const hex = attribute(node, "hex");
    std::uint32_t value = 0;
    auto const read = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (hex.empty() || read.ec != std::errc() || read.ptr != hex.data() + hex.size() || value == 0 ||
        value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
      return error(node, say("XLIFF_NO_CHARACTER", {{"key", key}, {"code", hex}}), "wrong-escape");
    detail::append_utf8(text, value);
  }

  std::string text_of(pugi::xml_node node, std::string const& key) {
    std::string text;
    read_text(node, text, key);
    return text;
  }

  /// Calls a function for each entry below, in groups too, with whether it is obsolete.
  template <class Read>
  void for_each_unit(pugi::xml_node node, std::string_view unit, bool obsolete,
                     Read const& read) { // NOLINT(misc-no-recursion): bounded
    for (auto const child : node) {
      auto const name = local_name(child);
      if (name == unit)
        read(child, obsolete);
      else if (name == "group")
        for_each_unit(child, unit, obsolete || attribute(child, "id") == "obsolete", read);
    }
  }

  void read_1(pugi::xml_node root) {
    for (auto const file : root) {
      if (local_name(file) != "file")
        continue;
      has_file_ = true;
      read_languages(file, "source-language", "target-language");
      for (auto const part : file) {
        if (local_name(part) == "header")
          read_header_1(part);
        else if (local_name(part) == "body")
          for_each_unit(part, "trans-unit", false,
                        [this](pugi::xml_node unit, bool obsolete) { read_unit_1(unit, obsolete); });
      }
    }
    require_file(root);
  }

  void require_file(pugi::xml_node root) {
    if (!has_file_)
      error(root, say("XLIFF_NO_FILE"), "syntax");
  }

  void read_header_1(pugi::xml_node header) {
    for (auto const note : header.children()) {
      if (local_name(note) != "note")
        continue;
      auto const text = text_of(note, "the header");
      if (attribute(note, "from") == "header")
        add_field(text);
      else
        add_lines(result_.comment, text);
    }
  }

  /// Adds "Name: value".
  void add_field(std::string_view line) {
    auto const colon = line.find(':');
    if (line.empty())
      return;
    auto value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    value.remove_prefix(value.starts_with(' ') ? 1 : 0);
    result_.header.emplace_back(line.substr(0, colon), value);
  }

  /// Takes an element of which the schemas allow one: nobody can say which of two is meant.
  void take_only(pugi::xml_node& to, pugi::xml_node from, std::string const& key) {
    if (to)
      error(from, say("XLIFF_SECOND", {{"key", key}, {"name", from.name()}}), "syntax");
    to = from;
  }

  void read_unit_1(pugi::xml_node unit, bool obsolete) {
    translation entry;
    entry.obsolete = obsolete;
    entry.at = at(unit);
    auto const* const key = unit.attribute("resname") ? "resname" : "id";
    entry.key = attribute(unit, key);
    if (!unit.attribute(key))
      return error(unit, say("XLIFF_NO_KEY_1"), "no-key");
    pugi::xml_node source;
    pugi::xml_node target;
    for (auto const part : unit) {
      auto const name = local_name(part);
      if (name == "source") {
        take_only(source, part, entry.key);
        entry.source = text_of(part, entry.key);
      } else if (name == "target") {
        take_only(target, part, entry.key);
        entry.target = text_of(part, entry.key);
      } else if (name == "note") {
        read_note(entry, attribute(part, "from"), text_of(part, entry.key));
      } else if (name == "context-group") {
        read_contexts(entry, part);
      } else if (name == "alt-trans" && attribute(part, "alttranstype") == "previous-version") {
        read_previous(entry, part);
      }
    }
    if (!source)
      error(unit, say("XLIFF_NO_SOURCE", {{"key", entry.key}}), "syntax");
    // The profile of XLIFF for PO: the header is an entry.
    if (attribute(unit, "restype") == "x-gettext-domain-header")
      return read_domain_header(entry);
    entry.target_at = target ? at(target) : entry.at;
    entry.state = state_1(entry, attribute(target, "state"), attribute(unit, "approved") == "yes");
    auto const width = attribute(unit, "maxwidth");
    if (entry.flags.empty() && !width.empty() && attribute(unit, "size-unit") == "char")
      entry.flags.push_back("max-length:" + std::string(width));
    result_.entries.push_back(std::move(entry));
  }

  static void read_note(translation& entry, std::string_view from, std::string_view text) {
    auto const whose = detail::lower(from);
    if (whose == "developer" || whose == "programmer" || whose == "po-developer")
      add_lines(entry.note, text);
    else if (whose == "reviewer")
      add_lines(entry.reviewed_by, text);
    else
      add_lines(entry.comment, text);
  }

  void read_contexts(translation& entry, pugi::xml_node group) {
    bool const is_place = attribute(group, "purpose") == "location";
    std::string place;
    for (auto const context : group.children()) {
      auto const type = attribute(context, "context-type");
      auto text = text_of(context, entry.key);
      if (type == "x-flag")
        entry.flags.push_back(std::move(text));
      else if (type == "x-sticky-flag")
        entry.sticky_flags.push_back(std::move(text));
      else if (type == "x-previous-key")
        entry.previous_context = std::move(text);
      else if (is_place && type == "sourcefile")
        place = std::move(text);
      else if (is_place && type == "linenumber")
        place += ":" + text;
    }
    if (!place.empty())
      entry.references.push_back(std::move(place));
  }

  void read_previous(translation& entry, pugi::xml_node alternative) {
    for (auto const part : alternative.children()) {
      if (local_name(part) == "source")
        entry.previous_source = text_of(part, entry.key);
    }
  }

  void read_domain_header(translation const& entry) {
    add_lines(result_.comment, entry.comment);
    std::string_view rest = entry.target.empty() ? entry.source : entry.target;
    while (!rest.empty()) {
      auto const end = std::min(rest.find('\n'), rest.size());
      add_field(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  /// What a state of 1.2 says; it is more than `approved`, which some tools give to all that is translated.
  static translation_state state_1(translation const& entry, std::string_view state, bool approved) {
    if (state.empty())
      return entry.target.empty() ? translation_state::untranslated
             : approved           ? translation_state::reviewed
                                  : translation_state::translated;
    if (state == "final" || state == "signed-off")
      return checked(entry, translation_state::reviewed);
    if (state == "translated")
      return checked(entry, translation_state::translated);
    if (state == "new" && entry.target.empty())
      return translation_state::untranslated;
    // needs-…, a state of the tool's own, and a new one that has a text
    return translation_state::needs_review;
  }

  static translation_state checked(translation const& entry, translation_state state) {
    return entry.target.empty() ? translation_state::untranslated : state;
  }

  void read_2(pugi::xml_node root) {
    read_languages(root, "srcLang", "trgLang");
    for (auto const file : root.children()) {
      if (local_name(file) != "file")
        continue;
      has_file_ = true;
      for (auto const part : file.children()) {
        if (local_name(part) == "notes") {
          for_each_note(part, [this](pugi::xml_node note) { add_lines(result_.comment, text_of(note, "the header")); });
        } else if (local_name(part) == "metadata") {
          for_each_meta(part, [this](std::string_view group, std::string_view type, std::string const& text) {
            if (group == "header")
              add_field(std::string(type) + ": " + text);
          });
        }
      }
      for_each_unit(file, "unit", false, [this](pugi::xml_node unit, bool obsolete) { read_unit_2(unit, obsolete); });
    }
    require_file(root);
  }

  template <class Read>
  static void for_each_note(pugi::xml_node notes, Read const& read) {
    for (auto const note : notes.children()) {
      if (local_name(note) == "note")
        read(note);
    }
  }

  template <class Read>
  void for_each_meta(pugi::xml_node metadata, Read const& read) {
    for (auto const group : metadata.children()) {
      if (local_name(group) != "metaGroup")
        continue;
      for (auto const meta : group.children()) {
        if (local_name(meta) == "meta")
          read(attribute(group, "category"), attribute(meta, "type"), text_of(meta, "the metadata"));
      }
    }
  }

  void read_unit_2(pugi::xml_node unit, bool obsolete) {
    translation entry;
    entry.obsolete = obsolete;
    entry.at = at(unit);
    entry.target_at = entry.at;
    auto const* const key = unit.attribute("name") ? "name" : "id";
    entry.key = attribute(unit, key);
    if (!unit.attribute(key))
      return error(unit, say("XLIFF_NO_KEY_2"), "no-key");
    entry.state = translation_state::reviewed;
    bool has_segment = false;
    bool has_text = false;
    for (auto const part : unit.children()) {
      auto const name = local_name(part);
      if (name == "notes") {
        for_each_note(part, [this, &entry](pugi::xml_node note) {
          read_note(entry, attribute(note, "category"), text_of(note, entry.key));
        });
      } else if (name == "metadata") {
        for_each_meta(part, [&entry](std::string_view group, std::string_view type, std::string text) {
          if (group == "interco")
            read_meta(entry, type, std::move(text));
        });
      } else if (name == "segment" || name == "ignorable") {
        has_segment = has_segment || name == "segment";
        has_text = read_segment(entry, part) || has_text;
      }
    }
    if (!has_text) // nothing but what is between segments
      entry.target.clear();
    else if (entry.state == translation_state::untranslated) // a part of it is
      entry.state = translation_state::needs_review;
    if (!has_segment)
      error(unit, say("XLIFF_NO_SEGMENT", {{"key", entry.key}}), "syntax");
    result_.entries.push_back(std::move(entry));
  }

  static void read_meta(translation& entry, std::string_view type, std::string text) {
    if (type == "previous-key")
      entry.previous_context = std::move(text);
    else if (type == "previous-source")
      entry.previous_source = std::move(text);
    else if (type == "reference" && !text.empty())
      entry.references.push_back(std::move(text));
    else if (type == "flag")
      entry.flags.push_back(std::move(text));
    else if (type == "sticky-flag")
      entry.sticky_flags.push_back(std::move(text));
  }

  /// Adds a part of a unit's text; one that is between segments, as blanks are, may have no translation. Returns
  /// whether it is a segment with one.
  bool read_segment(translation& entry, pugi::xml_node segment) {
    pugi::xml_node source;
    pugi::xml_node target;
    for (auto const part : segment.children()) {
      if (local_name(part) == "source")
        take_only(source, part, entry.key);
      else if (local_name(part) == "target")
        take_only(target, part, entry.key);
    }
    if (!source)
      error(segment, say("XLIFF_NO_SOURCE", {{"key", entry.key}}), "syntax");
    if (target.attribute("order"))
      error(target, say("XLIFF_ORDER", {{"key", entry.key}}), "order");
    auto const english = text_of(source, entry.key);
    auto const text = text_of(target, entry.key);
    entry.source += english;
    if (local_name(segment) == "ignorable") {
      entry.target += target ? text : english;
      return false;
    }
    if (target && entry.target.empty())
      entry.target_at = at(target);
    entry.target += text;
    entry.state = less_done(entry.state, state_2(segment, text));
    return !text.empty();
  }

  static translation_state state_2(pugi::xml_node segment, std::string_view text) {
    auto const state = attribute(segment, "state");
    if (attribute(segment, "subState").ends_with(":needs-review"))
      return translation_state::needs_review;
    if (text.empty())
      return translation_state::untranslated;
    return state == "reviewed" || state == "final"  ? translation_state::reviewed
           : state == "translated" || state.empty() ? translation_state::translated
                                                    : translation_state::needs_review;
  }

  line_index const& lines_;
  diagnostics& found_;
  translation_file result_;
  bool has_file_ = false;
};

} // namespace

std::optional<translation_file> read_xliff(std::string text, std::string const& file, diagnostics& found) {
  auto const errors_before = found.error_count();
  auto checked = check_text(std::move(text), file, found);
  if (!checked || !check_xml(*checked, file, found))
    return std::nullopt;
  // White space alone is a text too; line ends and attributes are read as XML says.
  constexpr unsigned options =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
  line_index const lines(*checked); // of the text as it is: parsing in place changes it
  pugi::xml_document document;
  auto const parsed = document.load_buffer_inplace(checked->data(), checked->size(), options, pugi::encoding_utf8);
  if (!parsed) {
    found.error(file, lines.at(static_cast<std::size_t>(parsed.offset)), parsed.description(), "syntax");
    return std::nullopt;
  }
  auto result = xliff_reader(lines, file, found).read(document.document_element());
  report_duplicates(result, found);
  return found.error_count() == errors_before ? std::optional(std::move(result)) : std::nullopt;
}

} // namespace interco::exchange
