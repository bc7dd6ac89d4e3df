// SPDX-License-Identifier: GPL-2.0-or-later
// Question words, "-" for standard input, or none on a terminal: then a prompt, so that the shell neither eats * nor
// keeps questions of citizens in its history.
#include <iostream>
#include <optional>

#include <unistd.h>

#include "answer_text.hpp"
#include "counting.hpp"
#include "line_reader.hpp"
#include "session.hpp"

namespace vraagbaak::tool {

namespace {

constexpr std::size_t most_typed_bytes = 1'000'000;

Question question_of(const Session& session, std::string text) {
    Question question;
    question.text = std::move(text);
    question.limit = session.given().number("limit", 10, 0, 1000);
    question.offset = session.given().number("offset", 0, 0, 100'000);
    question.filters = session.filters();
    question.facets = session.given().texts("facet");
    question.explain = session.given().has("explain");
    question.without_lists = session.given().has("without-lists");
    question.reach = true;
    return question;
}

// Counts what was asked, once the answer is out; none: nobody asked for that.
class Counter {
public:
    explicit Counter(Session& session) : session_(session) {
        if (!session.given().has("record")) return;
        check_channel(occasion_of(session).channel);
        log_.emplace(session.base().question_log({.background = false}));
    }

    void count(const Asker& asker, const Question& question, const Answer& answer) {
        if (!log_ || !session_.out().flush()) return;
        log_->asked(asker, question, answer, occasion_of(session_));
        const auto state = log_->flush();
        if (!told_) note_if_lost(session_, state);
        told_ = told_ || state.lost > 0;
    }

private:
    Session& session_;
    std::optional<QuestionLog> log_;
    bool told_ = false;
};

int answer(Session& session, const Question& question, bool tips, Counter& counter) {
    const auto asker = session.asker();
    const auto searcher = session.base().searcher(asker);
    const auto found = searcher.search(question);
    if (session.json()) {
        const bool asks = session.given().has("choices");
        session.out().line(asks ? to_json(found, searcher.choices(question), session.language()) : to_json(found, session.language()));
    } else {
        auto page = session.page();
        write_answer(page, found, {session.language(), question.offset, question.explain, tips, session.given().text("base")});
        if (found.total > 1) write_choices(page, searcher.choices(question), session.language());  // it is a second question
        session.out().write(page.text());
    }
    counter.count(asker, question, found);
    return found.total > 0 ? done : nothing_found;
}

int prompt(Session& session) {
    std::string line;
    int status = done;
    Counter counter{session};
    if (!session.quiet()) session.out().line(session.sentence("search_stop"));
    while (true) {
        session.out().write(session.sentence("search_prompt") + " ");
        if (!session.out().flush()) return status;
        const auto state = read_line(std::cin, line, most_typed_bytes);
        if (state == LineState::end || line.empty()) break;
        status = answer(session, question_of(session, line), false, counter);  // no options can be typed here
        session.out().line("");
    }
    session.out().line("");
    return status;
}

}  // namespace

int run_search(Session& session) {
    if (!session.words().empty()) {
        const auto question = question_of(session, session.question(session.words()));
        const bool asks = question.text.find_first_not_of(" \t") != std::string::npos || !question.filters.empty();
        if (!asks && !session.json())  // a program gets the empty answer
            throw Error(ErrorKind::usage, {"search_empty", {}});
        Counter counter{session};
        return answer(session, question, !session.quiet(), counter);
    }
    if (session.json() || !is_terminal(STDIN_FILENO)) throw Error(ErrorKind::usage, {"search_without_words", {}});
    return prompt(session);
}

}  // namespace vraagbaak::tool
