// SPDX-License-Identifier: GPL-2.0-or-later
// What agents tell, to whom it goes, who may read it, and that the answer comes back and goes away.
#include <doctest/doctest.h>

#include "base/child.hpp"
#include "base/working_days.hpp"
#include "search/small_base.hpp"
#include "support/code_of.hpp"
#include "vraagbaak/feedback.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;

namespace {

Date day(const char* text) { return *parse_date(text); }

class Town {
public:
    Town() : base("meldingen: {bewaartermijn: 1}\n") {
        auto owned = article("paspoort", "Paspoort aanvragen", "Een paspoort vraagt u aan bij de balie.");
        owned.owner = "Burgerzaken, team reisdocumenten";
        owned.sections.push_back({"kosten", "Kosten", "83 euro", std::nullopt});
        owned.sections.push_back({"deskMemo", "Deskmemo", "Vraag naar haast.", std::vector<std::string>{"kcc"}});
        auto of_department = article("grofvuil", "Grofvuil", "Wij halen het op.");
        of_department.departments = {"Afval en Reiniging", "Beheer"};
        auto secret = article("geheim", "Intern", "Alleen voor ons.");
        secret.visibility = std::vector<std::string>{"kcc"};
        base.put({std::move(owned), std::move(of_department), article("boom", "Boom kappen", "Met vergunning."), std::move(secret)});
    }

    Inbox inbox(const Date& today = some_day) { return base->inbox({.today = today}); }
    Receipt tell(const std::string& id, const std::string& text, const Asker& who = asker(), const Date& today = some_day) {
        return inbox(today).add(who, {.id = id, .text = text});
    }
    std::string bytes() const {
        std::string out;
        for (const auto* name : {"meldingen.db", "meldingen.db-wal"})
            if (std::filesystem::exists(base.folder() / name)) out += slurp(base.folder() / name);
        return out;
    }

    SmallBase base;
};

}  // namespace

