// A program that puts the sentences of a log into another language, and so needs the component `log`.
#include <interco/codes.hpp>
#include <interco/translate_log.hpp>

#include <iostream>

int main() {
  interco::log_translator translate(interco::embedded_catalogs(), "en", "it");
  interco::string_sink log;
  translate.feed("The received certificate has expired.\n", log);
  translate.finish(log);
  std::cout << log.text();
}
