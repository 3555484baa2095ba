#include <interco/translate_log.hpp>

#include <algorithm>
#include <deque>
#include <string>
#include <utility>

#include "log/sentences.hpp"

namespace interco {
namespace {

using detail::byte_class;
using detail::class_of;

/// A part of the log that is looked through, and how far.
struct window {
  std::string_view data;
  std::uint64_t base = 0;  // of its first byte in the log
  std::size_t next = 0;    // where the next anchor may be
  std::size_t floor = 0;   // the end of the last sentence, which no other may cover
  std::size_t written = 0; // up to here
};

} // namespace

struct log_translator::impl {
  impl(catalog_set const& catalogs, locale_list const& from, locale_list const& to) : known(catalogs, from, to) {}

  /// Looks through all that is decided: up to the last line end, and beyond that as far as no sentence can depend on
  /// what comes next. At the end of the input everything is.
  void look_through(window& in, bool is_end, log_sink& to) {
    auto const data = in.data;
    auto const line_begin = data.rfind('\n') + 1; // 0 where there is none
    auto const reach = known.reach_behind();
    auto const decided =
        std::max({is_end ? data.size() : line_begin, data.size() - std::min(data.size(), reach), in.next});
    auto const end = std::min(decided, data.size() - std::min(data.size(), detail::key_size - 1));
    auto const& anchors = known.anchors();
    auto before = in.next == 0 ? byte_class::other : class_of(data[in.next - 1]);
    for (auto at = in.next; at < end;) {
      auto const behind = class_of(data[at]);
      if (detail::may_begin_word(before, behind) && anchors.may_have(data.data() + at)) [[unlikely]] {
        if (replace_at(in, at, to)) {
          at = in.next = in.floor;
          before = class_of(data[at - 1]);
          continue;
        }
      }
      before = behind;
      ++at;
    }
    in.next = std::max(decided, in.next);
    auto const reached = in.next - std::min(in.next, known.reach_before());
    auto const writable = is_end ? data.size() : std::max({in.written, line_begin, reached});
    to.write(data.substr(in.written, writable - in.written));
    in.written = writable;
  }

  bool replace_at(window& in, std::size_t at, log_sink& to) {
    auto const begin = in.base + at;
    if (begin < line_known_from || begin >= line_known_to) {
      auto const seen = in.data.substr(at, known.reach_behind());
      line_known_from = begin;
      auto const line_end = seen.find('\n');
      line_known_to = begin + std::min(line_end, seen.size());
      // Without a line end, what is seen is enough for this place alone.
      if (line_end == std::string_view::npos) {
        auto const found = known.find(in.data.substr(0, at + seen.size()), at, in.floor, in.base);
        line_known_to = line_known_from;
        return found && write(in, *found, to);
      }
    }
    auto const line = in.data.substr(0, static_cast<std::size_t>(line_known_to - in.base));
    auto const found = known.find(line, at, in.floor, in.base);
    return found && write(in, *found, to);
  }

  bool write(window& in, detail::found_sentence const& found, log_sink& to) {
    to.write(in.data.substr(in.written, found.begin - in.written));
    to.write(found.made.empty() ? found.translation : std::string_view(made.emplace_back(found.made)));
    in.written = in.floor = found.end;
    ++translated;
    return true;
  }

  /// Keeps what is not written yet, with as much before it as a sentence may begin in.
  void keep(window const& from) {
    auto const needed = from.next - std::min(from.next, known.reach_before());
    auto const line_begin = from.data.rfind('\n') + 1;
    auto const first = std::min(from.written, std::max(needed, line_begin));
    kept.assign(from.data.substr(first));
    base = from.base + first;
    next = from.next - first;
    floor = from.floor - std::min(from.floor, first);
    written = from.written - first;
  }

  detail::sentences known;
  std::uint64_t translated = 0;
  std::string kept; // the end of what was fed
  std::uint64_t base = 0;
  std::size_t next = 0;
  std::size_t floor = 0;
  std::size_t written = 0;
  // What is written stays until the call has returned.
  std::string seam;
  std::deque<std::string> made;
  // In which part of the log it is known where the line ends: at the end of that part.
  std::uint64_t line_known_from = 0;
  std::uint64_t line_known_to = 0;
};

log_translator::log_translator(catalog_set const& catalogs, locale_list const& from, locale_list const& to)
    : impl_(std::make_unique<impl>(catalogs, from, to)) {}
log_translator::~log_translator() = default;

void log_translator::feed(std::string_view block, log_sink& to) {
  auto& my = *impl_;
  my.made.clear();
  window rest{block, my.base + my.kept.size()};
  if (!my.kept.empty()) {
    // What was kept is looked at with the end of its line, or with enough of the block to decide all that reaches
    // into it; then the block by itself.
    auto const enough = my.known.reach_before() + my.known.reach_behind();
    auto const line_end = block.substr(0, enough).find('\n');
    auto const taken = std::min({line_end == std::string_view::npos ? enough : line_end + 1, enough, block.size()});
    auto const old = my.kept.size();
    my.kept += block.substr(0, taken);
    my.seam.swap(my.kept);
    window in{my.seam, my.base, my.next, my.floor, my.written};
    my.look_through(in, false, to);
    if (taken == block.size())
      return my.keep(in);
    rest.next = in.next - old;
    rest.floor = in.floor - std::min(in.floor, old);
    rest.written = in.written - old;
  }
  my.look_through(rest, false, to);
  my.keep(rest);
}

void log_translator::finish(log_sink& to) {
  auto& my = *impl_;
  my.made.clear();
  my.seam.swap(my.kept);
  window in{my.seam, my.base, my.next, my.floor, my.written};
  my.look_through(in, true, to);
  my.kept.clear();
  my.base += my.seam.size();
  my.next = my.floor = my.written = 0;
}

std::size_t log_translator::sentences() const noexcept {
  return impl_->known.count();
}

std::uint64_t log_translator::translated() const noexcept {
  return impl_->translated;
}

} // namespace interco
