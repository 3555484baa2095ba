// The C interface: each function turns its arguments into those of C++, and what is thrown into a status.
#include <interco/codes.hpp>
#include <interco/interco.h>
#include <interco/interco.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/keep_errno.hpp"
#include "core/publish.hpp"

namespace {

/// What a handle points to: something that does not change, and how many hold it.
template <class T>
struct counted {
  explicit counted(T given) noexcept : data(std::move(given)) {}

  T const data;
  std::atomic<std::size_t> references{1};
};

} // namespace

struct interco_catalog : counted<interco::catalog> {
  using counted::counted;
};
struct interco_reader : counted<interco::reader> {
  using counted::counted;
};

namespace {

using interco::argument;

/// The values of the C enumerators are those of C++.
template <class Enum>
constexpr bool same(Enum value, std::int32_t in_c) {
  return static_cast<std::int32_t>(value) == in_c;
}
static_assert(same(interco::errc::cannot_read, INTERCO_CANNOT_READ) &&
              same(interco::errc::not_a_catalog, INTERCO_NOT_A_CATALOG) &&
              same(interco::errc::truncated, INTERCO_TRUNCATED) && same(interco::errc::damaged, INTERCO_DAMAGED) &&
              same(interco::errc::no_definitions, INTERCO_NO_DEFINITIONS) &&
              same(interco::errc::invalid_definitions, INTERCO_INVALID_DEFINITIONS) &&
              same(interco::errc::invalid_bundle, INTERCO_INVALID_BUNDLE) &&
              same(interco::errc::wrong_domain, INTERCO_WRONG_DOMAIN) &&
              same(interco::errc::unknown_key, INTERCO_UNKNOWN_KEY) && same(interco::errc::stale, INTERCO_STALE) &&
              same(interco::errc::malformed_locale, INTERCO_MALFORMED_LOCALE) &&
              same(interco::errc::other_definitions, INTERCO_OTHER_DEFINITIONS) &&
              same(interco::errc::invalid_text, INTERCO_INVALID_TEXT));
static_assert(same(interco::severity::success, INTERCO_SEVERITY_SUCCESS) &&
              same(interco::severity::informational, INTERCO_SEVERITY_INFORMATIONAL) &&
              same(interco::severity::warning, INTERCO_SEVERITY_WARNING) &&
              same(interco::severity::error, INTERCO_SEVERITY_ERROR));
static_assert(same(interco::audience::flow, INTERCO_AUDIENCE_FLOW) &&
              same(interco::audience::developer, INTERCO_AUDIENCE_DEVELOPER) &&
              same(interco::audience::administrator, INTERCO_AUDIENCE_ADMINISTRATOR) &&
              same(interco::audience::end_user, INTERCO_AUDIENCE_END_USER));
static_assert(same(interco::resolved::exact, INTERCO_RESOLVED_EXACT) &&
              same(interco::resolved::parent, INTERCO_RESOLVED_PARENT) &&
              same(interco::resolved::relative, INTERCO_RESOLVED_RELATIVE) &&
              same(interco::resolved::preference, INTERCO_RESOLVED_PREFERENCE) &&
              same(interco::resolved::source, INTERCO_RESOLVED_SOURCE) &&
              same(interco::resolved::built_in, INTERCO_RESOLVED_BUILT_IN));
static_assert(same(interco::insertion::automatic, INTERCO_INSERT_AUTOMATIC) &&
              same(interco::insertion::isolated, INTERCO_INSERT_ISOLATED) &&
              same(interco::insertion::plain, INTERCO_INSERT_PLAIN));

/// Takes a text of a caller's; of NULL an empty one.
std::string_view taken(char const* data, std::size_t size) noexcept {
  if (data == nullptr)
    return {};
  return size == INTERCO_TERMINATED ? std::string_view(data) : std::string_view(data, size);
}
std::string_view taken(interco_text const& text) noexcept {
  return taken(text.data, text.size);
}

/// Gives a text, of which the library's views have a NUL behind them, or are empty.
interco_text given(std::string_view text) noexcept {
  return text.empty() ? interco_text{"", 0} : interco_text{text.data(), text.size()};
}

/// Writes a text into a caller's buffer, with a NUL, and returns its size.
std::size_t put(std::string_view text, char* to, std::size_t to_size) noexcept {
  if (to != nullptr && to_size > 0) {
    auto const kept = interco::truncated(text, to_size - 1);
    kept.copy(to, kept.size());
    to[kept.size()] = '\0';
  }
  return text.size();
}

/// Returns whether a buffer is none, though it has a size.
bool is_missing(char const* to, std::size_t to_size) noexcept {
  return to == nullptr && to_size > 0;
}

/// Runs what may throw. Not `catch (...)`: the end of a thread that is cancelled has to go on.
template <class Body>
interco_status guarded(Body const& body) {
  interco::detail::keep_errno const kept;
  try {
    return body();
  } catch (std::bad_alloc const&) {
    return INTERCO_NO_MEMORY;
  } catch (std::exception const&) {
    return INTERCO_INTERNAL_ERROR;
  }
}

std::string lines_of(std::vector<interco::problem> const& problems) {
  std::string lines;
  for (auto const& problem : problems)
    lines += (lines.empty() ? "" : "\n") + to_string(problem);
  return lines;
}

/// Gives a catalog that `make` loads, or says why it cannot.
template <class Make>
interco_status load(interco_catalog** to, char* error, std::size_t error_size, Make const& make) {
  auto const status = guarded([&]() -> interco_status {
    try {
      *to = new interco_catalog(make());
      put("", error, error_size);
      return INTERCO_OK;
    } catch (interco::error const& failure) {
      put(lines_of(failure.problems()), error, error_size);
      return failure.code().value();
    }
  });
  if (status == INTERCO_NO_MEMORY)
    put("out of memory", error, error_size);
  else if (status == INTERCO_INTERNAL_ERROR)
    put("internal error", error, error_size);
  return status;
}

/// Gives a reader for the locales that `wanted` returns.
template <class Wanted>
interco_status make_reader(interco_catalog const* catalog, interco_reader** to, Wanted const& wanted) {
  if (to == nullptr)
    return INTERCO_INVALID_ARGUMENT;
  *to = nullptr;
  if (catalog == nullptr)
    return INTERCO_INVALID_ARGUMENT;
  return guarded([&]() -> interco_status {
    *to = new interco_reader(catalog->data.in(wanted()));
    return INTERCO_OK;
  });
}

/// Says that an argument is wrong.
interco_status refuse(interco_catalog** to, char* error, std::size_t error_size, std::string_view why) {
  if (to != nullptr)
    *to = nullptr;
  if (!is_missing(error, error_size))
    put(why, error, error_size);
  return INTERCO_INVALID_ARGUMENT;
}

/// The embedded catalogs. Never destroyed: a handle may be used while the process ends. No lock, as a local static
/// would have: the child of a fork could wait for it for ever.
interco::catalog_set const& embedded() {
  static std::atomic<interco::catalog_set const*> opened = nullptr;
  if (auto const* const known = opened.load(std::memory_order_acquire))
    return *known;
  return interco::detail::publish(opened, std::make_unique<interco::catalog_set const>(interco::embedded_catalogs()));
}

template <class Handle>
Handle* retained(Handle* handle) noexcept {
  if (handle != nullptr)
    handle->references.fetch_add(1, std::memory_order_relaxed);
  return handle;
}

template <class Handle>
void release(Handle* handle) noexcept {
  if (handle == nullptr || handle->references.fetch_sub(1, std::memory_order_acq_rel) != 1)
    return;
  interco::detail::keep_errno const kept; // files are closed
  delete handle;
}

/// Gives a caller as much of an answer as it has room for, and clears what it knows beyond that.
void fill(interco_message const& answer, interco_message* to, std::size_t to_size) noexcept {
  auto const known = std::min(to_size, sizeof answer);
  std::memcpy(to, &answer, known);
  std::memset(reinterpret_cast<char*>(to) + known, 0, to_size - known);
}

interco_message no_message() noexcept {
  interco_message answer{};
  for (auto* text : {&answer.text, &answer.action, &answer.english, &answer.symbol, &answer.domain, &answer.locale,
                     &answer.action_locale, &answer.relative, &answer.facility, &answer.wrapped_domain})
    *text = given({});
  return answer;
}

interco_message in_c(interco::message const& m) noexcept {
  interco_message answer{};
  answer.text = given(m.text());
  answer.action = given(m.action());
  answer.english = given(m.english());
  answer.symbol = given(m.symbol());
  answer.domain = given(m.domain());
  answer.locale = given(m.locale());
  answer.action_locale = given(m.action_locale());
  answer.relative = given(m.relative());
  answer.value = m.value();
  answer.severity = static_cast<interco_severity>(m.severity());
  answer.audience = static_cast<interco_audience>(m.audience());
  answer.resolved = static_cast<interco_resolved>(m.resolved());
  answer.known = m.known() ? 1 : 0;
  answer.has_value = m.has_value() ? 1 : 0;
  answer.by_parent = !m.known() && m.resolved() != interco::resolved::built_in ? 1 : 0;
  answer.facility = given(m.facility_name());
  auto const inside = m.wrapped().value_or(interco::code());
  answer.wrapped_domain = given(inside.domain);
  answer.wrapped_value = inside.value;
  answer.condition = static_cast<std::int32_t>(m.condition().value_or(std::errc()));
  return answer;
}

/// Answers with `find(reader)`, a message; `is_given`: whether there is something to look for.
template <class Find>
interco_status answer(interco_reader const* reader, bool is_given, interco_message* to, std::size_t to_size,
                      Find const& find) noexcept {
  if (to == nullptr || to_size == 0)
    return INTERCO_INVALID_ARGUMENT;
  if (reader == nullptr || !is_given) {
    fill(no_message(), to, to_size);
    return INTERCO_INVALID_ARGUMENT;
  }
  fill(in_c(find(reader->data)), to, to_size);
  return INTERCO_OK;
}

/// Arguments of a caller's, as those of C++.
class taken_arguments {
 public:
  taken_arguments(interco_argument const* arguments, std::size_t count) {
    lists_.reserve(count); // the arguments are views of them
    all_.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      if (auto const value = take(arguments[i]))
        all_.push_back({taken(arguments[i].name), *value});
      else
        is_valid_ = false;
    }
  }

