/* A program in C that uses the installed library. */
#include <interco/interco.h>

#include <stdio.h>

int main(void) {
  interco_catalog* sspi = NULL;
  interco_reader* italian = NULL;
  interco_message message;
  if (interco_catalog_embedded("sspi", INTERCO_TERMINATED, &sspi) != INTERCO_OK ||
      interco_reader_for(sspi, "it-CH", INTERCO_TERMINATED, &italian) != INTERCO_OK)
    return 1;
  interco_find_value(italian, 0x80090328, &message, sizeof message);
  puts(message.text.data);
  interco_reader_release(italian);
  interco_catalog_release(sspi);
  return 0;
}
