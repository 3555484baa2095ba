// Codes in a log: from any bytes to the same with annotations, wherever blocks end.
#include <interco/annotate.hpp>
#include <interco/codes.hpp>
#include <interco/interco.hpp>

#include <string>
#include <string_view>

#include "fuzz/support.hpp"

namespace {

using namespace interco;

/// Tells the bytes of the log, which are views of it, from what was inserted.
class sorting_sink final : public log_sink {
 public:
  explicit sorting_sink(std::string_view log) : log_(log) {}
  void write(std::string_view bytes) override {
    all_ += bytes;
    if (fuzz::inside(bytes, log_)) {
      original_ += bytes;
      return;
    }
    fuzz::require(bytes.starts_with(" [") && bytes.ends_with("]"), "what is inserted is in brackets");
    fuzz::require(bytes.find_first_of("[]", 2) == bytes.size() - 1, "there are no others in it");
    fuzz::require(safe_line(bytes) == bytes, "what is inserted is safe in a line");
  }
  [[nodiscard]] std::string const& original() const noexcept { return original_; }
  [[nodiscard]] std::string const& all() const noexcept { return all_; }

 private:
  std::string_view log_;
  std::string original_;
  std::string all_;
};

std::string annotated(std::string_view log, annotator& with, std::size_t block) {
  string_sink to;
  for (std::size_t at = 0; at < log.size(); at += block)
    with.feed(std::string(log.substr(at, block)), to);
  with.finish(to);
  return to.take();
}

void annotate(std::string_view log, std::size_t block, annotator& italian, annotator& english) {
  // A line end behind it, so that nothing is kept back: that would be no view.
  auto const lines = std::string(log) + "\n";
  sorting_sink to(lines);
  italian.feed(lines, to);
  fuzz::require(to.original() == lines, "no byte is lost or changed");
  italian.finish(to);
  auto const once = to.all();
  fuzz::require(annotated(lines, italian, block) == once, "a log is annotated the same wherever its blocks end");
  fuzz::require(annotated(once, english, once.size()) == once, "a log is annotated once");
  auto const middle = lines.find('\n', lines.size() / 2) + 1;
  fuzz::require(annotated(std::string_view(lines).substr(0, middle), italian, lines.size()) +
                        annotated(std::string_view(lines).substr(middle), italian, lines.size()) ==
                    once,
                "a log may be annotated in parts");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static annotator italian(embedded_catalogs().in("it"));
  static annotator english(embedded_catalogs().in("en"));
  static annotator numbers(embedded_catalogs().in("it"), {.domain = "errno"});
  static annotator other_numbers(embedded_catalogs().in("en"), {.domain = "errno"});
  auto log = fuzz::as_text(data, size);
  std::size_t const block = size == 0 ? 1 : 1U + data[0];
  log.remove_prefix(size == 0 ? 0 : 1);
  annotate(log, block, italian, english);
  annotate(log, block, numbers, other_numbers);
  return 0;
}
