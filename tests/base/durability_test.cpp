// SPDX-License-Identifier: GPL-2.0-or-later
// What a power cut would take: from the calls that a publish makes, in their order, follows what is not yet synced at
// the moments that count. (A test cannot cut the power, and a killed process loses nothing that it gave to the system.)
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "base/immutable_store.hpp"
#include "base/preload.hpp"
#include "child.hpp"
#include "scratch.hpp"
#include "store_fixture.hpp"

#ifdef VRAAGBAAK_IO_FAULT

using namespace vraagbaak;
using namespace vraagbaak::test;
namespace fs = std::filesystem;

namespace {

// Bytes of files and names in folders that the disk may not have yet.
class Unsynced {
public:
    void written(const std::string& path) { bytes_.insert(path); }
    void named(const std::string& path) { names_.insert(path); }
    void synced(const std::string& path) {
        bytes_.erase(path);
        std::erase_if(names_, [&](const auto& name) { return fs::path{name}.parent_path() == path; });
    }
    void renamed(const std::string& to, const std::string& from) {
        for (auto* set : {&bytes_, &names_}) {
            std::set<std::string> moved;
            for (const auto& path : *set) moved.insert(is_in(path, from) ? to + path.substr(from.size()) : path);
            *set = std::move(moved);
        }
        names_.insert(to);
    }

    // Bytes of `path` and of all in it, and the names of all in it.
    std::set<std::string> inside(const std::string& path) const {
        std::set<std::string> result;
        for (const auto& each : bytes_)
            if (is_in(each, path)) result.insert(each);
        for (const auto& each : names_)
            if (is_in(each, path) && each != path) result.insert(each);
        return result;
    }

    std::set<std::string> names() const { return names_; }

private:
    static bool is_in(const std::string& path, const std::string& folder) {
        return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
    }
    std::set<std::string> bytes_;
    std::set<std::string> names_;
};

using Set = std::set<std::string>;

}  // namespace

TEST_SUITE("base/immutable_store: durability") {
    TEST_CASE("nothing counts before it is on disk, and a publish that returned is on disk") {
        const Scratch scratch;
        const auto store = store_in(fs::canonical(scratch.folder()) / "index");
        for (std::uint64_t seed = 1; seed <= 3; ++seed) publish(store, seed);
        const auto folder = store.folder().string(), log = (scratch / "log").string();
        const auto status = Child::program({VRAAGBAAK_PUBLISHER, folder, "1"},
                                           {preload(VRAAGBAAK_IO_FAULT),
                                            "VRAAGBAAK_FAULT_UNDER=" + folder, "VRAAGBAAK_FAULT_LOG=" + log})
                                .wait();
        REQUIRE(status == 0);

        Unsynced unsynced;
        int published = 0, sealed = 0, removed = 0;
        std::ifstream lines{log};
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words{line};
            std::string call, path, from;
            words >> call >> path >> from;
            CAPTURE(line);
            if (path == folder + "/write.lock") continue;  // says who locks, which a power cut may take
            if (call == "rename") {
                CHECK(unsynced.inside(from) == Set{});
                if (path == folder + "/CURRENT") {
                    // Beside its own name, which this rename replaces, all that was named before is on disk.
                    CHECK(unsynced.names() == Set{from});
                    ++published;
                }
                if (path == folder + "/gen-0000004") ++sealed;
                if (path.find("/tmp-del-") != path.npos) {
                    CHECK(unsynced.names() == Set{});  // the new version is safe before an old one goes
                    ++removed;
                }
                unsynced.renamed(path, from);
            } else if (call == "fsync") {
                unsynced.synced(path);
            } else if (call == "write") {
                unsynced.written(path);
            } else if (call == "create" || call == "mkdir") {
                unsynced.named(path);
            } else {
                CHECK(call == "open");  // a file that is there, to lock it
            }
        }
        CHECK(published == 1);
        CHECK(sealed == 1);
        CHECK(removed == 1);
        CHECK(unsynced.inside(folder) == Set{});
    }
}

#endif
