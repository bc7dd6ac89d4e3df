// SPDX-License-Identifier: GPL-2.0-or-later
// XXH3-128 as 32 lower-case hexadecimals, the same that `xxhsum -H2` prints. It finds damage, of any size, for sure
// enough; it is no protection against a person who means harm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/descriptor.hpp"

namespace vraagbaak {

// The hash of bytes that come in pieces. One thread at a time.
class Hasher {
public:
    Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;
    ~Hasher();

    void update(std::string_view bytes);
    std::string hex() const;  // of all bytes so far

private:
    struct State;
    std::unique_ptr<State> state_;
};

std::string hash_bytes(std::string_view bytes);

// The same as a value, for tables that are too large for strings.
struct Hash128 {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    friend bool operator==(const Hash128&, const Hash128&) = default;
};
Hash128 hash_value(std::string_view bytes) noexcept;
std::string hex(const Hash128& hash);  // as above
std::string hash_file(const std::filesystem::path& path);  // read in pieces; Error(io)
std::string hash_rest(const Descriptor& file, const std::filesystem::path& path);  // from where it stands to the end

}  // namespace vraagbaak