  [[nodiscard]] bool is_valid() const noexcept { return is_valid_; }
  [[nodiscard]] std::vector<interco::named_argument> const& all() const noexcept { return all_; }

 private:
  /// Returns nothing for a kind that there is not, and a list that is not there.
  std::optional<argument> take(interco_argument const& given) {
    switch (given.kind) {
    case INTERCO_STRING:
      return argument(taken(given.text));
    case INTERCO_INTEGER:
      return argument(given.integer);
    case INTERCO_UNSIGNED_INTEGER:
      return argument(given.unsigned_integer);
    case INTERCO_NUMBER:
      return argument(given.number);
    case INTERCO_DATE_TIME:
      return argument(argument::milliseconds(std::chrono::milliseconds(given.integer)));
    case INTERCO_PATH:
      return argument::path(taken(given.text));
    case INTERCO_CODE:
      return argument(interco::code{taken(given.text), given.code});
    case INTERCO_LIST: {
      if (given.list == nullptr && given.list_size > 0)
        return std::nullopt;
      auto& list = lists_.emplace_back();
      for (auto const& item : std::span(given.list, given.list_size))
        list.push_back(taken(item));
      return argument(list);
    }
    default:
      return std::nullopt;
    }
  }

  std::vector<std::vector<std::string_view>> lists_;
  std::vector<interco::named_argument> all_;
  bool is_valid_ = true;
};

