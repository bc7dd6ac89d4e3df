// SPDX-License-Identifier: GPL-2.0-or-later
// Tells words apart without telling them: HMAC-SHA256 under a key that lies in the base, for its owner alone. Who has the
// hashes but not the key cannot try words on them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vraagbaak::privacy {

class KeyedHash {
public:
    // Reads the key, and makes it (mode 0600) when there is none: of many processes one makes it. Error(io);
    // Error(unusable) for a file that is no key.
    explicit KeyedHash(const std::filesystem::path& file);

    // 24 lower-case hexadecimals. Every thread.
    std::string of(std::string_view word) const;

private:
    std::string key_;
};

// So many random bytes as lower-case hexadecimals, from the system. Error(io).
std::string random_hex(std::size_t bytes);

// SHA-256 as lower-case hexadecimals: for a text that is random itself.
std::string sha256_hex(std::string_view text);

}  // namespace vraagbaak::privacy
