// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/build_id.hpp"

#include <link.h>

#include <cstdint>
#include <cstring>
#include <string_view>

namespace vraagbaak {

namespace {

struct Search {
    std::uintptr_t address;
    std::string found;
};

std::uintptr_t aligned(std::uintptr_t size) { return (size + 3) / 4 * 4; }

std::string build_id_in(std::string_view notes) {
    ElfW(Nhdr) note;
    while (notes.size() >= sizeof note) {
        std::memcpy(&note, notes.data(), sizeof note);
        const auto name = sizeof note, id = name + aligned(note.n_namesz), end = id + aligned(note.n_descsz);
        if (end > notes.size()) return {};
        if (note.n_type == NT_GNU_BUILD_ID && notes.substr(name, note.n_namesz) == std::string_view("GNU", 4)) {
            constexpr std::string_view digits = "0123456789abcdef";
            std::string text;
            for (const char c : notes.substr(id, note.n_descsz)) {
                text += digits[static_cast<unsigned char>(c) >> 4];
                text += digits[static_cast<unsigned char>(c) & 15];
            }
            return text;
        }
        notes.remove_prefix(end);
    }
    return {};
}

int look(dl_phdr_info* object, std::size_t, void* data) {
    auto& search = *static_cast<Search*>(data);
    bool here = false;
    for (int i = 0; i < object->dlpi_phnum; ++i) {
        const auto& part = object->dlpi_phdr[i];
        const auto begin = object->dlpi_addr + part.p_vaddr;
        here |= part.p_type == PT_LOAD && search.address >= begin && search.address - begin < part.p_memsz;
    }
    if (!here) return 0;
    for (int i = 0; i < object->dlpi_phnum && search.found.empty(); ++i) {
        const auto& part = object->dlpi_phdr[i];
        if (part.p_type == PT_NOTE)
            search.found = build_id_in({reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr), part.p_memsz});
    }
    return 1;
}

}  // namespace

std::string build_id_of(const void* address) {
    Search search{reinterpret_cast<std::uintptr_t>(address), {}};
    dl_iterate_phdr(look, &search);
    return search.found;
}

}  // namespace vraagbaak
