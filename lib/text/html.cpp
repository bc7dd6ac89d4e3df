// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
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

// How many bytes of "&lt;", "&amp;lt;" and so on stand at text[at]; 0: none. `name`: "lt;" or "gt;".
std::size_t escaped_bracket(std::string_view text, std::size_t at, std::string_view name) {
    if (at >= text.size() || text[at] != '&') return 0;
    auto end = at + 1;
    while (text.substr(end).starts_with("amp;")) end += 4;
    return text.substr(end).starts_with(name) ? end + name.size() - at : 0;
}

// The name of the tag that begins after the bracket at text[at], in lower case; empty when that is no tag.
std::string tag_name(std::string_view text, std::size_t at) {
    std::string name;
    if (at < text.size() && text[at] == '/') ++at;
    while (at < text.size() && name.size() < 12 && (letter(text[at]) || digit(text[at])))
        name += static_cast<char>(text[at] | 0x20), ++at;
    const auto rest = text.substr(std::min(at, text.size()));
    const bool ends = rest.starts_with('>') || rest.starts_with("/>") || escaped_bracket(rest, 0, "gt;") > 0 ||
                      rest.starts_with(' ') || rest.starts_with('\n') || rest.starts_with('\t');
    return ends ? name : std::string();
}

// The name between & and ; at text[at]; empty when none is there.
std::string entity_name(std::string_view text, std::size_t at) {
    const auto end = text.substr(0, at + 12).find(';', at);
    return end == text.npos || end < at + 2 ? std::string() : std::string(text.substr(at + 1, end - at - 1));
}

// The character that an entity stands for; 0: it is none.
char32_t entity_value(const std::string& name) {
    if (!name.starts_with('#')) {
        const auto* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
        return known ? known->value : 0;
    }
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    std::uint32_t value = 0;
    const auto* const end = name.data() + name.size();
    const auto [rest, problem] = std::from_chars(name.data() + (hex ? 2 : 1), end, value, hex ? 16 : 10);
    const bool character = value < 0xD800 || (value >= 0xE000 && value <= 0x10FFFF);
    return problem == std::errc{} && rest == end && character ? value : 0;
}

bool entity_at(std::string_view text, std::size_t at) {
    return entity_value(entity_name(text, at)) != 0;
}

// One layer of entities less; tags stay as they are.
std::string unescaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto name = text[at] == '&' ? entity_name(text, at) : std::string();
        const auto value = entity_value(name);
        if (value == 0) {
            out += text[at];
            continue;
        }
        std::array<xmlChar, 4> bytes{};
        const auto length = xmlCopyCharMultiByte(bytes.data(), static_cast<int>(value));
        out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
        at += name.size() + 1;
    }
    return out;
}

// What a text holds of HTML.
struct Signs {
    bool html = false;     // any of these, or a comment or an entity
    bool tags = false;     // "<p>"
    bool escaped = false;  // "&lt;p&gt;", however often it was escaped
    bool lines = false;    // a tag, escaped at most once, that makes lines of its own
};

// `any`: the first sign is enough.
Signs signs(std::string_view text, bool any = false) {
    Signs found;
    for (auto at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at + 1)) {
        const auto escaped = escaped_bracket(text, at, "lt;");
        if (text[at] == '<' || escaped) {
            const auto name = tag_name(text, at + std::max<std::size_t>(escaped, 1));
            const bool line = has(blocks, name) || has(line_makers, name);
            const bool tag = line || has(inline_tags, name) || has(dropped, name) || text.substr(at).starts_with("<!--");
            found.html = found.html || tag;
            (escaped ? found.escaped : found.tags) |= tag;
            found.lines = found.lines || (line && escaped <= std::string_view("&lt;").size());
        }
        if (text[at] == '&' && !found.html) found.html = entity_at(text, at);
        if ((any && found.html) || (found.tags && found.escaped && found.lines)) break;
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

// Do tags enclose the whole text? What is said of HTML ("<p> begint een alinea") seldom begins and ends with one.
bool enclosed(std::string_view text) {
    const auto known = [&](std::size_t at) {
        const auto name = tag_name(text, at);
        return has(blocks, name) || has(line_makers, name) || has(inline_tags, name) || has(dropped, name);
    };
    if (!text.starts_with('<') || !text.ends_with('>')) return false;
    const auto last = text.rfind('<');
    return text.substr(last).starts_with("</") && known(1) && known(last + 1);
}

// Takes the markup off paragraphs of plain text that tags enclose: they were escaped among paragraphs that were not.
bool strip_paragraphs(std::string& text, bool& cut) {
    std::string out;
    bool any = false;
    for (std::string_view rest = text; !rest.empty();) {
        const auto paragraph = rest.substr(0, rest.find("\n\n"));
        const bool markup = enclosed(paragraph);
        const auto plain = markup ? decode(paragraph, !signs(paragraph).lines, cut) : std::string(paragraph);
        if (!plain.empty()) out += (out.empty() ? "" : "\n\n") + plain;
        any = any || markup;
        rest.remove_prefix(std::min(paragraph.size() + 2, rest.size()));
    }
    if (any) text = std::move(out);
    return any;
}

// A text as its last parse reads it.
struct Layers {
    std::string text;
    bool markup = true;  // else it is plain, and stays as it is
    bool double_escaped = false;
    std::optional<std::string> plain = std::nullopt;  // what there is to read in it, when that is known already
};

// Takes off what lies over the markup: at most two layers of entities. A parse takes one off as well, so a text that has
// no tag of its own is looked at before it, and what a parse leaves of one that has some after it.
Layers outermost(std::string_view html, bool& cut) {
    Layers layers{.text = std::string(html)};
    auto found = signs(html);
    if (!found.tags && found.escaped) {
        layers.double_escaped = true;
        for (int layer = 0; layer < 2 && !found.tags; ++layer) found = signs(layers.text = unescaped(layers.text));
        layers.markup = found.tags;
        if (!layers.markup) layers.plain = layers.text;
        return layers;
    }
    auto left = decode(html, !found.lines, cut);
    const auto under = signs(left);
    if (!under.html || (under.tags && !enclosed(left))) {
        layers.plain = std::move(left);
        return layers;
    }
    layers.double_escaped = true;
    layers.text = under.tags || !under.escaped ? std::move(left) : unescaped(left);
    return layers;
}

}  // namespace

bool looks_like_html(std::string_view text) { return signs(text, true).html; }

PlainHtml plain_from_html(std::string_view html) {
    PlainHtml plain;
    auto layers = outermost(html, plain.cut);
    plain.double_escaped = layers.double_escaped;
    plain.text = layers.plain ? std::move(*layers.plain) : decode(layers.text, !signs(layers.text).lines, plain.cut);
    if (!plain.double_escaped) plain.double_escaped = strip_paragraphs(plain.text, plain.cut);
    return plain;
}

HtmlPage page_from_html(std::string_view html) {
    HtmlPage page;
    auto layers = outermost(html, page.cut);
    page.double_escaped = layers.double_escaped;
    const auto document = layers.markup ? parse(layers.text, page.cut) : nullptr;
    if (document) page.parts = Walk(!signs(layers.text).lines).parts(document->myDoc->children);
    if (document && !page.double_escaped)
        for (auto& part : page.parts) page.double_escaped = strip_paragraphs(part.text, page.cut) || page.double_escaped;
    if (!document) page.parts = {{"", layers.markup ? "" : std::move(layers.text)}};
    return page;
}

}  // namespace vraagbaak::unicode
