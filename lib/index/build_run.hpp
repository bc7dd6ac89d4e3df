// SPDX-License-Identifier: GPL-2.0-or-later
// One build from its first record to the published generation: reading, rules over all records together, indexing,
// refusals, self-test, publishing, change journal, collection of old generations.
#pragma once

#include <filesystem>
#include <functional>

#include "base/immutable_store.hpp"
#include "dutch/word_forms.hpp"
#include "index/additions.hpp"
#include "index/feed.hpp"
#include "index/merging.hpp"
#include "vraagbaak/build.hpp"
#include "vraagbaak/settings.hpp"

namespace vraagbaak::index {

// Looks at a generation that is whole and that nobody reads yet; throws Error(refused) when it may not be published.
using Gate = std::function<void(const std::filesystem::path& folder)>;

// The caller holds the writer lock of the base. When something in the sources is why nothing is published, the report
// says so in `refused`, beside the records that were rejected; the base is then as it was, as after every exception.
// `forms`: the word forms of the new generation, or none. `pairs`: what the redacteur said of people who may be the same, for a build
// from sources.
void build(const std::filesystem::path& base_folder, const ImmutableStore& store, const Settings& settings,
           const Feed& feed, const Additions& additions, const BuildOptions& options, BuildReport& report,
           const Gate& gate = {}, const dutch::SharedForms& forms = {}, const PairRules& pairs = {});

// What build() would report, refusals included: writes nothing and needs no lock.
void rehearse(const ImmutableStore& store, const Settings& settings, const Feed& feed, const Additions& additions,
              const BuildOptions& options, BuildReport& report, const PairRules& pairs = {});

}  // namespace vraagbaak::index
