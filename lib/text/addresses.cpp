// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "text/characters.hpp"
#include "text/specials.hpp"

namespace vraagbaak::unicode {

namespace {

bool is_local(char c) { return is_alphanumeric(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-'; }

// Letters beyond ASCII may stand in a host name; white space and quotation marks may not.
bool is_host_at(std::string_view text, std::size_t i) {
    return is_alphanumeric(text[i]) || text[i] == '-' ||
           (static_cast<unsigned char>(text[i]) >= 0xC3 && static_cast<unsigned char>(text[i]) <= 0xC5) ||
           (i > 0 && (text[i] & '\xC0') == '\x80' && static_cast<unsigned char>(text[i - 1]) >= 0xC3 &&
            static_cast<unsigned char>(text[i - 1]) <= 0xC5);
}

struct Host {
    std::size_t end = 0;      // behind the last letter
    std::size_t last = 0;     // where the last label begins
    std::size_t labels = 0;
};

Host match_host(std::string_view text, std::size_t begin, std::size_t end) {
    Host host;
    for (auto i = begin; i < end;) {
        const auto label = i;
        while (i < end && is_host_at(text, i)) ++i;
        if (i == label) break;
        host = {i, label, host.labels + 1};
        if (i + 1 >= end || text[i] != '.') break;
        ++i;
    }
    return host;
}

bool all_letters(std::string_view text) { return std::all_of(text.begin(), text.end(), is_letter); }

bool begins_with(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() &&
           std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

// Domains of bare host names. Short on purpose: "klaar.De" is a full stop without a space, no host in Germany.
bool is_common_domain(std::string_view label) {
    constexpr std::string_view domains[] = {"nl", "com", "org", "net", "eu", "be", "info", "frl", "amsterdam", "gov"};
    return std::any_of(std::begin(domains), std::end(domains), [&](std::string_view domain) {
        return label.size() == domain.size() && begins_with(label, domain) && lower(label[1]) == label[1];
    });
}

std::size_t scheme_size(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://", "ftp://"})
        if (begins_with(text, scheme)) return scheme.size();
    return 0;
}

bool is_path(char c) {
    return !(c == '<' || c == '>' || c == '"' || c == '{' || c == '}' || c == '|' || c == '\\' || c == '^' || c == '`');
}

// Sentences end, and brackets close, behind addresses.
std::size_t without_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::string_view trailing = ".,;:!?'\")]}";
    while (end > begin && trailing.find(text[end - 1]) != trailing.npos) --end;
    return end;
}

std::size_t path_end(std::string_view text, std::size_t begin, std::size_t end) {
    auto i = begin;
    while (i < end && is_path(text[i]) && text.substr(i, 2) != "\xE2\x80") ++i;
    return without_punctuation(text, begin, i);
}

}  // namespace

std::optional<Range> match_email(std::string_view text, std::size_t sign, Range where) {
    auto begin = sign;
    while (begin > where.begin && is_local(text[begin - 1])) --begin;
    while (begin < sign && !is_alphanumeric(text[begin])) ++begin;
    if (begin == sign || text[sign - 1] == '.') return std::nullopt;
    const auto host = match_host(text, sign + 1, where.end);
    const bool good = host.labels >= 2 && host.end - host.last >= 2 && text[sign + 1] != '-' &&
                      all_letters(text.substr(host.last, host.end - host.last));
    return good ? std::optional(Range{begin, host.end}) : std::nullopt;
}

std::optional<Url> match_url(std::string_view text, std::size_t begin, std::size_t end) {
    const auto scheme = scheme_size(text.substr(begin, end - begin));
    auto host_begin = begin + scheme;
    const bool www = begins_with(text.substr(host_begin, end - host_begin), "www.");
    if (www) host_begin += 4;
    const auto host = match_host(text, host_begin, end);
    if (host.labels == 0) return std::nullopt;
    const auto domain = text.substr(host.last, host.end - host.last);
    if (scheme == 0 && (host.labels + www < 2 || !all_letters(domain) || domain.size() < 2)) return std::nullopt;
    if (scheme == 0 && !www && !is_common_domain(domain)) return std::nullopt;
    auto stop = host.end;
    const char next = stop < end ? text[stop] : '\0';
    if (next == '/' || next == ':' || next == '?' || next == '#') stop = path_end(text, stop, end);
    else if (stop < end && is_word_at(text, stop)) return std::nullopt;
    stop = std::max(stop, host.end);
    auto words_end = stop;
    while (words_end > host.end && text[words_end - 1] == '/') --words_end;
    return Url{{begin, stop}, {host_begin, words_end}};
}

}  // namespace vraagbaak::unicode
