# interco_add_catalog(<domain> CODES <domain>.toml LOCALES <folder>
#                     [EMBED | INSTALL [DESTINATION <folder>] [PROGRAMS <folder>...]] [TARGET <name>] [SHARED])
#
# Compiles a catalog and makes the library <domain>_catalog, with <interco/codes/<domain>.hpp>. The folder holds en.txt, the
# English source, and one <locale>.po or <locale>.txt a translation. Relative paths are relative to the folder of the caller.
#   EMBED        all texts are part of whatever links the library (the default).
#   INSTALL      definitions and English are; the translations come from the file <domain>.dat, which is installed into
#                DESTINATION (default: ${CMAKE_INSTALL_DATADIR}/${PROJECT_NAME}) and found from where the program or library lies,
#                which is one of PROGRAMS (default: CMAKE_INSTALL_BINDIR, _LIBDIR and _LIBEXECDIR), in whatever prefix. Without
#                the file, all is English. Programs in the build folder find the file there.
#   TARGET       another name for the library; the targets for translators are then <name>_update and so on.
#   SHARED       a library of its own. Otherwise it is static, and its names are hidden: each shared library, program and
#                plug-in that links it has its own copy, and two versions of one domain do not meet.
# The library can be installed: install(TARGETS <domain>_catalog EXPORT <name> FILE_SET HEADERS). INTERCO_PACKAGE, a property of
# it, is <domain>.dat, with all texts, which any reader of ICU's bundles can open.
#
# Targets, of which `all` builds none: <domain>_update brings the .po files up to date, <domain>_check looks for mistakes,
# <domain>_stats counts what is translated. They need the command interco.
#
# ICU's programs genrb and icupkg and Interco's own are looked for at the first call. INTERCO_HOST_TOOLS is a folder to look
# in first, instead of building one; when cross-compiling, interco-generator must run on this machine, and comes from there or from the PATH.
#
#   definitions and sources -> ICU text (interco-generator) -> *.res (genrb, and an annex by interco-generator)
#   -> <domain>.dat (icupkg, and a check by interco-generator) -> the object file of interco_catalog_data.cpp.in
# Each step is a command of its own and rewrites only what changed, so that an edit of it.po rebuilds only what hangs on it.

cmake_policy(PUSH)
cmake_policy(VERSION 3.25)
set(INTERCO_HOST_TOOLS "" CACHE PATH "Folder of interco-generator, genrb and icupkg for this machine")

# interco_find_tool(<variable> <program> <where it comes from>): a program that runs on this machine.
function(interco_find_tool variable program origin)
  find_program(${variable} ${program} HINTS ${INTERCO_HOST_TOOLS} ${INTERCO_HOST_TOOLS}/bin
    PATHS /usr/sbin /usr/local/sbin NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${variable})
    message(FATAL_ERROR "interco_add_catalog: ${program} was not found: it comes with ${origin}. INTERCO_HOST_TOOLS or "
      "${variable} can say where it is.")
  endif()
endfunction()

# Sets INTERCO_GENRB and INTERCO_ICUPKG, and makes the imported programs Interco::generator and, where there is one,
# Interco::command, unless this build makes them. The global property INTERCO_TOOLS is the folder of those that were installed
# with the library, INTERCO_VERSION its version.
function(interco_find_tools)
  interco_find_tool(INTERCO_GENRB genrb "ICU (Debian: icu-devtools)")
  interco_find_tool(INTERCO_ICUPKG icupkg "ICU (Debian: icu-devtools)")
  if(TARGET Interco::generator)
    return()
  endif()
  get_property(folder GLOBAL PROPERTY INTERCO_TOOLS)
  get_property(expected GLOBAL PROPERTY INTERCO_VERSION)
  set(generator ${folder}/interco-generator)
  set(command ${folder}/interco)
  # What was installed for the target does not run here.
  if(CMAKE_CROSSCOMPILING OR INTERCO_HOST_TOOLS OR NOT EXISTS ${generator})
    interco_find_tool(INTERCO_GENERATOR interco-generator "Interco, and must run on this machine")
    set(generator ${INTERCO_GENERATOR})
    get_filename_component(folder ${generator} DIRECTORY)
    set(command ${folder}/interco)
  endif()
  execute_process(COMMAND ${generator} --version
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_VARIABLE error RESULT_VARIABLE failed)
  if(NOT version STREQUAL "interco-generator ${expected}")
    message(FATAL_ERROR "interco_add_catalog: ${generator} says '${version}' (${failed} ${error}), expected "
      "'interco-generator ${expected}': what it makes is for the library of its own version.")
  endif()
  add_executable(Interco::generator IMPORTED GLOBAL)
  set_target_properties(Interco::generator PROPERTIES IMPORTED_LOCATION ${generator})
  if(EXISTS ${command})
    add_executable(Interco::command IMPORTED GLOBAL)
    set_target_properties(Interco::command PROPERTIES IMPORTED_LOCATION ${command})
  endif()
