// SPDX-License-Identifier: GPL-2.0-or-later
#include "desk.hpp"

namespace vraagbaak::tool {

namespace {

// "paspoort-aanvragen=2"; without a grade it is the answer.
std::pair<std::string, int> graded(const std::string& word) {
    const auto equals = word.rfind('=');
    if (equals == word.npos) return {word, 2};
    const auto grade = parse_number(std::string_view{word}.substr(equals + 1));
    if (!grade || *grade > 2) throw Error(ErrorKind::usage, {"golden_bad_grade", {word.substr(equals + 1)}});
    return {word.substr(0, equals), static_cast<int>(*grade)};
}

}  // namespace

int run_golden(Session& session) {
    auto words = session.words();
    const auto act = act_named(words.front());
    if (!act) throw_no_such_act(session, words.front());
    words.erase(words.begin());
    if (*act == Act::add) need_options(session, *act, {"must", "tag"});
    else need_options(session, *act);
    if (*act != Act::add) return run_common_act(session, ListKind::golden, *act, words);
    need_words(session, words, 2, 64);
    std::vector<std::pair<std::string, int>> grades;
    for (std::size_t i = 1; i < words.size(); ++i) grades.push_back(graded(words[i]));
    return edit_and_report(session, [&](Editorial& desk) {
        return desk.add_golden(words.front(), grades, session.given().has("must"), session.given().texts("tag"));
    });
}

}  // namespace vraagbaak::tool
