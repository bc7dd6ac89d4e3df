// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/personal_data.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

// Numbers of services and of whole municipalities belong to nobody.
bool is_service(std::string_view number) {
    constexpr std::string_view services[] = {"+31800", "+31900", "+31906", "+31909", "+3114"};
    return std::any_of(std::begin(services), std::end(services), [&](auto s) { return number.starts_with(s); }) &&
           !(number.starts_with("+3114") && number.size() > 9);
}

// One look at each place, from left to right; what is found is passed over.
class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}

    std::vector<PersonalDatum> operator()() {
        while (at_ < text_.size()) step();
        return std::move(found_);
    }

private:
    void step() {
        const char c = text_[at_];
        if (c == '@') {
            if (const auto mail = match_email(text_, at_, {from_, text_.size()}))
                return take(*mail, PersonalKind::email);
        } else if (c == '-') {
            if (text_.substr(at_).starts_with("-----BEGIN ")) return private_key();
        } else if (is_alphanumeric(c) || c == '+' || c == '(') {
            return is_word_before(text_, at_) ? pass() : word(c);
        }
        ++at_;
    }

    void word(char c) {
        if (is_letter(c)) {
            if (const auto labelled = match_labelled(text_, at_)) return take(labelled->range, labelled->kind);
            if (const auto end = match_iban(text_, at_)) return take({at_, *end}, PersonalKind::iban);
            if (const auto end = match_token(text_, at_)) return take({at_, *end}, PersonalKind::secret);
            return pass();
        }
        if (const auto phone = match_phone(text_, at_)) return take({at_, phone->end}, kind_of(*phone));
        if (is_digit(c)) {
            if (const auto address = match_address(text_, at_, from_)) return take(*address, PersonalKind::address);
            if (const auto end = match_bsn(text_, at_, false)) return take({at_, *end}, PersonalKind::bsn);
        }
        pass();
    }

    static std::optional<PersonalKind> kind_of(const Phone& phone) {
        if (is_service(phone.number)) return std::nullopt;
        return phone.number.starts_with("+316") ? PersonalKind::mobile : PersonalKind::phone;
    }

    // From the line that begins it to the one that ends it; where none is near, as far as lines without spaces go. The
    // next end is looked for once, whatever number of beginnings stand before it.
    void private_key() {
        constexpr std::size_t longest = 16 << 10;
        constexpr std::string_view header = "PRIVATE KEY-----";
        const auto title = line_from(at_).find(header);
        if (title == text_.npos) return ++at_, void();
        if (end_ < at_) end_ = text_.find("-----END ", at_);
        auto end = at_ + title + header.size();
        if (end_ != text_.npos && end_ - at_ <= longest) end = end_ + line_from(end_).size();
        else
            while (end < text_.size() && is_of_key(text_[end])) ++end;
        while (end < text_.size() && (text_[end] & '\xC0') == '\x80') ++end;
        take({at_, end}, PersonalKind::secret);
    }

    std::string_view line_from(std::size_t begin) const {
        const auto line = text_.substr(begin, 80);
        return line.substr(0, line.find('\n'));
    }

    static bool is_of_key(char c) {
        return is_alphanumeric(c) || std::string_view("+/=\r\n").find(c) != std::string_view::npos;
    }

    void take(Range range, std::optional<PersonalKind> kind) {
        if (kind) found_.push_back({range, *kind});
        at_ = from_ = range.end;
    }

    // Letters and digits of a word at one go, else one byte.
    void pass() {
        const auto begin = at_;
        while (at_ < text_.size() && is_alphanumeric(text_[at_])) ++at_;
        if (at_ == begin) ++at_;
    }

    std::string_view text_;
    std::vector<PersonalDatum> found_;
    std::size_t at_ = 0;
    std::size_t from_ = 0;  // behind what was found last
    std::size_t end_ = 0;  // the next end of a private key; npos: there is none
};

}  // namespace

std::vector<PersonalDatum> find_personal_data(std::string_view text) { return Scan(text)(); }

}  // namespace vraagbaak::unicode
