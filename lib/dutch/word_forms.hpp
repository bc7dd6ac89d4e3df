// SPDX-License-Identifier: GPL-2.0-or-later
// What a municipality knows better of single words than the rules do: of which word one is a form, where a compound is cut, and
// that a word is none. They belong to an index: it is searched with the forms that it was built with.
//
//     WordForms forms;
//     forms.add({FormKind::stem, "kliko's", "kliko"});       // is stemmed as kliko
//     forms.add({FormKind::split, "regenton", "regen|ton"});
//     forms.add({FormKind::whole, "bankstel", ""});          // never cut
//
// They go for the word as it stands there, and as a part of a longer compound that is cut at its border. Once filled, safe
// from every thread.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace vraagbaak::dutch {

enum class FormKind { stem, split, whole };

struct FormRule {
    FormKind kind = FormKind::stem;
    std::string word;
    std::string value;  // stem: the word that it is a form of, empty: of none, it is its own stem; split: "regen|ton"; whole: empty

    friend bool operator==(const FormRule&, const FormRule&) = default;
};

class WordForms {
public:
    // Why a rule says nothing that can be done.
    enum class Problem { none, no_word, bad_value, bad_split };
    static Problem problem_of(const FormRule& rule);

    // A rule without a problem; of two about one word and thing the last stays.
    void add(const FormRule& rule);

    bool empty() const { return stems_.empty() && splits_.empty() && whole_.empty(); }
    bool has(std::string_view folded) const;

    // The word that a word is a form of, folded; empty: it is its own stem. nullptr: nothing is said.
    const std::string* base_of(std::string_view folded) const;
    // Where a word is cut, in bytes; 0: nowhere. nullopt: nothing is said.
    std::optional<std::size_t> boundary_of(std::string_view folded) const;

    // All of them, a line each in one order, and back. Two that do the same have the same text. from_text leaves out what no
    // text() has.
    std::string text() const;
    static WordForms from_text(std::string_view text);

    // Empty without any; changes when one does.
    std::string fingerprint() const;

    friend bool operator==(const WordForms&, const WordForms&) = default;

private:
    std::map<std::string, std::string, std::less<>> stems_;
    std::map<std::string, std::size_t, std::less<>> splits_;
    std::set<std::string, std::less<>> whole_;
};

using SharedForms = std::shared_ptr<const WordForms>;  // or none

}  // namespace vraagbaak::dutch
