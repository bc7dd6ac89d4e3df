// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/forward_index.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "record/reader.hpp"
#include "text/characters.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

// docs/index-format.md has the layout.
constexpr std::string_view magic = "vbtexts3";
constexpr std::size_t number_size = sizeof(std::uint64_t);
constexpr std::size_t footer_size = 2 * number_size;  // number of documents, where their begins stand

constexpr std::uint64_t flag_elsewhere = 1, flag_finished = 2;                     // of a view
constexpr std::uint64_t flag_own_letters = 1, flag_stem = 2, parts_unit = 4;       // of a word; above them its number of parts
constexpr std::uint64_t fields = 8;

void require(bool holds) {
    if (!holds) [[unlikely]] throw_damaged_texts();
}

std::uint64_t number_off(std::string_view& bytes) {
    std::uint64_t number = 0;
    require(take_number(bytes, number));
    return number;
}

std::string_view text_off(std::string_view& bytes) {
    const auto size = number_off(bytes);
    require(size <= bytes.size());
    const auto text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}

void append_text(std::string& out, std::string_view text) {
    append_number(out, text.size());
    out += text;
}

// 0: none.
std::uint64_t number_of(const std::optional<Date>& day) {
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

void append_fixed(std::string& out, std::uint64_t number) { out.append(reinterpret_cast<const char*>(&number), number_size); }

std::uint64_t fixed_at(std::string_view bytes, std::size_t at) {
    std::uint64_t number = 0;
    require(at <= bytes.size() && bytes.size() - at >= number_size);
    std::memcpy(&number, bytes.data() + at, number_size);
    return number;
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
    append_number(head_, number_of(record.changed_on));
    append_number(head_, number_of(record.visible_until));
    append_number(head_, record.sections.size());
    for (const auto& section : record.sections) append_text(head_, section.key);
}

void StoredViewWriter::add(const TextPart& part, const std::vector<analysis::Token>& tokens) {
    const auto before = words_.size();
    std::size_t at = 0;
    for (const auto& token : tokens) {
        if (token.range.end > most_bytes_marked) break;
        const auto gap = static_cast<std::int64_t>(token.range.begin) - static_cast<std::int64_t>(at);
        append_number(words_, (token.range.end - token.range.begin) << 1 | (gap == 1 ? 0 : 1));
        if (gap != 1) append_number(words_, zigzag(gap));
        append_word(part.text.substr(token.range.begin, token.range.end - token.range.begin), token);
        at = token.range.end;
    }
    append_number(head_, static_cast<std::uint64_t>(part.field) + 1);
    append_number(head_, part.section + 1);  // none becomes 0
    append_number(head_, part.text.size());
    append_number(head_, words_.size() - before);
    texts_ += part.text;
}

// 0, signs and a description for a word that is new, else its number.
void StoredViewWriter::append_word(std::string_view slice, const analysis::Token& token) {
    std::string key{token.stem.empty() ? "-" : "+"};
    key += token.folded;
    const auto [found, fresh] = known_.try_emplace(std::move(key), known_.size() + 1);
    if (!fresh) {
        append_number(words_, found->second);
        return;
    }
    append_number(words_, 0);
    std::vector<WordSign> signs;
    const auto add_sign = [&](std::string_view word) {
        if (const auto sign = word_sign(word); std::ranges::find(signs, sign) == signs.end()) signs.push_back(sign);
    };
    add_sign(token.folded);
    if (!token.stem.empty()) add_sign(token.stem);
    for (const auto& part : token.parts) add_sign(part.stem);
    append_text(words_, {reinterpret_cast<const char*>(signs.data()), signs.size() * sizeof(WordSign)});
    description_.clear();
    const bool own = !is_slice_in_lower_case(token.folded, slice);
    append_number(description_, (own ? flag_own_letters : 0) | (token.stem.empty() ? 0 : flag_stem) | token.parts.size() * parts_unit);
    if (own) append_text(description_, token.folded);
    if (!token.stem.empty()) append_piece(description_, token.stem, token.folded);
    for (const auto& part : token.parts) append_piece(description_, part.stem, token.folded);
    append_text(words_, description_);
}

// What is gone through for every hit lies together at the beginning, what is seldom looked at comes last.
std::string StoredViewWriter::finish() {
    append_number(head_, 0);
    return std::move(head_) + words_ + texts_ + json_;
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
    words_.reserve(2 * sections + 4);
    std::uint64_t all_words = 0, all_texts = 0;
    for (; sections > 0; --sections) section_keys.push_back(text_off(bytes));
    while (const auto field = number_off(bytes)) {
        require(field <= fields);
        const auto section = number_off(bytes) - 1;
        require(section == TextPart::none || section < section_keys.size());
        const auto text = number_off(bytes), words = number_off(bytes);
        require(text <= bytes.size() && words <= bytes.size());
        parts_.push_back({static_cast<Field>(field - 1), bytes.substr(0, text), section, {}});
        words_.push_back(bytes.substr(0, words));
        all_texts += text;
        all_words += words;
    }
    require(all_words <= bytes.size() && all_texts <= bytes.size() - all_words);
    for (auto& words : words_) {  // so far with the right sizes alone
        words = bytes.substr(0, words.size());
        bytes.remove_prefix(words.size());
    }
    for (auto& part : parts_) {
        part.text = bytes.substr(0, part.text.size());
        bytes.remove_prefix(part.text.size());
    }
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

void WordDecoder::enter(std::size_t part) {
    text_ = view_->parts_[part].text;
    rest_ = view_->words_[part];
    range_ = {};
}

void WordDecoder::describe() {
    const auto flags = number_off(description_);
    if ((flags & flag_own_letters) != 0) {
        folded_ = text_off(description_);
    } else {
        const auto slice = text_.substr(range_.begin, range_.end - range_.begin);
        folded_.resize(slice.size());
        std::ranges::transform(slice, folded_.begin(), unicode::lower);
    }
    stem_.clear();
    if ((flags & flag_stem) != 0) take_piece(stem_);
    require(flags / parts_unit <= description_.size());  // each takes some bytes
    parts_.resize(flags / parts_unit);
    for (auto& part : parts_) take_piece(part);
}

// A stretch of the folded letters, and what follows it.
void WordDecoder::take_piece(std::string& piece) {
    const auto place = number_off(description_), length = number_off(description_);
    require(place <= folded_.size() && length <= folded_.size() - place);
    piece.assign(folded_, place, length);
    piece += text_off(description_);
}

ForwardIndexWriter::ForwardIndexWriter(const std::filesystem::path& folder) : out_(folder / texts_file) {
    out_.write(magic);
    size_ = magic.size();
}

void ForwardIndexWriter::add(std::string_view stored_view) {
    begins_.push_back(size_);
    out_.write(stored_view);
    size_ += stored_view.size();
}

// Begins lie on no border: they are copied out.
void ForwardIndexWriter::finish() {
    begins_.push_back(size_);
    std::string tail;
    for (const auto begin : begins_) append_fixed(tail, begin);
    append_fixed(tail, begins_.size() - 1);
    append_fixed(tail, size_);
    out_.write(tail);
    out_.flush();
}

ForwardIndex::ForwardIndex(const std::filesystem::path& folder) : file_(folder / texts_file), mapped_(file_) {
    in_file([&] {
        const auto bytes = mapped_.bytes();
        require(bytes.starts_with(magic) && bytes.size() >= magic.size() + footer_size);
        const auto end = bytes.size() - footer_size;
        documents_ = fixed_at(bytes, end);
        const auto begin = fixed_at(bytes, end + number_size);
        require(begin <= end && (end - begin) / number_size > documents_ && (end - begin) % number_size == 0);
        begins_ = bytes.substr(begin, end - begin);
    });
}

std::string_view ForwardIndex::bytes(std::uint32_t document) const {
    return in_file([&] {
        require(document >= 1 && document <= documents_);
        const auto begin = fixed_at(begins_, (document - 1) * number_size), end = fixed_at(begins_, document * number_size);
        require(begin <= end && end <= mapped_.bytes().size());
        return mapped_.bytes().substr(begin, end - begin);
    });
}

StoredView ForwardIndex::view(std::uint32_t document) const {
    return in_file([&] { return StoredView{bytes(document)}; });
}

void ForwardIndex::expect(std::span<const std::uint32_t> documents) const {
    constexpr std::size_t line = 64, most = 4096;  // bytes; the words of most views
    for (const auto document : documents)
        if (document >= 1 && document <= documents_) __builtin_prefetch(begins_.data() + (document - 1) * number_size);
    for (const auto document : documents) {
        if (document < 1 || document > documents_) continue;
        const auto begin = fixed_at(begins_, (document - 1) * number_size), end = fixed_at(begins_, document * number_size);
        if (begin > end || end > mapped_.bytes().size()) continue;  // view() says so
        mapped_.expect(begin);
        for (auto at = begin; at < std::min(end, begin + most); at += line) __builtin_prefetch(mapped_.bytes().data() + at);
    }
}

Record ForwardIndex::record(std::uint32_t document) const {
    return in_file([&] { return view(document).record(); });
}

// What is wrong is said with the name of the file.
template <class Action>
auto ForwardIndex::in_file(Action action) const -> decltype(action()) {
    try {
        return action();
    } catch (const Error& error) {
        throw Error(error.kind(), {"texts_damaged", {file_.string()}}, {file_.string(), 0, {}});
    }
}

}  // namespace vraagbaak::index
