// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/lint.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "dutch/compounds.hpp"
#include "dutch/role_words.hpp"
#include "dutch/stemmer.hpp"
#include "editorial/effect.hpp"
#include "index/clusters.hpp"
#include "index/document.hpp"
#include "index/references.hpp"
#include "index/schema.hpp"
#include "privacy/names.hpp"
#include "text/personal_data.hpp"
#include "text/redaction.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::editorial {

namespace {

constexpr double broad = 0.2;            // of all records have the word
constexpr std::size_t few_records = 50;  // of which nothing is too broad

// What a term is known by.
std::string key_of(const lexicon::RuleTerm& term) {
    std::string key;
    for (const auto& word : term.words) key += lexicon::key_of(word) + '\t';
    return key;
}

class Linter {
public:
    Linter(const Drafts& drafts, const Settings& settings, const Ground& ground, const index::Generation* generation, const Date& today)
        : drafts_(drafts), generation_(generation),
          today_(static_cast<lexicon::Day>(std::chrono::sys_days{today}.time_since_epoch().count())), below_(ground.below), analyzer_(ground.forms),
          everybody_(settings.groups.begin(), settings.groups.end()) {}

    std::vector<ListRemark> run(std::size_t most) {
        for (const auto& finding : drafts_.findings) remarks_.push_back({finding, {"advice_mend_line", {}}, true});
        roles();
        personal();
        synonyms();
        doubles();
        terms();
        pins();
        notices();
        golden();
        forms();
        pairs();
        const auto place = [](const ListRemark& one) { return std::pair{one.finding.place.file, one.finding.place.line}; };
        std::ranges::stable_sort(remarks_, {}, place);
        if (remarks_.size() > most) {
            std::ranges::stable_partition(remarks_, &ListRemark::refuses);
            remarks_.resize(most);
        }
        return std::move(remarks_);
    }

private:
    void say(const Place& place, Message message, Message advice, bool refuses = false) {
        remarks_.push_back({{std::move(message), place}, std::move(advice), refuses});
    }

    // What is live alone has no line of a draft.
    static std::string where(const ListLine& line) { return line.place.file + (line.place.line == 0 ? std::string{} : ':' + std::to_string(line.place.line)); }

    // ---- synonyms

    struct Pair {
        std::size_t entry;
        const lexicon::RuleTerm *from, *to;
        bool one_way;
    };

    void synonyms() {
        std::vector<Finding> findings;
        const auto compiled = compile_synonyms(drafts_, analyzer_, findings);
        for (auto& finding : findings) remarks_.push_back({std::move(finding), {"advice_mend_line", {}}, true});
        std::vector<Pair> pairs;
        std::set<std::size_t> with_rule;
        for (const auto& rule : compiled.rules.rules()) {
            const auto entry = compiled.entry_of_line[rule.line];
            with_rule.insert(entry);
            const bool one_way = drafts_.synonyms[entry].rule.find('>') != std::string::npos;
            for (const auto& to : compiled.rules.lines()[rule.line].to)
                if (to.words != rule.from.words) pairs.push_back({entry, &rule.from, &to, one_way});
        }
        for (const auto entry : compiled.entry_of_line)
            if (!with_rule.contains(entry)) {
                const auto& line = drafts_.synonyms[entry].line;
                say(line.place, {"lint_same_sides", {line.text}}, {"advice_remove_line", {}});
            }
        same_terms(compiled);
        said_before(pairs);
        circles(pairs);
        layers(pairs, compiled);
        in_records(pairs);
    }

    // Two terms of one side that are one to the search.
    void same_terms(const CompiledSynonyms& compiled) {
        for (std::size_t i = 0; i < compiled.rules.lines().size(); ++i) {
            std::map<std::string, std::string> seen;
            for (const auto& term : compiled.rules.lines()[i].to) {
                const auto [found, is_new] = seen.emplace(key_of(term), term.written);
                if (!is_new)
                    say(drafts_.synonyms[compiled.entry_of_line[i]].line.place, {"lint_same_after_stemming", {found->second, term.written}}, {"advice_leave_one", {}});
            }
        }
    }

