// SPDX-License-Identifier: GPL-2.0-or-later
// A small municipality with a redacteur's desk, for tests of the lists.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "knowledge_base/tree.hpp"
#include "search/small_base.hpp"

namespace vraagbaak::test {

using Ids = std::vector<std::string>;

inline Record with_keywords(Record record, std::vector<std::string> keywords, std::vector<std::string> titles = {}) {
    record.keywords = std::move(keywords);
    record.alternative_titles = std::move(titles);
    return record;
}

// A municipality in seven articles, one of them for the KCC alone.
class Town {
public:
    explicit Town(Scratch::Where where = Scratch::in_memory) : Town("", where) {}
    explicit Town(const std::string& settings, Scratch::Where where = Scratch::in_memory) : base(settings, where) { base.put(records()); }

    static std::vector<Record> records() {
        auto secret = article("geheim-brug", "Storing brug intern", "De brug gaat niet open. Bel de brugwachter.");
        secret.visibility = std::vector<std::string>{"kcc"};
        return {article("grofvuil", "Grofvuil laten ophalen", "Wij halen oude meubels op. Maak een afspraak."),
                article("paspoort", "Paspoort aanvragen", "Een paspoort vraagt u aan bij de balie. Neem een pasfoto mee."),
                article("paspoort-kwijt", "Paspoort kwijt", "Meld de vermissing van uw paspoort bij de balie."),
                with_keywords(article("boom", "Bomen kappen", "Voor het kappen van een boom is een vergunning nodig. De iepenziekte is besmettelijk."), {"iepziekte", "kapvergunning", "besmetelijk"}),
                with_keywords(article("milieu", "Omgevingsvergunning milieu", "Voor een bedrijf dat het milieu belast."), {"milieustraat"}, {"Waar is de milieustraat?"}),
                article("brengstation", "Afvalbrengstation", "Naar de milieustraat brengt u grof afval."),
                article("brug", "Brug over de Oever", "De brug draait elk half uur."), std::move(secret)};
    }

    Editorial desk(const std::string& role = "redactie", const std::string& moment = some_moment) { return base->editorial({role, moment}); }

    Answer ask(const std::string& question, Asker who = asker()) { return base->search(who, {.text = question, .explain = true}); }
    Ids ids(const std::string& question, Asker who = asker()) { return ids_of(ask(question, std::move(who))); }
    std::string first(const std::string& question, Asker who = asker()) {
        const auto found = ids(question, std::move(who));
        return found.empty() ? "" : found.front();
    }
    bool finds(const std::string& question, const std::string& id) {
        const auto found = ids(question);
        return std::ranges::find(found, id) != found.end();
    }

    std::filesystem::path draft(const std::string& name) const { return base.folder() / "redactie" / name; }

    SmallBase base;
};

inline Asker at_time(int hour, int minute, std::vector<std::string> groups = {}) {
    auto who = asker(std::move(groups));
    who.time = std::chrono::hours{hour} + std::chrono::minutes{minute};
    return who;
}

// The bytes of every file but for who held the lock last.
inline std::map<std::string, std::string> tree_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> out;
    for (const auto& file : files_in(folder))
        if (file.filename() != "write.lock") out[file.string()] = slurp(file);
    return out;
}

}  // namespace vraagbaak::test
