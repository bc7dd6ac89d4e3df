// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/presenter.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "text/unicode.hpp"

namespace vraagbaak::search {

namespace {

constexpr std::size_t snippet_bytes = 240;
constexpr std::size_t lead_bytes = 60;             // text shown before the first match
constexpr int days_of_badge = 7;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

std::string_view within_budget(std::string_view text) {
    return text.size() <= index::most_bytes_marked ? text : text.substr(0, unicode::character_border(text, index::most_bytes_marked));
}

// Start of a snippet: the sentence that holds `at` when it begins nearby, else the word some way before it.
std::size_t snippet_begin(std::string_view text, std::size_t at) {
    const std::size_t earliest = at > lead_bytes ? at - lead_bytes : 0;
    if (earliest == 0) return 0;
    for (std::size_t i = at; i > earliest; --i)
        if (text[i - 1] == '\n' || (i >= 2 && text[i - 1] == ' ' && (text[i - 2] == '.' || text[i - 2] == '?' || text[i - 2] == '!')))
            return i;
    for (std::size_t i = earliest; i < at; ++i)
        if (is_space(text[i])) return i + 1;
    return at;
}

std::size_t snippet_end(std::string_view text, std::size_t begin) {
    if (text.size() - begin <= snippet_bytes) return text.size();
    std::size_t end = begin + snippet_bytes;
    while (end > begin + snippet_bytes / 2 && !is_space(text[end])) --end;
    return is_space(text[end]) ? end : unicode::character_border(text, begin + snippet_bytes);
}

struct FieldName {
    std::string_view name;
    std::string_view literal;  // message codes
    std::string_view stem;
    std::string_view compound;
    std::string_view joker;
    std::string_view fuzzy;
    std::string_view synonym;
    std::string_view correction;
};

const FieldName& name_of(index::Field field) {
    static constexpr FieldName title{"titel", "why_title_exact", "why_title_stem", "why_title_compound", "why_title_joker", "why_title_fuzzy", "why_title_synonym",
                                   "why_title_correction"};
    static constexpr FieldName keywords{"trefwoorden", "why_keyword_exact", "why_keyword_stem", "why_keyword_compound", "why_keyword_joker", "why_keyword_fuzzy", "why_keyword_synonym",
                                   "why_keyword_correction"};
    static constexpr FieldName heading{"kop", "why_heading_exact", "why_heading_stem", "why_heading_compound", "why_heading_joker", "why_heading_fuzzy", "why_heading_synonym",
                                   "why_heading_correction"};
    static constexpr FieldName text{"tekst", "why_text_exact", "why_text_stem", "why_text_compound", "why_text_joker", "why_text_fuzzy", "why_text_synonym",
                                   "why_text_correction"};
    switch (field) {
        case index::Field::title:
        case index::Field::alternative_title: return title;
        case index::Field::keywords: return keywords;
        case index::Field::heading: return heading;
        default: return text;
    }
}

// How a name is like what was asked, by Reading::rule.
std::string_view name_code(std::string_view rule) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> codes{{{"joined", "why_name_joined"}, {"apart", "why_name_joined"}, {"sound", "why_name_sound"},
        {"short", "why_name_short"}, {"initial", "why_name_initial"}, {"beginning", "why_name_beginning"}, {"error", "why_name_error"}}};
    const auto found = std::ranges::find(codes, rule, &std::pair<std::string_view, std::string_view>::first);
    return found == codes.end() ? "why_title_exact" : found->second;
}

std::string kind_of(const query::Unit& unit, const Match& match) {
    for (const auto& reading : unit.readings)
        if (reading.kind == "joker" || reading.kind == "fuzzy") return reading.kind;
    if (match.instead) return match.instead->kind;
    return match.literal ? "exact" : match.compound ? "compound" : "stem";
}

// What there is to say of a person or department, who have no article: function, department, telephone.
std::string details_of(const std::vector<index::TextPart>& parts) {
    std::string details;
    for (const auto& part : parts) {
        if (part.field != index::Field::name && part.field != index::Field::contact) continue;
        for (const char c : part.text) c == '\n' ? details += " · " : details += c;
        details += " · ";
    }
    if (!details.empty()) details.resize(details.size() - std::string_view{" · "}.size());
    return std::string{within_budget(details)};
}

// The line of a list that a place stands in.
std::string_view line_around(std::string_view text, std::size_t at) {
    const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    const auto begin = before == text.npos ? 0 : before + 1;
    return text.substr(begin, std::min(text.find('\n', at), text.size()) - begin);
}

void append_as_one_line(std::string& out, std::string_view text) {
    for (const char c : text) out += is_space(c) ? ' ' : c;
}

}  // namespace

