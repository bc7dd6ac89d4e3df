// SPDX-License-Identifier: GPL-2.0-or-later
// Files and history hold roles and no people. Whether a text is the name of a person, by a rule that can be said in a sentence.
#pragma once

#include <string_view>

namespace vraagbaak::dutch {

// Two words or more that begin with a capital (Jan de Vries, Jan.deVries), an initial before such a word (J. de Vries, J Jansen), what
// follows a title (mevrouw Jansen), or a first name alone (Piet). A word of nl/rolwoorden.txt, or one that ends so, makes it a role:
// Team Burgerzaken. A word of capitals alone is no name: KCC Oeverwaarde. Another word alone, and what is written small without a
// title, may be a name as well, and nobody can tell: false. Every thread.
bool looks_like_name(std::string_view role);

}  // namespace vraagbaak::dutch
