// SPDX-License-Identifier: GPL-2.0-or-later
// From arguments to a command: which verb, which words, which options. Wrong usage is thrown as Error(usage) with a
// sentence that names the nearest known word.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verbs.hpp"

namespace vraagbaak::tool {

// Options as given, by English name; a flag has no values.
class Given {
public:
    void add(const std::string& name, std::vector<std::string> values) { values_[name] = std::move(values); }
    bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
    std::optional<std::string> text(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;
    // A whole number from least to most; Error(usage) otherwise.
    std::size_t number(std::string_view name, std::size_t preset, std::size_t least, std::size_t most) const;

private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Command {
    const Verb* verb = nullptr;
    std::vector<std::string> words;  // what follows the verb and is no option
    Given options;
};

// By English or Dutch name; Error(usage) with the nearest known one.
const Verb& verb_named(const std::string& name);

Command read_command(const std::vector<std::string>& arguments);

// How to report an error about arguments that do not parse: as far as they can be read.
struct Manners {
    bool json = false;
    std::optional<std::string> language;
    std::optional<std::string> base;
};
Manners read_manners(const std::vector<std::string>& arguments);

// A whole number without sign; nullopt for anything else.
std::optional<std::size_t> parse_number(std::string_view text);

}  // namespace vraagbaak::tool
