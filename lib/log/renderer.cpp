#include <interco/render.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include <interco/code.hpp>
#include <interco/message_value.hpp>
#include <interco/reader_set.hpp>
#include <interco/safe_text.hpp>

#include "core/ascii.hpp"
#include "core/catalog_access.hpp"
#include "core/log_form.hpp"
#include "core/safe_line.hpp"
#include "log/record_reader.hpp"

namespace interco {
namespace {

using namespace detail;

/// The longest line that is read: what a message value may have.
constexpr std::size_t longest_line = max_message_value_size;

/// What an answer becomes, as far as no argument has a say in it.
struct rendering {
  std::vector<argument_definition> arguments;
  std::string before;  // with the text, where there are no arguments
  std::string between; // with the action, likewise
  std::string behind;
};

constexpr bool needs_quotes(char c) noexcept {
  return c == ' ' || c == '"' || c == '\\' || c == '=';
}

/// Of each byte, whether it is a printable character of ASCII that needs no quotes.
constexpr auto is_plain_ascii = [] {
  std::array<bool, 256> result{};
  for (char c = ' '; c <= '~'; ++c)
    result[static_cast<unsigned char>(c)] = !needs_quotes(c);
  return result;
}();

/// Returns whether a key or value of `key=value` needs no quotes.
bool is_plain(std::string_view text) noexcept {
  auto const other =
      std::find_if_not(text.begin(), text.end(), [](char c) { return is_plain_ascii[static_cast<unsigned char>(c)]; });
  if (other == text.end())
    return !text.empty();
  return static_cast<unsigned char>(*other) >= 0x80 && std::none_of(other, text.end(), needs_quotes) &&
         is_safe_line(text);
}

/// As `append_safe_line`, but fast for what is safe as it is.
void append_shown(std::string& to, std::string_view text) {
  if (is_safe_line(text))
    to += text;
  else
    append_safe_line(to, text);
}

} // namespace

struct renderer::parts {
  parts(catalog_set const& from, locale_list const& wanted, record_options given)
      : options(std::move(given)), catalogs(from), readers(catalogs.in(wanted)),
        reader(options), formatting{options.inserted, options.time_zone, &catalogs} {}

  void take(std::string_view block);
  void keep(std::string_view part);
  void line(std::string_view bytes);
  [[nodiscard]] bool render(std::string_view record, std::string_view ending);
  [[nodiscard]] std::optional<message> find(record_object const& object, bool takes_default);
  [[nodiscard]] std::optional<message> choose(std::size_t& nested);
  [[nodiscard]] rendering const& rendering_of(message const& answer);
  [[nodiscard]] rendering make(message const& answer) const;
  [[nodiscard]] std::string_view formatted(message const& answer);
  void append_json(std::string_view record, message const& answer, rendering const& its);
  void append_line(message const& answer, rendering const& its, std::size_t nested);
  void append_fields(record_object const& object, std::string_view prefix, bool is_message, std::size_t time,
                     std::size_t nested);
  void append_field(std::string_view prefix, record_field const& field);
  void append_word(std::string_view word);

  record_options const options;
  catalog_set const catalogs;
  reader_set const readers;
  record_reader reader;
  format_options const formatting;
  render_counts counts;

  std::string out;     // of this block
  std::string kept;    // the beginning of a line
  bool passes = false; // what is left of a line that is too long

  // Of the line at hand.
  record_object outer;
  record_object inner;
  record_arguments arguments;
  std::uint64_t render_counts::*reason = nullptr; // why it is not rendered
  bool is_inside_another = false;                 // the message that was found is of a code inside that of the record
  rendering of_unknown;
  std::string text; // formatted
  std::string name; // of a field

