// SPDX-License-Identifier: GPL-2.0-or-later
#include "dutch/confusions.hpp"

#include <algorithm>
#include <charconv>

#include "dutch/word_file.hpp"

namespace vraagbaak::data {
extern const std::string_view dutch_confusions;
}

namespace vraagbaak::dutch {

namespace {

Piece piece_of(std::string_view written) {
    Piece piece;
    if (written == "0") return piece;
    piece.begins = written.starts_with('^');
    piece.ends = written.ends_with('$');
    written.remove_prefix(piece.begins ? 1 : 0);
    written.remove_suffix(piece.ends ? 1 : 0);
    const Spelled letters{written};
    piece.size = static_cast<std::uint8_t>(std::min(letters.size(), Piece::longest));
    for (std::size_t i = 0; i < piece.size; ++i) piece.letters[i] = letters.letter(i);
    return piece;
}

Cost cost_of(std::string_view written) {
    Cost cost = 0;
    std::from_chars(written.data(), written.data() + written.size(), cost);
    return cost;
}

std::size_t ending_of(const Confusion& confusion) {
    const auto last = [](const Piece& piece) -> std::size_t { return piece.size == 0 ? 0 : piece.letters[piece.size - 1U]; };
    return last(confusion.typed) * Confusions::letters + last(confusion.right);
}

}  // namespace

Confusions::Confusions(std::string_view file) {
    for (auto line = next_line(file); line.size() >= 3; line = next_line(file)) {
        const auto first = piece_of(line[0]), second = piece_of(line[1]);
        all_.push_back({first, second, cost_of(line[2])});
        all_.push_back({second, first, cost_of(line.back())});
    }
    for (const auto& confusion : all_) longest_typed_ = std::max<std::size_t>(longest_typed_, confusion.typed.size);
    std::ranges::stable_sort(all_, {}, ending_of);
    for (const auto& confusion : all_) ++begins_[ending_of(confusion) + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] = static_cast<std::uint16_t>(begins_[i] + begins_[i - 1]);
}

const Confusions& Confusions::table() {
    static const Confusions confusions{data::dutch_confusions};
    return confusions;
}

}  // namespace vraagbaak::dutch
