// SPDX-License-Identifier: GPL-2.0-or-later
// Lambdas as the cases of a std::visit.
#pragma once

namespace vraagbaak::record {

template <class... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};

template <class... Cases>
Overload(Cases...) -> Overload<Cases...>;  // clang 16 does not deduce it by itself

}  // namespace vraagbaak::record
