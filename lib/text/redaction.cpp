// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/redaction.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::unicode {

namespace {

std::string_view word_of(PersonalKind kind) {
    switch (kind) {
        case PersonalKind::bsn: return "[bsn]";
        case PersonalKind::iban: return "[iban]";
        case PersonalKind::email: return "[e-mail]";
        case PersonalKind::phone:
        case PersonalKind::mobile: return "[telefoon]";
        case PersonalKind::address: return "[adres]";
        case PersonalKind::licence_plate: return "[kenteken]";
        case PersonalKind::case_number: return "[zaaknummer]";
        case PersonalKind::secret: return "[geheim]";
        case PersonalKind::card: return "[pas]";
        case PersonalKind::birth_date: return "[geboortedatum]";
        case PersonalKind::name: return "[naam]";
        case PersonalKind::number: break;
    }
    return "[nummer]";
}

bool begins_with(std::string_view text, std::size_t begin, std::string_view word) {
    const auto part = text.substr(std::min(begin, text.size()), word.size());
    return part.size() == word.size() && std::equal(part.begin(), part.end(), word.begin(), [](char a, char b) { return lower(a) == b; });
}

// @ however it is written; bytes that it takes, 0 for something else.
std::size_t at_sign(std::string_view text, std::size_t i) {
    if (text[i] == '@') return 1;
    for (const std::string_view form : {"(at)", "[at]", "{at}", "<at>", "(@)", "[@]", "apenstaartje", "apestaartje", "apenstaart"})
        if (begins_with(text, i, form)) return form.size();
    return 0;
}

bool is_local_at(std::string_view text, std::size_t i) {
    return i < text.size() && (is_word_at(text, i) || std::string_view("._%+-").find(text[i]) != std::string_view::npos);
}

// A dot of an address however it is written, with the spaces around it.
std::size_t dot_at(std::string_view text, std::size_t i) {
    for (const std::string_view form : {" . ", ". ", " .", " punt ", " dot ", "(punt)", "(dot)", "[punt]", "[dot]", " (punt) ", " (dot) "})
        if (begins_with(text, i, form) && is_word_at(text, i + form.size())) return form.size();
    return 0;
}

std::size_t local_begin(std::string_view text, std::size_t end, std::size_t from) {
    auto i = end;
    while (i > from) {
        const auto before = character_border(text, i - 1);
        if (is_local_at(text, before)) {
            i = before;
            continue;
        }
        // "jan . jansen", "jan punt jansen"
        bool joined = false;
        for (const std::string_view form : {" . ", " punt ", " dot ", " underscore ", " streepje "}) {
            if (i < from + form.size() + 1 || !begins_with(text, i - form.size(), form) || !is_local_at(text, i - form.size() - 1)) continue;
            i -= form.size();
            joined = true;
            break;
        }
        if (!joined) break;
    }
    return i;
}

std::size_t host_end(std::string_view text, std::size_t begin) {
    auto i = begin;
    while (i < text.size()) {
        if (is_local_at(text, i)) i += decode(text, i).size;
        else if (const auto dot = dot_at(text, i)) i += dot;
        else break;
    }
    while (i > begin && (text[i - 1] == '.' || text[i - 1] == '-')) --i;
    return i;
}

class Scan {
public:
    Scan(std::string_view text, const Date& today) : text_(text), newest_birth_(int{today.year()} - 2) {}

    std::vector<PersonalDatum> operator()() {
        while (at_ < text_.size()) step();
        return std::move(found_);
    }

private:
    void step() {
        const char c = text_[at_];
        if (at_sign(text_, at_) != 0)
            if (const auto mail = match_loose_email(text_, at_, from_)) return take(*mail, PersonalKind::email);
        if (is_letter(c)) {
            if (const auto end = match_loose_iban(text_, at_)) return take({at_, *end}, PersonalKind::iban);
            if (!is_word_before(text_, at_))
                if (const auto end = match_street_number(text_, at_)) return take({at_, *end}, PersonalKind::address);
        }
        if (is_digit(c)) return digits();
        ++at_;
    }

    void digits() {
        const bool birth = tells_of_birth(text_, at_);
        if (!is_word_before(text_, at_)) {
            if (const auto date = match_date(text_, at_, birth); date && !is_part_of_number(date->end)) {
                if (birth || date->year <= newest_birth_) return take({at_, date->end}, PersonalKind::birth_date);
                at_ = from_ = date->end;
                return;
            }
            if (const auto end = match_loose_postcode(text_, at_, is_behind_street())) return take(with_house_number(*end), PersonalKind::address);
        }
        const auto number = digit_groups(text_, at_);
        if (const auto kind = kind_of_number(text_, number)) return take(whole(number), *kind);
        at_ = number.groups.front().end;  // a later group may begin something else
    }

