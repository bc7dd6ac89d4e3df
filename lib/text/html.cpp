// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "text/plain_text.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::unicode {

namespace {

using Names = std::string_view;  // " a b c ", so that a name with spaces around it is found whole

constexpr Names dropped = " script style head template iframe object noscript svg math select textarea button ";
constexpr Names blocks =
    " p div section article aside header footer main nav address figure figcaption h1 h2 h3 h4 h5 h6 ul ol dl table "
    "blockquote pre form fieldset hr details summary center caption ";
constexpr Names line_makers = " br tr dt dd li option legend ";
constexpr Names inline_tags =
    " a abbr acronym b bdi bdo big cite code col colgroup del dfn em font i iframe img input ins kbd label link mark "
    "meta object q s samp script small span strike strong style sub sup tbody td tfoot th thead time tt u var html "
    "body head title svg video audio ";

bool has(Names names, std::string_view name) {
    if (name.empty()) return false;
    for (auto at = names.find(name); at != names.npos; at = names.find(name, at + 1))
        if (names[at - 1] == ' ' && names[at + name.size()] == ' ') return true;
    return false;
}

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool digit(char c) { return c >= '0' && c <= '9'; }

// The name of the tag that begins after the bracket at text[at], in lower case; empty when that is no tag.
std::string tag_name(std::string_view text, std::size_t at) {
    std::string name;
    if (at < text.size() && text[at] == '/') ++at;
    while (at < text.size() && name.size() < 12 && (letter(text[at]) || digit(text[at])))
        name += static_cast<char>(text[at] | 0x20), ++at;
    const auto rest = text.substr(std::min(at, text.size()));
    const bool ends = rest.starts_with('>') || rest.starts_with("/>") || rest.starts_with("&gt;") ||
                      rest.starts_with(' ') || rest.starts_with('\n') || rest.starts_with('\t');
    return ends ? name : std::string();
}

bool entity_at(std::string_view text, std::size_t at) {
    const auto end = text.substr(0, at + 12).find(';', at);
    if (end == text.npos || end < at + 2) return false;
    const std::string name(text.substr(at + 1, end - at - 1));
    if (name.front() == '#') return name.size() > 1 && (digit(name[1]) || name[1] == 'x' || name[1] == 'X');
    return htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str())) != nullptr;
}

struct Signs {
    bool html = false;
    bool lines = false;  // a tag that makes lines of its own
};

Signs signs(std::string_view text) {
    Signs found;
    for (auto at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at + 1)) {
        const bool escaped = text.substr(at).starts_with("&lt;");
        if (text[at] == '<' || escaped) {
            const auto name = tag_name(text, at + (escaped ? 4 : 1));
            const bool line = has(blocks, name) || has(line_makers, name);
            found.html = found.html || line || has(inline_tags, name) || has(dropped, name);
            found.lines = found.lines || line;
            if (text.substr(at).starts_with("<!--")) found.html = true;
        }
        if (text[at] == '&' && !found.html) found.html = entity_at(text, at);
        if (found.html && found.lines) break;
    }
    return found;
}

