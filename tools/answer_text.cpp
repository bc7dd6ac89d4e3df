// SPDX-License-Identifier: GPL-2.0-or-later
#include "answer_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "reach_text.hpp"

namespace vraagbaak::tool {

namespace {

using Codes = std::pair<std::string_view, std::string_view>;

constexpr std::array badge_codes{
    Codes{"changed", "badge_changed"},
    Codes{"expires", "badge_expires"},
    Codes{"elsewhere", "badge_elsewhere"},
    Codes{"finished", "badge_finished"},
    Codes{"announced", "badge_announced"},
};

constexpr std::array reason_codes{
    Codes{"link", "related_link"},
    Codes{"backlink", "related_backlink"},
    Codes{"alike", "related_alike"},
    Codes{"owner", "link_owner"},
    Codes{"owns", "link_owns"},
    Codes{"leader", "link_leader"},
    Codes{"leads", "link_leads"},
    Codes{"contact", "link_contact"},
    Codes{"contact-of", "link_contact_of"},
    Codes{"department", "link_department"},
    Codes{"handles", "link_handles"},
    Codes{"member", "link_member"},
    Codes{"member-of", "link_member_of"},
    Codes{"fallback", "link_fallback"},
    Codes{"fallback-of", "link_fallback_of"},
    Codes{"replacement", "link_replacement"},
    Codes{"replaces", "link_replaces"},
    Codes{"expert", "link_expert"},
    Codes{"expert-in", "link_expert_in"},
};

constexpr std::array completion_codes{
    Codes{"word", "completion_word"}, Codes{"title", "completion_title"}, Codes{"question", "completion_question"},
};

constexpr std::array reading_codes{
    Codes{"exact", "reading_exact"},   Codes{"stem", "reading_stem"},       Codes{"joined", "reading_joined"},
    Codes{"phrase", "reading_phrase"}, Codes{"special", "reading_special"}, Codes{"field", "reading_field"},
    Codes{"joker", "reading_joker"},   Codes{"fuzzy", "reading_fuzzy"},
    Codes{"within", "reading_within"}, Codes{"family", "reading_family"}, Codes{"parts", "reading_parts"},     Codes{"part", "reading_part"},
    Codes{"name", "reading_name"},     Codes{"person", "reading_person"},   Codes{"phone", "reading_phone"},
    Codes{"contact", "reading_contact"},
    Codes{"separable", "reading_separable"}, Codes{"synonym", "reading_synonym"}, Codes{"correction", "reading_correction"},
};

// A newer library may know more words than we have sentences for; then the word itself stands.
template <std::size_t size>
std::string worded(const std::array<Codes, size>& codes, const std::string& word, std::string_view language) {
    const auto found = std::ranges::find(codes, word, &Codes::first);
    return found == codes.end() ? word : text({std::string(found->second), {}}, language);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!out.empty()) out += between;
        out += flat(part);
    }
    return out;
}

// In the order of first mention.
std::vector<std::string> once(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (const auto& word : words)
        if (std::ranges::find(out, word) == out.end()) out.push_back(word);
    return out;
}

class AnswerWriter {
public:
    AnswerWriter(Page& page, const Answer& answer, const AnswerView& view)
        : page_(page), answer_(answer), view_(view) {}

    void write() {
        for (const auto& notice : answer_.notices)
            if (notice.id.empty()) write_notice(page_, notice, view_.language);
        write_correction();
        page_.line(total());
        write_interpretation();
        for (std::size_t i = 0; i < answer_.hits.size(); ++i) write_hit(answer_.hits[i], view_.offset + i + 1);
        write_facets();
        write_rest();
    }

