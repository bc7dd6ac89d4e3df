// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "dictionary.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

struct Named {
    std::string_view name, dutch;
    CheckRule rule;
};

constexpr std::array rules{
    Named{"answer", "antwoord", CheckRule::answer},         Named{"keywords", "trefwoorden", CheckRule::keywords},
    Named{"owner", "kennishouder", CheckRule::owner},       Named{"links", "verwijzingen", CheckRule::links},
    Named{"departments", "afdelingen", CheckRule::departments}, Named{"personal", "persoonsgegevens", CheckRule::personal},
    Named{"memo", "memo", CheckRule::memo},                 Named{"review", "controledatum", CheckRule::review},
    Named{"spelling", "spelling", CheckRule::spelling},     Named{"official", "ambtelijk", CheckRule::official},
    Named{"sentences", "zinnen", CheckRule::sentences},
};

std::vector<std::string> between_commas(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        if (end > begin) parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

CheckOptions options_of(Session& session) {
    CheckOptions options{.date = session.asker().date};
    for (const auto& given : session.given().texts("only"))
        for (const auto& name : between_commas(given)) {
            const auto found = std::ranges::find_if(rules, [&](const Named& one) { return one.name == name || one.dutch == name; });
            if (found == rules.end()) throw Error(ErrorKind::usage, {"check_no_such_rule", {name}}, {{}, 0, "only"});
            options.only.push_back(found->rule);
        }
    for (const auto& given : session.given().texts("kind"))
        for (auto& kind : between_commas(given)) options.kinds.push_back(std::move(kind));
    options.id = session.given().text("article").value_or("");
    options.dictionary = session.given().text("dictionary").value_or(debian_dictionary);
    options.hardest = session.given().number("limit", options.hardest, 0, 1000);
    return options;
}

void write_record(Session& session, Page& page, const CheckedRecord& record) {
    page.gap();
    page.line(flat(record.title));
    page.fact(session.sentence("label_id"), flat(record.id), 4);
    for (const auto& remark : record.remarks) {
        auto what = flat(text(remark.message, session.language()));
        if (!remark.section.empty()) what = remark.section + ": " + what;
        if (!remark.advice.code.empty()) what += ' ' + flat(text(remark.advice, session.language()));
        page.fact(session.sentence(remark.mend ? "check_mend" : "check_look"), what, 4);
    }
}

void write_sentence(Session& session, Page& page, const HardSentence& one, std::size_t place) {
    page.gap();
    page.line(session.sentence("check_sentence", {std::to_string(place), flat(one.text)}));
    page.fact(session.sentence("label_id"), flat(one.id), 4);
    page.fact(session.sentence("label_section"), one.section, 4);
    page.fact(session.sentence("check_why_hard"),
              session.sentence("check_counts", {std::to_string(one.words), std::to_string(one.clauses), std::to_string(one.passives)}), 4);
}

}  // namespace

int run_check(Session& session) {
    const auto report = session.base().check(options_of(session));
    if (session.json()) {
        session.out().line(to_json(report, session.language()));
    } else {
        auto page = session.page();
        std::size_t to_look_at = 0, place = 0;
        for (const auto& record : report.records) {
            write_record(session, page, record);
            to_look_at += static_cast<std::size_t>(std::ranges::count_if(record.remarks, [](const CheckRemark& one) { return !one.mend; }));
        }
        if (!report.hardest.empty()) {
            page.gap();
            page.line(session.sentence("check_hardest"));
        }
        for (const auto& one : report.hardest) write_sentence(session, page, one, ++place);
        page.gap();
        for (const auto& note : report.notes) page.line(flat(text(note, session.language())));
        page.line(session.sentence("check_total", {std::to_string(report.looked_at), std::to_string(report.to_mend), std::to_string(to_look_at)}));
        session.out().write(page.text());
    }
    return report.to_mend > 0 ? refused : done;
}

}  // namespace vraagbaak::tool
