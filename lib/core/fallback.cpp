// Which locales answer, and in which order: the fallback rule.
#include <algorithm>
#include <utility>

#include "core/fallback_trace.hpp"
#include "core/snapshot.hpp"

namespace interco::detail {
namespace {

class chain_builder {
 public:
  /// `steps`, unless it is null, is told of every locale that the rule comes to.
  chain_builder(snapshot const& data, std::vector<fallback_step>* steps) : data_(data), steps_(steps) {}

  void add_preference(locale_tag const& wanted, std::size_t preference) {
    preference_ = preference;
    bool itself = true;
    std::vector<locale_tag> visited;
    for (std::optional<locale_tag> tag = wanted; tag; tag = parent(*tag)) {
      add_all(*tag, itself ? resolved::exact : resolved::parent);
      itself = false;
      visited.push_back(*tag);
      // A variant says more about a text than its region does, and is asked for without it, as glibc does
      // (`ca@valencia` for `ca_ES@valencia`).
      if (!tag->variant.empty() && !tag->region.empty()) {
        visited.push_back({tag->language, tag->script, "", tag->variant});
        add_all(visited.back(), resolved::parent);
      }
    }
    // The nearest of the locales that share language and script with one of those, but are none of its parents.
    std::vector<locale_texts const*> relatives;
    for (auto const& texts : data_.locales) {
      bool const related = std::any_of(visited.begin(), visited.end(), [&](locale_tag const& tag) {
        return same_language(tag.language, texts->tag().language) && tag.script == texts->tag().script;
      });
      if (!related || std::find(visited.begin(), visited.end(), texts->tag()) != visited.end())
        continue;
      if (turned_out_empty(*texts))
        note(texts->name(), texts.get(), resolved::relative, step_outcome::empty);
      else
        relatives.push_back(texts.get());
    }
    if (relatives.empty())
      return;
    auto const& chosen = relatives[nearest(wanted, relatives)]->tag();
    add_all(chosen, resolved::relative);
    for (auto const* const other : relatives) {
      if (other->tag() != chosen)
        note(other->name(), other, resolved::relative, step_outcome::farther);
    }
  }

  void add_source(std::size_t preferences) {
    preference_ = preferences;
    for (auto const& texts : data_.locales) {
      if (texts->name() == source_locale)
        add(*texts, resolved::source);
    }
  }

  [[nodiscard]] std::vector<link> take() { return std::move(chain_); }

 private:
  /// Adds a locale as every package has it.
  void add_all(locale_tag const& tag, resolved rule) {
    bool found = false;
    for (auto const& texts : data_.locales) {
      if (texts->tag() == tag) {
        add(*texts, rule);
        found = true;
      }
    }
    if (!found && steps_ != nullptr)
      note(*bcp47(to_icu(tag)), nullptr, rule, step_outcome::absent);
  }
  static bool turned_out_empty(locale_texts const& texts) {
    auto const* const opened = texts.opened();
    return opened != nullptr && opened->empty();
  }
  void add(locale_texts const& texts, resolved rule) {
    auto outcome = step_outcome::taken;
    if (turned_out_empty(texts))
      outcome = step_outcome::empty;
    else if (std::any_of(chain_.begin(), chain_.end(), [&](link const& known) { return known.texts == &texts; }))
      outcome = step_outcome::asked_before;
    else
      chain_.push_back({&texts, preference_ == 0 || rule == resolved::source ? rule : resolved::preference});
    note(texts.name(), &texts, rule, outcome);
  }
  void note(std::string const& locale, locale_texts const* texts, resolved rule, step_outcome outcome) {
    if (steps_ != nullptr)
      steps_->push_back({preference_, rule, locale, texts, outcome});
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
  std::vector<fallback_step>* steps_;
  std::size_t preference_ = 0; // whose locales are added
  std::vector<link> chain_;
};

std::vector<link> build_chain(snapshot const& data, locale_list const& wanted, std::vector<fallback_step>* steps) {
  chain_builder builder(data, steps);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (auto const tag = parse_locale(wanted[i]))
      builder.add_preference(*tag, i);
  }
  builder.add_source(wanted.size());
  return builder.take();
}

} // namespace

std::vector<link> fallback_chain(snapshot const& data, locale_list const& wanted) {
  return build_chain(data, wanted, nullptr);
}

std::vector<link> fallback_chain(snapshot const& data, locale_list const& wanted, std::vector<fallback_step>& steps) {
  return build_chain(data, wanted, &steps);
}

} // namespace interco::detail
