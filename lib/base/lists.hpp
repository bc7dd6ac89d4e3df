// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of one kind, one behind the other in one piece of memory: for many short ones, each of which would ask for memory of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vraagbaak {

// Grows at its end alone: by a list, or by a value in the last list. What was given out is valid until then.
template <class Value>
class Lists {
public:
    std::size_t size() const { return ends_.size(); }
    std::span<const Value> operator[](std::size_t list) const { return {values_.data() + begin_of(list), ends_[list] - begin_of(list)}; }
    std::span<Value> last() { return {values_.data() + begin_of(size() - 1), ends_.back() - begin_of(size() - 1)}; }

    void open() { ends_.push_back(static_cast<std::uint32_t>(values_.size())); }  // a list without anything
    void push_back(const Value& value) {                                          // into the last one
        values_.push_back(value);
        ends_.back() = static_cast<std::uint32_t>(values_.size());
    }

    void reserve(std::size_t lists, std::size_t values) {
        ends_.reserve(lists);
        values_.reserve(values);
    }

private:
    std::size_t begin_of(std::size_t list) const { return list == 0 ? 0 : ends_[list - 1]; }

    std::vector<Value> values_;
    std::vector<std::uint32_t> ends_;
};

}  // namespace vraagbaak
