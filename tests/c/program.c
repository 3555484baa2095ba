/* A program in C: what interco.h shows, and handles in two threads. Prints what is not as expected. */
#include <interco/interco.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>

static int faults = 0;

static void expect_text(char const* what, char const* got, char const* expected) {
  if (strcmp(got, expected) != 0) {
    printf("%s: '%s' instead of '%s'\n", what, got, expected);
    ++faults;
  }
}

static void expect(char const* what, long got, long expected) {
  if (got != expected) {
    printf("%s: %ld instead of %ld\n", what, got, expected);
    ++faults;
  }
}

static void look_up(interco_reader const* italian) {
  interco_message message;
  expect("a value", interco_find_value(italian, 0x80090328, &message, sizeof message), INTERCO_OK);
  expect_text("its text", message.text.data, "Il certificato ricevuto \u00E8 scaduto.");
  expect_text("its symbol", message.symbol.data, "SEC_E_CERT_EXPIRED");
  expect_text("its locale", message.locale.data, "it");
  expect("why", message.resolved, INTERCO_RESOLVED_PARENT);
  expect("its severity", message.severity, INTERCO_SEVERITY_ERROR);
  expect("an unknown value", interco_find_value(italian, 0x12345678, &message, sizeof message), INTERCO_OK);
  expect("whether it is known", message.known, 0);
  expect_text("its text", message.text.data, "Unknown status code.");
  expect("what is no code", interco_find_written(italian, "?", INTERCO_TERMINATED, &message, sizeof message),
         INTERCO_NOT_FOUND);
}

static void copy(void) {
  /* An e with an accent of its own, a flag. */
  char const text[] = "e\xCC\x81"
                      "\xF0\x9F\x87\xAE\xF0\x9F\x87\xB9";
  char room[sizeof text];
  expect("the size of a text", (long)interco_copy(text, INTERCO_TERMINATED, room, sizeof room), (long)sizeof text - 1);
  expect_text("a copy", room, text);
  expect("the same", (long)interco_copy(text, INTERCO_TERMINATED, room, sizeof room - 1), (long)sizeof text - 1);
  expect_text("without half of a flag", room, "e\xCC\x81");
  interco_copy(text, INTERCO_TERMINATED, room, 3);
  expect_text("without a letter that lacks its accent", room, "");
}

static void load_damaged(char const* path) {
  char error[400];
  interco_catalog* catalog = NULL;
  FILE* const file = fopen(path, "wb");
  if (file == NULL || fprintf(file, "%01000d", 0) < 0 || fclose(file) != 0) {
    perror(path);
    ++faults;
    return;
  }
  expect("a damaged file", interco_catalog_load(path, 0, &catalog, error, sizeof error), INTERCO_NOT_A_CATALOG);
  expect("its catalog", catalog == NULL, 1);
  expect("whether the file is named", strncmp(error, path, strlen(path)), 0);
  remove(path);
}

static void list(interco_reader const* reader) {
  size_t count = 0;
  interco_message message;
  while (interco_find_index(reader, count, &message, sizeof message) == INTERCO_OK) {
    expect("each has a text", message.text.size > 0, 1);
    ++count;
  }
  expect("more than ninety codes", count > 90, 1);
}

static int in_a_thread(void* reader) {
  interco_message message;
  for (int i = 0; i < 1000; ++i) {
    interco_reader* const mine = interco_reader_retain(reader);
    interco_find_value(mine, 0x80090328, &message, sizeof message);
    interco_reader_release(mine);
  }
  return (int)message.text.size;
}

static void share(interco_reader* reader) {
  thrd_t threads[2];
  for (int i = 0; i < 2; ++i)
    expect("a thread", thrd_create(&threads[i], in_a_thread, reader), thrd_success);
  for (int i = 0; i < 2; ++i) {
    int size = 0;
    thrd_join(threads[i], &size);
    expect("its answer", size, (long)strlen("Il certificato ricevuto \u00E8 scaduto."));
  }
}

static int has_domain(char const* name) {
  for (size_t i = 0; interco_domain(i) != NULL; ++i)
    if (strcmp(interco_domain(i), name) == 0)
      return 1;
  return 0;
}

int main(int argc, char** argv) {
  interco_catalog* sspi = NULL;
  interco_reader* italian = NULL;
  if (argc != 2)
    return 2;
  expect("the domains", has_domain("errno") && has_domain("sspi") && !has_domain("ship"), 1);
  expect("the catalog", interco_catalog_embedded("sspi", INTERCO_TERMINATED, &sspi), INTERCO_OK);
  expect("the reader", interco_reader_for(sspi, "it-CH", INTERCO_TERMINATED, &italian), INTERCO_OK);
  interco_catalog_release(sspi); /* the reader keeps what it needs */
  look_up(italian);
  list(italian);
  share(italian);
  interco_reader_release(italian);
  copy();
  load_damaged(argv[1]);
  return faults == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
