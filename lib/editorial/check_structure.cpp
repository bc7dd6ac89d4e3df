// SPDX-License-Identifier: GPL-2.0-or-later
// What is missing and what leads nowhere.
#include <algorithm>

#include "editorial/check.hpp"
#include "record/fields.hpp"
#include "record/personal.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

using std::chrono::sys_days;

constexpr std::size_t long_text = 400;  // bytes: a shorter one is an answer by itself

class Structure {
public:
    Structure(const Record& record, const Surroundings& around, const CheckOptions& options, Remarks& remarks)
        : record_(record), around_(around), options_(options), remarks_(remarks), is_article_(record::group_of(record.kind) == record::article) {}

    void check() {
        if (is_article_) check_article();
        links();
        departments();
        memo();
        review();
    }

private:
    void say(CheckRule rule, bool mend, Message message, Message advice, std::string section = {}) {
        remarks_.push_back({rule, mend, std::move(section), std::move(message), std::move(advice)});
    }

    // Pages that lead on, and instructions for colleagues, have no one answer.
    bool needs_answer() const { return record_.kind == "kennisartikel" || record_.kind == "vac"; }

    void check_article() {
        std::size_t text = 0;
        for (const auto& section : record_.sections) text += section.text.size();
        if (needs_answer() && record_.short_answer.empty() && text > long_text) say(CheckRule::answer, true, {"check_no_answer", {}}, {"check_advice_answer", {}});
        if (record_.keywords.empty()) say(CheckRule::keywords, true, {"check_no_keywords", {}}, {"check_advice_keywords", {}});
        if (record_.owner.empty()) say(CheckRule::owner, true, {"check_no_owner", {}}, {"check_advice_owner", {}});
    }

    void link_to(const std::string& id) {
        const auto found = around_.records.find(id);
        if (found == around_.records.end()) return say(CheckRule::links, true, {"check_link_unknown", {id}}, {"check_advice_link", {}});
        const auto& [findable, successor] = found->second;
        if (!successor.empty()) say(CheckRule::links, true, {"check_link_replaced", {id, successor}}, {"check_advice_replaced", {successor}});
        else if (!findable) say(CheckRule::links, true, {"check_link_inactive", {id}}, {"check_advice_link", {}});
    }

    void address(const std::string& url) {
        if (!url.empty() && !is_good_address(url)) say(CheckRule::links, true, {"check_bad_address", {url}}, {"check_advice_address", {}});
    }

    void links() {
        for (const auto& id : record_.related) link_to(id);
        if (!record_.replaced_by.empty() && !around_.records.contains(record_.replaced_by))
            say(CheckRule::links, true, {"check_link_unknown", {record_.replaced_by}}, {"check_advice_link", {}});
        for (const auto& link : record_.links) address(link.url);
        if (record_.referral) address(record_.referral->url);
        address(record_.url);
        for (const auto& contact : record_.contacts)
            if (!contact.id.empty() && !around_.records.contains(contact.id))
                say(CheckRule::links, true, {"check_contact_unknown", {contact.name, contact.id}}, {"check_advice_contact", {}});
    }

    // Where the base has no departments at all nobody can tell.
    void departments() {
        if (around_.departments.empty()) return;
        for (const auto& name : record_.departments)
            if (!around_.departments.contains(unicode::fold(name)))
                say(CheckRule::departments, true, {"check_department_unknown", {name}}, {"check_advice_department", {}});
    }

    void memo() {
        const auto found = std::ranges::find_if(record_.sections, [](const Section& one) { return one.key == "deskMemo" && !one.text.empty(); });
        if (found == record_.sections.end() || !record_.changed_on) return;
        const auto oldest = options_.date - std::chrono::months{options_.oldest_memo};
        const Date last = oldest.ok() ? oldest : Date{oldest.year() / oldest.month() / std::chrono::last};
        if (sys_days{*record_.changed_on} < sys_days{last})
            say(CheckRule::memo, true, {"check_memo_old", {day_text(*record_.changed_on)}}, {"check_advice_memo", {}}, found->key);
    }

    void review() {
        if (record_.review_before && sys_days{*record_.review_before} < sys_days{options_.date})
            say(CheckRule::review, true, {"check_review_late", {day_text(*record_.review_before)}}, {"check_advice_review", {}});
    }

    const Record& record_;
    const Surroundings& around_;
    const CheckOptions& options_;
    Remarks& remarks_;
    const bool is_article_;
};

bool is_host(std::string_view host) {
    if (const auto port = host.rfind(':'); port != host.npos) host = host.substr(0, port);
    return host.find('.') != host.npos && !host.starts_with('.') && !host.ends_with('.') && host.find("..") == host.npos;
}

}  // namespace

bool is_good_address(std::string_view url) {
    if (url.find_first_of(" \t\r\n<>\"") != url.npos) return false;
    const auto low = unicode::lower_case(url);
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (!low.starts_with(scheme)) continue;
        const auto rest = std::string_view{low}.substr(scheme.size());
        return is_host(rest.substr(0, rest.find_first_of("/?#")));
    }
    if (low.starts_with("mailto:")) return low.find('@') != low.npos;
    if (low.starts_with("tel:")) return low.size() > 6;
    return low.starts_with('/') && !low.starts_with("//");  // of the municipality's own site
}

void check_structure(const Record& record, const Surroundings& around, const CheckOptions& options, Remarks& remarks) {
    Structure{record, around, options, remarks}.check();
}

void check_personal(const Record& record, Remarks& remarks) {
    constexpr std::string_view sections = "secties/";
    auto copy = record;
    for (auto& finding : record::personal_findings(copy)) {
        std::string section = finding.place.field;
        if (section.starts_with(sections)) section.erase(0, sections.size());
        remarks.push_back({CheckRule::personal, true, std::move(section), std::move(finding.message), {"check_advice_personal", {}}});
    }
}

}  // namespace vraagbaak::editorial
