/** \file
 * Interco for C, and for whatever calls C: what a status code means, in the reader's language.
 *
 * The library is interco_c, a shared one. Its ABI is stable, other than that of the C++ library inside it:
 *   - A program that was linked with one version runs with every later one of the same SONAME, libinterco_c.so.0.
 *   - Functions, statuses and other constants are only added, and none changes what it means. A caller may get one that
 *     it does not know: a `switch` over them needs a `default`.
 *   - A structure that the library fills, interco_message, grows at its end only, and is passed with the size that the
 *     caller knows: no more than that is written, and what a newer caller knows beyond this library becomes zero.
 *   - A structure of which the caller passes many, interco_argument, does not change.
 *   - What does not fit into these rules becomes another function, or another SONAME.
 *
 * Text is UTF-8. A text that goes in is a pointer and a size in bytes, which may be INTERCO_TERMINATED: up to the
 * NUL. One that comes out has a NUL behind it, its pointer is never NULL, and it lives as long as the handle that was
 * asked, those of embedded catalogs as long as the library is loaded. A text for a caller's buffer is cut where it
 * does not fit, between characters as readers see them (extended grapheme clusters, UAX #29), has a NUL behind it
 * wherever the buffer has room for one byte, and comes with the size it needs, without the NUL: a buffer of that and
 * one byte more holds it all. The buffer may be NULL where its size is 0.
 *
 * A handle that a function gives belongs to the caller until it is released; a reader keeps what it needs of its
 * catalog. Handles never change: any number of threads may use one at once, as long as one reference is there.
 * Retaining and releasing are safe from any thread. Looking up and copying allocate nothing, take no lock and are
 * safe in a signal handler. Nothing throws, prints, ends the process, reads its locale or changes errno; but for
 * interco_reader_for_system, nothing reads its environment. A NULL where there should be a handle, a text or a result
 * is answered with INTERCO_INVALID_ARGUMENT, and an empty answer.
 *
 *     interco_catalog *sspi = NULL;
 *     interco_reader *italian = NULL;
 *     interco_message message;
 *     if (interco_catalog_embedded("sspi", INTERCO_TERMINATED, &sspi) == INTERCO_OK &&
 *         interco_reader_for(sspi, "it-CH", INTERCO_TERMINATED, &italian) == INTERCO_OK) {
 *       interco_find_value(italian, 0x80090328, &message, sizeof message);
 *       puts(message.text.data); // Il certificato ricevuto è scaduto.
 *     }
 *     interco_reader_release(italian);
 *     interco_catalog_release(sspi);
 */
#ifndef INTERCO_H
#define INTERCO_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define INTERCO_API __attribute__((visibility("default")))
#else
#define INTERCO_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** The size of a text that ends with a NUL. */
#define INTERCO_TERMINATED SIZE_MAX

/** How a call ended. */
typedef int32_t interco_status;
enum {
  INTERCO_OK = 0,
  /* Why a file is refused, as interco::errc. */
  INTERCO_CANNOT_READ = 1,         /**< It does not exist, or reading it failed. */
  INTERCO_NOT_A_CATALOG = 2,       /**< It is no ICU data package or resource bundle for this platform. */
  INTERCO_TRUNCATED = 3,           /**< It is shorter than its own header says. */
  INTERCO_DAMAGED = 4,             /**< It is not what was compiled: the checksum differs. */
  INTERCO_NO_DEFINITIONS = 5,      /**< A folder of bundles alone can only be laid over a catalog. */
  INTERCO_INVALID_DEFINITIONS = 6, /**< Its definitions are inconsistent or of an unknown version. */
  INTERCO_INVALID_BUNDLE = 7,      /**< A locale's bundle cannot be used. */
  INTERCO_WRONG_DOMAIN = 8,        /**< It was made for another domain. */
  INTERCO_UNKNOWN_KEY = 9,         /**< It has a text for a symbol that the definitions lack. */
  INTERCO_STALE = 10,              /**< A text was made from an English text that has changed since. */
  INTERCO_MALFORMED_LOCALE = 11,   /**< A locale is none. */
  INTERCO_OTHER_DEFINITIONS = 12,  /**< A bundle was compiled with other definitions. */
  INTERCO_INVALID_TEXT = 13,       /**< A text holds what no text may. */
  /* What else can be. */
  INTERCO_NO_MEMORY = -1,
  INTERCO_INVALID_ARGUMENT = -2, /**< NULL, or a number that means nothing, where that is not allowed. */
  INTERCO_NOT_FOUND = -3,        /**< There is no such domain or index; what was written is no code. */
  INTERCO_INTERNAL_ERROR = -4    /**< None of these. */
};

