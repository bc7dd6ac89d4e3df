// SPDX-License-Identifier: GPL-2.0-or-later
// Fields that are more than a text, a list or a date: one function each, from the value of a source into the record.
#pragma once

#include <string>
#include <vector>

#include "record/spot.hpp"

namespace vraagbaak::record {

void read_visibility(const Spot& spot, Record& record);
void read_audiences(const Spot& spot, Record& record);
void read_sections(const Spot& spot, Record& record);
void read_links(const Spot& spot, Record& record);
void read_referral(const Spot& spot, Record& record);
void read_delivered(const Spot& spot, Record& record);       // productAanwezig
void read_active(const Spot& spot, Record& record);          // actief
void read_present(const Spot& spot, Record& record);         // aanwezig: the half days as a list
void read_day_parts(const Spot& spot, Record& record);       // dagdelen: the same as people write it
void read_absences(const Spot& spot, Record& record);        // afwezig
void read_announcements(const Spot& spot, Record& record);
void read_availability(const Spot& spot, Record& record);
void read_replacement(const Spot& spot, Record& record);
void read_locations(const Spot& spot, Record& record);
void read_contacts(const Spot& spot, Record& record);
void read_fallback(const Spot& spot, Record& record);
void read_mailings(const Spot& spot, Record& record);
void read_keywords(const Spot& spot, Record& record);
void read_nothing(const Spot& spot, Record& record);         // known, and of no use here

// Labels of a value: a list, or one text with commas. Unset for null and the empty text.
Visibility read_labels(const Spot& spot);

}  // namespace vraagbaak::record
