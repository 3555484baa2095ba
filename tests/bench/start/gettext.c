/* start_gettext FOLDER DOMAIN SYMBOL: prints one message, as a small program with gettext does. */
#include <libintl.h>
#include <locale.h>
#include <stdio.h>

int main(int argc, char** argv) {
  if (argc != 4 || setlocale(LC_ALL, "") == NULL)
    return 2;
  bindtextdomain(argv[2], argv[1]);
  textdomain(argv[2]);
  return puts(gettext(argv[3])) < 0;
}