    void said_before(const std::vector<Pair>& pairs) {
        std::unordered_map<std::string, std::size_t> seen;
        std::unordered_map<std::size_t, std::set<std::string>> said;  // of each line
        for (const auto& pair : pairs) said[pair.entry].insert(key_of(*pair.from) + '\n' + key_of(*pair.to));
        const auto says_no_more = [&](std::size_t one, std::size_t other) { return std::ranges::includes(said[other], said[one]); };
        std::set<std::size_t> told;
        for (const auto& pair : pairs) {
            const auto [found, is_new] = seen.emplace(key_of(*pair.from) + '\n' + key_of(*pair.to), pair.entry);
            if (is_new || found->second == pair.entry || !told.insert(pair.entry).second) continue;
            // Of the two lines the one goes that says nothing else.
            const bool first_goes = says_no_more(found->second, pair.entry) && !says_no_more(pair.entry, found->second);
            const auto& other = drafts_.synonyms[first_goes ? pair.entry : found->second].line;
            const auto& line = drafts_.synonyms[first_goes ? found->second : pair.entry].line;
            if (normal_rule(other.text) == normal_rule(line.text)) continue;  // a double line is told as such
            const bool goes = first_goes || says_no_more(pair.entry, found->second);
            say(line.place, {"lint_said_before", {pair.from->written, pair.to->written, where(other)}},
                goes ? Message{"advice_remove_line", {}} : Message{"advice_leave_one", {}});
        }
    }

    // Strongly connected terms of one-way rules (Tarjan, Depth-first search and linear graph algorithms, 1972), without recursion:
    // a list may be long.
    void circles(const std::vector<Pair>& pairs) {
        std::unordered_map<std::string, std::size_t> numbers;
        std::vector<std::vector<std::size_t>> next;
        const auto number_of = [&](const lexicon::RuleTerm& term) {
            const auto [found, is_new] = numbers.emplace(key_of(term), next.size());
            if (is_new) next.emplace_back();
            return found->second;
        };
        struct Edge {
            std::size_t from, to;
            const Pair* pair;
        };
        std::vector<Edge> edges;
        for (const auto& pair : pairs) {
            if (!pair.one_way) continue;
            const auto from = number_of(*pair.from), to = number_of(*pair.to);
            next[from].push_back(to);
            edges.push_back({from, to, &pair});
        }
        const auto group = groups(next);
        std::set<std::size_t> told;
        for (const auto& [from, to, pair] : edges) {
            const auto& line = drafts_.synonyms[pair->entry].line;
            if (group[from] == group[to]) {
                if (told.insert(pair->entry).second)
                    say(line.place, {"lint_circle", {pair->from->written, pair->to->written}}, {"advice_circle", {pair->from->written, pair->to->written}}, true);
            } else if (!next[to].empty() && told.insert(pair->entry).second) {
                say(line.place, {"lint_chain", {pair->to->written}}, {"advice_chain", {pair->from->written}});
            }
        }
    }

    static std::vector<std::size_t> groups(const std::vector<std::vector<std::size_t>>& next) {
        constexpr auto none = static_cast<std::size_t>(-1);
        std::vector<std::size_t> index(next.size(), none), low(next.size()), group(next.size(), none), stack;
        struct Frame {
            std::size_t node, edge;
        };
        std::size_t counter = 0;
        for (std::size_t root = 0; root < next.size(); ++root) {
            if (index[root] != none) continue;
            std::vector<Frame> frames{{root, 0}};
            while (!frames.empty()) {
                auto& [node, edge] = frames.back();
                if (edge == 0 && index[node] == none) {
                    index[node] = low[node] = counter++;
                    stack.push_back(node);
                }
                if (edge < next[node].size()) {
                    const auto to = next[node][edge++];
                    if (index[to] == none) frames.push_back({to, 0});
                    else if (group[to] == none) low[node] = std::min(low[node], index[to]);
                    continue;
                }
                if (low[node] == index[node]) {
                    for (auto member = none; member != node;) {
                        member = stack.back();
                        stack.pop_back();
                        group[member] = index[node];
                    }
                }
                const auto done = node;
                frames.pop_back();
                if (!frames.empty()) low[frames.back().node] = std::min(low[frames.back().node], low[done]);
            }
        }
        return group;
    }

