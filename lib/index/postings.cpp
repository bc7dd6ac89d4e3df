// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/postings.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <utility>

#include "base/hash.hpp"
#include "base/seven_bits.hpp"
#include "index/output_file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

// docs/index-format.md has the layout.
constexpr std::string_view magic = "vbpost03";
constexpr std::size_t alignment = 4;            // of what a bucket names, in these steps from the beginning of the file

struct Footer {
    std::uint64_t documents = 0, total_length = 0;
    std::uint64_t texts = 0, text_length = 0;
    std::uint64_t records_end = 0, buckets_begin = 0, buckets_end = 0;
    std::uint64_t windows = 0;  // documents that are seen on some days only
};

// Where a term is looked for, and by what it is known there.
struct Place {
    std::uint64_t number;
    std::uint32_t sign;
};

Place place_of(std::string_view term) {
    const auto hash = hash_value(term);
    return {hash.low, static_cast<std::uint32_t>(hash.high)};
}

void pad(std::string& out) { out.resize((out.size() + alignment - 1) / alignment * alignment); }

class Records {
public:
    explicit Records(OutputFile& out) : out_(out) {
        out_.write(magic);
        size_ = magic.size();
    }

    void add(std::string_view term, const Xapian::Database& database, const std::vector<std::uint8_t>& texts) {
        list_.clear();
        std::uint32_t others = 0;
        Xapian::docid before = 0;
        for (auto at = database.postlist_begin(std::string{term}), end = database.postlist_end(std::string{term}); at != end; ++at) {
            const auto wdf = at.get_wdf();
            append_number(list_, std::uint64_t{*at - before} << 1 | (wdf == 1 ? 0 : 1));
            if (wdf != 1) append_number(list_, wdf);
            before = *at;
            if (texts.at(before) == 0) ++others;
        }
        record_.clear();
        append_number(record_, term.size());
        record_ += term;
        append_number(record_, database.get_termfreq(std::string{term}));
        append_number(record_, others);
        append_number(record_, list_.size());
        record_ += list_;
        pad(record_);
        require_room();
        const auto place = place_of(term);
        begins_.emplace_back(place.number, PostingsBucket{static_cast<std::uint32_t>(size_ / alignment), place.sign});
        out_.write(record_);
        size_ += record_.size();
    }

    std::uint64_t size() const { return size_; }

    // A power of two, a third of it empty at least, so that a look-up ends soon.
    std::vector<PostingsBucket> buckets() const {
        std::vector<PostingsBucket> buckets(std::bit_ceil(begins_.size() + begins_.size() / 2 + 1));
        for (const auto& [place, bucket] : begins_) {
            auto at = place & (buckets.size() - 1);
            while (buckets[at].begin != 0) at = (at + 1) & (buckets.size() - 1);
            buckets[at] = bucket;
        }
        return buckets;
    }

private:
    void require_room() const {
        if (size_ / alignment > UINT32_MAX) throw Error(ErrorKind::refused, {"index_too_large", {}});
    }

    OutputFile& out_;
    std::uint64_t size_ = 0;
    std::string list_, record_;
    std::vector<std::pair<std::uint64_t, PostingsBucket>> begins_;
};

}  // namespace

void throw_damaged_postings() { throw Error(ErrorKind::unusable, {"index_damaged", {postings_file}}, {postings_file, 0, {}}); }

namespace {

void require(bool holds) {
    if (!holds) [[unlikely]] throw_damaged_postings();
}

}  // namespace

void PostingsWriter::add_document(const Record& record, std::size_t view_class) {
    audiences_.push_back({static_cast<std::uint32_t>(view_class),
                          record.visible_from ? lexicon::day_of(*record.visible_from) : lexicon::since_ever,
                          record.visible_until ? lexicon::day_of(*record.visible_until) : lexicon::for_ever});
    texts_.push_back(record.kind == "medewerker" ? 0 : 1);
}

void PostingsWriter::write(const Xapian::Database& database, const std::filesystem::path& folder) const {
    OutputFile out{folder / postings_file};
    Records records{out};
    Footer footer;
    for (auto term = database.allterms_begin(), end = database.allterms_end(); term != end; ++term) records.add(*term, database, texts_);
    footer.documents = audiences_.size() - 1;
    footer.windows = static_cast<std::uint64_t>(std::ranges::count_if(audiences_, [](const auto& audience) { return !audience.always(); }));
    std::vector<std::uint32_t> lengths{0};
    for (Xapian::docid document = 1; document < audiences_.size(); ++document) {
        lengths.push_back(database.get_doclength(document));
        footer.total_length += lengths.back();
        if (texts_[document] != 0) ++footer.texts, footer.text_length += lengths.back();
    }
    footer.records_end = footer.buckets_begin = records.size();
    const auto buckets = records.buckets();
    const auto bytes = lexicon::bytes_of(buckets);
    footer.buckets_end = footer.buckets_begin + bytes.size();
    out.write(bytes);
    out.write(lexicon::bytes_of(lengths));
    out.write(lexicon::bytes_of(audiences_));
    out.write(lexicon::bytes_of(texts_));
    out.write({reinterpret_cast<const char*>(&footer), sizeof footer});
    out.flush();
}

