# SPDX-License-Identifier: GPL-2.0-or-later
# libphonenumber comes without a file for CMake or pkg-config: find_package(PhoneNumber) gives PhoneNumber::phonenumber. Installed beside
# the package of a static library, whose users link it.
find_path(PhoneNumber_INCLUDE_DIR phonenumbers/phonenumberutil.h)
find_library(PhoneNumber_LIBRARY phonenumber)
mark_as_advanced(PhoneNumber_INCLUDE_DIR PhoneNumber_LIBRARY)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PhoneNumber REQUIRED_VARS PhoneNumber_LIBRARY PhoneNumber_INCLUDE_DIR)

if(PhoneNumber_FOUND AND NOT TARGET PhoneNumber::phonenumber)
  add_library(PhoneNumber::phonenumber UNKNOWN IMPORTED)
  set_target_properties(PhoneNumber::phonenumber PROPERTIES IMPORTED_LOCATION ${PhoneNumber_LIBRARY}
                        INTERFACE_INCLUDE_DIRECTORIES ${PhoneNumber_INCLUDE_DIR})
endif()
