// SPDX-License-Identifier: GPL-2.0-or-later
#include "editorial/compile.hpp"

#include <algorithm>
#include <charconv>

#include "analysis/analyzer.hpp"
#include "base/file.hpp"
#include "base/mapped_file.hpp"
#include "lexicon/national.hpp"
#include "lexicon/word_table.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::editorial {

namespace fs = std::filesystem;

namespace {

constexpr auto synonyms_file = "synoniemen.bin";
constexpr auto words_file = "woorden.bin";
constexpr auto rules_file = "regels.tsv";
constexpr auto source_folder = "bron";
constexpr std::string_view national = "landelijk";

struct Bytes {
    std::string rules, words;
};

// What the local layer lies in, and on top of what.
std::shared_ptr<const lexicon::Synonyms> layer(std::shared_ptr<const Bytes> bytes, const Ground& ground, lexicon::RulesOff off) {
    const std::string_view rules = bytes->rules, words = bytes->words;
    return std::make_shared<const lexicon::Synonyms>(rules, words, std::move(bytes), ground.below, std::move(off));
}

std::string number(std::int64_t value) { return std::to_string(value); }

std::string joined(const std::vector<lexicon::RuleWord>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : "\x1f") + column(lexicon::key_of(word).substr(1)) + (word.literal ? "=" : "");
    return out;
}

lexicon::RuleTerm term_of(std::string_view text) {
    lexicon::RuleTerm term;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\x1f', begin), text.size());
        auto word = text.substr(begin, end - begin);
        const bool literal = word.ends_with('=');
        if (literal) word.remove_suffix(1);
        term.words.push_back({std::string{word}, literal});
        begin = end + 1;
    }
    return term;
}

// A line for each rule: its letter first. Columns hold neither TAB nor line end.
std::string rules_text(const Drafts& drafts, const CompiledSynonyms& synonyms, analysis::Analyzer& analyzer) {
    std::string out;
    const auto add = [&](const std::vector<std::string>& columns) {
        for (std::size_t i = 0; i < columns.size(); ++i) out += (i == 0 ? "" : "\t") + column(columns[i]);
        out += '\n';
    };
    for (const auto& rule : synonyms.off.rules())
        for (const auto& to : synonyms.off.lines()[rule.line].to) add({"o", joined(rule.from.words), joined(to.words)});
    for (const auto& [pin, line] : drafts.pins)
        add({"p", lexicon::question_key(pin.question, analyzer), pin.id, pin.hide ? "-" : "+", number(pin.from), number(pin.until), pin.question});
    for (const auto& [rule, line] : drafts.terms) add({"t", rule.term, rule.id, rule.block ? "-" : "+"});
    for (const auto& [notice, line] : drafts.notices) {
        std::string groups, words;
        for (const auto& group : notice.groups) groups += (groups.empty() ? "" : ",") + group;
        for (const auto& word : lexicon::question_words(notice.question, analyzer)) words += (words.empty() ? "" : " ") + word;
        add({"n", notice.text, notice.id, notice.question, words, number(notice.from), number(notice.until), groups});
    }
    return out;
}

[[noreturn]] void throw_damaged(const fs::path& file) {
    throw Error(ErrorKind::unusable, {"lists_damaged", {file.string()}}, {file.string(), 0, {}});
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        out.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return out;
}

class RulesReader {
public:
    RulesReader(const fs::path& file, lexicon::Lists& lists, lexicon::RulesOff& off) : file_(file), lists_(lists), off_(off) {}

    void read(std::string_view text) {
        for (const auto& line : lines_of(text)) {
            columns_ = split(line.text, '\t');
            if (columns_[0] == "o") off_.add(term_of(at(1)), term_of(at(2)));
            else if (columns_[0] == "p") lists_.pins[at(1)].push_back({at(2), at(3) == "-", static_cast<lexicon::Day>(whole(4)), static_cast<lexicon::Day>(whole(5)), at(6)});
            else if (columns_[0] == "t") lists_.terms.push_back({at(1), at(2), at(3) == "-"});
            else if (columns_[0] == "n") read_notice();
            else throw_damaged(file_);
        }
    }

private:
    const std::string& at(std::size_t index) const {
        if (index >= columns_.size()) throw_damaged(file_);
        return columns_[index];
    }

