// SPDX-License-Identifier: GPL-2.0-or-later
// Arrays of numbers in a file that is used as it lies there, mapped into memory: nothing is parsed, nothing is trusted.
// Whatever is read is within the bytes that were given, or Error(unusable, "lexicon_damaged") is thrown.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/seven_bits.hpp"

namespace vraagbaak::lexicon {

static_assert(std::endian::native == std::endian::little, "the files hold numbers as this machine does");

[[noreturn]] void throw_damaged();

inline void require_sound(bool holds) {
    if (!holds) [[unlikely]] throw_damaged();
}

// Takes the next number off a list of them (base/seven_bits.hpp).
inline std::uint64_t next_number(std::string_view& list) {
    std::uint64_t number = 0;
    require_sound(take_number(list, number));
    return number;
}

template <class Value>
class FrozenArray {
    static_assert(std::is_trivially_copyable_v<Value>);

public:
    FrozenArray() = default;
    explicit FrozenArray(std::string_view bytes) : bytes_(bytes.data()), size_(bytes.size() / sizeof(Value)) {
        require_sound(bytes.size() % sizeof(Value) == 0);
    }

    std::size_t size() const { return size_; }

    Value operator[](std::size_t index) const {
        require_sound(index < size_);
        Value value;
        std::memcpy(&value, bytes_ + index * sizeof(Value), sizeof(Value));
        return value;
    }

    // Asks memory for it, without waiting.
    void expect(std::size_t index) const {
        if (index < size_) __builtin_prefetch(bytes_ + index * sizeof(Value));
    }

private:
    const char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

template <class Value>
std::string_view bytes_of(const std::vector<Value>& values) {
    static_assert(std::has_unique_object_representations_v<Value>, "padding would be written");
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value)};
}

}  // namespace vraagbaak::lexicon
