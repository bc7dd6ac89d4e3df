// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/phone_plans.hpp"

namespace vraagbaak::unicode {

const PhonePlans& phone_plans() { return vraagbaak_phone_plans; }

}  // namespace vraagbaak::unicode
