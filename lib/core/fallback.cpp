// Which locales answer, and in which order: the fallback rule.
#include <algorithm>

#include "core/snapshot.hpp"

namespace interco::detail {
namespace {

class chain_builder {
 public:
  explicit chain_builder(snapshot const& data) : data_(data) {}

  void add_preference(locale_tag const& wanted, bool first) {
    bool itself = true;
    std::vector<locale_tag> visited;
    for (std::optional<locale_tag> tag = wanted; tag; tag = parent(*tag)) {
      auto const reason = itself ? resolved::exact : resolved::parent;
      add_all(*tag, first ? reason : resolved::preference);
      itself = false;
      visited.push_back(*tag);
    }
    // The nearest of the locales that share language and script with one of those, but are none of its parents.
    std::vector<locale_texts const*> relatives;
    for (auto const& texts : data_.locales) {
      bool const related = std::any_of(visited.begin(), visited.end(), [&](locale_tag const& tag) {
        return same_language(tag.language, texts->tag().language) && tag.script == texts->tag().script;
      });
      if (related && !turned_out_empty(*texts) &&
          std::find(visited.begin(), visited.end(), texts->tag()) == visited.end())
        relatives.push_back(texts.get());
    }
    if (!relatives.empty())
      add_all(relatives[nearest(wanted, relatives)]->tag(), first ? resolved::relative : resolved::preference);
  }

  void add_source() {
    for (auto const& texts : data_.locales) {
      if (texts->name() == source_locale)
        add(*texts, resolved::source);
    }
  }

  [[nodiscard]] std::vector<link> take() { return std::move(chain_); }

 private:
  /// Adds a locale as every package has it.
  void add_all(locale_tag const& tag, resolved reason) {
    for (auto const& texts : data_.locales) {
      if (texts->tag() == tag)
        add(*texts, reason);
    }
  }
  static bool turned_out_empty(locale_texts const& texts) {
    auto const* const opened = texts.opened();
    return opened != nullptr && opened->empty();
  }
  void add(locale_texts const& texts, resolved reason) {
    if (!turned_out_empty(texts) &&
        std::none_of(chain_.begin(), chain_.end(), [&](link const& known) { return known.texts == &texts; }))
      chain_.push_back({&texts, reason});
  }

  [[nodiscard]] std::size_t nearest(locale_tag const& wanted, std::vector<locale_texts const*> const& relatives) const {
    // One locale stands here once for each package that has it.
    bool const one_locale = std::all_of(relatives.begin(), relatives.end(),
                                        [&](auto const* each) { return each->tag() == relatives.front()->tag(); });
    if (one_locale || data_.nearest == nullptr)
      return 0;
    std::vector<locale_tag const*> tags;
    tags.reserve(relatives.size());
    for (auto const* texts : relatives)
      tags.push_back(&texts->tag());
    auto const index = data_.nearest(wanted, tags);
    return index < relatives.size() ? index : 0;
  }

  snapshot const& data_;
  std::vector<link> chain_;
};

} // namespace

std::vector<link> fallback_chain(snapshot const& data, locale_list const& wanted) {
  chain_builder builder(data);
  bool first = true;
  for (auto const& item : wanted) {
    if (auto const tag = parse_locale(item))
      builder.add_preference(*tag, first);
    first = false;
  }
  builder.add_source();
  return builder.take();
}

} // namespace interco::detail
