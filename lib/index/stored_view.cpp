// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/stored_view.hpp"

#include <numeric>

#include "index/forward_index.hpp"
#include "record/reader.hpp"
#include "text/characters.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

// docs/index-format.md has the layout.
constexpr std::uint64_t flag_elsewhere = 1, flag_finished = 2;                // of a view
constexpr std::uint64_t flag_own_letters = 1, flag_stem = 2, parts_unit = 4;  // of a word; above them its number of parts
constexpr std::uint64_t fields = 8;
constexpr std::size_t most_narrow = 0xFFFF;  // bytes of entries whose ends are written in 16 bits

void require(bool holds) {
    if (!holds) [[unlikely]] throw_damaged_texts();
}

std::uint64_t number_off(std::string_view& bytes) {
    std::uint64_t number = 0;
    require(take_number(bytes, number));
    return number;
}

std::string_view bytes_off(std::string_view& bytes, std::uint64_t size) {
    require(size <= bytes.size());
    const auto text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}

std::string_view text_off(std::string_view& bytes) {
    const auto size = number_off(bytes);
    return bytes_off(bytes, size);
}

void append_text(std::string& out, std::string_view text) {
    append_number(out, text.size());
    out += text;
}

template <class Number>
void append_fixed(std::string& out, Number number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

template <class Number>
std::size_t fixed_at(std::string_view bytes, std::size_t at) {
    Number number = 0;
    std::memcpy(&number, bytes.data() + at * sizeof number, sizeof number);
    return number;
}

// 0: none.
std::uint64_t number_of_day(const std::optional<Date>& day) {
    return day ? 1 + zigzag(std::chrono::sys_days{*day}.time_since_epoch().count()) : 0;
}

std::optional<Date> day_of_number(std::uint64_t number) {
    if (number == 0) return std::nullopt;
    const auto days = from_zigzag(number - 1);
    constexpr std::int64_t farthest = 10'000'000;
    require(days > -farthest && days < farthest);
    return Date{std::chrono::sys_days{std::chrono::days{days}}};
}

// Texts that are parts of their own, so that they need not stand in the JSON too.
void leave_out_parts(Record& record) {
    record.title.clear();
    record.short_answer.clear();
    for (auto& section : record.sections) section.title.clear(), section.text.clear();
}

bool is_slice_in_lower_case(std::string_view folded, std::string_view slice) {
    return std::ranges::equal(folded, slice, {}, {}, unicode::lower);
}

// A stem or part as it follows from the letters of the word: the longest beginning of it that stands there, and the rest.
void append_piece(std::string& out, std::string_view piece, std::string_view word) {
    std::size_t place = 0, length = 0;
    for (std::size_t begin = 0; begin < word.size() && length < piece.size(); ++begin) {
        const auto alike = static_cast<std::size_t>(
            std::mismatch(piece.begin(), piece.end(), word.begin() + static_cast<std::ptrdiff_t>(begin), word.end()).first - piece.begin());
        if (alike <= length) continue;
        place = begin;
        length = alike;
    }
    append_number(out, place);
    append_number(out, length);
    append_text(out, piece.substr(length));
}

}  // namespace

void throw_damaged_texts() { throw Error(ErrorKind::unusable, {"texts_damaged", {texts_file}}); }

StoredViewWriter::StoredViewWriter(const Record& record) {
    auto rest = record;
    leave_out_parts(rest);
    json_ = record::to_native_json(rest);
    append_text(head_, record.id);
    append_text(head_, record.kind);
    append_number(head_, (record.referral ? flag_elsewhere : 0) | (record.status == "afgerond" ? flag_finished : 0));
    append_number(head_, number_of_day(record.changed_on));
    append_number(head_, number_of_day(record.visible_until));
    append_number(head_, record.sections.size());
    for (const auto& section : record.sections) append_text(head_, section.key);
}

void StoredViewWriter::add(const TextPart& part, const std::vector<analysis::Token>& tokens) {
    const auto before = places_.size();
    std::size_t up_to = 0;
    for (const auto& token : tokens) {
        if (token.range.end > most_bytes_marked) break;
        const auto size = token.range.end - token.range.begin;
        if (token.range.begin < up_to) {
            append_number(alternatives_, places_.size() - alternative_);
            alternative_ = places_.size();
        }
        up_to = std::max(up_to, token.range.end);
        places_.push_back({number_of(part.text.substr(token.range.begin, size), token), static_cast<std::uint32_t>(places_.size()),
                           static_cast<std::uint32_t>(token.range.begin), static_cast<std::uint32_t>(size)});
    }
    append_number(head_, static_cast<std::uint64_t>(part.field) + 1);
    append_number(head_, part.section + 1);  // none becomes 0
    append_number(head_, part.text.size());
    append_number(head_, places_.size() - before);
    texts_ += part.text;
}

