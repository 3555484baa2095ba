#include "icu/message_pattern.hpp"

#include <cstdint>
#include <new>
#include <utility>

#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

#include "core/utf8.hpp"

namespace interco::detail {
namespace {

using icu::MessagePattern;

static_assert(static_cast<int>(argument_kind::simple) == UMSGPAT_ARG_TYPE_SIMPLE &&
                  static_cast<int>(argument_kind::selectordinal) == UMSGPAT_ARG_TYPE_SELECTORDINAL,
              "argument_kind has the order of ICU's types");

/// Returns for each unit of UTF-16, and for the end, its offset in UTF-8.
std::vector<std::size_t> offsets_of(std::string_view text) {
  std::vector<std::size_t> offsets;
  offsets.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    auto const character = decode_utf8(text.substr(at));
    offsets.push_back(at);
    if (character.code_point > 0xFFFF)
      offsets.push_back(at);
    at += character.length;
  }
  offsets.push_back(text.size());
  return offsets;
}

std::string_view explain(UErrorCode status) {
  switch (status) {
  case U_UNMATCHED_BRACES:
    return "braces that do not match";
  case U_DEFAULT_KEYWORD_MISSING:
    return "no \"other\" among what is chosen from";
  case U_INDEX_OUTOFBOUNDS_ERROR:
    return "a name, number or part that is too long";
  default:
    return "this is not the syntax of MessageFormat";
  }
}

/// Returns the last brace that is not closed. ICU says only that there is one.
std::size_t open_brace(std::string_view text) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{')
      open.push_back(i);
    else if (text[i] == '}' && !open.empty())
      open.pop_back();
  }
  return open.empty() ? 0 : open.back();
}

class walker {
 public:
  walker(std::string_view text, MessagePattern const& parsed)
      : text_(text), parsed_(parsed), offsets_(offsets_of(text)) {}

  message_pattern walk() {
    result_.branches.emplace_back();
    auto const count = parsed_.countParts();
    for (int32_t i = 0; i < count; ++i)
      part(parsed_.getPart(i));
    return std::move(result_);
  }

 private:
  using part_type = UMessagePatternPartType;

