# SPDX-License-Identifier: GPL-2.0-or-later
# What `cmake --install` puts where: the library with its headers, the ways to find it (CMake, pkg-config), the program's
# manual and the schemas of its JSON. The program itself is installed where it is built, in tools/.
include(CMakePackageConfigHelpers)
set(cmake_folder ${CMAKE_INSTALL_LIBDIR}/cmake/vraagbaak)

install(TARGETS vraagbaak EXPORT vraagbaakTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(BUILD_SHARED_LIBS)
  install(TARGETS vraagbaak_phone_module LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/${VRAAGBAAK_MODULES})
endif()

install(EXPORT vraagbaakTargets NAMESPACE vraagbaak:: DESTINATION ${cmake_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/vraagbaakConfig.cmake.in vraagbaakConfig.cmake
                              INSTALL_DESTINATION ${cmake_folder})
# Before 1.0 a minor version may change the API.
write_basic_package_version_file(vraagbaakConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/vraagbaakConfig.cmake ${PROJECT_BINARY_DIR}/vraagbaakConfigVersion.cmake
        DESTINATION ${cmake_folder})
if(NOT BUILD_SHARED_LIBS)
  install(FILES ${CMAKE_CURRENT_LIST_DIR}/FindPhoneNumber.cmake DESTINATION ${cmake_folder})
endif()

# A shared library brings what it needs. A static one asks for it in public: what those libraries ask for in private is
# for those who link them statically too, and Debian's development packages do not bring it along.
if(BUILD_SHARED_LIBS)
  set(pkgconfig_requires "")
  set(pkgconfig_libs "")
  set(pkgconfig_cflags "")
else()
  set(pkgconfig_requires
      "xapian-core libxxhash libcmark hunspell icu-uc yaml-cpp libxml-2.0 sqlite3 libarchive nettle")
  set(pkgconfig_libs " -lphonenumber")  # has no file of pkg-config
  set(pkgconfig_cflags " -DVRAAGBAAK_STATIC -pthread")
endif()
file(RELATIVE_PATH pkgconfig_to_prefix ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(${CMAKE_CURRENT_LIST_DIR}/vraagbaak.pc.in vraagbaak.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/vraagbaak.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# docs/man/NAME.SECTION in English, docs/man/LANGUAGE/NAME.SECTION in others.
file(GLOB_RECURSE pages CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/docs/man ${PROJECT_SOURCE_DIR}/docs/man/*.[1-9])
foreach(page IN LISTS pages)
  cmake_path(GET page PARENT_PATH language)
  cmake_path(GET page EXTENSION LAST_ONLY section)
  string(REPLACE "." man section ${section})
  install(FILES ${PROJECT_SOURCE_DIR}/docs/man/${page} DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/${section})
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/vraagbaak
        FILES_MATCHING PATTERN *.json)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/docs/CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
