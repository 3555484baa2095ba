# interco_find_static_icu(): looks whether a program can be linked statically here, with ICU, the C++ and the C library.
#   INTERCO_STATIC_ICU          whether; cached
#   INTERCO_STATIC_ICU_MISSING  if not, why
# interco_link_statically(<target>): links an executable so.
#
# ICU's code comes from libicui18n.a and libicuuc.a. Its data, 30 MB in libicudata.a, is replaced by a package of those items that
# Interco reads, under the name that the code refers to (icudt72_dat). That they are enough is asked of static_icu_check.cpp here,
# of tests/conformance/relative_test.cpp, and of tests/conformance/static_texts.

# What stays, which is half of it; texts are then the same as with all of it, in every locale:
#   *.res   each locale's numbers, calendars and lists; plurals, time zones, likely subtags, language distances (3.7 MB)
#   curr    names and symbols of currencies (3 MB)
#   rbnf    numbers in words (0.6 MB)
#   region  names of countries, which stand for time zones that have no name of their own (1.2 MB)
#   unit    names of units (3.1 MB)
#   zone    names of time zones (3.2 MB)
#   nfkc_cf.nrm  NFKC_Casefold, by which a search compares letters (lib/icu/folded_text.cpp)
# The rest is collation, transliteration, line breaking, names of languages and characters, and converters.
set(INTERCO_ICU_ITEMS "^([^/]+\\.res|nfkc_cf\\.nrm|(curr|rbnf|region|unit|zone)/.+)$")

# ICU has a function that loads plug-ins, which nothing calls; the linker would warn of dlopen() in a static program.
set(INTERCO_STATIC_LINK_OPTIONS -static -Wl,--gc-sections -Wl,--wrap=dlopen -Wl,--defsym=__wrap_dlopen=abort)

function(interco_find_static_icu)
  file(MD5 ${CMAKE_CURRENT_FUNCTION_LIST_FILE} items)
  set(tried "${ICU_VERSION} ${items}")
  # What is missing may be installed later.
  if(NOT INTERCO_STATIC_ICU OR NOT "${INTERCO_STATIC_ICU_TRIED}" STREQUAL "${tried}")
    set(work ${PROJECT_BINARY_DIR}/static_icu)
    set(missing "")
    interco_make_icu_data(${work} missing)
    if(NOT missing)
      interco_try_static_icu(${work} missing)
    endif()
    if(missing)
      set(possible FALSE)
    else()
      set(possible TRUE)
    endif()
    set(INTERCO_STATIC_ICU_TRIED "${tried}" CACHE INTERNAL "The version of ICU that was tried, and the items")
    set(INTERCO_STATIC_ICU ${possible} CACHE INTERNAL "Whether programs can be linked statically, with ICU")
    set(INTERCO_STATIC_ICU_MISSING "${missing}" CACHE INTERNAL "Why programs cannot be linked statically")
  endif()
  if(INTERCO_STATIC_ICU)
    add_library(interco_icu_data STATIC ${PROJECT_BINARY_DIR}/static_icu/icu_data.S)
    get_filename_component(folder ${ICU_UC_LIBRARY} DIRECTORY)
    add_library(interco_static_icu STATIC IMPORTED GLOBAL)
    set_target_properties(interco_static_icu PROPERTIES IMPORTED_LOCATION ${folder}/libicuuc.a
      INTERFACE_INCLUDE_DIRECTORIES ${ICU_INCLUDE_DIR} INTERFACE_LINK_LIBRARIES interco_icu_data)
    add_library(interco_static_icu_i18n STATIC IMPORTED GLOBAL)
    set_target_properties(interco_static_icu_i18n PROPERTIES IMPORTED_LOCATION ${folder}/libicui18n.a
      INTERFACE_LINK_LIBRARIES interco_static_icu)
  endif()
endfunction()

# For a target with this property interco_core and interco_format link interco_static_icu and interco_static_icu_i18n instead of
# ICU::uc and ICU::i18n.
function(interco_link_statically target)
  set_target_properties(${target} PROPERTIES INTERCO_LINK_STATICALLY ON)
  target_link_options(${target} PRIVATE ${INTERCO_STATIC_LINK_OPTIONS})
endfunction()

