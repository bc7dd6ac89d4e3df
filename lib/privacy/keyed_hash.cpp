// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/keyed_hash.hpp"

#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <vector>

#include "base/descriptor.hpp"
#include "base/file.hpp"
#include "vraagbaak/error.hpp"

namespace vraagbaak::privacy {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t hash_bytes = 12;  // of 32: enough to tell a few million words apart
constexpr mode_t owner_only = 0600;

template <class Bytes>
std::string hex(const Bytes& bytes, std::size_t count) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += digits[bytes[i] >> 4];
        out += digits[bytes[i] & 15];
    }
    return out;
}

// Whole or not at all under its name, and never in place of one that is there: a link does both.
void make_key(const std::filesystem::path& file) {
    const auto temporary = file.parent_path() / unique_name("tmp-");
    write_new_file(temporary, random_hex(key_bytes) + '\n', owner_only);
    const int failed = ::link(temporary.c_str(), file.c_str()) < 0 ? errno : 0;
    ::unlink(temporary.c_str());
    if (failed != 0 && failed != EEXIST) throw_io("cannot_write", file, failed);
    fsync_directory(file.parent_path());
}

bool is_key(std::string_view text) {
    return text.size() == 2 * key_bytes + 1 && text.back() == '\n' &&
           text.substr(0, 2 * key_bytes).find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

std::string random_hex(std::size_t count) {
    std::vector<std::uint8_t> bytes(count);
    if (::getrandom(bytes.data(), count, 0) != static_cast<ssize_t>(count)) throw_io("cannot_read", "/dev/urandom", errno);
    return hex(bytes, count);
}

std::string sha256_hex(std::string_view text) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    return hex(digest, digest.size());
}

KeyedHash::KeyedHash(const std::filesystem::path& file) {
    auto read = read_file_if_there(file, 1 << 10, Links::refuse);
    if (!read) {
        make_key(file);
        read = read_file(file, 1 << 10, Links::refuse);
    }
    if (!is_key(*read)) throw Error(ErrorKind::unusable, {"statistics_bad_key", {file.string()}}, {file.string(), 0, {}});
    key_ = *read;
}

std::string KeyedHash::of(std::string_view word) const {
    hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, key_.size(), reinterpret_cast<const std::uint8_t*>(key_.data()));
    hmac_sha256_update(&context, word.size(), reinterpret_cast<const std::uint8_t*>(word.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    hmac_sha256_digest(&context, digest.size(), digest.data());
    return hex(digest, hash_bytes);
}

}  // namespace vraagbaak::privacy
