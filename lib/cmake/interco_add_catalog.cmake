# interco_add_catalog(<domain> CODES <domain>.toml LOCALES <folder>)
#
# Compiles a catalog and makes the library interco_<domain> (alias Interco::<domain>) that embeds it:
#   definitions and sources -> ICU text (interco-generator) -> *.res (genrb, and an annex by interco-generator)
#   -> <domain>.dat (icupkg, and a check by interco-generator) -> assembly (genccode)
# Each step is a command of its own and rewrites only what changed, so that an edit of it.po rebuilds only what hangs on it.
# The folder holds en.txt, the English source, and one <locale>.po or <locale>.txt a translation.

find_program(INTERCO_GENRB genrb REQUIRED)
find_program(INTERCO_ICUPKG icupkg PATHS /usr/sbin /usr/local/sbin REQUIRED)
find_program(INTERCO_GENCCODE genccode PATHS /usr/sbin /usr/local/sbin REQUIRED)

function(interco_add_catalog domain)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "CODES;LOCALES" "")
  set(work ${PROJECT_BINARY_DIR}/catalogs/${domain})
  set(headers ${PROJECT_BINARY_DIR}/include/interco/codes)
  set(generator $<TARGET_FILE:interco_generator>)
  file(MAKE_DIRECTORY ${work} ${headers})

  set(english ${arg_LOCALES}/en.txt)
  file(GLOB sources CONFIGURE_DEPENDS ${arg_LOCALES}/*.po ${arg_LOCALES}/*.txt)

  # Sources to ICU text. `texts` collects the names of the bundles.
  add_custom_command(OUTPUT ${work}/definitions.txt ${work}/definitions.annex
    COMMAND ${generator} definitions --definitions ${arg_CODES} --output ${work}
    DEPENDS interco_generator ${arg_CODES} COMMENT "Compiling the definitions of ${domain}" VERBATIM)
  add_custom_command(OUTPUT ${work}/root.txt ${work}/root.annex ${work}/en.txt
    COMMAND ${generator} bundle --definitions ${arg_CODES} --english ${english} --output ${work}
    DEPENDS interco_generator ${arg_CODES} ${english} COMMENT "Compiling ${domain}: English" VERBATIM)
  set(locales ${sources})
  list(REMOVE_ITEM locales ${english})
  list(TRANSFORM locales REPLACE "^.*/([^/]*)\\.[^.]*$" "\\1")
  set(bundles root en)
  foreach(source IN LISTS sources)
    if(source STREQUAL english)
      continue()
    endif()
    get_filename_component(locale ${source} NAME_WLE)
    if(locale IN_LIST bundles)
      continue() # a second source for one locale: the index step below says so
    endif()
    add_custom_command(OUTPUT ${work}/${locale}.txt ${work}/${locale}.annex
      COMMAND ${generator} bundle --definitions ${arg_CODES} --english ${english} --translation ${source} --output ${work}
              --locales ${locales}
      DEPENDS interco_generator ${arg_CODES} ${english} ${source} COMMENT "Compiling ${domain}: ${locale}" VERBATIM)
    list(APPEND bundles ${locale})
  endforeach()
  add_custom_command(OUTPUT ${work}/res_index.txt ${work}/items.lst
    COMMAND ${generator} index ${sources} --output ${work}
    DEPENDS interco_generator COMMENT "Compiling the index of ${domain}" VERBATIM)

  # ICU text to bundles, bundles to a package, the package to assembly.
  set(compiled "")
  foreach(bundle IN LISTS bundles ITEMS definitions res_index)
    set(annex ${work}/${bundle}.annex)
    if(bundle MATCHES "^(en|res_index)$")
      set(annex "")
    endif()
    add_custom_command(OUTPUT ${work}/${bundle}.res
      COMMAND ${INTERCO_GENRB} --quiet --encoding UTF-8 --sourcedir ${work} --destdir ${work} ${bundle}.txt
      COMMAND ${generator} annex ${work}/${bundle}.res
      DEPENDS interco_generator ${work}/${bundle}.txt ${annex} WORKING_DIRECTORY ${work} COMMENT "genrb ${domain}/${bundle}" VERBATIM)
    list(APPEND compiled ${work}/${bundle}.res)
  endforeach()
  add_custom_command(OUTPUT ${work}/${domain}.dat
    COMMAND ${INTERCO_ICUPKG} --sourcedir ${work} --add ${work}/items.lst new ${work}/${domain}.dat
    COMMAND ${generator} check ${work}/${domain}.dat
    DEPENDS interco_generator ${compiled} ${work}/items.lst COMMENT "icupkg ${domain}" VERBATIM)
  add_custom_command(OUTPUT ${work}/interco_${domain}_dat.S
    COMMAND ${INTERCO_GENCCODE} --quiet --assembly gcc --destdir ${work} --entrypoint interco_${domain}
            --filename interco_${domain}_dat ${work}/${domain}.dat
    DEPENDS ${work}/${domain}.dat COMMENT "genccode ${domain}" VERBATIM)

  # The C++ side.
  add_custom_command(OUTPUT ${headers}/${domain}.hpp
    COMMAND ${generator} header --definitions ${arg_CODES} --english ${english} --output ${headers}
    DEPENDS interco_generator ${arg_CODES} ${english} COMMENT "Generating interco/codes/${domain}.hpp" VERBATIM)
  add_custom_command(OUTPUT ${work}/${domain}.cpp
    COMMAND ${generator} source --definitions ${arg_CODES} --output ${work}
    DEPENDS interco_generator ${arg_CODES} COMMENT "Generating ${domain}.cpp" VERBATIM)

  add_library(interco_${domain} ${work}/${domain}.cpp ${headers}/${domain}.hpp ${work}/interco_${domain}_dat.S)
  add_library(Interco::${domain} ALIAS interco_${domain})
  interco_common(interco_${domain})
  set_target_properties(interco_${domain} PROPERTIES EXPORT_NAME ${domain} INTERCO_PACKAGE ${work}/${domain}.dat
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
  target_link_libraries(interco_${domain} PUBLIC interco_core)
  # Whoever includes the generated header waits for it, even without linking.
  add_custom_target(interco_${domain}_header DEPENDS ${headers}/${domain}.hpp)
  add_dependencies(interco_${domain} interco_${domain}_header)
endfunction()

# interco_add_catalog_set(<domain>...): interco/codes.hpp, and Interco::interco, which is all of these and the core.
function(interco_add_catalog_set)
  set(header ${PROJECT_BINARY_DIR}/include/interco/codes.hpp)
  add_custom_command(OUTPUT ${header}
    COMMAND $<TARGET_FILE:interco_generator> set ${ARGN} --output ${PROJECT_BINARY_DIR}/include/interco
    DEPENDS interco_generator COMMENT "Generating interco/codes.hpp" VERBATIM)
  add_custom_target(interco_codes_header DEPENDS ${header})
  add_library(interco_interco INTERFACE)
  add_library(Interco::interco ALIAS interco_interco)
  set_target_properties(interco_interco PROPERTIES EXPORT_NAME interco INTERCO_DOMAINS "${ARGN}")
  add_dependencies(interco_interco interco_codes_header)
  target_link_libraries(interco_interco INTERFACE interco_core)
  foreach(domain IN LISTS ARGN)
    target_link_libraries(interco_interco INTERFACE interco_${domain})
  endforeach()
endfunction()
