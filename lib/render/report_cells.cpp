// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "vraagbaak/render.hpp"

namespace vraagbaak {

namespace {

struct CellText {
    std::string_view language;

    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::uint64_t number) const { return std::to_string(number); }
    std::string operator()(double share) const {
        const auto tenths = std::lround(share * 1000);
        std::string out = std::to_string(tenths / 10);
        if (tenths % 10 != 0) out += (language == "en" ? "." : ",") + std::to_string(tenths % 10);
        return out + " %";
    }
    std::string operator()(const Date& day) const { return day_text(day); }
    std::string operator()(const Message& message) const { return vraagbaak::text(message, language); }
};

}  // namespace

std::string text(const ReportCell& cell, std::string_view language) { return std::visit(CellText{language}, cell); }

}  // namespace vraagbaak
