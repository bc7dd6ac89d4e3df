// SPDX-License-Identifier: GPL-2.0-or-later
// What the text of the drafts says, and what is said of lines that say nothing.
#include "editorial/drafts.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/scratch.hpp"
#include "editorial/lint.hpp"
#include "support/seconds.hpp"

using namespace vraagbaak;
using namespace vraagbaak::test;
using editorial::Texts;

namespace {

const Date day{std::chrono::year{2027} / 2 / 23};

editorial::Drafts read(const Texts& texts) {
    Settings settings;
    settings.groups = {"kcc", "burgerzaken"};
    return editorial::read_drafts(texts, settings);
}

// "code line" of each.
std::vector<std::string> faults(const Texts& texts) {
    std::vector<std::string> out;
    for (const auto& finding : read(texts).findings) out.push_back(finding.message.code + ' ' + std::to_string(finding.place.line));
    return out;
}

using Strings = std::vector<std::string>;

std::vector<ListRemark> lint(const Texts& texts) {
    Settings settings;
    settings.groups = {"kcc"};
    return editorial::lint(editorial::read_drafts(texts, settings), settings, editorial::ground_for(settings, nullptr), nullptr, day);
}

Strings codes(const std::vector<ListRemark>& remarks) {
    Strings out;
    for (const auto& remark : remarks) out.push_back(remark.finding.message.code + ' ' + std::to_string(remark.finding.place.line));
    return out;
}

Strings lint_rules(const std::string& rules) { return codes(lint({{"synoniemen/lokaal.txt", rules}})); }

}  // namespace