  [[nodiscard]] std::size_t offset(int32_t index) const { return offsets_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] std::string between(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(begin, end - begin));
  }
  [[nodiscard]] std::string words(MessagePattern::Part const& each) const {
    return between(offset(each.getIndex()), offset(each.getLimit()));
  }

  /// Adds the text up to a part, without what was skipped.
  void add_text(std::size_t end) {
    if (end > from_)
      append(from_, between(from_, end));
    from_ = end;
  }
  void append(std::size_t at, std::string const& more) {
    if (!in_text_) {
      message_piece piece;
      piece.at = at;
      piece.branch = branches_.back();
      result_.pieces.push_back(std::move(piece));
      in_text_ = true;
    }
    result_.pieces.back().text += more;
  }
  void add_piece(message_piece piece) {
    piece.branch = branches_.back();
    result_.pieces.push_back(std::move(piece));
    in_text_ = false;
  }

  void part(MessagePattern::Part const& each) {
    auto const begin = offset(each.getIndex());
    auto const end = offset(each.getLimit());
    switch (each.getType()) {
    case UMSGPAT_PART_TYPE_MSG_START:
      begin_message();
      from_ = end;
      in_text_ = false;
      break;
    case UMSGPAT_PART_TYPE_MSG_LIMIT:
      add_text(begin);
      branches_.pop_back();
      in_text_ = false;
      break;
    case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
      add_text(begin);
      from_ = end;
      if (in_text_)
        result_.pieces.back().quotes.push_back(begin);
      break;
    case UMSGPAT_PART_TYPE_INSERT_CHAR: // the apostrophe that ICU adds at the end of a quotation without one
      add_text(begin);
      break;
    case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
      add_text(begin);
      add_piece({{}, begin, 0, std::nullopt, true, {}});
      from_ = end;
      break;
    default:
      argument_part(each, begin, end);
    }
  }

  void begin_message() {
    if (open_.empty()) // the whole text
      return branches_.push_back(0);
    auto const argument = open_.back();
    result_.branches.push_back({argument, result_.arguments[argument].selectors.size() - 1, branches_.back()});
    branches_.push_back(result_.branches.size() - 1);
  }

  void begin_argument(MessagePattern::Part const& each, std::size_t begin) {
    add_text(begin);
    message_argument argument;
    argument.at = begin;
    argument.kind = static_cast<argument_kind>(each.getArgType());
    open_.push_back(result_.arguments.size());
    add_piece({{}, begin, 0, result_.arguments.size(), false, {}});
    result_.arguments.push_back(std::move(argument));
  }

  void argument_part(MessagePattern::Part const& each, std::size_t begin, std::size_t end) {
    if (each.getType() == UMSGPAT_PART_TYPE_ARG_START)
      return begin_argument(each, begin);
    if (open_.empty()) // ICU has no such part outside of an argument
      return;
    auto& open = result_.arguments[open_.back()];
    switch (each.getType()) {
    case UMSGPAT_PART_TYPE_ARG_LIMIT:
      open.end = end;
      open_.pop_back();
      from_ = end;
      in_text_ = false;
      break;
    case UMSGPAT_PART_TYPE_ARG_NUMBER:
    case UMSGPAT_PART_TYPE_ARG_NAME:
      open.name = words(each);
      break;
    case UMSGPAT_PART_TYPE_ARG_TYPE:
      open.type = words(each);
      open.type_at = begin;
      break;
    case UMSGPAT_PART_TYPE_ARG_STYLE:
      open.style = words(each);
      open.style_at = begin;
      break;
    case UMSGPAT_PART_TYPE_ARG_SELECTOR:
      open.selectors.push_back({words(each), begin});
      break;
    case UMSGPAT_PART_TYPE_ARG_INT:
    case UMSGPAT_PART_TYPE_ARG_DOUBLE:
      if (open.selectors.empty()) // others belong to a selector, as =1 does
        open.offset = parsed_.getNumericValue(each);
      break;
    default:
      break;
    }
  }

  std::string_view text_;
  MessagePattern const& parsed_;
  std::vector<std::size_t> offsets_;
  message_pattern result_;
  std::vector<std::size_t> open_;     // arguments
  std::vector<std::size_t> branches_; // those that are not closed
  std::size_t from_ = 0;              // where the text begins that is not in a piece yet
  bool in_text_ = false;              // the last piece is text, and what comes belongs to it
};

} // namespace

std::optional<std::size_t> too_deep(std::string_view text) noexcept {
  // A plural is one argument and one message: two braces.
  unsigned depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' && ++depth > 2 * max_message_depth)
      return i;
    if (text[i] == '}' && depth > 0)
      --depth;
  }
  return std::nullopt;
}

std::size_t paired_bidi_controls(std::string_view text) noexcept {
  std::size_t count = 0;
  for (auto at = text.find('\xE2'); at != std::string_view::npos; at = text.find('\xE2', at + 1)) {
    auto const each = text.substr(at, 3);
    count += (each >= "\u202A" && each <= "\u202E") || (each >= "\u2066" && each <= "\u2069") ? 1 : 0;
  }
  return count;
}

parsed_message parse_message(std::string_view text) {
  if (auto const at = too_deep(text))
    return {std::nullopt, {"arguments more than " + std::to_string(max_message_depth) + " deep in each other", *at}};
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  where.offset = -1;
  auto const units = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  MessagePattern parsed(status);
  parsed.parse(units, &where, status);
  if (status == U_MEMORY_ALLOCATION_ERROR)
    throw std::bad_alloc();
  if (status == U_UNMATCHED_BRACES)
    return {std::nullopt, {std::string(explain(status)), open_brace(text)}};
  if (U_FAILURE(status)) {
    auto const offsets = offsets_of(text);
    auto const index = where.offset < 0 ? std::size_t{0} : static_cast<std::size_t>(where.offset);
    return {std::nullopt, {std::string(explain(status)), index < offsets.size() ? offsets[index] : text.size()}};
  }
  return {walker(text, parsed).walk(), {}};
}

} // namespace interco::detail
