// SPDX-License-Identifier: GPL-2.0-or-later
// Is somebody not content with the municipality itself? By what he says (nl/klachten.txt): "dit is de derde keer dat ik bel".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

struct ComplaintSign {
    std::string_view reason;           // herhaald geen-antwoord bejegening klacht
    std::size_t first = 0, count = 0;  // of the words that were given, those between the first and the last of the sign too
};

// The first sign among folded words of one sentence, in their order. The words times the rules that begin with one of them; every thread.
std::optional<ComplaintSign> complaint_sign(const std::vector<std::string>& words);

}  // namespace vraagbaak::dutch