    // What a term stands for in the layers below.
    std::vector<lexicon::RuleTerm> meanings_below(const lexicon::RuleTerm& from) const {
        std::vector<lexicon::RuleTerm> out;
        if (!below_) return out;
        std::vector<std::vector<lexicon::SaidWord>> said;
        for (const auto& word : from.words) said.push_back({{word, 1}});
        for (const auto& match : below_->find(said))
            if (match.from.words == from.words)
                for (const auto& to : match.line.to)
                    if (to.words != from.words) out.push_back(to);
        return out;
    }

    bool below_says(const lexicon::RuleTerm& from, const lexicon::RuleTerm& to) const {
        return std::ranges::any_of(meanings_below(from), [&](const auto& other) { return other.words == to.words; });
    }

    // What may go of the line of a pair that a layer below has: all of it, the term that says nothing else there, or nothing.
    Message without(const Pair& pair, const std::vector<const Pair*>& of_line) const {
        const auto all_below = [&](const auto& counts) {
            return std::ranges::all_of(of_line, [&](const Pair* one) { return !counts(*one) || below_says(*one->from, *one->to); });
        };
        const auto has = [](const Pair& one, const lexicon::RuleTerm* term) { return one.from->words == term->words || one.to->words == term->words; };
        if (all_below([](const Pair&) { return true; })) return {"advice_remove_line", {}};
        for (const auto* term : {pair.from, pair.to})
            if (all_below([&](const Pair& one) { return has(one, term); })) return {"advice_remove_term", {term->written}};
        return {};
    }

    void layers(const std::vector<Pair>& pairs, const CompiledSynonyms& compiled) {
        std::set<std::string> off;
        std::map<std::size_t, bool> switches;
        for (const auto& rule : compiled.off.rules())
            for (const auto& to : compiled.off.lines()[rule.line].to) {
                off.insert(key_of(rule.from) + '\n' + key_of(to));
                switches[compiled.entry_of_off_line[rule.line]] |= below_says(rule.from, to);
            }
        for (const auto& [entry, any] : switches)
            if (!any) say(drafts_.synonyms[entry].line.place, {"lint_off_nothing", {drafts_.synonyms[entry].line.text}}, {"advice_remove_line", {}});
        std::unordered_map<std::size_t, std::vector<const Pair*>> of_line;
        for (const auto& pair : pairs) of_line[pair.entry].push_back(&pair);
        std::set<std::size_t> told;
        for (const auto& pair : pairs) {
            const auto& line = drafts_.synonyms[pair.entry].line;
            if (off.contains(key_of(*pair.from) + '\n' + key_of(*pair.to)) && told.insert(pair.entry).second)
                say(line.place, {"lint_on_and_off", {pair.from->written, pair.to->written}}, {"advice_leave_one", {}});
            else if (below_says(*pair.from, *pair.to) && told.insert(pair.entry).second)
                say(line.place, {"lint_in_layer", {pair.from->written, pair.to->written}}, without(pair, of_line[pair.entry]));
        }
        beside_layers(pairs, off);
    }