# Takes all other items out of the installed data, and writes what is left, as assembly, to <work>/icu_data.S.
function(interco_make_icu_data work missing)
  get_filename_component(folder ${ICU_UC_LIBRARY} DIRECTORY)
  foreach(library IN ITEMS libicui18n.a libicuuc.a libicudata.a)
    if(NOT EXISTS ${folder}/${library})
      set(${missing} "there is no ${folder}/${library}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  file(REMOVE_RECURSE ${work})
  file(MAKE_DIRECTORY ${work}/full)
  # The name of the file is the prefix of the items' names: version and byte order.
  string(REGEX MATCH "^[0-9]+" version ${ICU_VERSION})
  string(SUBSTRING ${CMAKE_CXX_BYTE_ORDER} 0 1 order)
  string(TOLOWER icudt${version}${order}.dat package)
  # libicudata.a is one object file, whose read-only data is the package.
  execute_process(COMMAND ${CMAKE_AR} p ${folder}/libicudata.a
    OUTPUT_FILE ${work}/full/object ERROR_VARIABLE error RESULT_VARIABLE failed)
  foreach(step IN ITEMS
      "${CMAKE_OBJCOPY} --output-target=binary --only-section=.rodata full/object full/${package}"
      "${INTERCO_ICUPKG} --list --outlist full/all.lst full/${package}")
    if(NOT failed)
      separate_arguments(command UNIX_COMMAND "${step}")
      execute_process(COMMAND ${command} WORKING_DIRECTORY ${work}
        OUTPUT_QUIET ERROR_VARIABLE error RESULT_VARIABLE failed)
    endif()
  endforeach()
  if(NOT failed)
    file(STRINGS ${work}/full/all.lst others)
    list(FILTER others EXCLUDE REGEX "${INTERCO_ICU_ITEMS}")
    list(JOIN others "\n" others)
    file(WRITE ${work}/full/others.lst "${others}\n")
    execute_process(COMMAND ${INTERCO_ICUPKG} --remove full/others.lst full/${package} ${package} WORKING_DIRECTORY ${work}
      OUTPUT_QUIET ERROR_VARIABLE error RESULT_VARIABLE failed)
  endif()
  file(REMOVE_RECURSE ${work}/full)
  if(failed)
    string(STRIP "${error}" error)
    set(${missing} "the data of ICU cannot be taken out of ${folder}/libicudata.a: ${failed} ${error}" PARENT_SCOPE)
    return()
  endif()
  # As text, as genccode writes it, it would take the assembler seconds.
  file(WRITE ${work}/icu_data.S "\
  .section .rodata
  .globl icudt${version}_dat
  .type icudt${version}_dat, %object
  .balign 16 // as genccode has it
icudt${version}_dat:
  .incbin \"${work}/${package}\"
  .size icudt${version}_dat, . - icudt${version}_dat
  .section .note.GNU-stack, \"\", %progbits
")
endfunction()

# Links a program with the data, and runs it.
function(interco_try_static_icu work missing)
  if(CMAKE_CROSSCOMPILING)
    set(${missing} "a program for another machine cannot be tried" PARENT_SCOPE)
    return()
  endif()
  get_filename_component(folder ${ICU_UC_LIBRARY} DIRECTORY)
  try_run(INTERCO_STATIC_ICU_ANSWER INTERCO_STATIC_ICU_LINKS
    SOURCES ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/static_icu_check.cpp ${work}/icu_data.S
    CMAKE_FLAGS -DINCLUDE_DIRECTORIES=${ICU_INCLUDE_DIR}
    LINK_OPTIONS ${INTERCO_STATIC_LINK_OPTIONS}
    LINK_LIBRARIES ${folder}/libicui18n.a ${folder}/libicuuc.a
    COMPILE_OUTPUT_VARIABLE output
    NO_CACHE)
  if(NOT INTERCO_STATIC_ICU_LINKS)
    file(WRITE ${work}/log "${output}")
    set(${missing} "a program does not link, see ${work}/log" PARENT_SCOPE)
  elseif(NOT INTERCO_STATIC_ICU_ANSWER EQUAL 0)
    set(${missing} "a program does not run as it should" PARENT_SCOPE)
  endif()
endfunction()
