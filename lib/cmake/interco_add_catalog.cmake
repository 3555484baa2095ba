# interco_add_catalog(<domain> CODES <domain>.toml LOCALES <folder>
#                     [EMBED [BY_LANGUAGE] | INSTALL [DESTINATION <folder>] [PROGRAMS <folder>...]] [TARGET <name>] [SHARED])
#
# Compiles a catalog and makes the library <domain>_catalog, with <interco/codes/<domain>.hpp>. The folder holds en.txt, the
# English source, and one <locale>.po or <locale>.txt a translation. Relative paths are relative to the folder of the caller.
#   EMBED        all texts are part of whatever links the library (the default).
#   BY_LANGUAGE  there is also <name>_core, with the definitions and English, and a <name>_<locale> for each translation, which
#                brings the core along: what links these has their languages and no other. They are static in any case. Whoever
#                links one of them and <name> has all, unless <name> is SHARED, which is an error then.
#   INSTALL      definitions and English are; the translations come from the file <domain>.dat, which is installed into
#                DESTINATION (default: ${CMAKE_INSTALL_DATADIR}/${PROJECT_NAME}) and found from where the program or library lies,
#                which is one of PROGRAMS (default: CMAKE_INSTALL_BINDIR, _LIBDIR and _LIBEXECDIR), in whatever prefix. Without
#                the file, all is English. Programs in the build folder find the file there.
#   TARGET       another name for the library; the targets for translators are then <name>_update and so on.
#   SHARED       a library of its own. Otherwise it is static, and its names are hidden: each shared library, program and
#                plug-in that links it has its own copy, and two versions of one domain do not meet.
# The library can be installed: install(TARGETS <domain>_catalog EXPORT <name> FILE_SET HEADERS). INTERCO_PACKAGE, a property of
# it, is <domain>.dat, with all texts, which any reader of ICU's bundles can open; INTERCO_LOCALES the translations that are
# embedded; INTERCO_TARGETS all targets that are to be installed, which are more than itself with BY_LANGUAGE; INTERCO_LIBRARIES
# those of them that have a file.
#
# Targets, of which `all` builds none: <domain>_update brings the .po files up to date, <domain>_check looks for mistakes,
# <domain>_stats counts what is translated. They need the command interco.
#
# ICU's programs genrb and icupkg and Interco's own are looked for at the first call. INTERCO_HOST_TOOLS is a folder to look
# in first, instead of building one; when cross-compiling, interco-generator must run on this machine, and comes from there or from the PATH.
#
#   definitions and sources -> ICU text (interco-generator) -> *.res (genrb, and an annex by interco-generator)
#   -> <domain>.dat (icupkg, and a check by interco-generator)
#   definitions and sources -> annexes, what Interco needs -> *.part (interco-generator) -> an object each, of
#   interco_catalog_data.cpp.in -> the library
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
  if(arg_BY_LANGUAGE AND arg_INSTALL)
    message(FATAL_ERROR "${where}: with INSTALL no translation is embedded that BY_LANGUAGE could leave out")
  endif()
  if(arg_BY_LANGUAGE AND (APPLE OR WIN32))
    message(FATAL_ERROR "${where}: BY_LANGUAGE needs the linker of an ELF system")
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
  cmake_parse_arguments(PARSE_ARGV 1 arg "EMBED;INSTALL;BY_LANGUAGE;SHARED" "CODES;LOCALES;TARGET;DESTINATION" "PROGRAMS")
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
  set(embedded "")
  set(places "")
  if(arg_INSTALL)
    interco_data_places(${work}/${domain}.dat)
  else()
    set(embedded ${bundles})
    list(REMOVE_ITEM embedded root en)
  endif()
  set(objects "")
  foreach(bundle IN ITEMS definitions root LISTS embedded)
    set(part ${work}/${bundle}.part)
    add_custom_command(OUTPUT ${part}
      COMMAND ${generator} embed ${work}/${bundle}.annex --output ${work}
      DEPENDS Interco::generator ${work}/${bundle}.annex COMMENT "Embedding ${domain}: ${bundle}" VERBATIM)
    string(MAKE_C_IDENTIFIER interco_${domain}_${bundle} symbol)
    set(data ${work}/${bundle}_data.cpp)
    configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/interco_catalog_data.cpp.in ${data} @ONLY)
    # The linker does not see what assembly defines in an object made for optimization at link time.
    set_source_files_properties(${data} PROPERTIES OBJECT_DEPENDS ${part} COMPILE_OPTIONS -fno-lto
      SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
    list(APPEND objects ${data} ${part})
  endforeach()

  # The C++ side.
  set(parts --locales ${embedded})
  if(NOT embedded)
    set(parts "")
  endif()
  if(arg_BY_LANGUAGE)
    list(APPEND parts --by-language)
  endif()
  add_custom_command(OUTPUT ${headers}/${domain}.hpp
    COMMAND ${generator} header --definitions ${arg_CODES} --english ${english} --output ${headers}
    DEPENDS Interco::generator ${arg_CODES} ${english} COMMENT "Generating interco/codes/${domain}.hpp" VERBATIM)
  add_custom_command(OUTPUT ${work}/${domain}.cpp
    COMMAND ${generator} source --definitions ${arg_CODES} --output ${work} ${parts} ${places}
    DEPENDS Interco::generator ${arg_CODES} ${work}/sources.lst COMMENT "Generating ${domain}.cpp" VERBATIM)

  # The libraries.
  set(library_sources ${work}/${domain}.cpp ${objects} ${work}/${domain}.dat)
  set(libraries "")
  if(arg_SHARED)
    interco_add_catalog_library(${target} SHARED)
  elseif(NOT arg_BY_LANGUAGE)
    interco_add_catalog_library(${target} STATIC)
  endif()
  set(targets ${libraries})
  if(arg_BY_LANGUAGE)
    interco_add_language_targets()
  endif()
  set_target_properties(${target} PROPERTIES INTERCO_PACKAGE ${work}/${domain}.dat INTERCO_LOCALES "${embedded}"
    INTERCO_TARGETS "${targets}" INTERCO_LIBRARIES "${libraries}")
  # Whoever includes the generated header waits for it, even without linking.
  add_custom_target(${target}_header DEPENDS ${headers}/${domain}.hpp)
  foreach(library IN LISTS libraries)
    add_dependencies(${library} ${target}_header)
  endforeach()
  if(arg_INSTALL)
    add_custom_target(${target}_package ALL DEPENDS ${work}/${domain}.dat)
    install(FILES ${work}/${domain}.dat DESTINATION ${arg_DESTINATION})
  endif()
  interco_add_translation_targets(${prefix} ${arg_CODES} ${arg_LOCALES})
endfunction()

# A library of `library_sources`, appended to `libraries`.
macro(interco_add_catalog_library name type)
  add_library(${name} ${type} ${library_sources})
  target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${include} FILES ${headers}/${domain}.hpp)
  target_compile_features(${name} PUBLIC cxx_std_20)
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  if("${type}" STREQUAL "STATIC")
    set_target_properties(${name} PROPERTIES CXX_VISIBILITY_PRESET hidden)
  endif()
  target_link_libraries(${name} PUBLIC Interco::core)
  list(APPEND libraries ${name})
