// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/notes.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/string_hash.hpp"
#include "dutch/word_file.hpp"
#include "text/characters.hpp"
#include "text/trim.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_notes;
}

namespace vraagbaak::dutch {

namespace {

using Phrase = std::vector<std::string_view>;

// The phrases of one group, by their first words.
class Phrases {
public:
    explicit Phrases(std::string_view group) {
        bool inside = false;
        auto file = data::dutch_notes;
        for (auto line = next_line(file); !line.empty(); line = next_line(file)) {
            if (line.front().starts_with('[')) inside = line.front() == group;
            else if (inside) by_first_[std::string{line.front()}].push_back(line);
        }
    }

    // How many words from `at` on are the longest phrase that begins there; 0: none does.
    std::size_t match(const std::vector<std::string>& words, std::size_t at) const {
        const auto found = at < words.size() ? by_first_.find(words[at]) : by_first_.end();
        std::size_t longest = 0;
        if (found == by_first_.end()) return longest;
        for (const auto& phrase : found->second) {
            if (phrase.size() <= longest || at + phrase.size() > words.size()) continue;
            const auto same = [](std::string_view wanted, const std::string& word) { return wanted == "*" || wanted == word; };
            if (std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at), same)) longest = phrase.size();
        }
        return longest;
    }

    bool any(const std::vector<std::string>& words) const {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (match(words, i) != 0) return true;
        return false;
    }

private:
    StringMap<std::vector<Phrase>> by_first_;
};

struct Groups {
    Phrases greeting{"[aanhef]"}, to_a_name{"[aanhef_met_naam]"}, closing{"[slot]"}, thanks{"[dank]"}, no_closing{"[geen_slot]"}, after_closing{"[na_slot]"};
    Phrases quote{"[citaat]"}, header{"[kop]"}, subject{"[onderwerp]"}, again{"[nogmaals]"};
    Phrases asker{"[vrager]"}, answerer{"[antwoorder]"}, other_subject{"[ander_onderwerp]"}, asks{"[vraagt]"}, abbreviation{"[afkorting]"};
    Phrases nothing{"[zegt_niets]"}, points_back{"[wijst_terug]"}, question_word{"[vraagwoord]"}, goes_on{"[gaat_verder]"};
};

const Groups& groups() {
    static const Groups all;
    return all;
}

struct Words {
    std::vector<std::string> folded;
    std::vector<Range> ranges;
};

Words words_of(std::string_view text) {
    Words out;
    for (std::size_t i = 0; i < text.size();) {
        const auto begin = i;
        while (i < text.size() && unicode::is_word_at(text, i)) i += unicode::decode(text, i).size;
        if (i > begin) {
            out.folded.push_back(unicode::fold(text.substr(begin, i - begin)));
            out.ranges.push_back({begin, i});
        } else {
            i += unicode::decode(text, i).size;
        }
    }
    return out;
}

bool is_blank(std::string_view line) { return unicode::trim(line).empty(); }

constexpr std::size_t longest_closing = 60;   // bytes of a line that begins with a closing and is one
constexpr std::size_t most_behind = 3;        // words behind a closing: more say something
constexpr std::size_t most_named = 5;         // words of whom a greeting to somebody is for
constexpr std::size_t most_called = 2;        // … any other: hallo allemaal
constexpr std::size_t least_behind = 12;      // words behind thanks: fewer are name and address
constexpr std::size_t full_line = 45;         // a line that is this long may go on in the next
constexpr std::size_t words_of_label = 3;     // before a colon
constexpr std::size_t words_of_heading = 3;   // of a line that is a question by itself: paspoort kwijt

enum class Kept { text, quoted_too, greeting_too };  // each also what the one before it keeps

// Lines of a message, what is no text of who wrote it left out.
class Lines {
public:
    Lines(std::string_view text, Kept kept) : kept_(kept) {
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            const auto line = text.substr(0, end);
            text.remove_prefix(std::min(end + 1, text.size()));
            read(line, text);
        }
        end_paragraph();
    }

    struct Paragraph {
        std::string text;
        bool subject = false;
    };
    std::vector<Paragraph> take() { return std::move(paragraphs_); }

