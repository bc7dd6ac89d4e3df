// SPDX-License-Identifier: GPL-2.0-or-later
// Our own reader of numbers, which questions are read with, beside libphonenumber, in thousands of notations.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/characters.hpp"
#include "text/phone_digits.hpp"
#include "text/phone_number.hpp"

using namespace vraagbaak::unicode;

namespace {

using Texts = std::vector<std::string>;

class Notations {
public:
    explicit Notations(unsigned seed) : random_(seed) {}

    // National numbers without the 0: of towns, mobile, of companies, and such as nobody has (subscriber part with a 0 first).
    std::string dutch() {
        static const Texts begins{"20", "70", "10", "30", "251", "348", "598", "118", "6", "88", "85"};
        auto number = one_of(begins);
        if (number == "6") number += in_ten(3) ? "0" : std::to_string(below(5) + 1);
        if (number.size() > 1 && number != "88" && number != "85" && number.front() != '6') number += in_ten(3) ? '0' : static_cast<char>('1' + below(9));
        while (number.size() < 9) number += digit();
        return number;
    }

    // Country and number, as its own plan has them.
    std::pair<std::string, std::string> foreign() {
        static const std::vector<std::pair<std::string, std::string>> some{{"32", "2"}, {"32", "47"}, {"49", "30"}, {"49", "151"}, {"33", "1"}, {"33", "6"}, {"44", "20"}, {"44", "7"},
                                                                           {"1", "212"}, {"90", "532"}, {"212", "6"}, {"48", "50"}, {"34", "6"}, {"380", "50"}, {"963", "93"}};
        auto [country, number] = some[below(some.size())];
        const std::size_t size = country == "32" && number == "2" ? 8 : country == "34" || country == "33" || country == "48" || country == "32" || country == "212" || country == "380" || country == "963" ? 9 : 10;
        while (number.size() < size) number += static_cast<char>('1' + below(9));
        return {country, number};
    }

    // In groups, with one sign between them; a slash or brackets only behind the area.
    std::string grouped(const std::string& number, std::size_t area) {
        static const Texts signs{" ", " ", "-", ".", "\u00A0", ""};
        const auto& sign = one_of(signs);
        auto out = number.substr(0, area);
        out += sign == "" ? "" : one_of({" ", "-", "/", " - ", " / ", "."});
        for (auto at = area; at < number.size();) {
            const auto size = std::min<std::size_t>(number.size() - at, below(3) + 2);
            out += (at == area ? "" : sign) + number.substr(at, size);
            at += size;
        }
        return out;
    }

    std::string written_dutch(const std::string& number) {
        const std::size_t area = number.front() == '6' ? 1 : number.front() == '8' || number.substr(1, 1) == "0" || number.substr(0, 2) == "10" ? 2 : 3;
        switch (below(6)) {
            case 0: return one_of({"+31 ", "+31", "+31-"}) + grouped(number, area);
            case 1: return one_of({"0031 ", "0031", "0031-"}) + grouped(number, area);
            case 2: return one_of({"+31 (0)", "+31(0)", "+31 (0) ", "0031 (0)"}) + grouped(number, area);
            case 3: return "(0" + number.substr(0, area) + ") " + grouped(number.substr(area), 3);
            default: return grouped("0" + number, area + 1);
        }
    }

    std::string tail() { return in_ten(7) ? std::string{} : one_of({" tst. 123", " toestel 1234", " ext. 12", ", tst 345", " (privé)", " (ma t/m do)", " *", " intern 99"}); }

    std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_); }
    bool in_ten(std::size_t count) { return below(10) < count; }
    const std::string& one_of(const Texts& list) { return list[below(list.size())]; }
    std::string one_of(std::initializer_list<const char*> list) { return *(list.begin() + static_cast<std::ptrdiff_t>(below(list.size()))); }

private:
    char digit() { return static_cast<char>('0' + below(10)); }
    std::mt19937 random_;
};