    std::int64_t whole(std::size_t index) const {
        std::int64_t value = 0;
        const auto& text = at(index);
        const auto [rest, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (problem != std::errc{} || rest != text.data() + text.size()) throw_damaged(file_);
        return value;
    }

    void read_notice() {
        lexicon::NoticeRule notice{at(1), at(2), at(3), {}, whole(5), whole(6), {}};
        for (auto& word : split(at(4), ' '))
            if (!word.empty()) notice.words.insert(std::move(word));
        for (auto& group : split(at(7), ','))
            if (!group.empty()) notice.groups.push_back(std::move(group));
        lists_.notices.push_back(std::move(notice));
    }

    fs::path file_;
    lexicon::Lists& lists_;
    lexicon::RulesOff& off_;
    std::vector<std::string> columns_;
};

bool same_analysis(const Manifest& manifest, const Ground& ground) {
    const auto is = [&](const char* name, const std::string& value) {
        const auto found = manifest.properties.find(name);
        return found != manifest.properties.end() && found->second == value;
    };
    const auto wanted = ground.forms ? ground.forms->fingerprint() : std::string{};
    const auto made_for = manifest.properties.find(property::forms);
    if (wanted != (made_for == manifest.properties.end() ? std::string{} : made_for->second)) return false;
    if (!is(property::format, lists_format)) return false;
    if (const auto code = analysis::code(); !code.empty() && is(property::code, code)) return true;
    return is(property::analysis, analysis::fingerprint());
}

// Mapped files of a version, which stays while this does.
struct Mapped {
    MappedFile rules, words;
};

}  // namespace

Ground ground_for(const Settings& settings, const dutch::SharedForms& forms) {
    const bool has_national = std::ranges::find(settings.layers, national) != settings.layers.end();
    return {forms, has_national ? lexicon::national_synonyms(forms) : nullptr};
}

std::shared_ptr<const lexicon::Lists> no_lists(const Ground& ground) {
    auto lists = std::make_shared<lexicon::Lists>();
    lists->synonyms = ground.below;
    return lists;
}

dutch::SharedForms forms_of(const Drafts& drafts) {
    dutch::WordForms forms;
    for (const auto& [rule, line] : drafts.forms) forms.add(rule);
    return forms.empty() ? nullptr : std::make_shared<const dutch::WordForms>(std::move(forms));
}

dutch::SharedForms published_forms(const PinnedVersion& version, const Settings& settings) {
    const auto name = file_of(ListKind::forms);
    auto text = read_file_if_there(version.folder / source_folder / name, largest_draft);
    return text ? forms_of(read_drafts({{name, std::move(*text)}}, settings)) : nullptr;
}

index::PairRules pairs_of(const Drafts& drafts) {
    index::PairRules pairs;
    for (const auto& [rule, line] : drafts.doubles) pairs.push_back(rule);
    return pairs;
}

index::PairRules published_pairs(const PinnedVersion& version, const Settings& settings) {
    const auto name = file_of(ListKind::doubles);
    auto text = read_file_if_there(version.folder / source_folder / name, largest_draft);
    return text ? pairs_of(read_drafts({{name, std::move(*text)}}, settings)) : index::PairRules{};
}

CompiledSynonyms compile_synonyms(const Drafts& drafts, analysis::Analyzer& analyzer, std::vector<Finding>& findings) {
    CompiledSynonyms out{lexicon::SynonymList{analyzer.forms()}, lexicon::SynonymList{analyzer.forms()}, {}, {}};
    for (std::size_t i = 0; i < drafts.synonyms.size(); ++i) {
        const auto& [rule, line] = drafts.synonyms[i];
        const bool is_off = rule.starts_with('!');
        auto& list = is_off ? out.off : out.rules;
        std::vector<Finding> found;
        list.add(std::string_view{rule}.substr(is_off ? 1 : 0), line.place.file, analyzer, found);
        for (auto& finding : found) {
            finding.place = line.place;
            findings.push_back(std::move(finding));
        }
        (is_off ? out.entry_of_off_line : out.entry_of_line).resize(list.lines().size(), i);
    }
    return out;
}