private:
    void read(std::string_view whole, std::string_view behind) {
        auto line = unicode::trim(whole);
        if (line.starts_with('>')) {  // quoted
            if (kept_ == Kept::text) return;
            line = unicode::trim(line.substr(std::min(line.find_first_not_of("> "), line.size())));
        }
        if (line.empty()) return end_paragraph();
        const auto words = words_of(line);
        if (words.folded.empty()) {
            // "-- " begins a signature; other lines without a word only part what stands around them.
            if (line == "--" && has_text()) closed_ = true;
            return end_paragraph();
        }
        if (is_quote(line, words)) {
            if (has_text()) over_ = true;  // a message that begins so was passed on whole
            return end_paragraph();
        }
        if (over_) return;
        if (const auto size = groups().after_closing.match(words.folded, 0); closed_ && size != 0) closed_ = false;
        if (has_text() && (is_closing(line, words) || (is_thanks(line, words) && is_little(behind)))) closed_ = true;
        if (closed_) return end_paragraph();
        line = without_label(line, words);
        if (!line.empty()) add(without_greeting(line));
    }

    // "gr container ook kapot" and "bedankt, wanneer kan ik trouwen?" are none, though they begin so.
    static bool is_closing(std::string_view line, const Words& words) {
        const auto size = groups().closing.match(words.folded, 0);
        return size != 0 && says_no_more(line, words, size) && words.folded.size() <= size + most_behind;
    }

    // "Bedankt voor alle moeite die u hebt gedaan" thanks for no more than "bedankt".
    static bool is_thanks(std::string_view line, const Words& words) {
        const auto size = groups().thanks.match(words.folded, 0);
        if (size == 0 || !says_no_more(line, words, size)) return false;
        return words.folded.size() <= size + most_behind || words.folded[size] == "voor";
    }

    // One short sentence behind the phrase, or nothing.
    static bool says_no_more(std::string_view line, const Words& words, std::size_t size) {
        if (line.size() > longest_closing || line.find('?') != line.npos) return false;
        for (auto i = size; i < words.folded.size(); ++i) {
            if (groups().no_closing.match(words.folded, i) != 0) return false;
            const auto gap = line.substr(words.ranges[i - 1].end, words.ranges[i].begin - words.ranges[i - 1].end);
            if (i > size && (gap.starts_with(". ") || gap.starts_with("! "))) return false;
        }
        return true;
    }

    static bool is_little(std::string_view behind) {
        constexpr std::size_t looked_at = 200;  // bytes
        return behind.size() <= looked_at && words_of(behind).folded.size() < least_behind;
    }

    bool has_text() const { return !paragraph_.empty() || !paragraphs_.empty(); }

    static bool is_quote(std::string_view line, const Words& words) {
        if (groups().quote.match(words.folded, 0) != 0 && line.size() <= longest_closing) return true;
        // "Op 3 mei 2027 om 10:12 schreef iemand:"
        const bool wrote = std::ranges::any_of(words.folded, [](const auto& word) { return word == "schreef" || word == "wrote"; });
        return wrote && line.ends_with(':') && (words.folded.front() == "op" || words.folded.front() == "on");
    }

    // "Onderwerp: …", "[14:02] Klant: …"
    std::string_view without_label(std::string_view line, const Words& words) {
        const auto colon = label_colon(line, words);
        if (colon == line.npos) return line;
        std::size_t first = 0;
        while (first < words.folded.size() && unicode::is_digit(words.folded[first].front())) ++first;
        const auto is = [&](const Phrases& phrases) {
            const auto size = phrases.match(words.folded, first);
            return size != 0 && words.ranges[first + size - 1].end <= colon;
        };
        const auto rest = unicode::trim(line.substr(colon + 1));
        if (is(groups().subject)) {
            end_paragraph();
            paragraph_ = without_again(rest);
            subject_ = true;
            end_paragraph();
            return {};
        }
        if (is(groups().answerer) || is(groups().header)) {
            end_paragraph();
            return {};
        }
        if (is(groups().asker)) return rest;
        return line;
    }

    // "Re: Fw: boom kappen"
    static std::string_view without_again(std::string_view subject) {
        for (auto words = words_of(subject); groups().again.match(words.folded, 0) != 0 && unicode::at(subject, words.ranges.front().end) == ':'; words = words_of(subject))
            subject = unicode::trim(subject.substr(words.ranges.front().end + 1));
        return subject;
    }

    // The first colon behind a few words that is none of a time.
    static std::size_t label_colon(std::string_view line, const Words& words) {
        std::size_t named = 0;
        for (std::size_t i = 0; i < words.ranges.size(); ++i) {
            if (!unicode::is_digit(words.folded[i].front()) && ++named > words_of_label) return line.npos;
            auto end = words.ranges[i].end;
            while (end < line.size() && (line[end] == ' ' || line[end] == ')' || line[end] == ']')) ++end;
            if (unicode::at(line, end) == ':' && !unicode::is_digit(unicode::at(line, end + 1))) return end;
        }
        return line.npos;
    }

    // A name may follow, up to a sign; without a sign the greeting alone is taken off.
    std::string_view without_greeting(std::string_view line) const {
        const auto words = words_of(line);
        const auto size = groups().greeting.match(words.folded, 0);
        if (size == 0 || kept_ == Kept::greeting_too) return line;
        const auto sign = line.find_first_of(",!");
        const auto said = words_of(line.substr(0, sign)).folded.size();
        const bool to_a_name = groups().to_a_name.match(words.folded, 0) != 0 && unicode::at(line, sign) == ',';
        const bool named = sign != line.npos && said <= size + (to_a_name ? most_named : most_called);
        const auto rest = named ? unicode::trim(line.substr(sign + 1)) : unicode::trim(line.substr(words.ranges[size - 1].end));
        return std::ranges::all_of(words_of(rest).folded, says_nothing) ? std::string_view{} : rest;  // geachte mevrouw, mijnheer
    }

    static bool says_nothing(const std::string& folded) { return groups().nothing.match({folded}, 0) != 0; }

    // A short line is a line of its own, a long one may have been broken by a program.
    void add(std::string_view line) {
        if (line.empty()) return;
        const bool listed = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ");
        if (listed || short_) end_paragraph();
        if (!paragraph_.empty()) paragraph_ += ' ';
        paragraph_ += listed ? line.substr(line.find(' ') + 1) : line;
        short_ = line.size() < full_line;
    }

    void end_paragraph() {
        if (!is_blank(paragraph_)) paragraphs_.push_back({std::move(paragraph_), subject_});
        paragraph_.clear();
        subject_ = short_ = false;
    }

    const Kept kept_;
    std::vector<Paragraph> paragraphs_;
    std::string paragraph_;
    bool subject_ = false, short_ = false;
    bool closed_ = false;  // behind the closing
    bool over_ = false;    // behind the beginning of an earlier message
};

