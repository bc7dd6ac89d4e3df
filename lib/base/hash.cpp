// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/hash.hpp"

#include <fcntl.h>
#include <xxhash.h>

#include <new>
#include <vector>

namespace vraagbaak {

namespace {

std::string to_hex(XXH128_hash_t hash) {
    static constexpr std::string_view digits = "0123456789abcdef";
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, hash);
    std::string out;
    for (const auto byte : bytes.digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace

// The state wants 64-byte alignment, which the library's own allocation gives.
struct Hasher::State {
    XXH3_state_t* of = XXH3_createState();
    State() {
        if (!of) throw std::bad_alloc{};
        XXH3_128bits_reset(of);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { XXH3_freeState(of); }
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::update(std::string_view bytes) {
    if (!bytes.empty()) XXH3_128bits_update(state_->of, bytes.data(), bytes.size());
}

std::string Hasher::hex() const { return to_hex(XXH3_128bits_digest(state_->of)); }

Hash128 hash_value(std::string_view bytes) noexcept {
    const auto hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.low64, hash.high64};
}

std::string hex(const Hash128& hash) { return to_hex({hash.low, hash.high}); }

std::string hash_bytes(std::string_view bytes) { return to_hex(XXH3_128bits(bytes.data(), bytes.size())); }

std::string hash_file(const std::filesystem::path& path) {
    return hash_rest(open_or_throw(path, O_RDONLY | O_NONBLOCK | O_NOCTTY), path);
}

std::string hash_rest(const Descriptor& file, const std::filesystem::path& path) {
    Hasher hasher;
    std::vector<char> chunk(256 * 1024);
    while (const auto count = read_some(file, chunk, path)) hasher.update({chunk.data(), count});
    return hasher.hex();
}

}  // namespace vraagbaak
