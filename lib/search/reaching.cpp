// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/reaching.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "search/whereabouts.hpp"
#include "text/phone_digits.hpp"
#include "text/trim.hpp"

namespace vraagbaak::search {

namespace {

using index::Relation;

constexpr std::size_t longest_line = 20;
constexpr std::size_t most_replacements = 5;  // one behind the other

class Line {
public:
    Line(const index::Generation& generation, const Access& access, const Asker& asker)
        : texts_(generation.texts()), links_(generation, access, asker), moment_(asker) {}

    Reach operator()(std::uint32_t document) {
        const auto record = texts_.record(document);
        if (record.kind == "medewerker") {
            person(document, "self", {});
            departments(record, "department");
        } else if (record.kind == "afdeling") {
            add(document, "self", {});
        } else {
            about(record);
        }
        choose();
        return std::move(out_);
    }

private:
    void about(const Record& record) {
        auto contacts = record.contacts;
        std::ranges::stable_sort(contacts, {}, &ContactPerson::order);
        for (const auto& contact : contacts) {
            const auto& [id, name, role, order] = contact;
            const auto found = links_.named(id.empty() ? index::Reference{Relation::contact, name, role, {}} : index::Reference{Relation::contact, id, role, name});
            for (const auto document : found) person(document, "contact", contact.role);
            // A name that the project tells, of whom there is no record.
            if (found.empty() && !contact.name.empty()) nobody_known("contact", contact.name, contact.role);
        }
        for (const auto document : links_.named(Relation::leader, record.leader)) person(document, "contact", {});
        for (const auto document : links_.named(Relation::owner, record.owner)) person(document, "owner", {});
        fallback(record);
        departments(record, "department");
    }

    // He, and as long as nobody is there whom one can call who replaces him, and who replaces that one. Somebody is?
    bool person(std::uint32_t document, const std::string& relation, const std::string& role, std::size_t behind = 0) {
        const auto state = add(document, relation, role);
        if (!state) return false;
        if (state->state == Presence::present && can_be_called(out_.line.back())) return true;
        if (state->state != Presence::absent || behind == most_replacements) return false;
        // Who is meant for just these days, then who always does. Of several of one name the first that is new.
        for (const auto& name : state->replacements) {
            const auto meant = links_.named(Relation::replacement, name);
            const auto fresh = std::ranges::find_if(meant, [&](std::uint32_t one) { return !known_.contains(one); });
            if (fresh != meant.end() && person(*fresh, "replacement", {}, behind + 1)) return true;
        }
        return false;
    }

    void departments(const Record& record, const std::string& relation) {
        for (const auto& name : record.departments)
            for (const auto document : links_.named(Relation::department, name)) add(document, relation, {});
    }

    // "Ruimte en Beheer, balie@gemeente.example, 020 011 2640": the department, by that number; without one that is known what is written.
    void fallback(const Record& record) {
        const auto written = links_.seen_fallback(record.fallback);
        if (written.empty()) return;
        std::vector<std::string> numbers;
        std::string rest_of_it;
        auto found = links_.named(Relation::fallback, written);
        const bool whole = !found.empty();
        for (std::string_view rest = written; !whole && !rest.empty();) {
            const auto end = std::min(rest.find(','), rest.size());
            const std::string part{unicode::trim(rest.substr(0, end))};
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (is_number(part)) numbers.push_back(part);
            else rest_of_it += (rest_of_it.empty() ? "" : ", ") + part;
            if (found.empty()) found = links_.named(Relation::fallback, part);
        }
        for (const auto document : found)
            if (add(document, "fallback", {})) put_first(out_.line.back().phones, numbers);
        if (!found.empty()) return;
        nobody_known("fallback", rest_of_it.empty() ? written : rest_of_it, {}, numbers);
    }