bool ends_sentence(std::string_view text, std::size_t at, std::string_view word_before) {
    const char c = text[at];
    const char next = unicode::at(text, at + 1);
    if (c != '.' && c != '?' && c != '!' && c != ';') return false;
    if (next != ' ' && next != '\0' && next != '?' && next != '!' && next != '.' && next != ')' && next != '"') return false;
    if (c != '.') return true;
    const auto folded = unicode::fold(word_before);
    if (groups().abbreviation.match({folded}, 0) != 0) return false;
    return folded.empty() || !std::ranges::all_of(folded, unicode::is_digit) || next == '\0' || folded.size() > 2;  // 3. geen
}

class Cutter {
public:
    explicit Cutter(std::vector<NoteSentence>& out) : out_(out) {}

    void cut(std::string_view text, bool subject) {
        std::size_t begin = 0, word = 0;
        bool in_word = false;
        for (std::size_t i = 0; i < text.size();) {
            if (unicode::is_word_at(text, i)) {
                if (!in_word) word = i;
                in_word = true;
                i += unicode::decode(text, i).size;
                continue;
            }
            const bool too_long = i - begin > longest_sentence - 100 && text[i] == ' ';
            if (too_long || ends_sentence(text, i, in_word ? text.substr(word, i - word) : std::string_view{})) {
                auto end = i + 1;
                while (end < text.size() && std::string_view("?!.)\"").find(text[end]) != std::string_view::npos) ++end;
                add(text.substr(begin, end - begin), subject, begin == 0 && end == text.size());
                begin = i = end;
            } else {
                i += unicode::decode(text, i).size;
            }
            in_word = false;
        }
        add(text.substr(begin), subject, begin == 0);
    }

private:
    // `whole`: it is all of its line or paragraph.
    void add(std::string_view text, bool subject, bool whole) {
        text = unicode::trim(text);
        if (text.size() > longest_sentence) text = text.substr(0, unicode::character_border(text, longest_sentence));
        const auto words = words_of(text);
        if (words.folded.empty()) return;
        NoteSentence sentence{std::string{text}, {}, subject};
        const bool marked = text.find('?') != text.npos || (whole && words.folded.size() <= words_of_heading);
        sentence.question = marked || begins_as_question(words);
        sentence.goes_on = groups().goes_on.match(words.folded, 0) != 0;
        for (std::size_t first = 0; first < words.folded.size();) {
            const auto last = clause_end(text, words, first);
            std::vector<std::string> own{words.folded.begin() + static_cast<std::ptrdiff_t>(first), words.folded.begin() + static_cast<std::ptrdiff_t>(last)};
            NoteClause clause{{words.ranges[first].begin, words.ranges[last - 1].end}};
            clause.asks = marked || subject || groups().asks.any(own);
            clause.points_back = groups().points_back.any(own);
            clause.turns = groups().other_subject.match(own, 0) != 0;
            sentence.clauses.push_back(clause);
            first = last;
        }
        out_.push_back(std::move(sentence));
    }

