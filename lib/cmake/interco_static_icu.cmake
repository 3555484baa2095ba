# interco_find_static_icu(): looks whether a program can be linked statically here, with ICU, the C++ and the C library.
#   INTERCO_STATIC_ICU          whether; cached
#   INTERCO_STATIC_ICU_MISSING  if not, why
# interco_link_statically(<target>): links an executable so.
#
# ICU's code comes from libicuuc.a. Its data, 30 MB in libicudata.a, is replaced by a package of those items that Interco reads,
# under the name that the code refers to (icudt72_dat). That they are enough is asked of static_icu_check.cpp here, and of
# tests/conformance/relative_test.cpp.

# The language distances of CLDR, by which icu::LocaleMatcher chooses (lib/icu/relative.cpp); later it also reads which regions
# are groups of others (loadMacroregions() in ICU's loclikelysubtags.cpp).
set(INTERCO_ICU_ITEMS langInfo.res)
if(ICU_VERSION VERSION_GREATER_EQUAL 73)
  list(APPEND INTERCO_ICU_ITEMS supplementalData.res)
endif()

# ICU has a function that loads plug-ins, which nothing calls; the linker would warn of dlopen() in a static program.
set(INTERCO_STATIC_LINK_OPTIONS -static -Wl,--gc-sections -Wl,--wrap=dlopen -Wl,--defsym=__wrap_dlopen=abort)

find_program(INTERCO_GENCCODE genccode PATHS /usr/sbin /usr/local/sbin)

function(interco_find_static_icu)
  # What is missing may be installed later.
  if(NOT INTERCO_STATIC_ICU OR NOT "${INTERCO_STATIC_ICU_VERSION}" STREQUAL "${ICU_VERSION}")
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
    set(INTERCO_STATIC_ICU_VERSION "${ICU_VERSION}" CACHE INTERNAL "The version of ICU that was tried")
    set(INTERCO_STATIC_ICU ${possible} CACHE INTERNAL "Whether programs can be linked statically, with ICU")
    set(INTERCO_STATIC_ICU_MISSING "${missing}" CACHE INTERNAL "Why programs cannot be linked statically")
  endif()
  if(INTERCO_STATIC_ICU)
    add_library(interco_icu_data STATIC ${PROJECT_BINARY_DIR}/static_icu/icu_data.S)
    add_library(interco_static_icu STATIC IMPORTED GLOBAL)
    get_filename_component(folder ${ICU_UC_LIBRARY} DIRECTORY)
    set_target_properties(interco_static_icu PROPERTIES
      IMPORTED_LOCATION ${folder}/libicuuc.a INTERFACE_LINK_LIBRARIES interco_icu_data)
  endif()
endfunction()

# interco_core links interco_static_icu instead of ICU::uc for a target with this property.
function(interco_link_statically target)
  set_target_properties(${target} PROPERTIES INTERCO_LINK_STATICALLY ON)
  target_link_options(${target} PRIVATE ${INTERCO_STATIC_LINK_OPTIONS})
endfunction()

# Takes the items out of the installed data and writes them, as assembly, to <work>/icu_data.S.
function(interco_make_icu_data work missing)
  get_filename_component(folder ${ICU_UC_LIBRARY} DIRECTORY)
  foreach(library IN ITEMS libicuuc.a libicudata.a)
    if(NOT EXISTS ${folder}/${library})
      set(${missing} "there is no ${folder}/${library}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  if(NOT INTERCO_GENCCODE)
    set(${missing} "there is no genccode" PARENT_SCOPE)
    return()
  endif()
  file(REMOVE_RECURSE ${work})
  file(MAKE_DIRECTORY ${work}/full)
  string(REPLACE ";" "\n" items "${INTERCO_ICU_ITEMS}")
  file(WRITE ${work}/items.lst "${items}\n")
  # The name of the file is the prefix of the items' names: version and byte order.
  string(REGEX MATCH "^[0-9]+" version ${ICU_VERSION})
  string(SUBSTRING ${CMAKE_CXX_BYTE_ORDER} 0 1 order)
  string(TOLOWER icudt${version}${order}.dat package)
  # libicudata.a is one object file, whose read-only data is the package.
  execute_process(COMMAND ${CMAKE_AR} p ${folder}/libicudata.a
    OUTPUT_FILE ${work}/full/object ERROR_VARIABLE error RESULT_VARIABLE failed)
  foreach(step IN ITEMS
      "${CMAKE_OBJCOPY} --output-target=binary --only-section=.rodata full/object full/${package}"
      "${INTERCO_ICUPKG} --extract items.lst --destdir . full/${package}"
      "${INTERCO_ICUPKG} --sourcedir . --add items.lst new ${package}"
      "${INTERCO_GENCCODE} --quiet --assembly gcc --destdir . --entrypoint icudt${version} --filename icu_data ${package}")
    if(NOT failed)
      separate_arguments(command UNIX_COMMAND "${step}")
      execute_process(COMMAND ${command} WORKING_DIRECTORY ${work}
        OUTPUT_QUIET ERROR_VARIABLE error RESULT_VARIABLE failed)
    endif()
  endforeach()
  file(REMOVE_RECURSE ${work}/full)
  if(failed)
    string(STRIP "${error}" error)
    set(${missing} "the data of ICU cannot be taken out of ${folder}/libicudata.a: ${failed} ${error}" PARENT_SCOPE)
  endif()
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
    LINK_LIBRARIES ${folder}/libicuuc.a
    COMPILE_OUTPUT_VARIABLE output
    NO_CACHE)
  if(NOT INTERCO_STATIC_ICU_LINKS)
    file(WRITE ${work}/log "${output}")
    set(${missing} "a program does not link, see ${work}/log" PARENT_SCOPE)
  elseif(NOT INTERCO_STATIC_ICU_ANSWER EQUAL 0)
    set(${missing} "a program does not run as it should" PARENT_SCOPE)
  endif()
endfunction()
