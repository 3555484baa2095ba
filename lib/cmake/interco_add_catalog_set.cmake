# interco_add_catalog_set(<domain>...): interco/codes.hpp, and Interco::interco, which is all of these and the core.
function(interco_add_catalog_set)
  set(header ${PROJECT_BINARY_DIR}/include/interco/codes.hpp)
  add_custom_command(OUTPUT ${header}
    COMMAND $<TARGET_FILE:Interco::generator> set ${ARGN} --output ${PROJECT_BINARY_DIR}/include/interco
    DEPENDS Interco::generator COMMENT "Generating interco/codes.hpp" VERBATIM)
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
