// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <string>

#include "vraagbaak/error.hpp"

namespace vraagbaak::test {

// Of the Error that something throws; empty when it throws none.
inline std::string code_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.message().code;
    }
    return "";
}

}  // namespace vraagbaak::test