// As phone_digits has it.
std::string dialled(const std::string& full) {
    if (!full.starts_with("+31")) return full.substr(std::min<std::size_t>(1, full.size()));
    return (full.size() == 12 ? "0" : "") + full.substr(3);
}

std::size_t rounds() { return std::getenv("VRAAGBAAK_TEST_FULL") ? 200'000 : 8'000; }

}  // namespace

TEST_SUITE("text/phone_number") {

TEST_CASE("a number is written in full, whatever its notation and whether or not somebody can have it") {
    for (const auto* written : {"020 624 11 11", "(020) 624 1111", "+31 20 624 1111", "+31 (0)20 6241111", "0031206241111", "020/6241111", "Tel: 020-6241111", "020 624 1111 tst. 12",
                                "020 624 1111 toestel 12", "020 624 1111 (privé)", "020 624 1111/12", "020 624 1111 - 12", "+31 020 6241111", "020\u00A0624\u201311\u201311"})
        CHECK_MESSAGE(full_number(written) == "+31206241111", std::string{written});
    CHECK(full_number("06 0123 4567") == "+31601234567");
    CHECK(full_number("+31 (0)6 01234567") == "+31601234567");
    CHECK(full_number("14 020") == "+3114020");
    CHECK(full_number("0900-8001") == "+319008001");
    CHECK(full_number("+32 2 555 12 34") == "+3225551234");
    CHECK(full_number("020 624 1111 / 06 1111 2222") == "+31206241111");
    for (const auto* none : {"", "6567", "tst. 123456", "geen", "112", "+", "(", "zie intranet", "+++", "\xFF\xFE"}) CHECK_MESSAGE(full_number(none).empty(), std::string{none});
}

TEST_CASE("a number that no telephone can have") {
    for (const auto* possible : {"020 624 1111", "06 0123 4567", "+31 (0)6 0123 4511", "020 011 2644", "6567", "112", "14 020", "0800 1234", "0900 12345678", "088 123 4567", "+32 2 555 12 34", "+49 30 901820",
                                 "020 624 1111 tst. 12", "097 0123 45678"})
        CHECK_MESSAGE(can_be_number(possible), std::string{possible});
    for (const std::string_view impossible : {"", "geen", "zie intranet", "020 62411", "06 1234567", "06 1234 56789", "+999 12345678", "+31 20 12345", "12345678901234567890"})
        CHECK_MESSAGE(!can_be_number(impossible), std::string{impossible});
}

TEST_CASE("our reader of questions and the library find one number in every notation") {
    constexpr unsigned seed = 20270223;
    CAPTURE(seed);
    Notations notations{seed};
    for (std::size_t round = 0; round < rounds(); ++round) {
        std::string number, written;
        if (notations.in_ten(7)) {
            const auto dutch = notations.dutch();
            number = "+31" + dutch;
            written = notations.written_dutch(dutch) + notations.tail();
        } else {
            const auto [country, foreign] = notations.foreign();
            number = "+" + country + foreign;
            written = notations.one_of({"+", "00"}) + country + notations.one_of({" ", "", "-"}) + notations.grouped(foreign, 2) + notations.tail();
        }
        CAPTURE(written);
        CHECK(full_number(written) == number);
        CHECK(phone_digits(written) == dialled(number));
        CHECK(can_be_number(written));
    }
}

TEST_CASE("bytes of any kind are no harm") {
    std::mt19937 random{7};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (auto size = random() % 60; size-- > 0;) text += random() % 2 == 0 ? "+(0)31 -/."[random() % 10] : static_cast<char>(random());
        const auto full = full_number(text);
        CHECK((full.empty() || full.front() == '+'));
        CHECK((full.empty() || std::ranges::all_of(full.substr(1), is_digit)));
        can_be_number(text);
    }
    CHECK(full_number(std::string(1 << 20, '1')).empty());
    CHECK_FALSE(can_be_number(std::string(1 << 20, '1')));
}

}
