// A program whose library prints the languages.
int inner_main(int argc, char** argv);

int main(int argc, char** argv) {
  return inner_main(argc, argv);
}
