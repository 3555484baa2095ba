#include "core/message_program.hpp"

#include <algorithm>

#include <interco/catalog_set.hpp>
#include <interco/reader_set.hpp>

#include "core/catalog_access.hpp"
#include "core/snapshot.hpp"

namespace interco::detail {
namespace {

using step = message_program::step;
using branch = message_program::branch;
using kind = argument::kind;

bool is_number(argument const& value) noexcept {
  return value.what() == kind::integer || value.what() == kind::unsigned_integer || value.what() == kind::number;
}

bool is_text(argument const& value) noexcept {
  return value.what() == kind::string || value.what() == kind::path;
}

bool equals(argument const& value, double number) noexcept {
  switch (value.what()) {
  case kind::integer:
    return static_cast<double>(value.integer()) == number;
  case kind::unsigned_integer:
    return static_cast<double>(value.unsigned_integer()) == number;
  default:
    return value.number() == number;
  }
}

/// One run of a program.
class run {
 public:
  run(message_program const& program, argument_list const& arguments, format_options const& options,
      reader_state const& reader, text_sink& to, std::vector<format_problem>* problems)
      : program_(program), arguments_(arguments), options_(options), reader_(reader), to_(to), problems_(problems) {}

  /// Returns whether there was a problem.
  bool all() {
    if (!program_.is_pattern) {
      has_problems_ = true;
      if (problems_ != nullptr)
        problems_->push_back({{}, format_fault::wrong_pattern});
    }
    steps(program_.first, static_cast<std::uint32_t>(program_.steps.size()));
    return has_problems_;
  }

 private:
  void steps(std::uint32_t first, std::uint32_t last) {
    for (auto i = first; i < last; ++i)
      one(program_.steps[i]);
  }

  void one(step const& each) {
    switch (each.what) {
    case step::kind::text:
      to_.append({program_.texts.data() + each.first, each.last - each.first});
      break;
    case step::kind::value:
    case step::kind::formatted:
    case step::kind::number_sign:
      value(each);
      break;
    case step::kind::plural:
    case step::kind::select:
      choose(each);
      break;
    }
  }

  void choose(step const& each) {
    auto const* const found = find(each);
    bool const is_plural = each.what == step::kind::plural;
    if (found != nullptr && (is_plural ? is_number(*found) : is_text(*found))) {
      auto const& chosen = is_plural ? plural_branch(each, *found) : select_branch(each, found->text());
      return steps(chosen.first, chosen.last);
    }
    auto const what = found == nullptr ? format_fault::missing : format_fault::wrong_kind;
    if (each.names_itself)
      report(each, what);
    else
      name(each, what);
    auto const& other = program_.branches[each.last - 1];
    steps(other.first, other.last);
  }

  [[nodiscard]] branch const& plural_branch(step const& each, argument const& value) const {
    auto const begin = program_.branches.begin() + each.first;
    auto const end = program_.branches.begin() + each.last;
    auto found =
        std::find_if(begin, end, [&value](branch const& one) { return one.name.empty() && equals(value, one.number); });
    if (found == end)
      found = std::find_if(begin, end, [category = each.rule->category(value, each.offset)](branch const& one) {
        return one.name == category;
      });
    return found == end ? *(end - 1) : *found;
  }

  [[nodiscard]] branch const& select_branch(step const& each, std::string_view word) const {
    auto const begin = program_.branches.begin() + each.first;
    auto const end = program_.branches.begin() + each.last;
    auto const found = std::find_if(begin, end, [word](branch const& one) { return one.name == word; });
    return found == end ? *(end - 1) : *found;
  }

  [[nodiscard]] argument const* find(step const& each) const noexcept {
    std::string_view const name = program_.names[each.argument];
    for (auto const& one : arguments_) {
      if (one.name == name)
        return &one.value;
    }
    return nullptr;
  }

  void value(step const& each) {
    auto const* const found = find(each);
    if (found == nullptr)
      return name(each, format_fault::missing);
    if (each.what == step::kind::value && is_text(*found))
      return insert(to_, found->text(), options_.insertion, program_.around);
    if (each.what == step::kind::value && found->what() == kind::code)
      return code(found->code());
    auto const* const format = each.what == step::kind::formatted ? each.format : program_.values.get();
    bool const is_fit = each.what != step::kind::number_sign || is_number(*found);
    if (!is_fit || !format->append(to_, *found, each.offset, options_, program_.around))
      name(each, format_fault::wrong_kind);
  }

  /// The text of a code, in the languages of the reader; that of the code inside where only that is known; its symbol
  /// where the text asks for arguments of its own; its domain and value where no catalog knows it.
  void code(interco::code const& which) {
    if (which.domain == reader_.domain)
      return code(which, reader_);
    if (auto const* const catalog = options_.codes == nullptr ? nullptr : options_.codes->find(which.domain)) {
      auto const reader = catalog->in(reader_.requested);
      return code(which, catalog_access::data(reader));
    }
    unknown_code(which);
  }
  void code(interco::code const& which, reader_state const& reader) {
    auto const ordinal = reader.codes->ordinal_of(which.value);
    if (ordinal == no_ordinal)
      return reader.codes->decoding.wrapped(which.value) ? code_inside(which) : unknown_code(which);
    auto shown = reader.codes->symbols[ordinal];
    if (reader.codes->arguments(ordinal).empty()) {
      auto const has_text = [entry = text_entry(ordinal)](text_link const& link) {
        return link.text(entry).data() != nullptr;
      };
      if (auto const link = std::find_if(reader.in_place.begin(), reader.in_place.end(), has_text);
          link != reader.in_place.end())
        shown = link->text(text_entry(ordinal));
    }
    insert(to_, shown, options_.insertion, program_.around);
  }
  void code_inside(interco::code const& which) {
    if (options_.codes == nullptr)
      return unknown_code(which);
    auto const all = options_.codes->in(reader_.requested);
    auto const inside = all[which];
    if (inside.known())
      code(inside.code(), catalog_access::data(*all.find(inside.code().domain)));
    else
      unknown_code(which);
  }
  void unknown_code(interco::code const& which) {
    auto shown = std::string(which.domain);
    if (!shown.empty())
      shown += ':';
    insert(to_, shown += hex_string(which.value).str(), options_.insertion, program_.around);
  }

  void name(step const& each, format_fault what) {
    to_.append("{");
    to_.append(program_.names[each.argument]);
    to_.append("}");
    report(each, what);
  }

  void report(step const& each, format_fault what) {
    has_problems_ = true;
    if (problems_ == nullptr)
      return;
    reported_.resize(program_.names.size());
    if (!reported_[each.argument])
      problems_->push_back({program_.names[each.argument], what});
    reported_[each.argument] = true;
  }

  message_program const& program_;
  argument_list const& arguments_;
  format_options const& options_;
  reader_state const& reader_;
  text_sink& to_;
  std::vector<format_problem>* problems_;
  std::vector<bool> reported_; // by name
  bool has_problems_ = false;
};

} // namespace

bool run_program(message_program const& program, argument_list const& arguments, format_options const& options,
                 reader_state const& reader, text_sink& to, std::vector<format_problem>* problems) {
  return run(program, arguments, options, reader, to, problems).all();
}

} // namespace interco::detail