    // "en hoe vraag ik …", "ook: waar kan ik …"
    static bool begins_as_question(const Words& words) {
        const auto first = groups().other_subject.match(words.folded, 0);
        const auto at = first == 0 && (words.folded.front() == "en" || words.folded.front() == "and") ? std::size_t{1} : first;
        return groups().question_word.match(words.folded, at) != 0;
    }

    // Behind the last word of the clause that begins with word `first`: a comma or a joining word, with words enough on both sides.
    static std::size_t clause_end(std::string_view text, const Words& words, std::size_t first) {
        constexpr std::size_t least = 3;
        for (std::size_t i = first + least; i + least <= words.folded.size(); ++i) {
            const auto between = text.substr(words.ranges[i - 1].end, words.ranges[i].begin - words.ranges[i - 1].end);
            const bool parted = between.find_first_of(",;:?!()/") != between.npos || between.find(" -") != between.npos;
            const auto& word = words.folded[i];
            if (parted || word == "en" || word == "maar" || word == "of" || word == "and" || word == "but") return i;
        }
        return words.folded.size();
    }

    std::vector<NoteSentence>& out_;
};

}  // namespace

std::vector<NoteSentence> note_sentences(std::string_view text) {
    std::vector<NoteSentence> out;
    Cutter cutter{out};
    for (const auto kept : {Kept::text, Kept::quoted_too, Kept::greeting_too}) {  // the next when there was nothing
        for (const auto& paragraph : Lines{text, kept}.take()) cutter.cut(paragraph.text, paragraph.subject);
        if (!out.empty()) break;
    }
    return out;
}

bool says_nothing_in_a_note(std::string_view folded) { return groups().nothing.match({std::string{folded}}, 0) != 0; }

}  // namespace vraagbaak::dutch
