// Lines of a structured log, put into words in both forms and cut in different places.
#include <interco/codes.hpp>
#include <interco/render.hpp>
#include <interco/safe_text.hpp>

#include <algorithm>
#include <string>
#include <string_view>

#include "fuzz/support.hpp"
#include "log/json_value.hpp"

namespace {

using namespace interco;

catalog_set const& catalogs() {
  static auto const all = embedded_catalogs();
  return all;
}

record_options options_of(record_form form) {
  record_options options;
  options.form = form;
  return options;
}

std::string in_pieces(renderer& render, std::string_view text, std::size_t size) {
  string_sink to;
  for (; !text.empty(); text.remove_prefix(std::min(size, text.size())))
    render.feed(text.substr(0, size), to);
  render.finish(to);
  return to.take();
}

bool is_object(std::string_view line) {
  line.remove_prefix(line.starts_with("\xEF\xBB\xBF") ? 3 : 0); // a byte order mark is passed over
  return detail::read_object(line, [](auto const&...) { return true; });
}

void require_sound_line(std::string_view before, std::string_view after, record_form form) {
  if (before == after)
    return;
  fuzz::require(is_object(before), "only a record is put into words");
  if (form == record_form::line) {
    after = after.substr(0, after.find_last_not_of('\r') + 1);
    fuzz::require(!find_text_fault(after) && after.find('\t') == std::string_view::npos,
                  "a line is safe for a terminal");
    return;
  }
  auto const end = before.rfind('}');
  fuzz::require(is_object(after) && after.starts_with(before.substr(0, end)) && after.ends_with(before.substr(end)),
                "what is added to JSON is JSON, and the rest is as it was");
}

void check(std::string_view text, record_form form) {
  renderer whole(catalogs(), "it", options_of(form));
  renderer pieces(catalogs(), "it", options_of(form));
  auto const made = in_pieces(whole, text, text.size());
  fuzz::require(made == in_pieces(pieces, text, 1 + text.size() % 7), "how the input is cut does not matter");
  fuzz::require(whole.counts() == pieces.counts(), "lines are counted alike");
  fuzz::require(std::count(made.begin(), made.end(), '\n') == std::count(text.begin(), text.end(), '\n'),
                "a line stays a line");
  std::string_view before = text;
  std::string_view after = made;
  while (!before.empty()) {
    auto const size = std::min(before.find('\n'), before.size());
    auto const made_size = std::min(after.find('\n'), after.size());
    require_sound_line(before.substr(0, size), after.substr(0, made_size), form);
    before.remove_prefix(std::min(size + 1, before.size()));
    after.remove_prefix(std::min(made_size + 1, after.size()));
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const text = interco::fuzz::as_text(data, size);
  check(text, record_form::line);
  check(text, record_form::json);
  return 0;
}