Presenter::Presenter(const Matcher& matcher, std::vector<double> telling, const Asker& asker)
    : matcher_(matcher), telling_(std::move(telling)), asker_(asker) {}

Hit Presenter::present(const SeenViews::Seen& seen, double score, bool explain, analysis::Analyzer& analyzer,
                       const std::function<bool(std::string_view)>& blocked) {
    const auto& [view, matches_in] = seen;
    Hit hit{.id = std::string{view.id}, .kind = std::string{view.kind}, .title = {}, .score = score};
    const auto& matches_of = matches_in.parts;
    std::vector<Found> found;
    found.reserve(matches_of.size());
    std::deque<std::vector<Match>> without_blocked;  // what `found` points to stays where it is
    for (std::size_t i = 0; i < matches_of.size(); ++i) {
        const auto& part = view.parts()[i];
        if (part.field == index::Field::title) {
            hit.title = part.text;
            for (const auto& match : matches_of[i]) hit.title_highlights.push_back(match.range);
        }
        const auto is_gone = [&](const Match& match) { return blocked(line_around(part.text, match.range.begin)); };
        const bool may_be_blocked = blocked && (part.field == index::Field::keywords || part.field == index::Field::alternative_title);
        if (may_be_blocked && std::ranges::any_of(matches_of[i], is_gone)) {
            auto& rest = without_blocked.emplace_back(matches_of[i].begin(), matches_of[i].end());
            std::erase_if(rest, is_gone);
            if (!rest.empty()) found.push_back({&part, rest});
        } else if (!matches_of[i].empty()) {
            found.push_back({&part, matches_of[i]});
        }
    }
    const auto text_of = [&](index::Field field, std::size_t section) {
        for (const auto& part : view.parts())
            if (part.field == field && part.section == section) return part.text;
        return std::string_view{};
    };
    std::string_view text;
    std::string details;
    std::span<const Match> matches;
    std::vector<Match> in_details;
    if (const auto section = best_section(view.section_keys.size(), found); section < view.section_keys.size()) {
        hit.section_key = view.section_keys[section];
        hit.section_title = text_of(index::Field::heading, section);
        text = text_of(index::Field::text, section);
    } else if (text = text_of(index::Field::short_answer, index::TextPart::none); text.empty()) {
        text = details = details_of(view.parts());
        matches = in_details = matcher_.find(text, analyzer);
    }
    for (const auto& [part, in_part] : found)
        if (part->text.data() == text.data()) matches = in_part;
    hit.snippet = snippet(text, matches);
    hit.badges = badges_of(view, asker_.date);
    if (explain) hit.why = reasons(found);
    return hit;
}

namespace {

// A literal word counts a little more than its inflection, and half a compound or a part of one.
double strength(const Match& match) { return match.literal ? 1.05 : match.compound ? 0.5 : 1.0; }

}  // namespace

// What a match adds to those before it: every unit counts once, as its strongest match.
double Presenter::gain(const Match& match) const {
    const auto more = std::max(0.0, strength(match) - best_[match.unit]);
    best_[match.unit] += more;
    return more * telling_[match.unit];
}

double Presenter::worth(std::span<const Match> matches) const {
    double sum = 0;
    for (const auto& match : matches) {
        const bool again = best_[match.unit] >= strength(match);
        sum += again ? 0.02 * strength(match) * telling_[match.unit] : gain(match);
    }
    return sum;
}

