// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers of persons with any signs between their digits.
#include <algorithm>
#include <array>

#include "text/characters.hpp"
#include "text/check_digits.hpp"
#include "text/redaction.hpp"

namespace vraagbaak::unicode {

namespace {

constexpr std::size_t most_digits = 40;  // of one number: a longer one goes on as another

// What stands between words or amounts and within no number.
bool is_divider(char32_t c) { return c == U'€' || c == U'%' || c == U'\n' || c == U'<' || c == U'>'; }

bool is_year(std::string_view digits) { return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20")); }

int value(std::string_view digits) {
    int out = 0;
    for (const char c : digits) out = out * 10 + (c - '0');
    return out;
}

class Number {
public:
    Number(std::string_view text, const DigitGroups& number) : text_(text), number_(number) {}

    std::optional<PersonalKind> kind() const {
        if (is_service()) return std::nullopt;
        if (const auto checked = checked_kind()) return checked;
        const auto total = number_.digits.size();
        const bool glued = is_glued();
        if (is_amount() || is_years() || is_times() || is_enumeration()) return std::nullopt;
        if (total >= 7 || longest_group() >= 6 || (glued && longest_group() >= 5)) return PersonalKind::number;
        return std::nullopt;
    }

private:
    std::string_view group(std::size_t i) const {
        const auto [begin, end] = number_.groups[i];
        return text_.substr(begin, end - begin);
    }
    std::string_view signs(std::size_t i) const {  // before group i
        const auto begin = number_.groups[i - 1].end;
        return text_.substr(begin, number_.groups[i].begin - begin);
    }
    std::size_t count() const { return number_.groups.size(); }

    std::size_t longest_group() const {
        std::size_t longest = 0;
        for (std::size_t i = 0; i < count(); ++i) longest = std::max(longest, group(i).size());
        return longest;
    }

    // 0800 and 0900, 14 and an area code: nobody's.
    bool is_service() const {
        const std::string_view digits = number_.digits;
        constexpr std::string_view begins[] = {"0800", "0900", "0906", "0909"};
        const bool begins_so = std::any_of(std::begin(begins), std::end(begins), [&](auto begin) { return digits.starts_with(begin); });
        return begins_so && group(0).size() >= 4 && (digits.size() == 8 || digits.size() == 11) && !passes_luhn_test(digits);
    }

    // Groups behind each other that make one of the numbers with a form that leaves no doubt.
    std::optional<PersonalKind> checked_kind() const {
        for (std::size_t first = 0; first < count(); ++first) {
            std::string digits;
            for (auto last = first; last < count() && digits.size() < 20; ++last) {
                digits += group(last);
                if (const auto kind = certain(digits, last - first + 1)) return kind;
            }
        }
        return std::nullopt;
    }

    std::optional<PersonalKind> certain(std::string_view digits, std::size_t groups) const {
        if (digits.size() == 9 && passes_eleven_test(digits) && !(groups == 3 && is_amount())) return PersonalKind::bsn;
        if (digits.size() >= 13 && digits.size() <= 19 && passes_luhn_test(digits)) return PersonalKind::card;
        if (digits.size() == 10 && digits.starts_with("0") && digits[1] != '0') return PersonalKind::phone;
        if ((digits.size() == 11 || digits.size() == 12) && digits.starts_with("31")) return PersonalKind::phone;
        if ((digits.size() >= 13 && digits.size() <= 15) && digits.starts_with("0031")) return PersonalKind::phone;
        return std::nullopt;
    }

    // € 1.250.000, 1250000 euro; never nine digits with the check of a BSN unless a sign of money is near (certain() asks).
    bool is_amount() const {
        for (std::size_t i = 1; i < count(); ++i) {
            const bool cents = i + 1 == count() && signs(i) == "," && group(i).size() <= 2;
            if (!cents && !((signs(i) == "." || signs(i) == " ") && group(i).size() == 3)) return false;
        }
        const auto before = text_.substr(0, number_.begin());
        const auto behind = text_.substr(number_.end());
        const auto ends = [&](std::string_view word) { return before.ends_with(word) || before.ends_with(std::string(word) + ' '); };
        const auto begins = [&](std::string_view word) { return behind.starts_with(word) || behind.starts_with(' ' + std::string(word)); };
        return ends("€") || ends("eur") || ends("EUR") || ends("euro") || begins("€") || begins("eur") || begins("EUR") || begins("Eur") ||
               behind.starts_with(",-");
    }

    bool is_years() const {
        for (std::size_t i = 0; i < count(); ++i)
            if (!is_year(group(i))) return false;
        return true;
    }

    // 9.00-17.00, 10:00 12:30.
    bool is_times() const {
        if (count() % 2 != 0) return false;
        for (std::size_t i = 0; i < count(); i += 2) {
            const bool hours = group(i).size() <= 2 && value(group(i)) <= 24;
            const bool minutes = group(i + 1).size() == 2 && value(group(i + 1)) < 60;
            if (!hours || !minutes || (signs(i + 1) != ":" && signs(i + 1) != ".")) return false;
        }
        return true;
    }

    // 10, 12, 14 and 16
    bool is_enumeration() const {
        for (std::size_t i = 1; i < count(); ++i)
            if (signs(i) != ", " || group(i).size() > 4) return false;
        return count() > 1 && group(0).size() <= 4;
    }

    bool is_glued() const {
        return (number_.begin() > 0 && is_word_before(text_, number_.begin())) || is_word_at(text_, number_.end());
    }

    std::string_view text_;
    const DigitGroups& number_;
};

}  // namespace

std::size_t skip_signs(std::string_view text, std::size_t begin) {
    auto i = begin;
    for (int count = 0; count < 3 && i < text.size() && !is_word_at(text, i); ++count) {
        const auto [value, size] = decode(text, i);
        if (is_divider(value)) break;
        i += size;
    }
    return i;
}

DigitGroups digit_groups(std::string_view text, std::size_t begin) {
    DigitGroups found;
    for (auto i = begin; is_digit(at(text, i)) && found.digits.size() < most_digits; i = skip_signs(text, i)) {
        const auto first = i;
        while (is_digit(at(text, i)) && found.digits.size() < most_digits) found.digits += text[i++];
        found.groups.push_back({first, i});
    }
    return found;
}

std::optional<PersonalKind> kind_of_number(std::string_view text, const DigitGroups& number) { return Number(text, number).kind(); }

// Right by its check, or in the form of a Dutch one: with a slip of the pen it still says whose it is.
std::optional<std::size_t> match_loose_iban(std::string_view text, std::size_t begin) {
    const auto upper = [](char c) { return is_letter(c) ? static_cast<char>(c & ~0x20) : c; };
    if (!is_letter(at(text, begin))) return std::nullopt;
    std::string iban;
    std::size_t length = 0, end = begin;
    for (auto i = begin; is_alphanumeric(at(text, i)); i = skip_signs(text, i)) {
        iban += upper(text[i++]);
        end = i;
        if (iban.size() == 2 && (length = iban_length(iban[0], iban[1])) == 0) return std::nullopt;
        if ((iban.size() == 2 && !is_letter(iban[1])) || ((iban.size() == 3 || iban.size() == 4) && !is_digit(iban.back())))
            return std::nullopt;
        if (length != 0 && iban.size() == length) break;
    }
    if (length == 0 || iban.size() != length) return std::nullopt;
    const auto number = std::string_view(iban).substr(4);
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    const bool dutch_form = iban.starts_with("NL") && digits == 10 && std::all_of(number.begin(), number.begin() + 4, is_letter);
    return dutch_form || (digits >= 8 && passes_97_test(iban)) ? std::optional(end) : std::nullopt;
}

}  // namespace vraagbaak::unicode