/** How grave a code is; whom it concerns; which rule made a locale answer (interco::severity, audience, resolved). */
typedef int32_t interco_severity;
enum {
  INTERCO_SEVERITY_SUCCESS = 0,
  INTERCO_SEVERITY_INFORMATIONAL = 1,
  INTERCO_SEVERITY_WARNING = 2,
  INTERCO_SEVERITY_ERROR = 3
};
typedef int32_t interco_audience;
enum {
  INTERCO_AUDIENCE_FLOW = 0,
  INTERCO_AUDIENCE_DEVELOPER = 1,
  INTERCO_AUDIENCE_ADMINISTRATOR = 2,
  INTERCO_AUDIENCE_END_USER = 3
};
typedef int32_t interco_resolved;
enum {
  INTERCO_RESOLVED_EXACT = 0,      /**< The first preference itself. */
  INTERCO_RESOLVED_PARENT = 1,     /**< A parent of it: `it` for `it-CH`. */
  INTERCO_RESOLVED_RELATIVE = 2,   /**< The same language from elsewhere: `pt-PT` for `pt-BR`. */
  INTERCO_RESOLVED_PREFERENCE = 3, /**< A later preference. */
  INTERCO_RESOLVED_SOURCE = 4,     /**< English, which every text is written in first. */
  INTERCO_RESOLVED_BUILT_IN = 5    /**< No catalog knows the code or has a text for it. */
};

/** The codes of one domain with their texts. */
typedef struct interco_catalog interco_catalog;
/** A catalog through one person's languages. */
typedef struct interco_reader interco_reader;

/** A text: UTF-8, `size` bytes, and a NUL behind them. */
typedef struct interco_text {
  char const* data;
  size_t size;
} interco_text;

/** What a code means. Each look-up fills all of it; a text that there is none of is empty. Of an unknown code that has
 * a parent (`by_parent`: 471 of HTTP is treated as 400) text, action, severity and audience are those of the parent, or
 * of the alias of it that its domain has for unknown codes (HTTP_CLIENT_ERROR). */
typedef struct interco_message {
  interco_text text;          /**< What the code means; never empty. One with arguments is as it was written. */
  interco_text action;        /**< What the reader can do about it. */
  interco_text english;       /**< The text in English: what people search for. */
  interco_text symbol;        /**< As its source spells it; empty for an unknown code. */
  interco_text domain;        /**< Of the catalog that was asked. */
  interco_text locale;        /**< Of the text, BCP 47. */
  interco_text action_locale; /**< Of the action. */
  interco_text relative;      /**< Of an unknown code, the symbol that answers for it by its parent; else, which is no
                               * more than a hint, one with the same facility and code and another severity (HRESULT,
                               * NTSTATUS). */
  uint32_t value;             /**< 0 where there is none. */
  interco_severity severity;
  interco_audience audience;
  interco_resolved resolved;
  uint8_t known;               /**< 1: the catalog knows the code. */
  uint8_t has_value;           /**< 0: of a symbol that the catalog does not know. */
  uint8_t by_parent;           /**< 1: the code is unknown, and `relative` answers for it. */
  uint8_t reserved[5];         /**< 0. */
  interco_text facility;       /**< "FACILITY_WIN32", where a facility has a name (HRESULT, NTSTATUS). */
  interco_text wrapped_domain; /**< The domain of the code that the value holds, known or not, or empty: "win32" of
                                * 0x80070005. */
  uint32_t wrapped_value;      /**< The code in that domain: 5. */
  int32_t condition;           /**< What a known code is a case of, as an error number of <errno.h>: EACCES; 0: none. */
} interco_message;

/** What an argument is. */
typedef int32_t interco_kind;
enum {
  INTERCO_STRING = 0,
  INTERCO_INTEGER = 1,
  INTERCO_UNSIGNED_INTEGER = 2,
  INTERCO_NUMBER = 3,
  INTERCO_DATE_TIME = 4, /**< Milliseconds since 1970-01-01 00:00 UTC, without leap seconds, in `integer`. */
  INTERCO_PATH = 5,
  INTERCO_CODE = 6, /**< The domain in `text`, the value in `code`. */
  INTERCO_LIST = 7
};

/** A value for a text, and the name that texts give it. Of the values only that of its kind is read. */
typedef struct interco_argument {
  interco_text name; /**< The sizes in here may be INTERCO_TERMINATED, too. */
  interco_kind kind;
  uint32_t code;             /**< CODE */
  int64_t integer;           /**< INTEGER, DATE_TIME */
  uint64_t unsigned_integer; /**< UNSIGNED_INTEGER */
  double number;             /**< NUMBER */
  interco_text text;         /**< STRING, PATH, CODE */
  interco_text const* list;  /**< LIST */
  size_t list_size;          /**< LIST: how many */
} interco_argument;

/** How strings stand in a text (interco::insertion). */
typedef int32_t interco_insertion;
enum {
  INTERCO_INSERT_AUTOMATIC = 0, /**< Isolated (U+2068, U+2069) where they could move what is around them. */
  INTERCO_INSERT_ISOLATED = 1,  /**< Always isolated. */
  INTERCO_INSERT_PLAIN = 2      /**< Never: for logs. */
};

/** How files are read: bits, together (interco::load_options). */
enum {
  INTERCO_LOAD_MAP = 1,     /**< Maps files, which are then only to be replaced by renaming. */
  INTERCO_LOAD_OPEN_ALL = 2 /**< Opens every locale now. */
};

/** Returns the version of the library that runs: "0.1.0". */
INTERCO_API char const* interco_version(void);

