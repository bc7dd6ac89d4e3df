// SPDX-License-Identifier: GPL-2.0-or-later
#include "statistics/contacts.hpp"

#include <algorithm>

namespace vraagbaak::statistics {

namespace {

constexpr auto kept_for = std::chrono::minutes{30};
constexpr std::size_t most_contacts = 10'000;  // at once; who has more forgets the oldest

}  // namespace

Contacts::Last* Contacts::last(const std::string& contact, Moment now) {
    forget(now);
    const auto found = contact.empty() ? contacts_.end() : contacts_.find(contact);
    return found == contacts_.end() ? nullptr : &found->second;
}

void Contacts::asked(const std::string& contact, std::string question, std::string kept, Moment now) {
    if (contact.empty()) return;
    if (contacts_.size() >= most_contacts && !contacts_.contains(contact))
        contacts_.erase(std::ranges::min_element(contacts_, {}, [](const auto& one) { return one.second.moment; }));
    contacts_[contact] = {std::move(question), std::move(kept), false, now};
}

void Contacts::forget(Moment now) {
    std::erase_if(contacts_, [&](const auto& one) { return now - one.second.moment > kept_for; });
}

}  // namespace vraagbaak::statistics
