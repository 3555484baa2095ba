/// \file
/// The whole of Interco but for the catalogs themselves (`interco/codes/<domain>.hpp`) and the adapters.
/// \code
///   #include <interco/interco.hpp>
///   #include <interco/codes/sspi.hpp>
///
///   interco::reader it = interco::sspi::catalog().in("it-CH");
///   interco::message m = it[interco::sspi::sec_e_cert_expired];
///   std::cout << m.text() << '\n'; // Il certificato ricevuto è scaduto.
/// \endcode
#ifndef INTERCO_INTERCO_HPP
#define INTERCO_INTERCO_HPP

#include <interco/catalog.hpp>       // IWYU pragma: export
#include <interco/catalog_set.hpp>   // IWYU pragma: export
#include <interco/code.hpp>          // IWYU pragma: export
#include <interco/error.hpp>         // IWYU pragma: export
#include <interco/error_code.hpp>    // IWYU pragma: export
#include <interco/live_catalog.hpp>  // IWYU pragma: export
#include <interco/locale_list.hpp>   // IWYU pragma: export
#include <interco/message.hpp>       // IWYU pragma: export
#include <interco/message_value.hpp> // IWYU pragma: export
#include <interco/origin.hpp>        // IWYU pragma: export
#include <interco/ostream.hpp>       // IWYU pragma: export
#include <interco/presentation.hpp>  // IWYU pragma: export
#include <interco/reader.hpp>        // IWYU pragma: export
#include <interco/reader_set.hpp>    // IWYU pragma: export
#include <interco/safe_text.hpp>     // IWYU pragma: export
#include <interco/search.hpp>        // IWYU pragma: export
#include <interco/severity.hpp>      // IWYU pragma: export
#include <interco/truncate.hpp>      // IWYU pragma: export
#include <interco/typed_message.hpp> // IWYU pragma: export

#endif
