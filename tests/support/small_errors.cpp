#include "support/small_errors.hpp"

#include "support/fixtures.hpp"

namespace interco::test {
namespace {

catalog compiled(sources const& from) {
  temporary_folder const folder;
  load_options options;
  options.open_all = true; // the folder goes
  return catalog::load(compile(folder, from), options);
}

} // namespace

catalog_set small_errors() {
  catalog_set all;
  all.add(compiled({{"numbers.toml", R"([domain]
name = "numbers"
layout = "plain"
error_categories = ["generic", "system@posix", "asio.system@posix", "iostream@windows"]
[codes]
ENOENT = { value = 2, severity = "error", audience = "end_user", condition = "no_such_file_or_directory" }
EACCES = { value = 13, severity = "error", audience = "end_user", condition = "permission_denied" }
)"},
                    {"en.txt", R"(en { ENOENT { "There is none." } EACCES { "Not allowed." } })"},
                    {"it.po", po_header + po_entry("ENOENT", "There is none.", "Non c'è.")}}));
  all.add(compiled({{"asio_misc.toml", R"([domain]
name = "asio_misc"
layout = "plain"
error_categories = ["asio.misc"]
[codes]
END_OF_FILE = { value = 2, severity = "error", audience = "developer" }
)"},
                    {"en.txt", R"(en { END_OF_FILE { "The end." } })"},
                    {"it.po", po_header + po_entry("END_OF_FILE", "The end.", "La fine.")}}));
  all.add(compiled({{"asio_netdb.toml", R"([domain]
name = "asio_netdb"
layout = "plain"
error_categories = ["asio.netdb"]
[codes]
HOST_NOT_FOUND = { value = 1, severity = "error", audience = "end_user" }
)"},
                    {"en.txt", R"(en { HOST_NOT_FOUND { "No such host." } })"}}));
  return all;
}

} // namespace interco::test
