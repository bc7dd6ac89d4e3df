// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/reaching.hpp"

#include <algorithm>
#include <set>

#include "search/whereabouts.hpp"
#include "text/trim.hpp"

namespace vraagbaak::search {

namespace {

using index::Relation;

constexpr std::size_t longest_line = 20;
constexpr std::size_t most_replacements = 5;  // one behind the other

class Line {
public:
    Line(const index::Generation& generation, const Access& access, const Asker& asker)
        : texts_(generation.texts()), links_(generation, access), moment_(asker) {}

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
            auto found = links_.named(Relation::contact, contact.id);
            if (found.empty()) found = links_.named(Relation::contact, contact.name);
            for (const auto document : found) person(document, "contact", contact.role);
            // A name that the project tells, of whom there is no record.
            if (found.empty() && !contact.name.empty()) nobody_known("contact", contact.name, contact.role);
        }
        for (const auto document : links_.named(Relation::leader, record.leader)) person(document, "contact", {});
        for (const auto document : links_.named(Relation::owner, record.owner)) person(document, "owner", {});
        fallback(record);
        departments(record, "department");
    }

    // He, and as long as nobody is there who replaces him, and who replaces that one.
    void person(std::uint32_t document, const std::string& relation, const std::string& role) {
        auto state = add(document, relation, role);
        for (std::size_t i = 0; i < most_replacements && state && state->state == Presence::absent; ++i) {
            // Who is meant for just these days may be somebody whom the asker does not see: then it is who always does.
            std::vector<std::uint32_t> next;
            for (const auto& name : state->replacements)
                if (next.empty()) next = links_.named(Relation::replacement, name);
            const auto fresh = std::ranges::find_if(next, [&](std::uint32_t one) { return !known_.contains(one); });
            if (fresh == next.end()) return;
            state = add(*fresh, "replacement", {});
        }
    }

    void departments(const Record& record, const std::string& relation) {
        for (const auto& name : record.departments)
            for (const auto document : links_.named(Relation::department, name)) add(document, relation, {});
    }

    // "Ruimte en Beheer, 020 011 2640": the department, by that number; without one that is known what is written.
    void fallback(const Record& record) {
        if (record.fallback.empty()) return;
        std::vector<std::string> numbers;
        std::vector<std::uint32_t> found = links_.named(Relation::fallback, record.fallback);
        for (std::string_view rest = record.fallback; found.empty() && !rest.empty();) {
            const auto end = std::min(rest.find(','), rest.size());
            const std::string part{unicode::trim(rest.substr(0, end))};
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (const auto meant = links_.named(Relation::fallback, part); !meant.empty()) {
                found = meant;
                if (const auto more = unicode::trim(rest); !more.empty()) numbers.emplace_back(more);
            }
        }
        for (const auto document : found)
            if (add(document, "fallback", {}) && !numbers.empty()) out_.line.back().phones.insert(out_.line.back().phones.begin(), numbers.begin(), numbers.end());
        if (found.empty()) nobody_known("fallback", record.fallback, {});
    }

    void nobody_known(const std::string& relation, const std::string& title, const std::string& role) {
        if (out_.line.size() >= longest_line) return;
        Reachable one;
        one.relation = relation;
        one.title = title;
        one.role = role;
        one.state = "unknown";
        out_.line.push_back(std::move(one));
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
        if (!record.mobile.empty()) one.phones.push_back(record.mobile);  // shielded as a field: the view has it for who may see it
        one.extension = record.extension;
        one.transfer = record.transfer;
        one.transfer_instruction = record.transfer_instruction;
        out_.line.push_back(std::move(one));
        return state;
    }

    void choose() {
        auto first = std::ranges::find(out_.line, "present", &Reachable::state);
        if (first == out_.line.end()) first = std::ranges::find(out_.line, "unknown", &Reachable::state);
        out_.first = static_cast<std::size_t>(first - out_.line.begin());
    }

    const index::ForwardIndex& texts_;
    Links links_;
    Moment moment_;
    Reach out_;
    std::set<std::uint32_t> known_;
};

}  // namespace

Reach reach_of(std::uint32_t document, const index::Generation& generation, const Access& access, const Asker& asker) {
    return Line{generation, access, asker}(document);
}

}  // namespace vraagbaak::search