    // What a layer below makes of one-way rules although nobody may have meant it. Of a word that the drafts switch something off of, or
    // whose meaning below they repeat, somebody has seen that meaning. Once for each word: a redacteur may write many rules for it.
    void beside_layers(const std::vector<Pair>& pairs, const std::set<std::string>& off) {
        std::map<std::string, std::set<std::string>> meant;
        for (const auto& pair : pairs) meant[key_of(*pair.from)].insert(key_of(*pair.to));
        std::set<std::string> told;
        for (const auto& pair : pairs) {
            if (!pair.one_way) continue;
            const auto& place = drafts_.synonyms[pair.entry].line.place;
            const auto from = key_of(*pair.from), to = key_of(*pair.to);
            if (below_says(*pair.to, *pair.from) && !below_says(*pair.from, *pair.to) && !off.contains(to + '\n' + from) && told.insert(from + '\n' + to).second)
                say(place, {"lint_circle_below", {pair.to->written, pair.from->written}}, {"advice_circle_below", {pair.to->written, pair.from->written}});
            auto below = meanings_below(*pair.from);
            std::erase_if(below, [&](const auto& other) { return below_says(other, *pair.from); });  // other words for it
            const auto seen = [&](const lexicon::RuleTerm& other) { return off.contains(from + '\n' + key_of(other)) || meant[from].contains(key_of(other)); };
            if (below.empty() || std::ranges::any_of(below, seen) || !told.insert(from).second) continue;
            std::string others;
            for (const auto& other : below) others += (others.empty() ? "" : ", ") + other.written;
            say(place, {"lint_adds_to_layer", {pair.from->written, others}}, {"advice_adds_to_layer", {pair.from->written, others}});
        }
    }

    std::uint32_t records_with(const std::string& word, bool literal) const {
        return generation_->postings().find(literal ? word : index::stem_term(index::stem_prefix, word)).frequency.all;
    }

    std::uint32_t records_with(const lexicon::RuleWord& word) const { return records_with(word.text, word.literal); }

    void say_if_broad(const Place& place, const std::string& written, std::uint32_t records) {
        const auto all = generation_->postings().documents();
        if (all >= few_records && records > broad * all)
            say(place, {"lint_too_broad", {written, std::to_string(100 * std::uint64_t{records} / all)}}, {"advice_too_broad", {}});
    }

    void in_records(const std::vector<Pair>& pairs) {
        if (!generation_) return;
        std::set<std::pair<std::size_t, std::string>> told;
        for (const auto& pair : pairs) {
            const auto& line = drafts_.synonyms[pair.entry].line;
            const auto missing = std::ranges::find_if(pair.to->words, [&](const auto& word) { return records_with(word) == 0; });
            if (missing != pair.to->words.end() && told.emplace(pair.entry, pair.to->written).second)
                say(line.place, {"lint_never_hit", {pair.to->written}}, {"advice_never_hit", {}});
            for (const auto* term : {pair.from, pair.to})
                if (term->words.size() == 1 && told.emplace(pair.entry, term->written).second)
                    say_if_broad(line.place, term->written, records_with(term->words.front()));
        }
    }

    // ---- all lists

    void roles() {
        for (const auto& line : drafts_.lines)
            if (dutch::looks_like_name(line.role)) say(line.place, {"lint_role_is_name", {line.role}}, {"advice_role", {}});
    }

    // A notice may tell how a desk is reached; of no other line anybody needs an e-mail address, or who is behind "mevrouw". A name alone may
    // be that of a colleague, as any name is in a golden question.
    void personal() {
        using enum unicode::PersonalKind;
        const auto has = [](std::string_view text, std::initializer_list<unicode::PersonalKind> kinds) {
            return std::ranges::any_of(unicode::find_personal_data(text), [&](const auto& found) { return std::ranges::find(kinds, found.kind) != kinds.end(); });
        };
        for (const auto& line : drafts_.lines) {
            if (line.list == ListKind::doubles || line.list == ListKind::forms) continue;
            const auto in_question = [&](const std::string& text) { return has(text, {bsn, iban, mobile, email}) || !privacy::find_names(unicode::plain_spelling(text), {}).empty(); };
            const bool in_text = line.list == ListKind::notices ? has(line.text, {bsn, iban, mobile}) : line.list == ListKind::golden ? has(line.text, {bsn, iban, mobile, email}) : in_question(line.text);
            if (in_text || (!line.why.empty() && in_question(line.why)))
                say(line.place, {"lint_personal", {}}, {"advice_personal", {}});
        }
    }