    void write_hit(const Hit& hit, std::size_t number) {
        if (page_.plain())
            write_plain_head(hit, number);
        else
            write_wide_head(hit, number);
        auto snippet = flat_marked(hit.snippet.text, hit.snippet.highlights);
        constexpr std::string_view between = " · ";  // of what is known of a person; a voice does not say it
        if (page_.plain())
            for (auto at = snippet.find(between); at != snippet.npos; at = snippet.find(between, at)) snippet.replace(at, between.size(), ", ");
        if (page_.plain())
            page_.fact(say("label_text"), snippet);
        else if (!snippet.empty())
            page_.line(snippet, 4);
        for (const auto& notice : answer_.notices)
            if (notice.id == hit.id) write_notice(page_, notice, view_.language, 4);
        if (hit.reach) write_reach_of_hit(page_, *hit.reach, view_.language);
        page_.fact(say("label_badges"), badges(hit), 4);
        for (const auto& why : hit.why)
            page_.fact(say("label_why"), (why.kind == "pin" || why.kind == "announcement" ? "" : flat(why.word) + ": ") + flat(text(why.message, view_.language)), 4);
    }

private:
    std::string say(std::string code, std::vector<std::string> arguments = {}) const {
        return text({std::move(code), std::move(arguments)}, view_.language);
    }

    std::string counted(std::size_t count, const char* one, const char* more, std::vector<std::string> arguments) const {
        return say(count == 1 ? one : more, std::move(arguments));
    }

    std::string total() const {
        if (answer_.total == 0) return say("answer_none");
        return answer_.total == 1 ? say("answer_one") : say("answer_total", {std::to_string(answer_.total)});
    }

    void write_correction() {
        if (!answer_.correction) return;
        const auto& correction = *answer_.correction;
        page_.line(say(correction.applied ? "answer_corrected" : "answer_did_you_mean", {flat(correction.text)}));
    }

    void write_next() {
        const auto command = [&](const char* code) { return advised_command(code, {answer_.query}, view_.language, view_.base); };
        page_.line(say("answer_none_next"));
        page_.command(say("answer_none_why"), command("answer_none_do_why"));
        page_.command(say("answer_none_ask"), command("answer_none_do_ask"));
    }

    void write_interpretation() {
        const auto& reading = answer_.interpretation;
        if (answer_.total > 0 && !reading.relaxed.empty())
            page_.line(say("answer_relaxed", {joined(once(reading.relaxed), ", ")}));
        for (const auto& remark : reading.remarks) page_.line(flat(text(remark, view_.language)));
        if (answer_.total == 0 && view_.tips) write_next();
        if (!view_.explain) return;
        if (!reading.ignored.empty()) page_.line(say("answer_ignored", {joined(once(reading.ignored), ", ")}));
        for (const auto& word : reading.words)
            for (const auto& way : word.readings)
                page_.line(counted(way.count, "answer_reading_one", "answer_reading",
                                   {flat(word.text), worded(reading_codes, way.kind, view_.language),
                                    joined(way.terms, ", "), std::to_string(way.count)}));
    }

    void write_plain_head(const Hit& hit, std::size_t number) {
        const auto lead = say("answer_hit", {std::to_string(number), std::to_string(answer_.total)});
        page_.fact(lead, flat_marked(hit.title, hit.title_highlights));
        page_.fact(say("label_id"), flat(hit.id));
        page_.fact(say("label_kind"), flat(hit.kind));
        page_.fact(say("label_section"), flat(hit.section_title));
    }

    void write_wide_head(const Hit& hit, std::size_t number) {
        page_.gap();
        const auto digits = std::to_string(number);
        const auto lead = std::string(digits.size() < 2 ? 1 : 0, ' ') + digits + ". ";
        page_.item(lead, flat_marked(hit.title, hit.title_highlights));
        page_.line(joined({hit.kind, hit.section_title, hit.id}, " · "), 4);
    }

    std::string badges(const Hit& hit) const {
        std::vector<std::string> words;
        for (const auto& badge : hit.badges) words.push_back(worded(badge_codes, badge, view_.language));
        return joined(words, "; ");
    }

    // Newlines inside a snippet are borders of paragraphs; on this page they are spaces.
    static std::string flat_marked(const std::string& text, const std::vector<Range>& ranges) {
        auto out = marked(text, ranges);
        std::ranges::replace(out, '\n', ' ');
        return out;
    }