TEST_SUITE("feedback/inbox") {
    TEST_CASE("a remark goes to the owner of the article, else to its department, else to the redactie") {
        Town town;
        CHECK(town.tell("paspoort", "klopt niet").to == "Burgerzaken, team reisdocumenten");
        CHECK(town.tell("grofvuil", "klopt niet").to == "Afval en Reiniging");
        CHECK(town.tell("boom", "klopt niet").to == "webredactie");
        CHECK(town.inbox().add(asker(), {.url = "https://gemeente.example/boom", .text = "dode link"}).to == "webredactie");
        const auto all = town.inbox().list(asker());
        REQUIRE(all.size() == 4);
        CHECK(all[0].told.id == "paspoort");
        CHECK(all[0].state == FeedbackState::open);
        CHECK(all[0].created == some_day);
    }

    TEST_CASE("suggestions and signals have what they need") {
        Town town;
        const auto inbox = town.inbox();
        inbox.add(asker(), {.kind = FeedbackKind::suggestion, .text = "Ja, dat mag.", .question = "mag ik een kip houden"});
        inbox.add(asker(), {.kind = FeedbackKind::signal, .question = "kip houden", .handled = false});
        inbox.add(asker(), {.kind = FeedbackKind::signal, .id = "paspoort", .handled = true});
        const auto suggestions = inbox.list(asker(), {.kinds = {FeedbackKind::suggestion}});
        REQUIRE(suggestions.size() == 1);
        CHECK(suggestions[0].told.question == "mag ik een kip houden");
        CHECK_FALSE(suggestions[0].told.handled);
        const auto signals = inbox.list(asker(), {.kinds = {FeedbackKind::signal}});
        REQUIRE(signals.size() == 2);
        CHECK(signals[0].told.handled == false);
        CHECK(signals[1].told.handled == true);
    }

    TEST_CASE("a suggestion is filled in from a question: with what a search finds, which the agent sees, and without what is personal") {
        Town town;
        const auto inbox = town.inbox();
        auto draft = inbox.suggestion(asker(), "mag mijn buurman een xylofoon begraven");
        CHECK(draft.kind == FeedbackKind::suggestion);
        CHECK(draft.question == "mag mijn buurman een xylofoon begraven");
        CHECK(draft.reason == "Zoeken op 23-02-2027 geeft niets.");
        CHECK(inbox.suggestion(asker(), "xylofoon", "en").reason == "A search on 23-02-2027 finds nothing.");
        CHECK(inbox.suggestion(asker(), "hoe duur is een boom").reason == "Zoeken op 23-02-2027 geeft een ander antwoord: Boom kappen.");
        CHECK(inbox.suggestion(asker(), "intern").reason == "Zoeken op 23-02-2027 geeft niets.");  // shielded
        CHECK(inbox.suggestion(asker({"kcc"}), "intern").reason.find("Intern") != std::string::npos);
        CHECK(inbox.suggestion(asker(), "xylofoon van 111222333").question.find("111222333") == std::string::npos);
        CHECK(code_of([&] { inbox.suggestion(asker(), "  "); }) == "feedback_no_question");
        CHECK(inbox.list(asker()).empty());  // it is not told yet
        inbox.add(asker(), draft);
        CHECK(inbox.list(asker()).front().told.reason == draft.reason);
    }

    TEST_CASE("what is wrong is told, and nothing is made") {
        Town town;
        const auto inbox = town.inbox();
        const std::string much(2001, 'x');
        const std::vector<std::pair<std::string, FeedbackDraft>> wrong{
            {"feedback_about_what", {.text = "klopt niet"}},
            {"feedback_says_nothing", {.id = "paspoort", .text = "  "}},
            {"unknown_record", {.id = "bestaat-niet", .text = "x"}},
            {"unknown_record", {.id = "geheim", .text = "x"}},
            {"unknown_section", {.id = "paspoort", .section = "termijn", .text = "x"}},
            {"unknown_section", {.id = "paspoort", .section = "deskMemo", .text = "x"}},  // shielded is as if it were not there
            {"feedback_section_of_what", {.section = "kosten", .url = "https://x.example", .text = "x"}},
            {"feedback_too_long", {.id = "paspoort", .text = much}},
            {"feedback_no_question", {.kind = FeedbackKind::suggestion}},
            {"feedback_no_question", {.kind = FeedbackKind::signal, .handled = true}},
            {"feedback_handled_or_not", {.kind = FeedbackKind::signal, .question = "x"}},
        };
        for (const auto& [code, draft] : wrong) CHECK(code_of([&] { inbox.add(asker(), draft); }) == code);
        for (const auto* url : {"geen adres", "afval", "http://", "localhost:", ":8080/x"}) CHECK_MESSAGE(code_of([&] { inbox.add(asker(), {.url = url, .text = "x"}); }) == "feedback_bad_url", url);
        CHECK(code_of([&] { inbox.take(asker(), 1); }) == "feedback_unknown");
        CHECK(code_of([&] { inbox.finish(asker(), 1, "x"); }) == "feedback_unknown");
        CHECK(code_of([&] { inbox.finish(asker(), 1, " "); }) == "feedback_needs_answer");
        CHECK(code_of([&] { inbox.assign(asker(), 1, ""); }) == "feedback_to_whom");
        CHECK(code_of([&] { inbox.add(asker({"zwemmers"}), {.id = "paspoort", .text = "x"}); }) == "asker_unknown_group");
        CHECK(inbox.list(asker()).empty());
        CHECK_FALSE(inbox.reply("0123456789abcdef0123456789abcdef"));
        CHECK_FALSE(std::filesystem::exists(town.base.folder() / "meldingen.db"));
    }

    TEST_CASE("a web address may be one of the intranet") {
        Town town;
        for (const auto* url : {"http://intranet/afval", "https://intranet", "localhost:8080/x", "/afval", "www.gemeente.example"}) {
            CAPTURE(url);
            CHECK(town.inbox().add(asker(), {.url = url, .text = "klopt niet"}).number > 0);
        }
    }

    TEST_CASE("what is personal is taken out before it is written, of each part") {
        Town town;
        const auto receipt = town.inbox().add(asker(), {.id = "paspoort", .section = "kosten", .url = "https://gemeente.example/mijn?bsn=999990019",
                                                        .quote = "bel 06-12345678", .text = "mevrouw Kowalski zegt dat het niet klopt",
                                                        .reason = "mail van jan@example.nl", .question = "bsn 999990019"});
        CHECK(receipt.redacted);
        for (const auto* secret : {"999990019", "12345678", "owalski", "jan@"}) CHECK(town.bytes().find(secret) == std::string::npos);
        const auto told = town.inbox().list(asker()).at(0).told;
        CHECK(told.url == "https://gemeente.example/mijn");
        CHECK(told.quote == "bel [telefoon]");
        CHECK_FALSE(town.tell("paspoort", "klopt niet").redacted);
        const auto answered = town.inbox().finish(asker(), 1, "Dank, ik bel 06-12345678");
        CHECK(answered.answer == "Dank, ik bel [telefoon]");
    }

    TEST_CASE("from new to done or rejected, and no further") {
        Town town;
        const auto first = town.tell("paspoort", "klopt niet").number, second = town.tell("boom", "klopt niet").number;
        const auto later = town.inbox(day("2027-02-24"));
        CHECK(later.take(asker(), first).state == FeedbackState::taken);
        CHECK(later.assign(asker(), first, " Burgerzaken ").to == "Burgerzaken");
        const auto done = later.finish(asker(), first, "Aangepast, dank u.");
        CHECK(done.state == FeedbackState::done);
        CHECK(done.changed == day("2027-02-24"));
        CHECK(later.reject(asker(), second, "Dit klopt wel.").state == FeedbackState::rejected);
        for (const auto number : {first, second}) {
            CHECK(code_of([&] { later.take(asker(), number); }) == "feedback_closed");
            CHECK(code_of([&] { later.finish(asker(), number, "nog eens"); }) == "feedback_closed");
        }
        CHECK(later.list(asker(), {.states = {FeedbackState::done}}).size() == 1);
        CHECK(later.list(asker(), {.to = "Burgerzaken"}).size() == 1);
    }

    TEST_CASE("an answer of more than thirty days ago is shown to nobody, though nothing was written since") {
        Town town;
        town.tell("boom", "klopt niet");
        town.inbox().finish(asker(), 1, "Aangepast, xylofoon.");
        const auto last = day("2027-03-25"), after = day("2027-03-26");
        CHECK(town.inbox(last).find(asker(), 1)->answer == "Aangepast, xylofoon.");
        CHECK(town.inbox(after).find(asker(), 1)->answer.empty());
        CHECK(town.inbox(after).list(asker()).front().answer.empty());
        CHECK(town.inbox(after).list(asker()).front().told.text == "klopt niet");
    }

    TEST_CASE("a name that feedback is assigned to is a department, a person or the web editors, or nobody's that he sees") {
        Town town;
        Record department;
        department.id = "afd-afval";
        department.kind = "afdeling";
        department.title = "Afval en Reiniging";
        auto hidden = department;
        hidden.id = "afd-intern";
        hidden.title = "Recherche";
        hidden.visibility = std::vector<std::string>{"kcc"};
        town.base.put({department, hidden});
        const auto inbox = town.inbox();
        for (const auto* name : {"Afval en Reiniging", "afval en reiniging", "afd-afval", "webredactie", "Webredactie"}) CHECK(inbox.knows(asker(), name));
        for (const auto* name : {"Onzinafdeling", "boom", "Recherche"}) CHECK_FALSE(inbox.knows(asker(), name));
        CHECK(inbox.knows(asker({"kcc"}), "Recherche"));
    }

    TEST_CASE("who told it finds the answer by his token, for thirty days; then it is in no byte") {
        Town town;
        const auto receipt = town.tell("paspoort", "klopt niet");
        CHECK(receipt.token.size() == 32);
        CHECK(town.bytes().find(receipt.token) == std::string::npos);
        CHECK(town.inbox().reply(receipt.token)->state == FeedbackState::open);
        town.inbox().finish(asker(), receipt.number, "Aangepast, xylofoon.");
        const auto reply = town.inbox(day("2027-03-25")).reply(receipt.token);  // thirty days later
        REQUIRE(reply);
        CHECK(reply->answer == "Aangepast, xylofoon.");
        CHECK_FALSE(town.inbox(day("2027-03-26")).reply(receipt.token));
        CHECK_FALSE(town.inbox().reply("0" + receipt.token.substr(1) + "0"));
        CHECK_FALSE(town.inbox().reply(""));
        CHECK(town.inbox(day("2027-03-26")).expire() > 0);
        CHECK(town.bytes().find("xylofoon") == std::string::npos);
        CHECK(town.inbox(day("2027-03-26")).list(asker()).size() == 1);
        CHECK(town.inbox(day("2027-03-27")).expire() == 1);  // a month by the settings
        CHECK(town.inbox(day("2027-03-27")).list(asker()).empty());
    }

    TEST_CASE("older than five working days is overdue, by weekends and holidays") {
        Town town;
        town.tell("paspoort", "klopt niet", asker(), day("2027-02-23"));  // a Tuesday
        CHECK(town.inbox(day("2027-03-02")).list(asker(), {.overdue = true}).empty());
        CHECK(town.inbox(day("2027-03-03")).list(asker(), {.overdue = true}).size() == 1);
        town.inbox().finish(asker(), 1, "klaar");
        CHECK(town.inbox(day("2027-03-20")).list(asker(), {.overdue = true}).empty());
        for (const auto* holiday : {"2027-01-01", "2027-03-28", "2027-03-29", "2027-04-27", "2027-05-06", "2027-05-17", "2027-12-25", "2030-05-05", "2025-04-26"})
            CHECK_FALSE(is_working_day(day(holiday)));
        for (const auto* worked : {"2027-03-26", "2027-05-05", "2027-04-26", "2027-12-24", "2026-04-28"}) CHECK(is_working_day(day(worked)));
        CHECK(working_days_between(day("2027-03-26"), day("2027-03-30")) == 1);
        CHECK(working_days_between(day("2027-03-30"), day("2027-03-26")) == 0);
    }

    TEST_CASE("what somebody told who sees more is as if it were not there") {
        Town town;
        const auto inbox = town.inbox();
        const auto number = inbox.add(asker({"kcc"}), {.id = "geheim", .text = "oud"}).number;
        inbox.add(asker({"kcc"}), {.id = "paspoort", .section = "deskMemo", .text = "oud"});
        inbox.add(asker(), {.id = "paspoort", .text = "oud"});
        CHECK(inbox.list(asker({"kcc"})).size() == 3);
        CHECK(inbox.list(asker()).size() == 1);
        CHECK(inbox.list(asker({"burgerzaken"})).size() == 1);
        CHECK_FALSE(inbox.find(asker(), number));
        CHECK(code_of([&] { inbox.take(asker(), number); }) == "feedback_unknown");
        CHECK(inbox.find(asker({"kcc", "burgerzaken"}), number));
    }

    TEST_CASE("many processes that tell at once lose nothing") {
        Town town;
        std::vector<Child> children;
        for (int process = 0; process < 8; ++process)
            children.push_back(Child::forked([&] {
                for (int i = 0; i < 10; ++i) town.tell("paspoort", "klopt niet");
                return 0;
            }));
        for (auto& child : children) CHECK(child.wait() == 0);
        const auto all = town.inbox().list(asker());
        REQUIRE(all.size() == 80);
        CHECK(all.back().number == 80);
    }
}