    void doubles() {
        std::unordered_map<std::string, const ListLine*> seen;
        for (const auto& line : drafts_.lines) {
            const auto [found, is_new] = seen.emplace(said(line), &line);
            if (!is_new) say(line.place, {"lint_double", {where(*found->second)}}, {"advice_remove_line", {}});
        }
    }

    std::uint32_t document_of(const std::string& id) const {
        std::uint32_t found = 0;
        const auto& postings = generation_->postings();
        postings.each_while(postings.find(index::id_term(id)), [&](std::uint32_t document, std::uint32_t) { return (found = document) == 0; });
        return found;
    }

    bool known(const Place& place, const std::string& id) {
        if (!generation_) return true;
        if (const auto last = generation_->replacements().last_of(id, everybody_, [&](const auto& one) { return document_of(one) != 0; }); last != id) {
            say(place, {"lint_replaced", {id, last}}, {"advice_replaced", {last}});
            return false;
        }
        if (document_of(id) != 0) return true;
        say(place, {"lint_unknown_id", {id}}, {"advice_unknown_id", {}});
        return false;
    }

    void terms() {
        std::map<std::pair<std::string, std::string>, const Entry<lexicon::TermRule>*> seen;
        std::unordered_map<std::string, const Entry<lexicon::TermRule>*> added;
        for (const auto& entry : drafts_.terms)
            if (!entry.rule.block) added.emplace(lexicon::term_key(entry.rule.term, analyzer_), &entry);
        for (const auto& entry : drafts_.terms) {
            const auto& [rule, line] = entry;
            const auto key = lexicon::term_key(rule.term, analyzer_);
            if (key.empty()) {
                say(line.place, {"draft_no_term", {}}, {"advice_mend_line", {}}, true);
                continue;
            }
            const auto [found, is_new] = seen.emplace(std::pair{key, rule.id}, &entry);
            if (!is_new && found->second->rule.block != rule.block)
                say(line.place, {"lint_blocked_and_added", {rule.term, where(found->second->line)}}, {"advice_leave_one", {}}, true);
            if (!generation_) continue;
            if (rule.id == "*") {
                // What a record got all the same stays (search::TermChanges).
                if (const auto found_added = added.find(key); found_added != added.end())
                    say(line.place, {"lint_block_beside_added", {rule.term, found_added->second->rule.id, where(found_added->second->line)}},
                        {"advice_block_beside_added", {}});
                else if (!anywhere(key))
                    say(line.place, {"lint_blocks_nothing", {rule.term}}, {"advice_blocks_nothing", {}});
                continue;
            }
            if (!known(line.place, rule.id)) continue;
            const auto record = generation_->texts().record(document_of(rule.id));
            const bool is_title = lexicon::term_key(record.title, analyzer_) == key;
            if (!rule.block && is_title) say(line.place, {"lint_title_repeated", {rule.term, rule.id}}, {"advice_remove_line", {}});
            else if (!rule.block && carries(record, key)) say(line.place, {"lint_term_carried", {rule.term, rule.id}}, {"advice_remove_line", {}});
            else if (!rule.block && key.find(' ') == key.npos) say_if_broad(line.place, rule.term, records_with(key.starts_with('=') ? key.substr(1) : key, key.starts_with('=')));
            if (rule.block && !carries(record, key))
                say(line.place, {"lint_blocks_nothing", {rule.term}}, is_title ? Message{"advice_blocks_title", {}} : Message{"advice_blocks_nothing", {}});
        }
    }

    bool carries(const Record& record, const std::string& key) {
        const auto skills = index::pieces_of(record.skills);
        for (const auto* list : {&record.keywords, &record.alternative_titles, &skills})
            for (const auto& line : *list)
                if (lexicon::term_key(line, analyzer_) == key) return true;
        return false;
    }

