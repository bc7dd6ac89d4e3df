# SPDX-License-Identifier: GPL-2.0-or-later
# How floors, tests and embedded data become targets. Included once by the top-level list.

# Settings of every target of ours; nothing of it reaches those who use the library.
add_library(vraagbaak_settings INTERFACE)
target_compile_features(vraagbaak_settings INTERFACE cxx_std_20)
target_include_directories(vraagbaak_settings INTERFACE ${PROJECT_SOURCE_DIR}/include)
if(NOT BUILD_SHARED_LIBS)
  target_compile_definitions(vraagbaak_settings INTERFACE VRAAGBAAK_STATIC)
endif()
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(vraagbaak_settings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
    # Aggregates with defaults in place are how options and answers are written here; naming some members is the point.
    -Wno-missing-field-initializers)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees overlapping copies in std::string's operator+ where there are none (GCC bug 105651).
    target_compile_options(vraagbaak_settings INTERFACE -Wno-restrict)
  endif()
endif()
if(VRAAGBAAK_SANITIZE)
  # Without the code to go on after a find, and with lines but not variables for its trace: a third of the time to build.
  target_compile_options(vraagbaak_settings INTERFACE -fsanitize=${VRAAGBAAK_SANITIZE} -fno-sanitize-recover=all
                         -fno-omit-frame-pointer -g1)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND VRAAGBAAK_SANITIZE MATCHES "undefined")
    # The address sanitizer sees null pointers and what lies outside an object; alignment is for clang, preset fuzz. Without
    # them a heavy source compiles in two thirds of the time.
    target_compile_options(vraagbaak_settings INTERFACE -fno-sanitize=null,object-size,alignment)
  endif()
  target_link_options(vraagbaak_settings INTERFACE -fsanitize=${VRAAGBAAK_SANITIZE})
endif()

# vraagbaak_floor(NAME SOURCES … USES floor … LIBRARIES …): one folder of lib/ as a static library of its own, so that a
# test of a floor links that floor and those below it, and a floor cannot link one above.
function(vraagbaak_floor name)
  cmake_parse_arguments(FLOOR "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  set(target vraagbaak_${name})
  add_library(${target} STATIC ${FLOOR_SOURCES})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/lib PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  target_link_libraries(${target} PUBLIC vraagbaak_settings PRIVATE ${FLOOR_LIBRARIES})
  foreach(floor IN LISTS FLOOR_USES)
    target_link_libraries(${target} PUBLIC vraagbaak_${floor})
  endforeach()
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden
                        VISIBILITY_INLINES_HIDDEN ON CXX_EXTENSIONS OFF)
  set_property(GLOBAL APPEND PROPERTY vraagbaak_floors ${target})
endfunction()

# vraagbaak_embed(TARGET FILE SYMBOL): the bytes of a data file of this folder as
# `extern const std::string_view SYMBOL` in namespace vraagbaak::data; the build runs again when the file changes.
function(vraagbaak_embed target file symbol)
  set(input ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${output} -DSYMBOL=${symbol}
            -P ${PROJECT_SOURCE_DIR}/lib/cmake/embed.cmake
    DEPENDS ${input} ${PROJECT_SOURCE_DIR}/lib/cmake/embed.cmake VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()

# vraagbaak_embed_table(TARGET FILE FUNCTION): a large file of this folder's build folder, as
# `std::string_view FUNCTION()` in namespace vraagbaak::data, aligned for the numbers in it. The assembler takes it in: as an
# array in C++ a megabyte costs the compiler half a minute.
function(vraagbaak_embed_table target file function)
  set(VRAAGBAAK_TABLE ${CMAKE_CURRENT_BINARY_DIR}/${file})
  set(VRAAGBAAK_FUNCTION ${function})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${function}.cpp)
  configure_file(${PROJECT_SOURCE_DIR}/lib/cmake/embed_table.cpp.in ${output} @ONLY)
  set_property(SOURCE ${output} PROPERTY OBJECT_DEPENDS ${VRAAGBAAK_TABLE})
  target_sources(${target} PRIVATE ${output} ${VRAAGBAAK_TABLE})
endfunction()

# vraagbaak_test(NAME SOURCES … USES floor … LIBRARIES …): a doctest program, one CTest test.
function(vraagbaak_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/lib ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(test_${name} PRIVATE vraagbaak_settings vraagbaak_test_main ${TEST_LIBRARIES})
  foreach(floor IN LISTS TEST_USES)
    target_link_libraries(test_${name} PRIVATE vraagbaak_${floor})
  endforeach()
  target_compile_definitions(test_${name} PRIVATE VRAAGBAAK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" VRAAGBAAK_STATIC)
  # Tests are compiled once for each time they run: as fast code they cost more than they save. The floors they test are not.
  target_compile_options(test_${name} PRIVATE $<$<CONFIG:Release>:-O0>)
  add_test(NAME ${name} COMMAND test_${name})
endfunction()
