# Precompiled headers: what most files include from outside the project is parsed once per build, not once per file.
#
# Only what most files include: g++ takes a second to load 100 MB of precompiled header, so that one with fmt, Boost.JSON
# and the rarer standard headers cost more than it saved (measured, 2026-11). Nothing of the project either: an edit would
# compile everything again. Every file still includes what it uses: clang-tidy and the fuzz preset compile without them.
add_library(precompiled_program OBJECT ${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp)
target_precompile_headers(precompiled_program PRIVATE
  <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <functional> <map> <memory> <optional> <span> <string>
  <string_view> <variant> <vector>
  <boost/describe/class.hpp> <boost/describe/enum.hpp> <boost/describe/enumerators.hpp> <boost/mp11/algorithm.hpp>)

# Tests are compiled once and run once: the optimiser would take longer than it saves.
add_library(precompiled_tests OBJECT ${PROJECT_SOURCE_DIR}/cmake/precompiled.cpp)
target_precompile_headers(precompiled_tests PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
target_link_libraries(precompiled_tests PRIVATE GTest::gmock)
target_compile_options(precompiled_tests PRIVATE -O0)
