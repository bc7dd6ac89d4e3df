// SPDX-License-Identifier: GPL-2.0-or-later
// A program that publishes versions, for tests that kill it or make its system calls fail.
//
//   publisher FOLDER TIMES    publishes that many versions (0: for ever), removing all but three, and prints the number
//                             of each as soon as publish() has returned
// Exit status: 0 done, 6 the system refused, 4 locked, 5 no sound version afterwards.
#include <cstdio>
#include <cstdlib>

#include "store_fixture.hpp"
#include "vraagbaak/error.hpp"

using namespace vraagbaak;

namespace {

// Numbers go up, so the third from the end is the oldest that stays.
void keep_three(const ImmutableStore& store) {
    const auto numbers = store.numbers();
    const auto oldest = numbers.size() > 3 ? numbers[numbers.size() - 3] : 0;
    store.collect([&](const VersionInfo& info) { return info.number >= oldest; });
}

int publish(const ImmutableStore& store, long times) {
    const auto lock = WriterLock::take(store.folder() / "write.lock", "2027-02-23T10:15:00Z");
    for (long i = 0; times == 0 || i < times; ++i) {
        const auto number = test::publish(store, store.numbers().empty() ? 1 : store.numbers().back() + 1);
        std::printf("%llu\n", static_cast<unsigned long long>(number));
        std::fflush(stdout);
        keep_three(store);
    }
    return store.open_current().version ? 0 : 5;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    try {
        const auto store = test::store_in(std::filesystem::path{argv[1]});
        ensure_folder(store.folder());
        return publish(store, std::atol(argv[2]));
    } catch (const Error& error) {
        return error.kind() == ErrorKind::locked ? 4 : 6;
    } catch (const std::ios::failure&) {
        return 6;
    }
}
