// SPDX-License-Identifier: GPL-2.0-or-later
#include "offer_text.hpp"

#include <array>
#include <string>
#include <utility>

#include "answer_text.hpp"
#include "changes_text.hpp"
#include "reach_text.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> complaint_codes{{{"herhaald", "offer_complaint_again"},
                                                                                       {"geen-antwoord", "offer_complaint_no_answer"},
                                                                                       {"bejegening", "offer_complaint_treatment"},
                                                                                       {"klacht", "offer_complaint_said"}}};

class Writer {
public:
    Writer(Page& page, const Offer& offer, std::string_view language) : page_(page), offer_(offer), language_(language) {
        for (const auto& question : offer.questions) total_ += question.records.size();
        if (offer.complaint) ++total_;
    }

    void write() {
        if (offer_.redacted) page_.line(say("offer_redacted"));
        if (offer_.cut) page_.line(say("offer_cut", {std::to_string(longest_offer_text)}));
        if (offer_.unread > 0) page_.line(say(offer_.unread == 1 ? "offer_unread_one" : "offer_unread", {std::to_string(offer_.unread)}));
        if (offer_.now) return write(*offer_.now);
        if (total_ == 0) return page_.line(say("answer_none"));
        if (offer_.complaint) write(*offer_.complaint);
        for (std::size_t i = 0; i < offer_.questions.size(); ++i) write(offer_.questions[i], i + 1);
        for (std::size_t i = 0; i < offer_.left.size(); ++i) {
            if (i == 0) page_.gap();
            page_.fact(say("offer_left"), flat(offer_.left[i]));
        }
    }

private:
    std::string say(std::string code, std::vector<std::string> arguments = {}) const { return text({std::move(code), std::move(arguments)}, language_); }

    void write(const OfferedComplaint& complaint) {
        std::string code;
        for (const auto& [reason, sentence] : complaint_codes)
            if (reason == complaint.reason) code = sentence;
        page_.line(code.empty() ? complaint.reason : say(code));
        write(complaint.record);
    }

    void write(const OfferedQuestion& question, std::size_t number) {
        page_.gap();
        page_.fact(say("offer_question", {std::to_string(number), std::to_string(offer_.questions.size())}), flat(question.text));
        for (const auto& record : question.records) write(record);
    }

    void write(const OfferedRecord& record) {
        write_hit(page_, record.hit, ++told_, total_, offer_.notices, language_);  // in the order in which they are read
        page_.fact(say("offer_because"), flat(record.sentence), 4);
    }

    void write(const OfferedNow& now) {
        write_notices(page_, now.announced, language_);
        page_.gap();
        page_.line(say(now.asked.empty() ? "offer_asked_none" : "offer_asked"));
        for (const auto& question : now.asked) page_.line(say("offer_times", {flat(question.question), std::to_string(question.asked)}), 2);
        if (!now.opened.empty()) {
            page_.gap();
            page_.line(say("offer_opened"));
            for (const auto& record : now.opened) page_.line(say("offer_times", {flat(record.title), std::to_string(record.opened)}), 2);
        }
        page_.gap();
        write_changes(page_, now.changes, language_);
    }

    Page& page_;
    const Offer& offer_;
    std::string_view language_;
    std::size_t total_ = 0, told_ = 0;
};

}  // namespace

void write_offer(Page& page, const Offer& offer, std::string_view language) { Writer{page, offer, language}.write(); }

}  // namespace vraagbaak::tool
