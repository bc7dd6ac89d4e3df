// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/build_progress.hpp"

#include <cmath>
#include <utility>

#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

namespace {

constexpr std::chrono::milliseconds shortest_estimate{300};  // before that it would jump about

}  // namespace

void BuildProgress::phase(std::string name, std::uint64_t total, std::uint64_t bytes) {
    bytes_ = bytes;
    bytes_read_ = 0;
    progress_ = {std::move(name), 0, total, 0, std::chrono::seconds{0}};
    begin_ = Clock::now();
    tell(true);
}

void BuildProgress::step() {
    ++progress_.done;
    tell(false);
}

void BuildProgress::pulse() { tell(false); }

void BuildProgress::read(std::uint64_t bytes) {
    bytes_read_ += bytes;
    tell(false);
}

// By what is read of the sources, which is known in a first build too and whatever has changed; else by the number of records there were.
double BuildProgress::share_done() const {
    const auto share = [](std::uint64_t done, std::uint64_t all) { return done > all ? 0 : static_cast<double>(done) / static_cast<double>(all); };
    if (bytes_ > 0) return share(bytes_read_, bytes_);
    return progress_.total > 0 ? share(progress_.done, progress_.total) : 0;
}

void BuildProgress::check_stop() const {
    if (options_.stop.stop_requested()) throw Error(ErrorKind::refused, {"cancelled", {}});
}

void BuildProgress::tell(bool now) {
    check_stop();
    if (!options_.progress || (!now && Clock::now() - told_ < std::chrono::milliseconds{100})) return;
    told_ = Clock::now();
    const std::chrono::duration<double> spent = told_ - begin_;
    progress_.per_second = spent.count() > 0 ? static_cast<double>(progress_.done) / spent.count() : 0;
    const auto share = share_done();
    const bool tells = share > 0 && spent >= shortest_estimate;
    progress_.left = std::chrono::seconds{tells ? std::lround(spent.count() * (1 - share) / share) : 0};
    options_.progress(progress_);
}

}  // namespace vraagbaak::index