    // What is blocked everywhere is not offered either: no word of a text, no title.
    bool offered(const Record& record, const std::string& key) {
        return key.find(' ') == key.npos || lexicon::term_key(record.title, analyzer_) == key || carries(record, key);
    }

    // By the first word of the key, which each record that carries the term has.
    bool anywhere(const std::string& key) {
        const auto word = key.substr(0, key.find(' '));
        const auto& postings = generation_->postings();
        bool found = false;
        postings.each_while(postings.find(word.starts_with('=') ? word.substr(1) : index::stem_term(index::stem_prefix, word)), [&](std::uint32_t document, std::uint32_t) {
            found = offered(generation_->texts().record(document), key);
            return !found;
        });
        return found;
    }

    void pins() {
        std::map<std::pair<std::string, std::string>, const Entry<lexicon::Pin>*> seen;
        for (const auto& entry : drafts_.pins) {
            const auto& [pin, line] = entry;
            const auto key = lexicon::question_key(pin.question, analyzer_);
            if (key.empty()) say(line.place, {"draft_no_question", {}}, {"advice_mend_line", {}}, true);
            known(line.place, pin.id);
            if (pin.until < today_) say(line.place, {"lint_over", {}}, {"advice_remove_line", {}});
            const auto [found, is_new] = seen.emplace(std::pair{key, pin.id}, &entry);
            const auto& first = found->second->rule;
            if (!is_new && first.hide != pin.hide && first.from <= pin.until && pin.from <= first.until)
                say(line.place, {"lint_shown_and_hidden", {pin.id, where(found->second->line)}}, {"advice_leave_one", {}}, true);
        }
    }

    void notices() {
        for (const auto& [notice, line] : drafts_.notices) {
            if (notice.id.empty() && lexicon::question_key(notice.question, analyzer_).empty())
                say(line.place, {"draft_no_question", {}}, {"advice_mend_line", {}}, true);
            if (!notice.id.empty()) known(line.place, notice.id);
            if (notice.until <= lexicon::LocalMinute{today_} * 24 * 60) say(line.place, {"lint_over", {}}, {"advice_remove_line", {}});
        }
    }

    void golden() {
        for (const auto& [question, line] : drafts_.golden) {
            // One without an answer can show that nothing is found by it; one that must cannot keep what it has not.
            const bool is_must = std::ranges::find(question.topic.tags, must) != question.topic.tags.end();
            const bool answered = std::ranges::any_of(question.grades, [](const auto& grade) { return grade.second > 0; });
            if (is_must && !answered) say(line.place, {"lint_no_answer", {question.topic.question}}, {"advice_no_answer", {}});
            for (const auto& [id, grade] : question.grades)
                if (grade > 0) known(line.place, id);
        }
    }

    // What rules and forms there are already say of a word is asked without forms: those of the index may be these.
    void forms() {
        std::map<std::pair<std::string, bool>, const Entry<dutch::FormRule>*> seen;  // by word, and whether it is about its stem
        dutch::Stemmer stemmer;
        const dutch::CompoundSplitter splitter;
        for (const auto& entry : drafts_.forms) {
            const auto& [rule, line] = entry;
            const bool is_stem = rule.kind == dutch::FormKind::stem;
            const auto word = unicode::fold(rule.word);
            const auto [found, is_new] = seen.emplace(std::pair{word, is_stem}, &entry);
            const auto& first = *found->second;
            if (!is_new && (first.rule.kind != rule.kind || unicode::fold(first.rule.value) != unicode::fold(rule.value)))
                say(line.place, {"lint_form_twice", {rule.word, where(first.line)}}, {"advice_leave_one", {}}, true);
            if (says_nothing(rule, word, stemmer, splitter)) say(line.place, {"lint_form_known", {rule.word}}, {"advice_remove_line", {}});
        }
    }