std::shared_ptr<const lexicon::Lists> compile(const Drafts& drafts, const Ground& ground, std::vector<Finding>& findings) {
    analysis::Analyzer analyzer{ground.forms};
    const auto synonyms = compile_synonyms(drafts, analyzer, findings);
    lexicon::RulesOff off;
    for (const auto& rule : synonyms.off.rules())
        for (const auto& to : synonyms.off.lines()[rule.line].to) off.add(rule.from, to);
    auto lists = std::make_shared<lexicon::Lists>();
    lists->synonyms = ground.below;
    if (!synonyms.rules.rules().empty() || !off.empty())
        lists->synonyms = layer(std::make_shared<const Bytes>(Bytes{synonyms.rules.compiled(), lexicon::write_word_table(words_of(synonyms.rules, analyzer))}),
                                ground, std::move(off));
    for (const auto& [pin, line] : drafts.pins) lists->pins[lexicon::question_key(pin.question, analyzer)].push_back(pin);
    for (const auto& [rule, line] : drafts.terms) lists->terms.push_back(rule);
    for (const auto& [notice, line] : drafts.notices) {
        lists->notices.push_back(notice);
        lists->notices.back().words = lexicon::question_words(notice.question, analyzer);
    }
    return lists;
}

void write_lists(const fs::path& folder, const Texts& texts, const Drafts& drafts, const Ground& ground) {
    analysis::Analyzer analyzer{ground.forms};
    std::vector<Finding> findings;  // the lint told them
    const auto synonyms = compile_synonyms(drafts, analyzer, findings);
    for (const auto& [name, text] : texts) {
        const auto file = folder / source_folder / name;
        ensure_folder(file.parent_path());
        write_new_file(file, text);
    }
    write_new_file(folder / synonyms_file, synonyms.rules.compiled());
    write_new_file(folder / words_file, lexicon::write_word_table(words_of(synonyms.rules, analyzer)));
    write_new_file(folder / rules_file, rules_text(drafts, synonyms, analyzer));
}

std::shared_ptr<const lexicon::Lists> open_lists(const PinnedVersion& version, const Settings& settings, const Ground& ground) {
    if (!same_analysis(version.manifest, ground)) {
        std::vector<Finding> findings;
        auto lists = std::make_shared<lexicon::Lists>(*compile(read_drafts(read_texts(version.folder / source_folder), settings), ground, findings));
        lists->number = version.number;
        return lists;
    }
    auto lists = std::make_shared<lexicon::Lists>();
    lists->number = version.number;
    lexicon::RulesOff off;
    RulesReader{version.folder / rules_file, *lists, off}.read(read_file(version.folder / rules_file, std::uint64_t{1} << 30));
    auto mapped = std::make_shared<const Mapped>(Mapped{MappedFile{version.folder / synonyms_file}, MappedFile{version.folder / words_file}});
    const auto rules = mapped->rules.bytes(), words = mapped->words.bytes();
    lists->synonyms = std::make_shared<const lexicon::Synonyms>(rules, words, std::move(mapped), ground.below, std::move(off));
    return lists;
}

PinnedVersion published_version(const ImmutableStore& store, std::uint64_t number) {
    const auto numbers = store.numbers();
    if (std::ranges::find(numbers, number) == numbers.end()) throw Error(ErrorKind::refused, {"lists_no_such_version", {std::to_string(number)}});
    auto opened = store.open(number);
    if (!opened.version) throw_finding(opened.findings.front());
    return std::move(*opened.version);
}

std::shared_ptr<const lexicon::Lists> lists_of_version(const ImmutableStore& store, std::uint64_t number, const Settings& settings, const Ground& ground) {
    return number == 0 ? no_lists(ground) : open_lists(published_version(store, number), settings, ground);
}

std::shared_ptr<const lexicon::Lists> lists_of_drafts(const fs::path& folder, const Settings& settings, const Ground& ground) {
    std::vector<Finding> findings;  // the lint tells them
    return compile(read_drafts(read_texts(folder), settings), ground, findings);
}

}  // namespace vraagbaak::editorial
