// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/check_digits.hpp"

#include <cstdint>

#include "text/characters.hpp"

namespace vraagbaak::unicode {

bool passes_eleven_test(std::string_view digits) {
    int sum = -(digits[8] - '0'), any = digits[8] - '0';
    for (std::size_t i = 0; i < 8; ++i) {
        sum += (digits[i] - '0') * static_cast<int>(9 - i);
        any += digits[i] - '0';
    }
    return sum % 11 == 0 && any > 0;
}

bool passes_97_test(std::string_view iban) {
    std::uint32_t rest = 0;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        const char c = iban[(i + 4) % iban.size()];
        rest = is_digit(c) ? (rest * 10 + static_cast<std::uint32_t>(c - '0')) % 97
                           : (rest * 100 + static_cast<std::uint32_t>(c - 'A' + 10)) % 97;
    }
    return rest == 1;
}

std::size_t iban_length(char first, char second) {
    constexpr std::string_view lengths =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22"
        "GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31"
        "MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24"
        "XK20YE30";
    for (std::size_t i = 0; i < lengths.size(); i += 4)
        if (lengths[i] == first && lengths[i + 1] == second)
            return static_cast<std::size_t>(lengths[i + 2] - '0') * 10 + static_cast<std::size_t>(lengths[i + 3] - '0');
    return 0;
}

bool passes_luhn_test(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
        sum += digit;
    }
    return sum % 10 == 0;
}

}  // namespace vraagbaak::unicode
