// SPDX-License-Identifier: GPL-2.0-or-later
// What is offered for a text, as text.
#pragma once

#include <string_view>

#include "page.hpp"
#include "vraagbaak/offer.hpp"

namespace vraagbaak::tool {

void write_offer(Page& page, const Offer& offer, std::string_view language);

}  // namespace vraagbaak::tool