endfunction()

# Ends the configuration unless the arguments of interco_add_catalog, which are `arg_…`, make sense.
function(interco_check_catalog domain)
  set(where "interco_add_catalog(${domain})")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${where}: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(arg_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "${where}: a value is missing behind ${arg_KEYWORDS_MISSING_VALUES}")
  endif()
  if(NOT domain MATCHES "^[a-z_][a-z0-9_]*$")
    message(FATAL_ERROR "${where}: the name of a domain has lower-case letters, digits and _, no digit first")
  endif()
  foreach(needed IN ITEMS CODES LOCALES)
    if(NOT arg_${needed})
      message(FATAL_ERROR "${where}: ${needed} is missing")
    endif()
  endforeach()
  if(arg_EMBED AND arg_INSTALL)
    message(FATAL_ERROR "${where}: EMBED or INSTALL, not both")
  endif()
  if(NOT arg_INSTALL AND (arg_DESTINATION OR arg_PROGRAMS))
    message(FATAL_ERROR "${where}: DESTINATION and PROGRAMS go with INSTALL")
  endif()
  foreach(folder IN LISTS arg_DESTINATION arg_PROGRAMS)
    if(IS_ABSOLUTE ${folder})
      message(FATAL_ERROR "${where}: ${folder} is absolute; with INSTALL, all is relative to the prefix")
    endif()
  endforeach()
  if(NOT EXISTS ${arg_CODES} OR IS_DIRECTORY ${arg_CODES})
    message(FATAL_ERROR "${where}: CODES: there is no file ${arg_CODES}")
  endif()
  if(NOT IS_DIRECTORY ${arg_LOCALES})
    message(FATAL_ERROR "${where}: LOCALES: there is no folder ${arg_LOCALES}")
  endif()
  if(NOT EXISTS ${arg_LOCALES}/en.txt)
    message(FATAL_ERROR "${where}: LOCALES: there is no en.txt, the English texts, in ${arg_LOCALES}")
  endif()
  if(TARGET ${arg_TARGET})
    message(FATAL_ERROR "${where}: there is a target ${arg_TARGET} already; TARGET gives another name")
  endif()
  # Definitions are read by the generator; here it is only asked whose they are. The first name in them is the domain's.
  file(STRINGS ${arg_CODES} lines REGEX "^[ \t]*name[ \t]*=")
  if(lines)
    list(GET lines 0 line)
    if(line MATCHES "=[ \t]*[\"']([^\"']*)[\"']" AND NOT CMAKE_MATCH_1 STREQUAL domain)
      message(FATAL_ERROR "${where}: ${arg_CODES} defines the domain \"${CMAKE_MATCH_1}\", expected \"${domain}\"")
    endif()
  endif()
endfunction()