TEST_SUITE("editorial/drafts") {
    TEST_CASE("rules keep their lines, and a signature above tells who wrote one") {
        const auto drafts = read({{"synoniemen/a.txt", "# uitleg\n\n# redactie, 2027-02-20: belde iemand over\nbankstel => grofvuil\r\na, b\n!put => riool\n"}});
        REQUIRE(drafts.synonyms.size() == 3);
        CHECK(drafts.synonyms[0].rule == "bankstel => grofvuil");
        const auto& line = drafts.synonyms[0].line;
        CHECK(line.list == ListKind::synonyms);
        CHECK(line.text == "bankstel => grofvuil");
        CHECK(line.place.file == "redactie/synoniemen/a.txt");
        CHECK(line.place.line == 4);
        CHECK(line.role == "redactie");
        CHECK(line.date == "2027-02-20");
        CHECK(line.why == "belde iemand over");
        CHECK(drafts.synonyms[1].line.role.empty());
        CHECK(drafts.synonyms[2].rule == "!put => riool");
    }

    TEST_CASE("columns say what they say, whatever stands around them") {
        const auto drafts = read({{"zoektermen.tsv", "\xEF\xBB\xBF# kop\niepziekte\tboom-kappen\tgeblokkeerd\tredactie\t2027-02-20\tfout gespeld\r\n milieustraat \t*\tblocked\nboomhut\tboom-kappen\terbij\n"},
                                  {"vastgezet.tsv", "nieuw paspoort\tpaspoort-aanvragen\ttonen\t2027-02-01\t2027-03-01\nverloren\tid-kwijt\thide\n"},
                                  {"berichten.tsv", "De brug is dicht.\tbrug\t2027-02-23 09:00\t2027-02-23T14.30\tkcc, burgerzaken\nStoring\tartikel:digid\n"}});
        CHECK(drafts.findings.empty());
        REQUIRE(drafts.terms.size() == 3);
        CHECK(drafts.terms[0].rule == lexicon::TermRule{"iepziekte", "boom-kappen", true});
        CHECK(drafts.terms[0].line.why == "fout gespeld");
        CHECK(drafts.terms[1].rule == lexicon::TermRule{"milieustraat", "*", true});
        CHECK(drafts.terms[2].rule == lexicon::TermRule{"boomhut", "boom-kappen", false});
        REQUIRE(drafts.pins.size() == 2);
        CHECK_FALSE(drafts.pins[0].rule.hide);
        CHECK(drafts.pins[0].rule.until - drafts.pins[0].rule.from == 28);
        CHECK(drafts.pins[1].rule.hide);
        REQUIRE(drafts.notices.size() == 2);
        CHECK(drafts.notices[0].rule.until - drafts.notices[0].rule.from == 5 * 60 + 30);
        CHECK(drafts.notices[0].rule.groups == Strings{"kcc", "burgerzaken"});
        CHECK(drafts.notices[1].rule.id == "digid");
        CHECK(lexicon::minute_text(drafts.notices[0].rule.until) == "2027-02-23 14:30");
    }

    TEST_CASE("questions and their judgements come together") {
        const auto drafts = read({{"toets/topics.tsv", "qid\tvraag\ttags\nq1\tpaspoort kwijt\tgewoon,moet\nq2\toude bank\n"},
                                  {"toets/oordelen.tsv", "q1 0 paspoort-kwijt 2\nq1 0 paspoort-aanvragen 1\n"}});
        CHECK(drafts.findings.empty());
        REQUIRE(drafts.golden.size() == 2);
        CHECK(drafts.golden[0].rule.topic.tags == Strings{"gewoon", "moet"});
        CHECK(drafts.golden[0].rule.grades == std::map<std::string, int>{{"paspoort-kwijt", 2}, {"paspoort-aanvragen", 1}});
        CHECK(drafts.golden[1].rule.grades.empty());
    }

    TEST_CASE("a wrong line is told with its number, and costs that line alone") {
        CHECK(faults({{"zoektermen.tsv", "a\tx\tweg\n\tx\terbij\nb\t*\terbij\nc\tgeen id\tgeblokkeerd\nd\tx\tgeblokkeerd\n"}}) ==
              Strings{"draft_bad_term_state 1", "draft_no_term 2", "draft_term_for_all 3", "draft_no_id 4"});
        CHECK(faults({{"vastgezet.tsv", "a\tx\tdaar\n\tx\ttonen\na\tx\ttonen\t23-02-2027\na\tx\ttonen\t2027-03-01\t2027-02-01\n"}}) ==
              Strings{"draft_bad_pin 1", "draft_no_question 2", "not_a_date 3", "draft_ends_before 4"});
        CHECK(faults({{"berichten.tsv", "\tbrug\nDicht\t\nDicht\tbrug\tmorgen\nDicht\tbrug\t2027-02-23 25:00\nDicht\tbrug\t2027-02-23\t2027-02-22\nDicht\tbrug\t\t\tkc\n"}}) ==
              Strings{"draft_no_notice 1", "draft_no_notice_for 2", "draft_bad_minute 3", "draft_bad_minute 4", "draft_ends_before 5", "draft_unknown_group 6"});
        CHECK(faults({{"toets/topics.tsv", "qid\tvraag\nq1\nq2\ta\nq2\tb\n"}, {"toets/oordelen.tsv", "q2 0 x\nq2 0 x drie\n"}}) ==
              Strings{"draft_no_tab 2", "draft_double_question 4", "draft_bad_judgement 1", "draft_bad_judgement 2"});
        CHECK(faults({{"synoniemen/a.txt", "goed => beter\n\xFF => b\n"}, {"zoektermen.tsv", "\xC3\t*\tgeblokkeerd\n"}}) ==
              Strings{"draft_not_utf8 2", "draft_not_utf8 1"});
        CHECK(read({{"README.md", "geen lijst"}, {"synoniemen/map/x.txt", "a => b\n"}}).lines.empty());
    }

    TEST_CASE("what is written is read again as the same") {
        CHECK(editorial::row({"a\tb", " c\nd ", "", ""}) == "a b\tc d");
        CHECK(editorial::normal_rule(" Bank ,zitbank=>  Grofvuil") == "bank,zitbank=>grofvuil");
        CHECK(editorial::normal_rule("!a  =>b") == "!a=>b");
        const editorial::Signature signature{"redactie", "2027-02-23", "omdat: het moet"};
        const auto read = editorial::signature_in(editorial::to_text(signature));
        REQUIRE(read);
        CHECK(read->role == "redactie");
        CHECK(read->why == "omdat: het moet");
        CHECK_FALSE(editorial::signature_in("# zomaar, een opmerking"));
        CHECK_FALSE(editorial::signature_in("# redactie, 2027-02-23 en meer"));
    }
}

