# Puts files into the program as they are, by the assembler's .incbin: no conversion, no generated C++.
#
#   relais_embed_files(relais_embedded data/partners.json web/texts/fr/network.json ...)   # paths from the source folder
#
# Readers: server/platform/embedded. A changed file re-assembles one source and links again; a new one configures again.
function(relais_embed_files target)
  set(listing ${CMAKE_CURRENT_BINARY_DIR}/files.S)
  set(blobs "")
  set(table "")
  set(paths "")
  set(number 0)
  foreach(name ${ARGN})
    set(path ${PROJECT_SOURCE_DIR}/${name})
    list(APPEND paths ${path})
    string(APPEND blobs "name_${number}: .asciz \"${name}\"\nbytes_${number}: .incbin \"${path}\"\nend_${number}:\n")
    string(APPEND table "  .quad name_${number}, bytes_${number}, end_${number} - bytes_${number}\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${listing} @ONLY CONTENT
"  .section .rodata
@blobs@
  .section .data.rel.ro, \"aw\"
  .balign 8
  .globl relais_files
relais_files:
@table@
  .globl relais_files_end
relais_files_end:
  .section .note.GNU-stack, \"\", %progbits
")
  set_source_files_properties(${listing} PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${target} PRIVATE ${listing})
endfunction()