endmacro()

# <name>_core and <name>_<locale>, and, unless it is shared, <name>, which is all of them. All are one archive. Its object with
# the catalog refers to each language weakly, so that the linker takes a language only where an option asks for its symbol; a
# symbol asked for so is kept whatever else is thrown away.
macro(interco_add_language_targets)
  interco_add_catalog_library(${target}_core STATIC)
  list(APPEND targets ${target}_core)
  if(arg_SHARED)
    # Two targets make the same files.
    add_dependencies(${target}_core ${target})
    # Both have the catalog.
    set_target_properties(${target} PROPERTIES INTERFACE_INTERCO_${domain}_CATALOG "the shared library")
    set_target_properties(${target}_core PROPERTIES INTERFACE_INTERCO_${domain}_CATALOG "the languages named")
    foreach(each IN ITEMS ${target} ${target}_core)
      set_target_properties(${each} PROPERTIES COMPATIBLE_INTERFACE_STRING INTERCO_${domain}_CATALOG)
    endforeach()
  else()
    set_target_properties(${target}_core PROPERTIES OUTPUT_NAME ${target})
    add_library(${target} INTERFACE)
    target_sources(${target} PRIVATE ${arg_CODES}) # so that it can be built by its name
    add_dependencies(${target} ${target}_core)
    target_link_libraries(${target} INTERFACE ${target}_core)
    list(PREPEND targets ${target})
  endif()
  foreach(locale IN LISTS embedded)
    string(MAKE_C_IDENTIFIER interco_${domain}_${locale} symbol)
    add_library(${target}_${locale} INTERFACE)
    target_link_libraries(${target}_${locale} INTERFACE ${target}_core)
    target_link_options(${target}_${locale} INTERFACE LINKER:-u,${symbol})
    list(APPEND targets ${target}_${locale})
    if(NOT arg_SHARED)
      target_link_libraries(${target} INTERFACE ${target}_${locale})
    endif()
  endforeach()
endmacro()

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