// A word that is new gets its signs and a description.
std::uint32_t StoredViewWriter::number_of(std::string_view slice, const analysis::Token& token) {
    std::string key{token.stem.empty() ? "-" : "+"};
    key += token.folded;
    const auto [found, fresh] = known_.try_emplace(std::move(key), static_cast<std::uint32_t>(known_.size()));
    if (!fresh) return found->second;
    std::vector<WordSign> signs;
    const auto add_sign = [&](std::string_view word) {
        if (const auto sign = word_sign(word); std::ranges::find(signs, sign) == signs.end()) signs.push_back(sign);
    };
    add_sign(token.folded);
    if (!token.stem.empty()) add_sign(token.stem);
    for (const auto& part : token.parts) add_sign(part.stem);
    signs.back() |= last_sign;
    signs_.append(reinterpret_cast<const char*>(signs.data()), signs.size() * sizeof(WordSign));
    const bool own = !is_slice_in_lower_case(token.folded, slice);
    append_number(descriptions_, (own ? flag_own_letters : 0) | (token.stem.empty() ? 0 : flag_stem) | token.parts.size() * parts_unit);
    if (own) append_text(descriptions_, token.folded);
    if (!token.stem.empty()) append_piece(descriptions_, token.stem, token.folded);
    for (const auto& part : token.parts) append_piece(descriptions_, part.stem, token.folded);
    description_ends_.push_back(descriptions_.size());
    return found->second;
}