  std::unordered_map<char const*, rendering> made; // by the address of a symbol, which is that of its answer
};

renderer::renderer(catalog_set const& catalogs, locale_list const& wanted, record_options options)
    : parts_(std::make_unique<parts>(catalogs, wanted, std::move(options))) {}

renderer::~renderer() = default;

render_counts const& renderer::counts() const noexcept {
  return parts_->counts;
}

void renderer::feed(std::string_view block, log_sink& to) {
  parts_->out.clear();
  parts_->take(block);
  to.write(parts_->out);
}

void renderer::finish(log_sink& to) {
  auto& all = *parts_;
  all.out.clear();
  if (!all.kept.empty())
    all.line(all.kept);
  all.kept.clear();
  all.passes = false;
  to.write(all.out);
}

void renderer::parts::take(std::string_view block) {
  while (!block.empty()) {
    auto const end = block.find('\n');
    if (end == std::string_view::npos)
      return keep(block);
    auto const bytes = block.substr(0, end + 1);
    block.remove_prefix(end + 1);
    if (!passes && kept.empty()) {
      line(bytes);
      continue;
    }
    keep(bytes.substr(0, end));
    if (passes)
      out += '\n';
    else
      line(kept += '\n');
    passes = false;
    kept.clear();
  }
}

/// Takes a part of a line without its end.
void renderer::parts::keep(std::string_view part) {
  if (!passes && kept.size() + part.size() > longest_line) {
    ++counts.too_long;
    out += kept;
    kept.clear();
    passes = true;
  }
  (passes ? out : kept) += part;
}

void renderer::parts::line(std::string_view bytes) {
  // A byte order mark, as Windows writes it, is no part of a record (RFC 8259, section 8.1).
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  auto const mark = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  auto const begin = std::min(bytes.find_first_not_of(" \t\r\n", mark), bytes.size());
  auto const end = bytes.find_last_not_of(" \t\r\n") + 1;
  auto const before = out.size();
  reason = nullptr;
  if (begin == bytes.size()) {
    out += bytes;
    return;
  }
  if (bytes.size() - (bytes.back() == '\n' ? 1 : 0) > longest_line) {
    reason = &render_counts::too_long;
  } else if (bytes[begin] != '{') {
    reason = &render_counts::no_record;
  } else {
    if (options.form == record_form::json)
      out += bytes.substr(0, begin);
    auto ending = bytes.substr(end);
    if (options.form == record_form::line) // of white space, the line end alone
      ending = ending.substr(ending.find_last_not_of("\r\n") + 1);
    if (render(bytes.substr(begin, end - begin), ending))
      return;
    out.resize(before);
  }
  ++(counts.*reason);
  out += bytes;
}

/// Returns what a catalog says about the message that an object holds; without it, `reason` says why.
std::optional<message> renderer::parts::find(record_object const& object, bool takes_default) {
  reason = &render_counts::no_record;
  auto const* const code = object.field(object.code);
  auto const* const symbol = object.field(object.symbol);
  auto const is_string = [](record_field const* field) {
    return field == nullptr || field->value.kind == json_kind::string;
  };
  auto const* const domain_field = object.field(object.domain);
  if (object.is_ambiguous || (code == nullptr && symbol == nullptr) || !is_string(domain_field) || !is_string(symbol))
    return std::nullopt;
  written_code written;
  if (code != nullptr && code->value.kind == json_kind::string) {
    auto const parsed = parse_code(reader.decoded(code->value));
    if (!parsed)
      return std::nullopt;
    written = *parsed;
  } else if (code != nullptr) {
    auto const digits = code->value.text;
    auto const number = signed_integer(digits);
    auto const wide = number ? static_cast<std::uint64_t>(*number) : unsigned_integer(digits);
    auto const value = wide && code->value.kind == json_kind::number ? narrow_code(*wide) : std::nullopt;
    if (!value)
      return std::nullopt;
    written.value = *value;
  }
  auto domain = domain_field != nullptr ? reader.decoded(domain_field->value) : written.domain;
  if (!written.domain.empty() && !equal_ignoring_case(domain, written.domain))
    return std::nullopt;
  if (domain.empty() && takes_default)
    domain = options.default_domain;
  if (domain.empty())
    return std::nullopt;
  reason = &render_counts::unknown_code;
  auto const* const asked = readers.find(domain);
  if (asked == nullptr)
    return std::nullopt;
  auto const its_symbol = symbol != nullptr ? reader.decoded(symbol->value) : std::string_view();
  bool const by_symbol = code == nullptr || written.by_symbol();
  auto answer = by_symbol ? (*asked)[code == nullptr ? its_symbol : written.symbol]
                          : readers[interco::code{asked->domain(), written.value}];
  if (by_symbol && !answer.known())
    return std::nullopt;
  if (!its_symbol.empty() && answer.known() && answer.domain() == asked->domain() && answer.symbol() != its_symbol) {
    auto const alias = (*asked)[its_symbol];
    if (alias.known() && alias.value() == answer.value())
      answer = alias;
  }
  if (!answer.known() && answer.resolved() == resolved::built_in)
    return std::nullopt;
  is_inside_another = answer.domain() != asked->domain();
  return answer;
}

/// Finds the message of a record: its own, or else the only one in a field, of which `nested` is the index then, and
/// which is `inner`. Without one, `reason` says why: the best one of all attempts.
std::optional<message> renderer::parts::choose(std::size_t& nested) {
  auto answer = find(outer, false);
  if (answer)
    return answer;
  auto best_reason = reason;
  auto last_read = nested;
  for (std::size_t i = 0; i < outer.fields.size(); ++i) {
    auto const& each = outer.fields[i];
    if (each.role != field_role::nested || each.value.kind != json_kind::object || !reader.read(each.value.text, inner))
      continue;
    last_read = i;
    auto found = find(inner, true);
    if (found && answer) { // which of the two is meant?
      reason = &render_counts::no_record;
      return std::nullopt;
    }
    if (found) {
      answer = std::move(found);
      nested = i;
    } else if (reason == &render_counts::unknown_code) {
      best_reason = reason;
    }
  }
  if (answer && last_read != nested)
    (void)reader.read(outer.fields[nested].value.text, inner); // which it was before
  if (!answer && !options.default_domain.empty()) {
    answer = find(outer, true);
    best_reason = best_reason == &render_counts::unknown_code ? best_reason : reason;
  }
  reason = best_reason;
  return answer;
}

rendering const& renderer::parts::rendering_of(message const& answer) {
  if (!answer.known()) // there are as many of these as values
    return of_unknown = make(answer);
  auto const known = made.find(answer.symbol().data());
  return known != made.end() ? known->second : made.emplace(answer.symbol().data(), make(answer)).first->second;
}

rendering renderer::parts::make(message const& answer) const {
  rendering result;
  auto const& codes = *catalog_access::data(*readers.find(answer.domain())).codes;
  auto const ordinal = codes.ordinal_of(answer.known() ? answer.symbol() : answer.relative());
  auto const range = ordinal == no_ordinal ? argument_range() : codes.arguments(ordinal);
  for (auto i = range.first; i != range.last; ++i)
    result.arguments.push_back({codes.argument_names[i], static_cast<argument_type>(codes.argument_types[i])});
  if (options.form == record_form::line) {
    if (answer.known())
      result.before = answer.symbol();
    else
      append_log_code(result.before, answer.domain(), {}, answer.value());
    result.before += "  ";
    if (range.empty())
      append_safe_line(result.before, answer.text());
    return result;
  }
  auto const member = [is_fixed = range.empty()](std::string& to, std::string_view key, std::string_view value) {
    append_json_string(to += ',', key);
    to += ':';
    if (is_fixed)
      append_json_string(to, value);
  };
  member(result.before, options.text, answer.text());
  if (!answer.action().empty())
    member(result.between, options.action, answer.action());
  append_json_string(result.behind += ',', options.locale);
  append_json_string(result.behind += ':', answer.locale());
  return result;
}

std::string_view renderer::parts::formatted(message const& answer) {
  constexpr std::size_t enough = 4096; // for nearly all texts
  text.resize(std::max(text.size(), enough));
  auto result = answer.format_to(text, arguments.all, formatting);
  if (result.size > text.size()) {
    text.resize(result.size);
    result = answer.format_to(text, arguments.all, formatting);
  }
  counts.incomplete += result.has_problems ? 1 : 0;
  return std::string_view(text).substr(0, result.size);
}

/// Appends a record without its line end. Returns false where it is to come out as it is: `reason` says why.
bool renderer::parts::render(std::string_view record, std::string_view ending) {
  reader.begin();
  auto nested = record_object::none;
  reason = &render_counts::no_record;
  if (!reader.read(record, outer))
    return false;
  auto const answer = choose(nested);
  if (!answer)
    return false;
  auto const& its = rendering_of(*answer);
  auto const& object = nested == record_object::none ? outer : inner;
  arguments.clear();
  if (auto const* const field = object.field(object.arguments);
      field != nullptr && !reader.read_arguments(field->value, its.arguments, answer->domain(), arguments)) {
    reason = &render_counts::no_record;
    return false;
  }
  if (options.form == record_form::json) {
    if (reader.has(outer, options.text) || reader.has(outer, options.locale) ||
        (!its.between.empty() && reader.has(outer, options.action))) {
      reason = &render_counts::name_taken;
      return false;
    }
    append_json(record, *answer, its);
  } else {
    append_line(*answer, its, nested);
  }
  out += ending;
  ++counts.rendered;
  return true;
}

void renderer::parts::append_json(std::string_view record, message const& answer, rendering const& its) {
  out += record.substr(0, record.size() - 1);
  out += its.before;
  if (!its.arguments.empty())
    append_json_string(out, formatted(answer));
  out += its.between;
  if (!its.arguments.empty() && !its.between.empty())
    append_json_string(out, answer.format_action(arguments.all, formatting));
  out += its.behind;
  out += '}';
}

void renderer::parts::append_line(message const& answer, rendering const& its, std::size_t nested) {
  auto const is_time = [](record_field const& each) {
    return each.role == field_role::time &&
           (each.value.kind == json_kind::string || each.value.kind == json_kind::number);
  };
  auto const time = std::find_if(outer.fields.begin(), outer.fields.end(), is_time);
  if (time != outer.fields.end()) {
    append_shown(out, time->value.kind == json_kind::string ? reader.decoded(time->value) : time->value.text);
    out += "  ";
  }
  out += its.before;
  if (!its.arguments.empty())
    append_shown(out, formatted(answer));
  out += ' '; // one more before the first field
  auto const end = out.size();
  append_fields(outer, {}, nested == record_object::none, static_cast<std::size_t>(time - outer.fields.begin()),
                nested);
  if (out.size() == end)
    out.pop_back();
}

/// Appends the fields of an object but those that say what its message is, the time, and of a message inside those
/// that do. Where the symbol is that of a code inside the record's, they are the only ones that say the record's.
void renderer::parts::append_fields(record_object const& object, std::string_view prefix, bool is_message,
                                    std::size_t time, std::size_t nested) {
  for (std::size_t i = 0; i < object.fields.size(); ++i) {
    auto const& each = object.fields[i];
    bool const is_told = is_message && !is_inside_another;
    if (i == time || (is_told && (i == object.domain || i == object.code || i == object.symbol)))
      continue;
    if (is_message && i == object.arguments) {
      for (auto const& argument : arguments.unknown)
        append_field(prefix, argument);
    } else if (i == nested) {
      append_fields(inner, std::string(reader.decoded(each.key)) + ".", true, record_object::none, record_object::none);
    } else {
      append_field(prefix, each);
    }
  }
}

void renderer::parts::append_field(std::string_view prefix, record_field const& field) {
  out += ' ';
  if (prefix.empty()) {
    append_word(reader.decoded(field.key));
  } else {
    name = prefix;
    append_word(name += reader.decoded(field.key));
  }
  out += '=';
  if (field.value.kind == json_kind::string)
    append_word(reader.decoded(field.value));
  else
    append_shown(out, field.value.text);
}

/// Appends a text so that it ends where a reader of the line thinks that it does.
void renderer::parts::append_word(std::string_view word) {
  if (is_plain(word))
    out += word;
  else
    append_json_string(out, word);
}

} // namespace interco