// Old systems write &#146; and mean the apostrophe of Windows; HTML reads the numbers 128 to 159 so. This is what the
// parser makes of them (U+0080 to U+009F, two bytes that begin with C2) and what they should be.
std::string windows_signs(std::string_view text) {
    static constexpr std::array<const char*, 32> meant = {
        "€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
        "",  "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (text[i] == '\xC2' && next >= 0x80 && next < 0xA0) {
            out += meant[next - 0x80];
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

class Walk {
public:
    explicit Walk(bool keep_lines) : keep_lines_(keep_lines) {}

    std::string operator()(const xmlNode* first) {
        children(first);
        return text_.take();
    }

    std::vector<HtmlPart> parts(const xmlNode* first) {
        parts_.emplace();
        parts_->emplace_back();
        children(first);
        parts_->back().text = text_.take();
        return *std::exchange(parts_, std::nullopt);
    }

private:
    // The parser nests no deeper than 256, so this recursion has an end.
    void children(const xmlNode* first) {
        for (const auto* node = first; node; node = node->next) {
            if (node->type == XML_TEXT_NODE) characters(reinterpret_cast<const char*>(node->content));
            else if (node->type == XML_ELEMENT_NODE) element(*node);
        }
    }

    void characters(const char* content) {
        if (!content) return;
        const auto text = windows_signs(content);
        if (verbatim_) text_.verbatim(text);
        else if (keep_lines_) text_.lines(text);
        else text_.words(text);
    }

    void element(const xmlNode& node) {
        std::string name(reinterpret_cast<const char*>(node.name));
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
        if (has(dropped, name)) return;
        if (parts_ && (name == "h1" || name == "h2")) return heading(node);
        const bool block = has(blocks, name);
        if (block) text_.paragraph();
        else if (name == "li") item();
        else if (has(line_makers, name)) text_.line();
        else if ((name == "td" || name == "th") && follows_cell(node)) text_.words(" | ");
        const bool before = verbatim_;
        const int number = number_;
        verbatim_ = verbatim_ || name == "pre";
        if (name == "ol") number_ = first_number(node);
        else if (name == "ul") number_ = -1;
        children(node.children);
        verbatim_ = before;
        if (name == "ol" || name == "ul") number_ = number;
        if (block) text_.paragraph();
    }

    void heading(const xmlNode& node) {
        parts_->back().text = text_.take();
        auto before = std::exchange(parts_, std::nullopt);  // a heading in a heading is words of it
        children(node.children);
        before->push_back({text_.take(), ""});
        parts_ = std::move(before);
    }

    void item() { text_.item(number_ < 0 ? "- " : std::to_string(number_++) + ". "); }

    static int first_number(const xmlNode& list) {
        const std::unique_ptr<xmlChar, decltype(xmlFree)> start(xmlGetProp(&list, BAD_CAST "start"), xmlFree);
        int number = 1;
        if (start) {
            const std::string_view text(reinterpret_cast<const char*>(start.get()));
            std::from_chars(text.data(), text.data() + text.size(), number);
        }
        return number >= 0 && number < 1'000'000 ? number : 1;
    }

    static bool follows_cell(const xmlNode& node) {
        const auto* before = node.prev;
        while (before && before->type != XML_ELEMENT_NODE) before = before->prev;
        return before != nullptr;
    }

    PlainText text_;
    std::optional<std::vector<HtmlPart>> parts_;
    bool keep_lines_;
    bool verbatim_ = false;
    int number_ = -1;  // of the next item; -1 in lists without numbers
};

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

// Where the tag that begins at html[at] ends, and about how many attributes it has: as the parser reads it, a bracket
// inside a value in quotation marks does not end it.
struct Tag {
    std::size_t end = 0;
    std::size_t attributes = 0;
};

Tag measure(std::string_view html, std::size_t at) {
    Tag tag;
    bool value = false;  // the last sign that is no space was '='
    for (; at < html.size() && html[at] != '>'; ++at) {
        const char c = html[at];
        if (blank(c)) ++tag.attributes;
        if (c == '"' || c == '\'') ++tag.attributes;
        if (value && (c == '"' || c == '\'')) at = std::min(html.find(c, at + 1), html.size() - 1);
        if (!blank(c)) value = c == '=';
    }
    tag.end = std::min(at + 1, html.size());
    return tag;
}

// The parser compares each attribute of a tag with all before it. A tag with more of them than any page has is there to
// keep us busy, and goes.
std::string without_monsters(std::string_view html) {
    constexpr std::size_t most = 500;
    std::string out;
    out.reserve(html.size());
    for (std::size_t i = 0; i < html.size();) {
        if (html[i] == '<' && i + 1 < html.size() && letter(html[i + 1])) {
            const auto tag = measure(html, i);
            if (tag.attributes <= most) out += html.substr(i, tag.end - i);
            i = tag.end;
        } else {
            out += html[i++];
        }
    }
    return out;
}

struct Free {
    void operator()(htmlParserCtxt* context) const {
        if (context->myDoc) xmlFreeDoc(context->myDoc);
        htmlFreeParserCtxt(context);
    }
};

using Document = std::unique_ptr<htmlParserCtxt, Free>;

// No document: there is nothing in it.
Document parse(std::string_view html, bool& cut) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    if (html.empty() || html.size() > INT_MAX) return {};
    Document context(htmlNewParserCtxt());
    if (!context) throw std::bad_alloc();
    const auto safe = without_monsters(html);
    context->myDoc = htmlCtxtReadMemory(context.get(), safe.data(), static_cast<int>(safe.size()), nullptr, "UTF-8",
                                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                            HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    if (!context->myDoc) return {};
    cut = cut || context->disableSAX != 0 || context->lastError.level == XML_ERR_FATAL;
    return context;
}

std::string decode(std::string_view html, bool keep_lines, bool& cut) {
    const auto document = parse(html, cut);
    return document ? Walk(keep_lines)(document->myDoc->children) : std::string();
}

}  // namespace

bool looks_like_html(std::string_view text) { return signs(text).html; }

PlainHtml plain_from_html(std::string_view html) {
    PlainHtml plain;
    plain.text = decode(html, !signs(html).lines, plain.cut);
    const auto left = signs(plain.text);
    if (!left.html) return plain;
    plain.double_escaped = true;
    plain.text = decode(plain.text, !left.lines, plain.cut);
    return plain;
}

HtmlPage page_from_html(std::string_view html) {
    const auto plain = plain_from_html(html);
    HtmlPage page{{}, plain.double_escaped, plain.cut};
    const auto document = plain.double_escaped ? nullptr : parse(html, page.cut);
    if (document) page.parts = Walk(!signs(html).lines).parts(document->myDoc->children);
    else page.parts = {{"", plain.text}};
    return page;
}

}  // namespace vraagbaak::unicode