/// What a caller wants to have formatted.
struct request {
  interco_reader const* reader;
  char const* symbol;
  std::size_t symbol_size;
  interco_argument const* arguments;
  std::size_t argument_count;
  interco_insertion insertion;

  [[nodiscard]] bool is_valid() const noexcept {
    return reader != nullptr && symbol != nullptr && (arguments != nullptr || argument_count == 0) &&
           insertion >= INTERCO_INSERT_AUTOMATIC && insertion <= INTERCO_INSERT_PLAIN;
  }
};

/// Formats with `make(message, arguments, options)`. On failure the answer is empty.
template <class Make>
interco_status format(request const& wanted, char* to, std::size_t to_size, std::size_t* needed, Make const& make) {
  std::size_t size = 0;
  auto const status =
      is_missing(to, to_size) || !wanted.is_valid() ? INTERCO_INVALID_ARGUMENT : guarded([&]() -> interco_status {
        taken_arguments const arguments(wanted.arguments, wanted.argument_count);
        if (!arguments.is_valid())
          return INTERCO_INVALID_ARGUMENT;
        interco::format_options options;
        options.insertion = static_cast<interco::insertion>(wanted.insertion);
        options.codes = &embedded();
        auto const message = wanted.reader->data[taken(wanted.symbol, wanted.symbol_size)];
        size = make(message, arguments.all(), options);
        return message.known() ? INTERCO_OK : INTERCO_NOT_FOUND;
      });
  if (status != INTERCO_OK && status != INTERCO_NOT_FOUND)
    put("", to, to_size);
  if (needed != nullptr)
    *needed = size;
  return status;
}

} // namespace

