// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/opening_hours.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/unicode.hpp"

namespace vraagbaak::dutch {

namespace {

constexpr int day_minutes = 24 * 60;
constexpr std::array<std::pair<std::string_view, unsigned>, 18> day_names = {{
    {"maandag", 1}, {"dinsdag", 2}, {"woensdag", 4}, {"donderdag", 8}, {"vrijdag", 16}, {"zaterdag", 32}, {"zondag", 64},
    {"ma", 1}, {"di", 2}, {"wo", 4}, {"do", 8}, {"vr", 16}, {"za", 32}, {"zo", 64},
    {"werkdagen", 31}, {"weekend", 96}, {"dagelijks", 127}, {"dag", 127},
}};
// Around days and hours: they say nothing of their own here.
constexpr std::array<std::string_view, 14> passed = {"uur", "op", "om", "en", "van", "de", "elke", "iedere", "in", "het", "open", "geopend", "bereikbaar", "telefonisch"};

enum class Kind { word, days, time, dash, to, through, from, closed };

struct Sign {
    Kind kind;
    unsigned days = 0;
    int minutes = 0;
};

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || c == '\''; }

// Reads "8", "8.30", "08:30"; -1 when it is no time of a day.
int take_time(std::string_view& text) {
    const auto take = [&] {
        int value = 0;
        std::size_t size = 0;
        while (size < text.size() && digit(text[size])) value = std::min(value * 10 + (text[size++] - '0'), 9999);
        text.remove_prefix(size);
        return std::pair{value, size};
    };
    const auto [hour, hour_digits] = take();
    int minute = 0;
    if (text.size() > 2 && (text[0] == '.' || text[0] == ':') && digit(text[1])) {
        text.remove_prefix(1);
        const auto [value, digits] = take();
        if (digits != 2) return -1;
        minute = value;
    }
    const auto minutes = hour * 60 + minute;
    return hour_digits <= 2 && minute < 60 && minutes <= day_minutes ? minutes : -1;
}

// The signs of one part; nullopt when there is something in it that is not known here.
std::optional<std::vector<Sign>> signs_of(std::string_view text) {
    std::vector<Sign> out;
    while (!text.empty()) {
        if (digit(text.front())) {
            const auto minutes = take_time(text);
            if (minutes < 0) return std::nullopt;
            out.push_back({Kind::time, 0, minutes});
            continue;
        }
        if (text.starts_with("t/m")) {
            out.push_back({Kind::through});
            text.remove_prefix(3);
            continue;
        }
        if (text.front() == '-' || text.starts_with("–")) {
            out.push_back({Kind::dash});
            text.remove_prefix(text.front() == '-' ? 1 : std::string_view{"–"}.size());
            continue;
        }
        if (!letter(text.front())) {
            if (text.front() != ' ' && text.front() != '.' && text.front() != ':' && text.front() != '(' && text.front() != ')') return std::nullopt;
            text.remove_prefix(1);
            continue;
        }
        const auto size = static_cast<std::size_t>(std::ranges::find_if_not(text, letter) - text.begin());
        const auto word = text.substr(0, size);
        text.remove_prefix(size);
        const auto day = std::ranges::find(day_names, word, &std::pair<std::string_view, unsigned>::first);
        if (day != day_names.end()) out.push_back({Kind::days, day->second});
        else if (word == "tot") out.push_back({Kind::to});
        else if (word == "met" && out.size() >= 1 && out.back().kind == Kind::to) out.back().kind = Kind::through;  // tot en met
        else if (word == "vanaf") out.push_back({Kind::from});
        else if (word == "gesloten" || word == "dicht") out.push_back({Kind::closed});
        else if (std::ranges::find(passed, word) == passed.end()) return std::nullopt;
    }
    return out;
}

class Reader {
public:
    std::optional<OpeningHours> read(std::string_view text) {
        bool first = true, other = false;  // of the parts between two ; , and whether this is about something else
        while (!text.empty()) {
            const auto end = std::min(text.find_first_of(";,\n"), text.size());
            const auto signs = signs_of(text.substr(0, end));
            if (!signs && !understood_) return std::nullopt;
            if (!signs && first) other = true;
            if (!signs && !first) passed_over_ = true;
            if (signs && !other && (!understood_ || says_days(*signs) || pending_ != 0) && (passed_over_ || !part(*signs))) return std::nullopt;
            first = end < text.size() && text[end] != ',';
            if (first) other = passed_over_ = false;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (!understood_) return std::nullopt;
        return std::move(hours_);
    }

private:
    static bool says_days(const std::vector<Sign>& signs) {
        return std::ranges::any_of(signs, [](const Sign& sign) { return sign.kind == Kind::days; });
    }

    // Days, then hours. Days without hours go with those of the next part: "maandag, woensdag en vrijdag 9.00-12.00".
    bool part(const std::vector<Sign>& signs) {
        std::size_t at = 0;
        unsigned days = pending_, last = 0;
        bool range = false;
        for (; at < signs.size() && (signs[at].kind == Kind::days || signs[at].kind == Kind::dash || signs[at].kind == Kind::through || signs[at].kind == Kind::to); ++at) {
            if (signs[at].kind != Kind::days) {
                if (at + 1 == signs.size() || signs[at + 1].kind != Kind::days || last == 0) break;  // "tot 20.00"
                range = true;
                continue;
            }
            days |= range ? between(last, signs[at].days) : signs[at].days;
            last = signs[at].days;
            range = false;
        }
        if (at == signs.size()) {
            pending_ = days;
            return days != 0 || signs.empty();
        }
        pending_ = 0;
        if (days == 0) days = 31;  // "9.00-17.00 uur": on working days
        return hours(signs, at, days);
    }

    bool hours(const std::vector<Sign>& signs, std::size_t at, unsigned days) {
        const auto kind = [&](std::size_t i) { return i < signs.size() ? signs[i].kind : Kind::word; };
        if (kind(at) == Kind::closed) {
            set(days, {});
            understood_ = true;
            return at + 1 == signs.size();
        }
        if (kind(at) == Kind::to && kind(at + 1) == Kind::time && at + 2 == signs.size()) return change(days, [&](OpenFor& last) { last.until = signs[at + 1].minutes; }, false);
        if (kind(at) == Kind::from && kind(at + 1) == Kind::time && at + 2 == signs.size()) return change(days, [&](OpenFor& first) { first.from = signs[at + 1].minutes; }, true);
        std::vector<OpenFor> list;
        while (at < signs.size()) {
            if (kind(at) != Kind::time || (kind(at + 1) != Kind::dash && kind(at + 1) != Kind::to && kind(at + 1) != Kind::through) || kind(at + 2) != Kind::time) return false;
            const OpenFor one{signs[at].minutes, signs[at + 2].minutes};
            if (one.from >= one.until || (!list.empty() && list.back().until > one.from)) return false;
            list.push_back(one);
            at += 3;
        }
        set(days, list);
        understood_ = true;
        return true;
    }

    // "donderdag tot 20.00 uur": as on the other days, and longer.
    template <class Change>
    bool change(unsigned days, Change apply, bool first) {
        if (!understood_) return false;
        for (std::size_t day = 0; day < hours_.size(); ++day) {
            if ((days >> day & 1) == 0 || hours_[day].empty()) continue;
            auto& one = first ? hours_[day].front() : hours_[day].back();
            apply(one);
            if (one.from >= one.until) return false;
        }
        return true;
    }

    void set(unsigned days, const std::vector<OpenFor>& list) {
        for (std::size_t day = 0; day < hours_.size(); ++day)
            if ((days >> day & 1) != 0) hours_[day] = list;
    }

    // "vrijdag tot en met maandag" goes over the end of the week.
    static unsigned between(unsigned first, unsigned last) {
        unsigned days = first;
        for (unsigned day = first; day != last && (days & last) == 0;) days |= day = day >= 64 ? 1 : day << 1;
        return days | last;
    }

    OpeningHours hours_;
    unsigned pending_ = 0;
    bool understood_ = false;
    bool passed_over_ = false;  // what comes now may belong to that
};

}  // namespace

std::optional<OpeningHours> opening_hours(std::string_view text) {
    const auto folded = unicode::fold(text);
    return Reader{}.read(folded);
}

}  // namespace vraagbaak::dutch
