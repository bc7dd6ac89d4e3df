// SPDX-License-Identifier: GPL-2.0-or-later
#include "vraagbaak/error.hpp"

namespace vraagbaak {

Error::Error(ErrorKind kind, Message message, Place place)
    : std::runtime_error(text(message, "en")), kind_(kind), message_(std::move(message)), place_(std::move(place)) {}

}  // namespace vraagbaak