char const* interco_version() {
  return INTERCO_VERSION;
}

char const* interco_domain(size_t index) {
  char const* name = nullptr;
  (void)guarded([&]() -> interco_status {
    auto const all = std::span(embedded().begin(), embedded().end());
    if (index < all.size())
      name = all[index].domain().data();
    return INTERCO_OK;
  });
  return name;
}

interco_status interco_catalog_embedded(char const* domain, size_t domain_size, interco_catalog** to) {
  if (to == nullptr)
    return INTERCO_INVALID_ARGUMENT;
  *to = nullptr;
  if (domain == nullptr)
    return INTERCO_INVALID_ARGUMENT;
  return guarded([&]() -> interco_status {
    auto const* const found = embedded().find(taken(domain, domain_size));
    if (found == nullptr)
      return INTERCO_NOT_FOUND;
    *to = new interco_catalog(*found);
    return INTERCO_OK;
  });
}

interco_status interco_catalog_load(char const* path, uint32_t flags, interco_catalog** to, char* error,
                                    size_t error_size) {
  if (to == nullptr || path == nullptr || is_missing(error, error_size))
    return refuse(to, error, error_size, "a path or a place for the result is NULL");
  *to = nullptr;
  if ((flags & ~static_cast<uint32_t>(INTERCO_LOAD_MAP | INTERCO_LOAD_OPEN_ALL)) != 0)
    return refuse(to, error, error_size, "a flag that this version does not know");
  return load(to, error, error_size, [&] {
    return interco::catalog::load(path, {.map = (flags & INTERCO_LOAD_MAP) != 0,
                                         .open_all = (flags & INTERCO_LOAD_OPEN_ALL) != 0,
                                         .utf16 = false}); // which nothing here gives
  });
}

interco_status interco_catalog_overlaid(interco_catalog const* catalog, char const* path, interco_catalog** to,
                                        char* error, size_t error_size) {
  if (catalog == nullptr || path == nullptr || to == nullptr || is_missing(error, error_size))
    return refuse(to, error, error_size, "a catalog, a path or a place for the result is NULL");
  *to = nullptr;
  return load(to, error, error_size, [&] { return catalog->data.overlaid(path); });
}

char const* interco_catalog_domain(interco_catalog const* catalog) {
  return catalog == nullptr ? "" : given(catalog->data.domain()).data;
}

