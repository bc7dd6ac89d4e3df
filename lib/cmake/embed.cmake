# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -DINPUT=… -DOUTPUT=… -DSYMBOL=… -P embed.cmake: writes a C++ file that holds the bytes of INPUT.
file(READ "${INPUT}" hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1,\n" bytes "${hex}")
file(WRITE "${OUTPUT}" "// Made from ${INPUT}\n#include <string_view>\nnamespace vraagbaak::data {\nstatic const unsigned char bytes[] = {${bytes}0};\nextern const std::string_view ${SYMBOL};\nconst std::string_view ${SYMBOL}{reinterpret_cast<const char*>(bytes), sizeof bytes - 1};\n}\n")