function(interco_add_catalog domain)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EMBED;INSTALL;SHARED" "CODES;LOCALES;TARGET;DESTINATION" "PROGRAMS")
  foreach(path IN ITEMS CODES LOCALES)
    if(arg_${path})
      get_filename_component(arg_${path} ${arg_${path}} ABSOLUTE BASE_DIR ${CMAKE_CURRENT_SOURCE_DIR})
    endif()
  endforeach()
  set(prefix ${arg_TARGET})
  if(NOT arg_TARGET)
    set(arg_TARGET ${domain}_catalog)
    set(prefix ${domain})
  endif()
  interco_check_catalog("${domain}")
  interco_find_tools()
  # The definitions are asked for their domain here.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${arg_CODES})
  set(target ${arg_TARGET})
  set(work ${CMAKE_CURRENT_BINARY_DIR}/catalogs/${domain})
  set(include ${CMAKE_CURRENT_BINARY_DIR}/include)
  set(headers ${include}/interco/codes)
  set(generator $<TARGET_FILE:Interco::generator>)
  file(MAKE_DIRECTORY ${work} ${headers})

  set(english ${arg_LOCALES}/en.txt)
  string(REGEX REPLACE "[[?*]" "[\\0]" pattern ${arg_LOCALES}) # what is in the name of a folder stands for itself
  file(GLOB sources CONFIGURE_DEPENDS ${pattern}/*.po ${pattern}/*.txt)
  # Rewritten when a source comes or goes: not every build system runs a command again because its words have changed.
  string(REPLACE ";" "\n" list "${sources}")
  file(CONFIGURE OUTPUT ${work}/sources.lst CONTENT "${list}\n" @ONLY)

  # Sources to ICU text. `bundles` collects the names.
  add_custom_command(OUTPUT ${work}/definitions.txt ${work}/definitions.annex
    COMMAND ${generator} definitions --definitions ${arg_CODES} --output ${work}
    DEPENDS Interco::generator ${arg_CODES} COMMENT "Compiling the definitions of ${domain}" VERBATIM)
  add_custom_command(OUTPUT ${work}/root.txt ${work}/root.annex ${work}/en.txt
    COMMAND ${generator} bundle --definitions ${arg_CODES} --english ${english} --output ${work}
    DEPENDS Interco::generator ${arg_CODES} ${english} COMMENT "Compiling ${domain}: English" VERBATIM)
  set(locales ${sources})
  list(REMOVE_ITEM locales ${english})
  list(TRANSFORM locales REPLACE "^.*/([^/]*)\\.[^.]*$" "\\1")
  foreach(name IN ITEMS root definitions res_index) # other items of the package
    if(name IN_LIST locales)
      message(FATAL_ERROR "interco_add_catalog(${domain}): LOCALES: \"${name}\" is no locale that can be translated to "
        "(it, pt_BR, zh_Hant), in ${arg_LOCALES}")
    endif()
  endforeach()
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
      DEPENDS Interco::generator ${arg_CODES} ${english} ${source} ${work}/sources.lst
      COMMENT "Compiling ${domain}: ${locale}" VERBATIM)
    list(APPEND bundles ${locale})
  endforeach()
  add_custom_command(OUTPUT ${work}/res_index.txt ${work}/items.lst
    COMMAND ${generator} index ${sources} --output ${work}
    DEPENDS Interco::generator ${work}/sources.lst COMMENT "Compiling the index of ${domain}" VERBATIM)

  # ICU text to bundles, bundles to a package.
  set(compiled "")
  foreach(bundle IN LISTS bundles ITEMS definitions res_index)
    set(annex ${work}/${bundle}.annex)
    if(bundle MATCHES "^(en|res_index)$")
      set(annex "")
    endif()
    add_custom_command(OUTPUT ${work}/${bundle}.res
      COMMAND ${INTERCO_GENRB} --quiet --encoding UTF-8 --sourcedir ${work} --destdir ${work} ${bundle}.txt
      COMMAND ${generator} annex ${work}/${bundle}.res
      DEPENDS Interco::generator ${work}/${bundle}.txt ${annex}
      WORKING_DIRECTORY ${work} COMMENT "genrb ${domain}/${bundle}" VERBATIM)
    list(APPEND compiled ${work}/${bundle}.res)
  endforeach()
  add_custom_command(OUTPUT ${work}/${domain}.dat
    COMMAND ${INTERCO_ICUPKG} --sourcedir ${work} --add ${work}/items.lst new ${work}/${domain}.dat
    COMMAND ${generator} check ${work}/${domain}.dat
    DEPENDS Interco::generator ${compiled} ${work}/items.lst COMMENT "icupkg ${domain}" VERBATIM)

  # What becomes part of the program: all, or the definitions and English.
  set(embedded ${work}/${domain}.dat)
  set(places "")
  if(arg_INSTALL)
    set(embedded ${work}/english/${domain}.dat)
    interco_add_english_package(${domain} ${work} ${english})
    interco_data_places(${work}/${domain}.dat)
  endif()
  set(data ${work}/${domain}_data.cpp)
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/interco_catalog_data.cpp.in ${data} @ONLY)
  # The linker does not see what assembly defines in an object made for optimization at link time.
  set_source_files_properties(${data} PROPERTIES OBJECT_DEPENDS ${embedded} COMPILE_OPTIONS -fno-lto
    SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)

  # The C++ side.
  add_custom_command(OUTPUT ${headers}/${domain}.hpp
    COMMAND ${generator} header --definitions ${arg_CODES} --english ${english} --output ${headers}
    DEPENDS Interco::generator ${arg_CODES} ${english} COMMENT "Generating interco/codes/${domain}.hpp" VERBATIM)
  add_custom_command(OUTPUT ${work}/${domain}.cpp
    COMMAND ${generator} source --definitions ${arg_CODES} --output ${work} ${places}
    DEPENDS Interco::generator ${arg_CODES} COMMENT "Generating ${domain}.cpp" VERBATIM)

  set(type STATIC)
  if(arg_SHARED)
    set(type SHARED)
  endif()
  add_library(${target} ${type} ${work}/${domain}.cpp ${data} ${embedded})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${include} FILES ${headers}/${domain}.hpp)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON INTERCO_PACKAGE ${work}/${domain}.dat)
  if(NOT arg_SHARED)
    set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden)
  endif()
  target_link_libraries(${target} PUBLIC Interco::core)
  # Whoever includes the generated header waits for it, even without linking.
  add_custom_target(${target}_header DEPENDS ${headers}/${domain}.hpp)
  add_dependencies(${target} ${target}_header)
  if(arg_INSTALL)
    add_custom_target(${target}_package ALL DEPENDS ${work}/${domain}.dat)
    install(FILES ${work}/${domain}.dat DESTINATION ${arg_DESTINATION})
  endif()
  interco_add_translation_targets(${prefix} ${arg_CODES} ${arg_LOCALES})