    bool is_behind_street() const {
        return !found_.empty() && found_.back().kind == PersonalKind::address && skip_signs(text_, found_.back().range.end) == at_;
    }

    // 01-02-2027-5: nobody writes a day so.
    bool is_part_of_number(std::size_t end) const {
        const auto next = skip_signs(text_, end);
        return next > end && is_digit(at(text_, next)) && at(text_, end) != ' ' && at(text_, end) != ',';
    }

    Range with_house_number(std::size_t end) const {
        auto i = skip_signs(text_, end);
        for (const std::string_view word : {"huisnummer ", "nummer ", "huisnr ", "nr. ", "nr "})
            if (begins_with(text_, i, word)) i += word.size();
        const auto first = i;
        while (is_digit(at(text_, i)) && i - first < 6) ++i;
        if (i == first || i - first > 5) return {at_, end};
        while (is_alphanumeric(at(text_, i)) && i - first < 9) ++i;
        return {at_, i};
    }

    // With + and bracket before it, and the letters that it is written to.
    Range whole(const DigitGroups& number) const {
        auto begin = number.begin(), end = number.end();
        while (begin > from_ && std::string_view("+(").find(text_[begin - 1]) != std::string_view::npos) --begin;
        while (begin > from_ && is_word_before(text_, begin)) begin = character_border(text_, begin - 1);
        const bool sign = begin >= from_ + 2 && begin == number.begin() && std::string_view("-/.#_").find(text_[begin - 1]) != std::string_view::npos;
        if (sign && is_word_before(text_, begin - 1)) {
            --begin;
            while (begin > from_ && is_word_before(text_, begin)) begin = character_border(text_, begin - 1);
        }
        while (end < text_.size() && is_word_at(text_, end)) end += decode(text_, end).size;
        return {begin, end};
    }

    void take(Range range, PersonalKind kind) {
        found_.push_back({range, kind});
        at_ = from_ = std::max(range.end, at_ + 1);
    }

    std::string_view text_;
    int newest_birth_;
    std::vector<PersonalDatum> found_;
    std::size_t at_ = 0;
    std::size_t from_ = 0;  // behind what was found last
};

}  // namespace

std::optional<Range> match_loose_email(std::string_view text, std::size_t sign, std::size_t from) {
    const auto size = at_sign(text, sign);
    if (size == 0) return std::nullopt;
    auto before = sign, behind = sign + size;
    while (before > from && text[before - 1] == ' ') --before;
    while (behind < text.size() && text[behind] == ' ') ++behind;
    const auto begin = local_begin(text, before, from), end = host_end(text, behind);
    if (begin == before && end == behind) return std::nullopt;
    return Range{begin, end};
}

std::vector<PersonalDatum> joined(std::vector<PersonalDatum> found, std::vector<PersonalDatum> more) {
    found.insert(found.end(), more.begin(), more.end());
    std::ranges::stable_sort(found, {}, [](const auto& one) { return one.range.begin; });
    std::vector<PersonalDatum> out;
    for (const auto& one : found) {
        if (!out.empty() && one.range.begin < out.back().range.end) out.back().range.end = std::max(out.back().range.end, one.range.end);
        else out.push_back(one);
    }
    return out;
}

std::vector<PersonalDatum> find_in_question(std::string_view text, const Date& today) {
    return joined(find_personal_data(text), Scan(text, today)());
}

std::string redacted(std::string_view text, const std::vector<PersonalDatum>& found) {
    std::string out;
    std::size_t done = 0;
    for (const auto& [range, kind] : found) {
        out += text.substr(done, range.begin - done);
        out += word_of(kind);
        done = range.end;
    }
    return out += text.substr(done);
}

std::size_t mark_at(std::string_view text, std::size_t offset) {
    if (at(text, offset) != '[') return 0;
    for (auto kind = PersonalKind::bsn; kind <= PersonalKind::number; kind = static_cast<PersonalKind>(static_cast<int>(kind) + 1))
        if (text.substr(offset).starts_with(word_of(kind))) return word_of(kind).size();
    return 0;
}

}  // namespace vraagbaak::unicode