    void write_facets() {
        if (!answer_.facets.empty()) page_.gap();
        for (const auto& [field, values] : answer_.facets) {
            std::vector<std::string> counts;
            for (const auto& value : values) counts.push_back(value.value + " " + std::to_string(value.count));
            page_.fact(say("answer_facet", {flat(field)}), counts.empty() ? "-" : joined(counts, page_.plain() ? ", " : " · "));
        }
    }

    void write_rest() {
        const auto shown = view_.offset + answer_.hits.size();
        if (answer_.total > 0 && view_.offset >= answer_.total)
            page_.line(say("answer_beyond", {std::to_string(answer_.total)}));
        if (!view_.tips || answer_.hits.empty() || shown >= answer_.total) return;
        page_.gap();
        const auto left = answer_.total - shown;
        page_.line(counted(left, "answer_more_one", "answer_more", {std::to_string(left), std::to_string(shown)}));
    }

    Page& page_;
    const Answer& answer_;
    const AnswerView& view_;
};

}  // namespace

void write_answer(Page& page, const Answer& answer, const AnswerView& view) {
    AnswerWriter(page, answer, view).write();
}

void write_hit(Page& page, const Hit& hit, std::size_t number, std::size_t total, const std::vector<Notice>& notices, std::string_view language) {
    Answer answer;
    answer.total = total;
    answer.notices = notices;
    AnswerWriter(page, answer, {language}).write_hit(hit, number);
}

void write_choices(Page& page, const Choices& choices, std::string_view language) {
    if (choices.empty()) return;
    auto sentence = flat(text(choices.question(), language));
    constexpr std::string_view between = " · ";  // which a voice does not say
    if (page.plain())
        for (auto at = sentence.find(between); at != sentence.npos; at = sentence.find(between, at)) sentence.replace(at, between.size(), "; ");
    page.gap();
    page.line(sentence);
}

void write_why_not(Page& page, const WhyNot& why_not, std::string_view language) {
    for (const auto& reason : why_not.reasons) page.line(flat(text(reason, language)));
    page.fact(text({"label_matched", {}}, language), joined(why_not.matched, ", "));
    page.fact(text({"label_missed", {}}, language), joined(why_not.missed, ", "));
    const auto label = text({"label_advice", {}}, language);
    if (why_not.rank == 1) return;  // nothing to mend
    for (const auto& advice : why_not.advice) page.fact(label, flat(text(advice, language)));
}

void write_related(Page& page, const std::vector<RelatedRecord>& related, std::string_view language) {
    const auto fact = [&](std::string code, const std::string& value) {
        page.fact(text({std::move(code), {}}, language), flat(value));
    };
    for (const auto& record : related) {
        const auto reason = worded(reason_codes, record.reason, language);
        if (page.plain()) {
            fact("label_title", record.title);
            fact("label_id", record.id);
            fact("label_kind", record.kind);
            fact("label_reason", reason);
        } else {
            page.line(flat(record.title));
            page.line(joined({record.kind, record.id, reason}, " · "), 4);
        }
    }
    if (related.empty()) page.line(text({"related_none", {}}, language));
}

void write_completions(Page& page, const std::vector<Completion>& completions, std::string_view language) {
    const auto fact = [&](std::string code, const std::string& value) {
        page.fact(text({std::move(code), {}}, language), flat(value));
    };
    for (const auto& one : completions) {
        const auto kind = worded(completion_codes, one.kind, language);
        if (page.plain()) {
            fact("label_completion", one.text);
            fact("label_kind", kind);
            fact("label_id", one.id);
        } else {
            page.line(flat(one.text));
            if (!one.id.empty()) page.line(joined({kind, one.id}, " · "), 4);
        }
    }
    if (completions.empty()) page.line(text({"complete_none", {}}, language));
}

}  // namespace vraagbaak::tool