/** Returns the name of an embedded domain by index, from 0, in the order of the alphabet; NULL behind the last
 * one, and for want of memory. */
INTERCO_API char const* interco_domain(size_t index);

/** Gives the embedded catalog of a domain, in any case of its letters. INTERCO_NOT_FOUND where there is none. */
INTERCO_API interco_status interco_catalog_embedded(char const* domain, size_t domain_size, interco_catalog** to);

/** Loads a compiled catalog: a package (`<domain>.dat`) or a folder of bundles, whose name ends with a NUL. `flags`
 * are INTERCO_LOAD_…, or 0. Of what went wrong, a line each, as much as fits goes to `error`, which becomes empty
 * after a success; as a text for a log or a terminal. On failure `*to` is NULL. */
INTERCO_API interco_status interco_catalog_load(char const* path, uint32_t flags, interco_catalog** to, char* error,
                                                size_t error_size);

/** Gives a catalog with the texts of a package or folder laid over it, message by message; errors as in
 * interco_catalog_load. */
INTERCO_API interco_status interco_catalog_overlaid(interco_catalog const* catalog, char const* path,
                                                    interco_catalog** to, char* error, size_t error_size);

/** Returns the domain; "" for NULL. */
INTERCO_API char const* interco_catalog_domain(interco_catalog const* catalog);

/** Writes what has been left out of a catalog so far, a line each, as safe as the errors of interco_catalog_load: a
 * damaged locale, a stale text. Where `needed` is not NULL it becomes the size needed. */
INTERCO_API interco_status interco_catalog_problems(interco_catalog const* catalog, char* to, size_t to_size,
                                                    size_t* needed);

/** Adds a reference, and returns the catalog. */
INTERCO_API interco_catalog* interco_catalog_retain(interco_catalog* catalog);
/** Gives one back; nothing for NULL. */
INTERCO_API void interco_catalog_release(interco_catalog* catalog);

/** Gives a reader for the locales wanted, in any form: BCP 47, POSIX, a LANGUAGE list, an Accept-Language header. NULL
 * is none, and English answers. What is no locale is skipped. May read files. */
INTERCO_API interco_status interco_reader_for(interco_catalog const* catalog, char const* locales, size_t locales_size,
                                              interco_reader** to);
/** Gives one for what the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), which no other thread may change
 * meanwhile. */
INTERCO_API interco_status interco_reader_for_system(interco_catalog const* catalog, interco_reader** to);

/** Adds a reference, and returns the reader. */
INTERCO_API interco_reader* interco_reader_retain(interco_reader* reader);
/** Gives one back; nothing for NULL. */
INTERCO_API void interco_reader_release(interco_reader* reader);

/** Looks a value up. INTERCO_OK also for one that the catalog does not know: `known` says so. `to_size` is
 * `sizeof(interco_message)`. */
INTERCO_API interco_status interco_find_value(interco_reader const* reader, uint32_t value, interco_message* to,
                                              size_t to_size);
/** Looks a symbol up, in any case of its letters. */
INTERCO_API interco_status interco_find_symbol(interco_reader const* reader, char const* symbol, size_t symbol_size,
                                               interco_message* to, size_t to_size);
/** Looks a code up as somebody wrote it: "0x80090328", "-2146893016", "sspi:SEC_E_CERT_EXPIRED". INTERCO_NOT_FOUND for
 * what is written in no form of a code; the answer is that of an unknown symbol then. */
INTERCO_API interco_status interco_find_written(interco_reader const* reader, char const* written, size_t written_size,
                                                interco_message* to, size_t to_size);
/** Gives a code by its place in the definitions, from 0, aliases included: all of them until INTERCO_NOT_FOUND. The
 * answer is that of an unknown symbol then. */
INTERCO_API interco_status interco_find_index(interco_reader const* reader, size_t index, interco_message* to,
                                              size_t to_size);

/** Writes the text of a symbol, with values in the places of its arguments. One that is missing or of the wrong kind
 * is shown by its name, and counted in `problems`. A code of an embedded catalog is put into words; a point in time
 * is told in UTC. `needed` and `problems` may be NULL. Allocates. INTERCO_NOT_FOUND for a symbol that the catalog
 * does not know, with the general sentence for an unknown code. */
INTERCO_API interco_status interco_format(interco_reader const* reader, char const* symbol, size_t symbol_size,
                                          interco_argument const* arguments, size_t argument_count,
                                          interco_insertion insertion, char* to, size_t to_size, size_t* needed,
                                          size_t* problems);
/** Does the same with what the reader can do about it, which is empty where there is nothing. */
INTERCO_API interco_status interco_format_action(interco_reader const* reader, char const* symbol, size_t symbol_size,
                                                 interco_argument const* arguments, size_t argument_count,
                                                 interco_insertion insertion, char* to, size_t to_size, size_t* needed);

/** Copies a text, or as many whole grapheme clusters of it as fit, with a NUL behind them. Returns the size of the
 * text: it was cut where that is not less than `to_size`. The two must not overlap. 0 for NULL. */
INTERCO_API size_t interco_copy(char const* text, size_t text_size, char* to, size_t to_size);

#ifdef __cplusplus
}
#endif

#endif
