// SPDX-License-Identifier: GPL-2.0-or-later
#include "index/build_progress.hpp"

#include <utility>

#include "vraagbaak/error.hpp"

namespace vraagbaak::index {

void BuildProgress::phase(std::string name, std::uint64_t total) {
    progress_ = {std::move(name), 0, total, 0, std::chrono::seconds{0}};
    begin_ = Clock::now();
    tell(true);
}

void BuildProgress::step() {
    ++progress_.done;
    tell(false);
}

void BuildProgress::pulse() { tell(false); }

void BuildProgress::check_stop() const {
    if (options_.stop.stop_requested()) throw Error(ErrorKind::refused, {"cancelled", {}});
}

void BuildProgress::tell(bool now) {
    check_stop();
    if (!options_.progress || (!now && Clock::now() - told_ < std::chrono::milliseconds{100})) return;
    told_ = Clock::now();
    const std::chrono::duration<double> spent = told_ - begin_;
    progress_.per_second = spent.count() > 0 ? static_cast<double>(progress_.done) / spent.count() : 0;
    if (progress_.total > progress_.done && progress_.per_second > 0)
        progress_.left = std::chrono::seconds{
            static_cast<long>(static_cast<double>(progress_.total - progress_.done) / progress_.per_second)};
    options_.progress(progress_);
}

}  // namespace vraagbaak::index