    // Records that are one by now are still what was said of them; a record that is gone is not.
    void pairs() {
        std::map<std::pair<std::string, std::string>, const Entry<index::PairRule>*> seen;
        for (const auto& entry : drafts_.doubles) {
            const auto& [rule, line] = entry;
            for (const auto& id : {rule.first, rule.second})
                if (known(line.place, id) && generation_ && generation_->texts().record(document_of(id)).kind != "medewerker")
                    say(line.place, {"lint_double_no_person", {id}}, {"advice_remove_line", {}}, true);
            const auto [found, is_new] = seen.emplace(std::minmax(rule.first, rule.second), &entry);
            const auto& first = *found->second;
            if (!is_new && first.rule.same != rule.same)
                say(line.place, {"lint_double_both", {rule.first, rule.second, where(first.line)}}, {"advice_leave_one", {}}, true);
        }
        pairs_by_way_of_others();
    }

    // Who is the same as the same is the same: of whom a line says that they are two, other lines together must not say that they are one.
    void pairs_by_way_of_others() {
        std::unordered_map<std::string, std::size_t> numbers;
        for (const auto& [rule, line] : drafts_.doubles)
            for (const auto& id : {rule.first, rule.second}) numbers.emplace(id, numbers.size());
        index::Clusters same{numbers.size()};
        std::vector<std::vector<std::pair<std::size_t, const ListLine*>>> next(numbers.size());
        for (const auto& [rule, line] : drafts_.doubles) {
            if (!rule.same) continue;
            const auto a = numbers.at(rule.first), b = numbers.at(rule.second);
            same.unite(a, b);
            next[a].emplace_back(b, &line);
            next[b].emplace_back(a, &line);
        }
        for (const auto& [rule, line] : drafts_.doubles) {
            const auto a = numbers.at(rule.first), b = numbers.at(rule.second);
            if (rule.same || same.find(a) != same.find(b)) continue;
            const auto way = way_between(next, a, b);
            if (way.size() < 2) continue;  // of one line that is told already
            std::string places;
            for (const auto* other : way) places += (places.empty() ? "" : ", ") + where(*other);
            say(line.place, {"lint_double_chain", {rule.first, rule.second, places}}, {"advice_leave_one", {}}, true);
        }
    }

    // The lines of the shortest way from one to another that it leads to.
    static std::vector<const ListLine*> way_between(const std::vector<std::vector<std::pair<std::size_t, const ListLine*>>>& next, std::size_t from, std::size_t to) {
        std::unordered_map<std::size_t, std::pair<std::size_t, const ListLine*>> before{{from, {from, nullptr}}};
        std::vector<std::size_t> queue{from};
        for (std::size_t at = 0; at < queue.size() && !before.contains(to); ++at)
            for (const auto& [other, line] : next[queue[at]])
                if (before.emplace(other, std::pair{queue[at], line}).second) queue.push_back(other);
        std::vector<const ListLine*> out;
        for (auto at = to; at != from; at = before.at(at).first) out.push_back(before.at(at).second);
        std::ranges::reverse(out);
        return out;
    }

    static bool says_nothing(const dutch::FormRule& rule, const std::string& word, dutch::Stemmer& stemmer, const dutch::CompoundSplitter& splitter) {
        if (rule.kind == dutch::FormKind::whole) return splitter.main_boundary(word) == 0;
        if (rule.kind == dutch::FormKind::split) return splitter.main_boundary(word) == unicode::fold(rule.value.substr(0, rule.value.find('|'))).size();
        return stemmer.stem(word) == (rule.value.empty() ? word : stemmer.stem(unicode::fold(rule.value)));
    }

    const Drafts& drafts_;
    const index::Generation* generation_;
    lexicon::Day today_;
    std::shared_ptr<const lexicon::Synonyms> below_;
    analysis::Analyzer analyzer_;
    const index::Groups everybody_;
    std::vector<ListRemark> remarks_;
};

}  // namespace

std::vector<ListRemark> lint(const Drafts& drafts, const Settings& settings, const Ground& ground, const index::Generation* generation, const Date& today,
                             std::size_t most) {
    return Linter{drafts, settings, ground, generation, today}.run(most);
}

}  // namespace vraagbaak::editorial
