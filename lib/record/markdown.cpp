// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/markdown.hpp"

#include <cmark.h>

#include <memory>
#include <string>

#include "record/heading.hpp"
#include "text/html.hpp"
#include "record/markdown_table.hpp"
#include "text/plain_text.hpp"
#include "record/sections.hpp"
#include "record/spot.hpp"

namespace vraagbaak::record {

namespace {

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text ? text : "";
}

// Raw HTML between words: the tags go, what stands between them stays, but not that of scripts and styles.
class InlineHtml {
public:
    void tag(std::string_view html, unicode::PlainText& out) {
        if (html.starts_with("<br") || html.starts_with("<BR")) out.line();
        for (const std::string_view name : {"script", "style"}) {
            if (same_key(html.substr(0, name.size() + 1), '<' + std::string(name))) inside_ = name;
            if (same_key(html.substr(0, name.size() + 2), "</" + std::string(name)) && inside_ == name) inside_ = {};
        }
    }
    bool hides() const { return !inside_.empty(); }

private:
    std::string_view inside_;
};

// Walks one block with cmark's iterator, which does not recurse.
class Walk {
public:
    explicit Walk(unicode::PlainText& out) : out_(out) {}

    void operator()(cmark_node* block) {
        const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(block), cmark_iter_free);
        for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE; event = cmark_iter_next(iter.get()))
            visit(cmark_iter_get_node(iter.get()), event == CMARK_EVENT_ENTER);
    }

private:
    void visit(cmark_node* node, bool enter) {
        if (node == table_.header) in_table_ = true;
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_PARAGRAPH:
            table_ = enter ? find_table(node) : MarkdownTable{};
            in_table_ = false;
            [[fallthrough]];
        case CMARK_NODE_HEADING: case CMARK_NODE_BLOCK_QUOTE: case CMARK_NODE_THEMATIC_BREAK:
            inline_html_ = {};
            out_.paragraph();
            break;
        case CMARK_NODE_LIST: list(node, enter); break;
        case CMARK_NODE_ITEM:
            if (enter) item();
            break;
        case CMARK_NODE_CODE_BLOCK:
            out_.paragraph();
            out_.verbatim(literal(node));
            out_.paragraph();
            break;
        case CMARK_NODE_HTML_BLOCK:
            out_.paragraph();
            out_.lines(unicode::plain_from_html(literal(node)).text);
            out_.paragraph();
            break;
        case CMARK_NODE_TEXT: case CMARK_NODE_CODE:
            if (!inline_html_.hides()) words(node);
            break;
        case CMARK_NODE_SOFTBREAK:
            if (in_table_ || (table_.header && cmark_node_next(node) == table_.header)) out_.line();
            else out_.words(" ");
            break;
        case CMARK_NODE_LINEBREAK: out_.line(); break;
        case CMARK_NODE_HTML_INLINE: inline_html_.tag(literal(node), out_); break;
        default: break;
        }
    }

    void words(cmark_node* node) {
        if (node == table_.delimiter) return;
        const bool of_row = in_table_ && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_PARAGRAPH &&
                            cmark_node_get_type(node) == CMARK_NODE_TEXT;
        if (of_row) out_.words(row_text(node));
        else out_.words(literal(node));
    }

    void list(cmark_node* node, bool enter) {
        if (enter) {
            const bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
            numbers_.push_back(numbered ? cmark_node_get_list_start(node) : -1);
        } else {
            numbers_.pop_back();
            out_.paragraph();
        }
    }

    void item() {
        const bool numbered = numbers_.back() >= 0;
        out_.item(numbered ? std::to_string(numbers_.back()++) + ". " : "- ");
    }

    unicode::PlainText& out_;
    InlineHtml inline_html_;
    MarkdownTable table_;  // of the paragraph that is open
    bool in_table_ = false;
    std::vector<int> numbers_;  // of the lists that are open: that of the next item, -1 for lists without
};

std::string text_of(cmark_node* block) {
    unicode::PlainText out;
    Walk{out}(block);
    return out.take();
}

class Reader {
public:
    explicit Reader(std::size_t first_line) : first_line_(first_line) {
        section_.section.key = body_key;
        section_.line = first_line;
    }

    Body operator()(cmark_node* document) {
        for (auto* block = cmark_node_first_child(document); block; block = cmark_node_next(block)) {
            const bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
            if (heading && cmark_node_get_heading_level(block) <= 2) begin(block);
            else Walk{text_}(block);
        }
        finish();
        return std::move(body_);
    }

private:
    void begin(cmark_node* block) {
        finish();
        auto heading = parse_heading(text_of(block));
        section_ = {std::move(heading.section), first_line_ + static_cast<std::size_t>(cmark_node_get_start_line(block)) - 1};
        for (auto& problem : heading.problems)
            body_.refused.push_back({std::move(problem), {"", section_.line, section_.section.title}});
    }

    void finish() {
        section_.section.text = text_.take();
        if (!section_.section.title.empty() || !section_.section.text.empty())
            body_.sections.push_back(std::move(section_));
    }

    std::size_t first_line_;
    BodySection section_;
    unicode::PlainText text_;
    Body body_;
};

}  // namespace

Body parse_markdown(std::string_view markdown, std::size_t first_line) {
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
        cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
    return Reader(first_line)(document.get());
}

}  // namespace vraagbaak::record