endfunction()

# The package of the definitions and English alone, <work>/english/<domain>.dat.
function(interco_add_english_package domain work english)
  set(folder ${work}/english)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${folder}/res_index.txt ${folder}/items.lst
    COMMAND ${generator} index ${english} --output ${folder}
    DEPENDS Interco::generator COMMENT "Compiling the index of ${domain}, English alone" VERBATIM)
  add_custom_command(OUTPUT ${folder}/${domain}.dat
    COMMAND ${CMAKE_COMMAND} -E copy ${work}/definitions.res ${work}/root.res ${work}/en.res ${folder}
    COMMAND ${INTERCO_GENRB} --quiet --encoding UTF-8 --sourcedir ${folder} --destdir ${folder} res_index.txt
    COMMAND ${generator} annex ${folder}/res_index.res
    COMMAND ${INTERCO_ICUPKG} --sourcedir ${folder} --add ${folder}/items.lst new ${folder}/${domain}.dat
    COMMAND ${generator} check ${folder}/${domain}.dat
    DEPENDS Interco::generator ${work}/definitions.res ${work}/root.res ${work}/en.res ${folder}/res_index.txt
      ${folder}/items.lst
    WORKING_DIRECTORY ${folder} COMMENT "icupkg ${domain}, English alone" VERBATIM)
endfunction()

# Completes arg_DESTINATION, and sets `places` to the generator's options that say where a program finds the package.
macro(interco_data_places package)
  include(GNUInstallDirs)
  if(NOT arg_DESTINATION)
    set(arg_DESTINATION ${CMAKE_INSTALL_DATADIR}/${PROJECT_NAME})
  endif()
  if(NOT arg_PROGRAMS)
    set(arg_PROGRAMS ${CMAKE_INSTALL_BINDIR} ${CMAKE_INSTALL_LIBDIR} ${CMAKE_INSTALL_LIBEXECDIR})
  endif()
  set(places "")
  foreach(folder IN LISTS arg_PROGRAMS)
    file(RELATIVE_PATH relative /prefix/${folder} /prefix/${arg_DESTINATION}/${domain}.dat)
    list(APPEND places ${relative})
  endforeach()
  list(REMOVE_DUPLICATES places)
  list(PREPEND places --installed)
  # The system tells programs where they lie by real paths.
  file(REAL_PATH ${CMAKE_BINARY_DIR} build_folder)
  file(RELATIVE_PATH relative ${CMAKE_BINARY_DIR} ${package})
  list(APPEND places --build-folder ${build_folder} --built ${build_folder}/${relative})
endmacro()

# <prefix>_update, <prefix>_check and <prefix>_stats, where there is the command.
function(interco_add_translation_targets prefix codes locales)
  if(NOT TARGET Interco::command AND NOT (TARGET interco_generator AND INTERCO_COMMAND)) # made later in this build
    return()
  endif()
  foreach(subcommand IN ITEMS update check stats)
    add_custom_target(${prefix}_${subcommand}
      COMMAND $<TARGET_FILE:Interco::command> ${subcommand} --definitions ${codes} --locales ${locales}
      USES_TERMINAL VERBATIM)
  endforeach()
endfunction()

cmake_policy(POP)
