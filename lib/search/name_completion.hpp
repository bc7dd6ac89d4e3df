// SPDX-License-Identifier: GPL-2.0-or-later
// Whom somebody may mean who is typing a name that is not spelt so: Sytske for siet, Hubertus for bert, van der Berg for vanderb.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "lexicon/name_table.hpp"
#include "search/typed.hpp"

namespace vraagbaak::search {

struct NamedPerson {
    std::string_view id, title;
};

// What there is of the people of a generation for one asker.
struct KnownPeople {
    const lexicon::NameTable& names;
    std::function<bool(std::uint32_t document)> sees;
    std::function<NamedPerson(std::uint32_t document)> person;  // whose views last
};

// Those whom the asker sees in whose name each typed word is like one, the last perhaps half of one: the most alike first, then in the order of
// titles. Until `visit` says false. Words without a subject and what stands before surnames need not be there.
void each_named_like(const Typed& typed, const KnownPeople& people, const std::function<bool(const NamedPerson&)>& visit);

}  // namespace vraagbaak::search
