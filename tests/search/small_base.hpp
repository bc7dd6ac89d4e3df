// SPDX-License-Identifier: GPL-2.0-or-later
// A whole base for one test, in memory where the system has that, made and asked through the public API alone.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/scratch.hpp"
#include "vraagbaak/knowledge_base.hpp"

namespace vraagbaak::test {

inline const std::string some_moment = "2027-02-23T09:00:00Z";
inline const Date some_day{std::chrono::year{2027} / 2 / 23};

inline BuildOptions at(const std::string& moment = some_moment) {
    BuildOptions options;
    options.moment = moment;
    return options;
}

inline Asker asker(std::vector<std::string> groups = {}, Date date = some_day) { return {std::move(groups), date, "nl"}; }

inline Record article(const std::string& id, const std::string& title, const std::string& text) {
    Record record;
    record.id = id;
    record.kind = "kennisartikel";
    record.title = title;
    record.sections.push_back({"tekst", "", text, std::nullopt});
    return record;
}

class SmallBase {
public:
    // `settings`: lines of kennisbank.yaml besides the name and the groups.
    explicit SmallBase(const std::string& settings = {}, Scratch::Where where = Scratch::in_memory)
        : scratch_(where), base_(made(scratch_, settings)) {}

    KnowledgeBase& operator*() { return base_; }
    KnowledgeBase* operator->() { return &base_; }
    std::filesystem::path folder() const { return scratch_ / "basis"; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return scratch_ / name; }

    // Puts the records and publishes; every one of them must be good.
    BuildReport put(const std::vector<Record>& records, const std::string& moment = some_moment) {
        auto writer = base_.update();
        for (const auto& record : records)
            if (const auto verdict = writer.put(record); !verdict.accepted())
                throw Error(ErrorKind::refused, verdict.rejected.front().message, verdict.rejected.front().place);
        return writer.commit(at(moment));
    }

    // What the settings say now, as another process would see it.
    void open_again() { base_ = KnowledgeBase::open(folder()); }

private:
    static KnowledgeBase made(const Scratch& scratch, const std::string& settings) {
        KnowledgeBase::create(scratch / "basis");
        spit(scratch / "basis" / "kennisbank.yaml",
             "naam: proef\ngroups: [kcc, burgerzaken, belastingen]\n" + settings);
        return KnowledgeBase::open(scratch / "basis");
    }

    Scratch scratch_;
    KnowledgeBase base_;
};

// Bytes of a file of every generation, as a disk may give them back; the file keeps its place in memory. No rubbish: all behind
// `from` is 0xFF.
inline void damage(const std::filesystem::path& base, const std::string& name, std::size_t from, std::string rubbish = {}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{base / "index"}) {
        if (entry.path().filename() != name) continue;
        std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
        std::fstream file{entry.path(), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(static_cast<std::streamoff>(from));
        if (rubbish.empty()) rubbish.assign(entry.file_size() - from, '\xFF');
        if (!file.write(rubbish.data(), static_cast<std::streamsize>(rubbish.size()))) throw std::runtime_error{name + " cannot be damaged"};
    }
}

inline std::vector<std::string> ids_of(const Answer& answer) {
    std::vector<std::string> ids;
    for (const auto& hit : answer.hits) ids.push_back(hit.id);
    return ids;
}

}  // namespace vraagbaak::test