    static std::string digits_of(std::string_view text) {
        std::string out;
        std::ranges::copy_if(text, std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
        return out;
    }

    static bool is_number(std::string_view text) { return digits_of(text).size() >= 3 && text.find_first_not_of("0123456789 +-./()") == text.npos; }

    static void put_first(std::vector<std::string>& phones, const std::vector<std::string>& numbers) {
        for (const auto& number : numbers)
            std::erase_if(phones, [&](const std::string& phone) { return digits_of(phone) == digits_of(number); });
        phones.insert(phones.begin(), numbers.begin(), numbers.end());
    }

    void nobody_known(const std::string& relation, const std::string& title, const std::string& role, const std::vector<std::string>& phones = {}) {
        if (out_.line.size() >= longest_line) return;
        Reachable one;
        one.relation = relation;
        one.title = title;
        one.role = role;
        one.state = "unknown";
        one.phones = phones;
        out_.line.push_back(std::move(one));
        desk_closed_.push_back(false);
    }

    // nullopt: stands in the line already, or there is no room.
    std::optional<Whereabouts> add(std::uint32_t document, const std::string& relation, const std::string& role) {
        if (out_.line.size() >= longest_line || !known_.insert(document).second) return std::nullopt;
        const auto record = texts_.record(document);
        auto state = whereabouts(record, moment_);
        Reachable one;
        one.relation = relation;
        one.id = record.id;
        one.kind = record.kind;
        one.title = record.title;
        one.role = role;
        one.state = state.state == Presence::present ? "present" : state.state == Presence::absent ? "absent" : "unknown";
        one.reason = state.reason;
        one.parts = state.parts;
        if (state.until) one.until = to_string(*state.until);
        if (state.next) one.next = to_string(*state.next);
        one.phones = record.phones;
        for (const auto number : unicode::phone_numbers(record.mobile)) one.phones.emplace_back(number);  // shielded as a field: the view has it for who may see it
        one.extension = record.extension;
        one.transfer = record.transfer;
        one.transfer_instruction = record.transfer_instruction;
        const bool closed = record.kind == "medewerker" && ask_department(record, one);
        out_.line.push_back(std::move(one));
        desk_closed_.push_back(closed);
        return state;
    }

    // How to put through to somebody is as his department says, unless he says so himself. Is it closed, or are all of them?
    bool ask_department(const Record& record, Reachable& one) const {
        bool open = false, closed = false;
        const bool own = !one.transfer.empty() || !one.transfer_instruction.empty();
        for (const auto& name : record.departments)
            for (const auto document : links_.named(Relation::department, name)) {
                const auto department = texts_.record(document);
                const auto state = whereabouts(department, moment_).state;
                open = open || state == Presence::present;
                closed = closed || state == Presence::absent;
                if (own || !one.transfer.empty() || !one.transfer_instruction.empty()) continue;
                one.transfer = department.transfer;
                one.transfer_instruction = department.transfer_instruction;
            }
        return closed && !open;
    }

    static bool can_be_called(const Reachable& one) { return one.transfer != "niet" && (!one.phones.empty() || !one.extension.empty()); }

    // Of whom it is not known whether he is there nobody is told to call him when his department is closed.
    void choose() {
        const auto& line = out_.line;
        out_.first = line.size();
        for (std::size_t i = line.size(); i-- > 0;)
            if (line[i].state == "present" && can_be_called(line[i])) out_.first = i;
        if (out_.first < line.size()) return;
        const bool closed = std::ranges::any_of(line, [](const auto& one) { return one.kind == "afdeling" && one.state == "absent"; });
        for (std::size_t i = line.size(); i-- > 0;)
            if (line[i].state == "unknown" && can_be_called(line[i]) && !desk_closed_[i] && (line[i].kind == "afdeling" || !closed)) out_.first = i;
    }

    const index::ForwardIndex& texts_;
    Links links_;
    Moment moment_;
    Reach out_;
    std::vector<bool> desk_closed_;  // of each in the line: the department where he works
    std::set<std::uint32_t> known_;
};

}  // namespace

Reach reach_of(std::uint32_t document, const index::Generation& generation, const Access& access, const Asker& asker) {
    return Line{generation, access, asker}(document);
}

}  // namespace vraagbaak::search
