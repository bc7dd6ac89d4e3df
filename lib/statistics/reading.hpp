// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/database.hpp"
#include "vraagbaak/settings.hpp"
#include "vraagbaak/statistics.hpp"

namespace vraagbaak {

namespace statistics {

inline constexpr auto unknown_word = "[?]";  // stands for a word that has no letters yet

}  // namespace statistics

class [[gnu::visibility("hidden")]] Statistics::Impl {
public:
    // The title of a record for this asker; nullopt: he does not see it.
    using TitleOf = std::function<std::optional<std::string>(const std::string& id)>;

    Impl(std::filesystem::path folder, std::shared_ptr<const DeskSettings> settings, Asker asker, TitleOf title_of);

    std::vector<QuestionUse> questions(Selection selection, const Period& period, std::size_t limit) const;
    std::vector<Rephrasing> rephrasings(const Period& period, std::size_t limit) const;
    std::vector<RecordUse> records(const Period& period, std::size_t limit) const;
    std::optional<RecordUse> record(const std::string& id, const Period& period) const;
    Totals totals(const Period& period) const;

private:
    std::optional<Database> open() const;  // none: nothing was ever counted
    std::string audiences(const Database& database) const;
    void fill(RecordUse& use, const Database& database, const Period& period) const;

    std::filesystem::path folder_;
    std::shared_ptr<const DeskSettings> settings_;
    Asker asker_;
    TitleOf title_of_;
};

}  // namespace vraagbaak