// The section whose heading and text hold the most telling words; without any the first one.
std::size_t Presenter::best_section(std::size_t sections, const std::vector<Found>& found) const {
    std::size_t best = 0;
    double most = 0;
    for (std::size_t i = 0; i < sections; ++i) {
        best_.assign(matcher_.units().size(), 0);
        double sum = 0;
        for (const auto& [part, matches] : found)
            if (part->section == i) sum += worth(matches) * (part->field == index::Field::heading ? 1.2 : 1.0);
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    return best;
}

// The window with the most telling words in it; of equal ones the first.
Snippet Presenter::snippet(std::string_view text, std::span<const Match> matches) const {
    std::size_t begin = 0;
    double most = -1;
    for (std::size_t first = 0; first < matches.size(); ++first) {
        best_.assign(matcher_.units().size(), 0);
        double sum = 0;
        for (std::size_t i = first; i < matches.size(); ++i) {
            if (matches[i].range.end > matches[first].range.begin + snippet_bytes - lead_bytes) break;
            sum += gain(matches[i]);
        }
        if (sum > most * 1.0001) {
            most = sum;
            begin = snippet_begin(text, matches[first].range.begin);
        }
    }
    const auto end = snippet_end(text, begin);
    Snippet snippet;
    const std::string_view lead = begin > 0 ? "… " : "", rest = end < text.size() ? " …" : "";
    snippet.text.reserve(lead.size() + (end - begin) + rest.size());
    snippet.text += lead;
    append_as_one_line(snippet.text, text.substr(begin, end - begin));
    snippet.text += rest;
    for (const auto& match : matches)
        if (match.range.begin >= begin && match.range.end <= end)
            snippet.highlights.push_back({match.range.begin - begin + lead.size(), match.range.end - begin + lead.size()});
    return snippet;
}

// For each unit the strongest place: title before keywords, heading and text, the literal word before its inflection.
std::vector<Why> Presenter::reasons(const std::vector<Found>& found) const {
    static constexpr std::array<std::string_view, 4> order = {"titel", "trefwoorden", "kop", "tekst"};
    std::vector<Why> reasons;
    for (std::size_t unit = 0; unit < matcher_.units().size(); ++unit) {
        std::size_t best_rank = order.size() * 3;
        Why best;
        for (const auto& [part, matches] : found) {
            const auto& field = name_of(part->field);
            for (const auto& match : matches) {
                if (match.unit != unit) continue;
                const auto place = static_cast<std::size_t>(std::ranges::find(order, field.name) - order.begin());
                const auto rank = place * 3 + (match.literal ? 0 : match.instead || match.compound ? 2 : 1);
                if (rank >= best_rank) continue;
                best_rank = rank;
                const auto& word = matcher_.units()[unit]->text;
                const auto kind = kind_of(*matcher_.units()[unit], match);
                std::string term{part->text.substr(match.range.begin, match.range.end - match.range.begin)};
                const auto code = kind == "person"    ? name_code(match.instead->rule)
                                  : kind == "joker"   ? field.joker
                                  : kind == "fuzzy"   ? field.fuzzy
                                  : kind == "synonym" ? field.synonym
                                  : kind == "correction" ? field.correction
                                  : kind == "compound" ? field.compound
                                  : kind == "exact"   ? field.literal
                                                      : field.stem;
                best = {word, kind, term, std::string{field.name}, {std::string{code}, {word, term}}};
                if (match.instead && kind != "person") best.message.arguments.push_back(match.instead->rule);
            }
        }
        if (best_rank < order.size() * 3) reasons.push_back(std::move(best));
    }
    return reasons;
}

std::vector<std::string> badges_of(const index::StoredView& view, const Date& today) {
    std::vector<std::string> badges;
    const std::chrono::sys_days now{today};
    const std::chrono::days span{days_of_badge};
    if (view.changed_on) {
        const auto age = now - std::chrono::sys_days{*view.changed_on};
        if (age >= std::chrono::days{0} && age < span) badges.emplace_back("changed");
    }
    if (view.visible_until && std::chrono::sys_days{*view.visible_until} - now < span) badges.emplace_back("expires");
    if (view.elsewhere) badges.emplace_back("elsewhere");
    if (view.finished) badges.emplace_back("finished");
    return badges;
}

}  // namespace vraagbaak::search