TEST_SUITE("editorial/lint") {
    TEST_CASE("rules that say nothing, too much or the same twice are told by line") {
        CHECK(lint_rules("fiets => fietsen\n") == Strings{"lint_same_sides 1"});
        CHECK(lint_rules("zzwiel => zzband, zzbanden\n") == Strings{"lint_same_after_stemming 1"});
        CHECK(lint_rules("zza => zzb\n# x\nzza => zzb\n") == Strings{"lint_double 3"});
        CHECK(lint_rules("zza => zzb\nzzc, zza => zzb\n") == Strings{"lint_said_before 1"});
        CHECK(lint_rules("zza => zzb\nzzb => zzc\n") == Strings{"lint_chain 1"});
        CHECK(lint_rules("a => b => c\n=> b\n") == Strings{"rule_two_arrows 1", "rule_empty_side 2"});
        CHECK(lint_rules("zza, zzb\nzzb, zzc\n").empty());
    }

    TEST_CASE("a circle of one-way rules refuses, on each of its lines; both ways is no circle") {
        const auto remarks = lint({{"synoniemen/a.txt", "zza => zzb\nzzq => zzr\nzzb => zzc\nzzc => zza\n"}});
        CHECK(codes(remarks) == Strings{"lint_circle 1", "lint_circle 3", "lint_circle 4"});
        CHECK(std::ranges::all_of(remarks, &ListRemark::refuses));
        CHECK(lint_rules("zza, zzb\n").empty());
    }

    TEST_CASE("rules against the layer below: said there already, switched off, or nothing to switch off") {
        CHECK(lint_rules("bankstel => grofvuil\n") == Strings{"lint_in_layer 1"});
        const auto advice = [](const std::string& rule) { return lint({{"synoniemen/lokaal.txt", rule}}).front().advice; };
        CHECK(advice("bankstel => grofvuil\n").code == "advice_remove_line");
        CHECK(advice("bankstel, zzwiel, zzstoel => grofvuil\n") == Message{"advice_remove_term", {"bankstel"}});  // the others say something new
        CHECK(advice("bankstel => grofvuil, zzberg\n") == Message{"advice_remove_term", {"grofvuil"}});
        CHECK(lint_rules("!bankstel => grofvuil\n").empty());
        CHECK(lint_rules("!zzbank => zzgrof\n") == Strings{"lint_off_nothing 1"});
        CHECK(lint_rules("!bankstel => grofvuil\nbankstel => grofvuil\n") == Strings{"lint_on_and_off 2"});
    }

    TEST_CASE("a rule that makes a circle with the layer below is told, and refuses nothing") {
        CHECK(lint_rules("grofvuil => matras\n") == Strings{"lint_circle_below 1"});
        CHECK_FALSE(lint({{"synoniemen/lokaal.txt", "grofvuil => matras\n"}}).front().refuses);
        CHECK(lint_rules("grofvuil => matras\n!matras => grofvuil\n").empty());
        CHECK(lint_rules("grofvuil, matras\n") == Strings{"lint_in_layer 1"});
    }

    TEST_CASE("another meaning of a word than the layer below gives is told once, unless somebody has seen it") {
        CHECK(lint_rules("bankstel => paspoort\nbankstel => rijbewijs\n") == Strings{"lint_adds_to_layer 1"});
        const auto remark = lint({{"synoniemen/lokaal.txt", "bankstel => paspoort\n"}}).front();
        CHECK(remark.finding.message.arguments == Strings{"bankstel", "grofvuil"});
        CHECK(remark.advice.code == "advice_adds_to_layer");
        CHECK_FALSE(remark.refuses);
        CHECK(lint_rules("bankstel => paspoort\n!bankstel => grofvuil\n").empty());
        CHECK(lint_rules("bankstel, zzbank\n").empty());  // another word for it: its meaning stays
        CHECK(lint_rules("grofvuil => zzberg\n").empty());      // the layer below knows other words for it, and no other meaning
        CHECK(lint_rules("bankstel => grofvuil, paspoort\n") == Strings{"lint_in_layer 1"});
    }

    TEST_CASE("contradictions and what is over, in the other lists") {
        CHECK(codes(lint({{"zoektermen.tsv", "boom\tx\tgeblokkeerd\nbomen\tx\terbij\n"}})) == Strings{"lint_blocked_and_added 2"});
        CHECK(codes(lint({{"vastgezet.tsv", "nieuw paspoort\tx\ttonen\nnieuwe paspoorten\tx\tverbergen\n?\ty\ttonen\noud\tz\ttonen\t\t2027-01-01\n"}})) ==
              Strings{"lint_shown_and_hidden 2", "draft_no_question 3", "lint_over 4"});
        CHECK(codes(lint({{"berichten.tsv", "Dicht\tbrug\t\t2027-02-22 12:00\n"}})) == Strings{"lint_over 1"});
        CHECK(codes(lint({{"toets/topics.tsv", "q1\tzonder antwoord\tmoet\nq2\thiervan is er niets\n"}})) == Strings{"lint_no_answer 1"});
    }

    TEST_CASE("hostile lists are told by line within a second: circles, wide groups, a megabyte in one term") {
        std::string circle, wide, chain;
        for (int i = 0; i < 20'000; ++i) circle += "zz" + std::to_string(i) + "x => zz" + std::to_string((i + 1) % 20'000) + "x\n";
        for (int i = 0; i < 100'000; ++i) wide += "zz" + std::to_string(i) + "x, ";
        const std::string megabyte(1 << 20, 'z');
        const auto begin = std::clock();
        CHECK(lint({{"synoniemen/a.txt", circle}}).front().finding.message.code == "lint_circle");
        CHECK(codes(lint({{"synoniemen/a.txt", "zza => zzb\n" + wide + "\n"}})) == Strings{"rule_too_long 2"});
        CHECK(codes(lint({{"synoniemen/a.txt", "zza => " + megabyte + "\n"}, {"zoektermen.tsv", "a\tx\terbij\n" + megabyte + "\tx\terbij\n"},
                          {"vastgezet.tsv", megabyte + "\tx\ttonen\n"}})) == Strings{"rule_too_long 1", "draft_column_too_long 1", "draft_column_too_long 2"});
        CHECK(seconds_since(begin) < 1);
    }
}

TEST_SUITE("editorial/draft_files") {
    TEST_CASE("lines are added by the line ends of the text, and taken without a trace") {
        CHECK(editorial::with_line("", "a") == "a\n");
        CHECK(editorial::with_line("a", "b") == "a\nb\n");
        CHECK(editorial::with_line("a\r\n", "b") == "a\r\nb\r\n");
        CHECK(editorial::without_lines("# kop\na\n\nb", {2}) == "# kop\n\nb");
        CHECK(editorial::without_lines("a\r\nb\r\n", {1}) == "b\r\n");
        CHECK(editorial::with_lines("a\r\nb", {"c", "d"}) == "a\r\nb\r\nc\r\nd\r\n");
        CHECK(editorial::with_lines("a", {}) == "a");
    }

    TEST_CASE("the time for many lines grows with their number") {
        std::vector<std::string> lines;
        std::vector<std::size_t> numbers;
        for (std::size_t i = 1; i <= 200'000; ++i) {
            lines.push_back("vraag " + std::to_string(i) + "\tgrofvuil\ttonen");
            numbers.push_back(i);
        }
        const auto begin = std::clock();
        const auto text = editorial::with_lines("", lines);
        CHECK(editorial::without_lines(text, numbers).empty());
        CHECK(seconds_since(begin) < 1);  // a second look at what is there for each took minutes
    }

    TEST_CASE("what takes leftovers away reads no draft, and follows one that is a link") {
        const Scratch scratch;
        std::filesystem::create_directories(scratch / "redactie/synoniemen");
        std::filesystem::create_directories(scratch / "elders");
        std::filesystem::create_symlink(scratch / "elders/niets.txt", scratch / "redactie/synoniemen/los.txt");
        spit(scratch / "redactie/berichten.tsv", "x");
        std::filesystem::resize_file(scratch / "redactie/berichten.tsv", editorial::largest_draft + 1);
        CHECK_NOTHROW(editorial::remove_temporaries_of(scratch / "redactie"));
    }

    TEST_CASE("what an editor saves meanwhile is never lost") {
        const Scratch scratch;
        const auto file = scratch / "zoektermen.tsv";
        spit(file, "eerste\n");
        int calls = 0;
        editorial::rewrite(file, [&](std::string text) {
            if (++calls == 1) spit(file, "eerste\nmet de hand\n");
            return editorial::with_line(std::move(text), "nieuw");
        });
        CHECK(slurp(file) == "eerste\nmet de hand\nnieuw\n");
        CHECK(calls == 2);
        CHECK_THROWS_AS(editorial::rewrite(file, [&](std::string text) {
            spit(file, text + "x");
            return text + "y";
        }), Error);
    }
}