// Of all words one behind the other, and where each ends.
std::string StoredViewWriter::entries(std::vector<std::size_t>& ends) const {
    std::vector<std::uint32_t> begins(description_ends_.size() + 1);  // of each word in `order`
    for (const auto& place : places_) ++begins[place.word + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<const Place*> order(places_.size());
    auto next = begins;
    for (const auto& place : places_) order[next[place.word]++] = &place;
    std::string out;
    for (std::size_t word = 0, described = 0; word < description_ends_.size(); ++word) {
        const auto* before = order[begins[word]];
        append_number(out, before->ordinal);
        append_number(out, before->begin);
        append_number(out, before->size);
        out.append(descriptions_, described, description_ends_[word] - described);
        described = description_ends_[word];
        const auto usual = before->size;
        for (auto at = begins[word] + 1; at < begins[word + 1]; ++at) {
            const auto* place = order[at];
            append_number(out, std::uint64_t{place->ordinal - before->ordinal} << 1 | (place->size == usual ? 0 : 1));
            append_number(out, zigzag(std::int64_t{place->begin} - before->begin));
            if (place->size != usual) append_number(out, place->size);
            before = place;
        }
        ends.push_back(out.size());
    }
    return out;
}

// What is gone through for every hit lies together at the beginning, what is seldom looked at comes last.
std::string StoredViewWriter::finish() {
    std::vector<std::size_t> ends;
    const auto all = entries(ends);
    append_number(head_, 0);
    append_number(head_, ends.size());
    append_number(head_, signs_.size());
    append_number(head_, all.size());
    append_text(head_, alternatives_);
    head_ += signs_;
    for (const auto end : ends) all.size() > most_narrow ? append_fixed(head_, static_cast<std::uint32_t>(end)) : append_fixed(head_, static_cast<std::uint16_t>(end));
    return std::move(head_) + all + texts_ + json_;
}

StoredView::StoredView(std::string_view bytes) {
    id = text_off(bytes);
    kind = text_off(bytes);
    const auto flags = number_off(bytes);
    elsewhere = (flags & flag_elsewhere) != 0;
    finished = (flags & flag_finished) != 0;
    changed_on = day_of_number(number_off(bytes));
    visible_until = day_of_number(number_off(bytes));
    auto sections = number_off(bytes);
    require(sections <= bytes.size());  // each takes a byte at least
    section_keys.reserve(sections);
    parts_.reserve(2 * sections + 4);
    first_.reserve(2 * sections + 5);
    for (; sections > 0; --sections) section_keys.push_back(text_off(bytes));
    std::uint64_t places = 0;
    while (const auto field = number_off(bytes)) {
        require(field <= fields);
        const auto section = number_off(bytes) - 1;
        require(section == TextPart::none || section < section_keys.size());
        const auto text = number_off(bytes), words = number_off(bytes);
        require(text <= bytes.size() && words <= bytes.size());  // each place takes bytes too
        parts_.push_back({static_cast<Field>(field - 1), bytes.substr(0, text), section, {}});
        first_.push_back(static_cast<std::uint32_t>(places));
        places += words;
        require(places <= bytes.size());
    }
    first_.push_back(static_cast<std::uint32_t>(places));
    words_ = number_off(bytes);
    const auto signs = number_off(bytes), entries = number_off(bytes);
    wide_ = entries > most_narrow;
    alternatives_ = text_off(bytes);
    require(words_ <= places && signs % sizeof(WordSign) == 0);
    signs_ = bytes_off(bytes, signs);
    ends_ = bytes_off(bytes, words_ * (wide_ ? sizeof(std::uint32_t) : sizeof(std::uint16_t)));
    entries_ = bytes_off(bytes, entries);
    for (auto& part : parts_) part.text = bytes_off(bytes, part.text.size());  // so far with the right size alone
    rest_ = bytes;
}

std::string_view StoredView::title() const {
    const auto found = std::ranges::find(parts_, Field::title, &TextPart::field);
    return found == parts_.end() ? std::string_view{} : found->text;
}

Record StoredView::record() const {
    auto record = record::from_native_json(rest_);
    require(record.sections.size() == section_keys.size());
    for (const auto& [field, text, section, names] : parts_) {
        if (field == Field::title) record.title = text;
        if (field == Field::short_answer) record.short_answer = text;
        if (field == Field::heading && section != TextPart::none) record.sections[section].title = text;
        if (field == Field::text && section != TextPart::none) record.sections[section].text = text;
    }
    return record;
}

void WordReader::enter(std::size_t word) {
    require(word < view_->words_);
    const auto end_of = [&](std::size_t at) { return view_->wide_ ? fixed_at<std::uint32_t>(view_->ends_, at) : fixed_at<std::uint16_t>(view_->ends_, at); };
    const auto begin = word == 0 ? 0 : end_of(word - 1), end = end_of(word);
    require(begin <= end && end <= view_->entries_.size());
    rest_ = view_->entries_.substr(begin, end - begin);
    ordinal_ = take_below(view_->first_.back());
    begin_ = take_below(most_bytes_marked);
    size_ = usual_size_ = take_below(most_bytes_marked + 1);
    const auto flags = number_off(rest_);
    if ((flags & flag_own_letters) != 0) {
        folded_ = text_off(rest_);
    } else {
        const auto part = std::ranges::upper_bound(view_->first_, ordinal_) - view_->first_.begin() - 1;
        const auto text = view_->parts_[static_cast<std::size_t>(part)].text;
        require(begin_ + size_ <= text.size());
        folded_.resize(size_);
        std::ranges::transform(text.substr(begin_, size_), folded_.begin(), unicode::lower);
    }
    stem_.clear();
    if ((flags & flag_stem) != 0) take_piece(stem_);
    require(flags / parts_unit <= rest_.size());  // each takes some bytes
    parts_.resize(flags / parts_unit);
    for (auto& part : parts_) take_piece(part);
}

bool WordReader::next() {
    if (rest_.empty()) return false;
    const auto step = number_off(rest_);
    require(step > 1 && step / 2 < view_->first_.back() - ordinal_);
    ordinal_ += step / 2;
    const auto begin = static_cast<std::int64_t>(begin_) + from_zigzag(number_off(rest_));
    require(begin >= 0 && begin <= static_cast<std::int64_t>(most_bytes_marked));
    begin_ = static_cast<std::size_t>(begin);
    size_ = step % 2 == 0 ? usual_size_ : take_below(most_bytes_marked + 1);
    return true;
}

std::size_t WordReader::take_below(std::size_t bound) {
    const auto number = number_off(rest_);
    require(number < bound);
    return number;
}

// A stretch of the folded letters, and what follows it.
void WordReader::take_piece(std::string& piece) {
    const auto place = number_off(rest_), length = number_off(rest_);
    require(place <= folded_.size() && length <= folded_.size() - place);
    piece.assign(folded_, place, length);
    piece += text_off(rest_);
}

// The parts of a view and its alternatives are gone through once, however many places are asked for.
void PlaceCounter::go_to(std::size_t ordinal) {
    bool moved = false;
    for (; ordinal >= view_->first_[part_ + 1]; moved = true) ++part_;
    const auto first = view_->first_[part_];
    if (moved) {
        while (alternative_ < first) ++counted_, take_alternative();
        before_ = counted_;
    }
    while (alternative_ <= ordinal) ++counted_, take_alternative();
    place_ = ordinal - first + 1 - (counted_ - before_);
}

void PlaceCounter::take_alternative() {
    if (rest_.empty()) alternative_ = static_cast<std::size_t>(-1);
    else alternative_ += number_off(rest_);
}

}  // namespace vraagbaak::index