interco_status interco_catalog_problems(interco_catalog const* catalog, char* to, size_t to_size, size_t* needed) {
  std::size_t size = 0;
  auto const status =
      catalog == nullptr || is_missing(to, to_size) ? INTERCO_INVALID_ARGUMENT : guarded([&]() -> interco_status {
        size = put(lines_of(catalog->data.problems()), to, to_size);
        return INTERCO_OK;
      });
  if (status != INTERCO_OK)
    put("", to, to_size);
  if (needed != nullptr)
    *needed = size;
  return status;
}

interco_catalog* interco_catalog_retain(interco_catalog* catalog) {
  return retained(catalog);
}

void interco_catalog_release(interco_catalog* catalog) {
  release(catalog);
}

interco_status interco_reader_for(interco_catalog const* catalog, char const* locales, size_t locales_size,
                                  interco_reader** to) {
  return make_reader(catalog, to, [&] { return taken(locales, locales_size); });
}

interco_status interco_reader_for_system(interco_catalog const* catalog, interco_reader** to) {
  return make_reader(catalog, to, [] { return interco::system_locale(); });
}

interco_reader* interco_reader_retain(interco_reader* reader) {
  return retained(reader);
}

void interco_reader_release(interco_reader* reader) {
  release(reader);
}

interco_status interco_find_value(interco_reader const* reader, uint32_t value, interco_message* to, size_t to_size) {
  return answer(reader, true, to, to_size, [&](interco::reader const& in) { return in[value]; });
}

interco_status interco_find_symbol(interco_reader const* reader, char const* symbol, size_t symbol_size,
                                   interco_message* to, size_t to_size) {
  return answer(reader, symbol != nullptr, to, to_size,
                [&](interco::reader const& in) { return in[taken(symbol, symbol_size)]; });
}

interco_status interco_find_written(interco_reader const* reader, char const* written, size_t written_size,
                                    interco_message* to, size_t to_size) {
  auto const code = interco::parse_code(taken(written, written_size));
  auto const status = answer(reader, written != nullptr, to, to_size,
                             [&](interco::reader const& in) { return code ? in[*code] : in[std::string_view()]; });
  return status == INTERCO_OK && !code ? INTERCO_NOT_FOUND : status;
}

interco_status interco_find_index(interco_reader const* reader, size_t index, interco_message* to, size_t to_size) {
  bool const is_there = reader != nullptr && index < reader->data.size();
  auto const status = answer(reader, true, to, to_size, [&](interco::reader const& in) {
    return is_there ? *(in.begin() + index) : in[std::string_view()];
  });
  return status == INTERCO_OK && !is_there ? INTERCO_NOT_FOUND : status;
}

interco_status interco_format(interco_reader const* reader, char const* symbol, size_t symbol_size,
                              interco_argument const* arguments, size_t argument_count, interco_insertion insertion,
                              char* to, size_t to_size, size_t* needed, size_t* problems) {
  if (problems != nullptr)
    *problems = 0;
  return format({reader, symbol, symbol_size, arguments, argument_count, insertion}, to, to_size, needed,
                [&](interco::message const& message, std::vector<interco::named_argument> const& values,
                    interco::format_options const& options) {
                  auto const made = message.format_to(std::span(to, to_size > 0 ? to_size - 1 : 0), values, options);
                  if (to_size > 0)
                    to[made.written] = '\0';
                  if (made.has_problems && problems != nullptr) {
                    std::vector<interco::format_problem> found;
                    (void)message.format(values, options, found);
                    *problems = found.size();
                  }
                  return made.size;
                });
}

interco_status interco_format_action(interco_reader const* reader, char const* symbol, size_t symbol_size,
                                     interco_argument const* arguments, size_t argument_count,
                                     interco_insertion insertion, char* to, size_t to_size, size_t* needed) {
  return format(
      {reader, symbol, symbol_size, arguments, argument_count, insertion}, to, to_size, needed,
      [&](interco::message const& message, std::vector<interco::named_argument> const& values,
          interco::format_options const& options) { return put(message.format_action(values, options), to, to_size); });
}

size_t interco_copy(char const* text, size_t text_size, char* to, size_t to_size) {
  return put(taken(text, text_size), to, to_size);
}
