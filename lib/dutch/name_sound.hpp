// SPDX-License-Identifier: GPL-2.0-or-later
// How a Dutch name sounds, roughly: names that are written in each other's place have a key in common.
//
//   Jansen Janssen Janszen    de Vries Fries    Meijer Meyer Meier Maier    Kuiper Cuijper    Dijk Dyk    Sytske Sietske
//
// Wider than sound() (sound.hpp), which is for words: a name is not known by its meaning, keeps spellings of centuries, and the right
// person is told from those that sound like him by his other name. Of the same kind as Kölner Phonetik (Postel 1969), which
// drops all vowels and so makes Meijer one with Maar, as Daitch-Mokotoff (1985), which gives a name several keys where its
// spelling has several sounds, as this does, and as the rules for Dutch names of Pfeifer, Poersch & Fuhr (1996), who
// measured that phonetic keys and typing errors find different names: so both are used. The spellings are those of the Dutch
// name standard (Bloothooft 1994, Corpus-based name standardization): y ij ei; c k q; ck k; v f; z s; x ks; sch s; th t; gh ch g;
// ph f; d t at the end; ae aa, ue uu, oe oo, and any letter twice.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vraagbaak::dutch {

// One key, or two: y may be i as well as ij, and oe and ou may be u (Youssef, Joesoef). The first is the usual one. `folded` by
// text::fold; bytes of other scripts are kept. Empty for a word without letters.
std::vector<std::string> name_sounds(std::string_view folded);

}  // namespace vraagbaak::dutch