Postings::Postings(const std::filesystem::path& folder) : file_(folder / postings_file), mapped_(file_) {
    const auto bytes = mapped_.bytes();
    Footer footer;
    require(bytes.starts_with(magic) && bytes.size() >= magic.size() + sizeof footer);
    const auto end = bytes.size() - sizeof footer;
    std::memcpy(&footer, bytes.data() + end, sizeof footer);
    require(footer.records_end == footer.buckets_begin && footer.buckets_begin <= footer.buckets_end && footer.buckets_end <= end);
    buckets_ = lexicon::FrozenArray<PostingsBucket>{bytes.substr(footer.buckets_begin, footer.buckets_end - footer.buckets_begin)};
    const auto columns = bytes.substr(footer.buckets_end, end - footer.buckets_end);
    require(std::has_single_bit(buckets_.size()) && footer.documents < UINT32_MAX);
    const auto rows = footer.documents + 1;
    const auto lengths_end = rows * sizeof(std::uint32_t), audiences_end = lengths_end + rows * sizeof(lexicon::Audience);
    require(columns.size() == audiences_end + rows && footer.texts <= footer.documents && footer.text_length <= footer.total_length);
    lengths_ = lexicon::FrozenArray<std::uint32_t>{columns.substr(0, lengths_end)};
    audiences_ = lexicon::FrozenArray<lexicon::Audience>{columns.substr(lengths_end, audiences_end - lengths_end)};
    is_text_ = lexicon::FrozenArray<std::uint8_t>{columns.substr(audiences_end)};
    has_windows_ = footer.windows > 0;
    documents_ = static_cast<std::uint32_t>(footer.documents);
    texts_ = static_cast<std::uint32_t>(footer.texts);
    average_length_ = documents_ == 0 ? 0 : static_cast<double>(footer.total_length) / documents_;
    average_text_length_ = texts_ == 0 ? 0 : static_cast<double>(footer.text_length) / texts_;
    records_end_ = footer.records_end;
}

Postings::List Postings::find(std::string_view term) const {
    const auto records = mapped_.bytes().substr(0, records_end_);
    const auto take = [](std::string_view& bytes) {
        std::uint64_t number = 0;
        require(take_number(bytes, number));
        return number;
    };
    const auto place = place_of(term);
    auto at = place.number & (buckets_.size() - 1);
    mapped_.expect(records_end_ + at * sizeof(PostingsBucket));
    for (std::size_t looked = 0; looked < buckets_.size(); ++looked, at = (at + 1) & (buckets_.size() - 1)) {
        const auto bucket = buckets_[at];
        if (bucket.begin == 0) return {};
        if (bucket.sign != place.sign) continue;
        const auto begin = std::uint64_t{bucket.begin} * alignment;
        require(begin < records.size());
        mapped_.expect(begin);
        auto record = records.substr(begin);
        const auto size = take(record);
        require(size <= record.size());
        if (record.substr(0, size) != term) continue;
        record.remove_prefix(size);
        const auto frequency = take(record), others = take(record), bytes = take(record);
        require(bytes <= record.size() && frequency <= documents_ && others <= frequency);
        return {{static_cast<std::uint32_t>(frequency), static_cast<std::uint32_t>(frequency - others)}, record.substr(0, bytes)};
    }
    return {};
}

bool Postings::same_as(const Xapian::Database& database) const {
    if (documents_ != database.get_doccount()) return false;
    for (auto term = database.allterms_begin(), last = database.allterms_end(); term != last; ++term) {
        const auto list = find(*term);
        auto at = database.postlist_begin(*term);
        const auto end = database.postlist_end(*term);
        bool same = list.frequency.all == database.get_termfreq(*term);
        std::uint32_t texts = 0;
        each_while(list, [&](std::uint32_t document, std::uint32_t wdf) {
            same = same && at != end && *at == document && at.get_wdf() == wdf;
            if (same) ++at, texts += is_text(document) ? 1 : 0;
            return same;
        });
        if (!same || at != end || texts != list.frequency.texts) return false;
    }
    for (std::uint32_t document = 1; document <= documents_; ++document)
        if (length(document) != database.get_doclength(document)) return false;
    return true;
}

}  // namespace vraagbaak::index
