// SPDX-License-Identifier: GPL-2.0-or-later
// fuzz_NAME FOLDER ROUNDS: runs a fuzz body over the files in FOLDER and over ROUNDS changes to them, always the same
// ones. An input that ends the program is left behind as NAME.crash in the current folder.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
using Random = std::mt19937_64;

constexpr std::size_t largest = 1 << 16;

std::string current;     // what a handler of signals may read
std::string crash_file;

extern "C" void leave_behind(int signal) {
    if (auto* file = std::fopen(crash_file.c_str(), "wb")) {
        std::fwrite(current.data(), 1, current.size(), file);
        std::fclose(file);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void run(std::string input) {
    current = std::move(input);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current.data()), current.size());
}

std::vector<std::string> read_seeds(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<std::string> seeds;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return seeds;
}

std::size_t below(Random& random, std::size_t bound) { return bound == 0 ? 0 : random() % bound; }

std::string piece(Random& random, const std::string& text) {
    const auto begin = below(random, text.size());
    return text.substr(begin, 1 + below(random, 32));
}

// One change: other bits, a byte, a piece out, a piece of this or another seed in, many times the same, cut short.
void change(Random& random, std::string& text, const std::string& other) {
    const auto at = below(random, text.size());
    switch (random() % 8) {
        case 0:
            if (!text.empty()) text[at] = static_cast<char>(text[at] ^ (1 << random() % 8));
            break;
        case 1: text.insert(at, 1, static_cast<char>(random())); break;
        case 2: text.erase(at, 1 + below(random, 16)); break;
        case 3: text.insert(at, piece(random, text)); break;
        case 4: text.insert(at, piece(random, other)); break;
        case 5: text = text.substr(0, at) + other.substr(below(random, other.size())); break;
        case 6: {
            const auto part = piece(random, text);
            for (auto times = below(random, 100); times > 0; --times) text.insert(at, part);
            break;
        }
        default: text.resize(at);
    }
    if (text.size() > largest) text.resize(largest);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: fuzz_NAME FOLDER ROUNDS\n", stderr);
        return 2;
    }
    crash_file = fs::path(arguments[1]).filename().string() + ".crash";
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) std::signal(signal, leave_behind);

    const auto seeds = read_seeds(arguments[1]);
    if (seeds.empty()) {
        std::fprintf(stderr, "no seeds in %s\n", arguments[1]);
        return 1;
    }
    for (const auto& seed : seeds) run(seed);

    Random random(20'260'101);
    const auto rounds = std::strtoul(arguments[2], nullptr, 10);
    for (unsigned long round = 0; round < rounds; ++round) {
        auto text = seeds[below(random, seeds.size())];
        for (auto changes = 1 + below(random, 6); changes > 0; --changes)
            change(random, text, seeds[below(random, seeds.size())]);
        run(std::move(text));
    }
    std::printf("%zu seeds, %lu changed inputs\n", seeds.size(), rounds);
    return 0;
}
