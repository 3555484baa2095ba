// start_icu FOLDER SYMBOL: prints one message of an ICU bundle.
#include <array>
#include <cstdio>

#include <unicode/ures.h>

int main(int argc, char** argv) {
  if (argc != 3)
    return 2;
  UErrorCode status = U_ZERO_ERROR;
  auto* const bundle = ures_open(argv[1], "it", &status);
  std::array<char, 512> buffer{};
  auto length = static_cast<std::int32_t>(buffer.size());
  auto const* const text =
      ures_getUTF8StringByKey(bundle, argv[2], buffer.data(), &length, static_cast<UBool>(false), &status);
  if (U_FAILURE(status))
    return 1;
  std::puts(text);
  ures_close(bundle);
}
