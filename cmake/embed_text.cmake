# Puts text files into the program: a library whose header gives them as `NAMESPACE::all()`, a span of EmbeddedText in
# the order of FILES.
#
#   relais_embed_text(relais_migrations NAMESPACE relais::migrations HEADER migrations/migrations.hpp FILES a.sql b.sql)
#
# Run as a script (-P) with OUTPUT, NAMESPACE, HEADER and FILES, this same file writes the source.
if(CMAKE_SCRIPT_MODE_FILE)
  set(entries "")
  foreach(file ${FILES})
    get_filename_component(name ${file} NAME)
    # As bytes: a raw string would end at an unlucky quote, and compilers bound its length.
    file(READ ${file} hex HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" text "${hex}")
    file(SIZE ${file} size)
    string(APPEND entries "    {\"${name}\", {\"${text}\", ${size}}},\n")
  endforeach()
  file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\nstd::span<EmbeddedText const> all() {\n"
                       "  static constexpr EmbeddedText kFiles[] = {\n${entries}  };\n  return kFiles;\n}\n\n}\n")
  return()
endif()

set(RELAIS_EMBED_TEXT_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(relais_embed_text target)
  cmake_parse_arguments(TEXT "" "NAMESPACE;HEADER" "FILES" ${ARGN})
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(source ${folder}/${target}.cpp)
  file(CONFIGURE OUTPUT ${folder}/${TEXT_HEADER} @ONLY CONTENT
"#pragma once

#include <span>

#include \"platform/text/embedded_text.hpp\"

namespace @TEXT_NAMESPACE@ {

std::span<EmbeddedText const> all();

}
")
  string(REPLACE ";" "$<SEMICOLON>" files "${TEXT_FILES}")
  add_custom_command(OUTPUT ${source} VERBATIM
    COMMAND ${CMAKE_COMMAND} -D OUTPUT=${source} -D NAMESPACE=${TEXT_NAMESPACE} -D HEADER=${TEXT_HEADER}
            -D "FILES=${files}" -P ${RELAIS_EMBED_TEXT_SCRIPT}
    DEPENDS ${TEXT_FILES} ${RELAIS_EMBED_TEXT_SCRIPT}
    COMMENT "Embedding ${target}")
  add_library(${target} STATIC ${source})
  target_compile_options(${target} PRIVATE -Wno-overlength-strings)
  target_include_directories(${target} PUBLIC ${folder} ${PROJECT_SOURCE_DIR}/server)
endfunction()
