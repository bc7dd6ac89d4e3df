// SPDX-License-Identifier: GPL-2.0-or-later
// YAML → Value by the events of yaml-cpp. Its tree is not used: it would follow aliases, and a page of them can stand
// for more values than there is memory.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <istream>
#include <streambuf>

#include "record/value.hpp"

namespace vraagbaak::record {

namespace {

struct Refused {
    Message message;
    YAML::Mark mark;
};

// yaml-cpp counts from 0, and from -1 where it does not know.
std::size_t line_of(const YAML::Mark& mark) { return mark.line < 0 ? 0 : static_cast<std::size_t>(mark.line) + 1; }

class Events : public YAML::EventHandler {
public:
    explicit Events(Value& root) : builder_(root) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        Value value;
        value.line = line_of(mark);
        keep(builder_.awaits_key() ? builder_.key("") : builder_.scalar(std::move(value)), mark);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw Refused{{"yaml_alias", {}}, mark}; }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        refuse_anchor(mark, anchor);
        if (builder_.awaits_key()) return keep(builder_.key(text), mark);
        Value value;
        value.line = line_of(mark);
        if (tag != "?" || !is_null(text)) {  // "?": written without quotation marks
            value.kind = Value::Kind::text;
            value.text = text;
        }
        keep(builder_.scalar(std::move(value)), mark);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(Value::Kind::list, mark, anchor);
    }
    void OnSequenceEnd() override { builder_.close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(Value::Kind::map, mark, anchor);
    }
    void OnMapEnd() override { builder_.close(); }

private:
    static bool is_null(const std::string& text) { return text.empty() || text == "~" || same_key(text, "null"); }

    void open(Value::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        refuse_anchor(mark, anchor);
        if (builder_.awaits_key()) throw Refused{{"yaml_key", {}}, mark};
        keep(builder_.open(kind, line_of(mark)), mark);
    }
    static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) throw Refused{{"yaml_alias", {}}, mark};
    }
    void keep(bool good, const YAML::Mark& mark) {
        if (!good) throw Refused{builder_.problem(), mark};
    }

    ValueBuilder builder_;
};

// The parser wants a stream; this one reads the bytes where they are.
class Bytes : public std::streambuf {
public:
    explicit Bytes(std::string_view text) {
        auto* begin = const_cast<char*>(text.data());  // a get area is only read
        setg(begin, begin, begin + text.size());
    }
};

// The line of a quotation mark that begins a value and is never closed; 0: there is none. The parser tells where it
// gave up, which is the end of the text.
std::size_t line_of_open_quote(std::string_view yaml) {
    std::size_t line = 1;
    char before = '\n';  // what is no space before a sign
    for (std::size_t i = 0; i < yaml.size(); ++i) {
        const char c = yaml[i];
        const bool begins =
            (c == '"' || c == '\'') && std::string_view("\n:-[,{").find(before) != std::string_view::npos;
        if (begins) {
            const auto opened = line;
            for (++i; i < yaml.size() && yaml[i] != c; ++i) {
                if (yaml[i] == '\n') ++line;
                if (yaml[i] == '\\' && c == '"' && i + 1 < yaml.size() && yaml[i + 1] != '\n') ++i;
            }
            if (i == yaml.size()) return opened;
        }
        if (c == '\n') ++line;
        if (c != ' ' && c != '\t') before = c;
    }
    return 0;
}

Finding syntax_finding(std::string_view yaml, const YAML::Exception& problem) {
    const auto open = line_of_open_quote(yaml);
    if (open != 0) return {{"yaml_open_quote", {}}, {"", open, ""}};
    return {{"yaml_syntax", {}}, {"", line_of(problem.mark), ""}};
}

}  // namespace

Parsed parse_yaml(std::string_view yaml) {
    Parsed parsed;
    try {
        // yaml-cpp lets a text in quotation marks run on to the end of the file, and would swallow a zichtbaarheid on
        // its way; at the mark of an end of document it complains.
        const auto ended = std::string(yaml) + "\n...\n";
        Bytes bytes(ended);
        std::istream in(&bytes);
        YAML::Parser parser(in);
        Events events(parsed.value);
        parser.HandleNextDocument(events);
        Value more;
        Events after(more);
        if (parser.HandleNextDocument(after)) parsed.finding = {{"yaml_two_documents", {}}, {}};
    } catch (const Refused& refused) {
        parsed.finding = {refused.message, {"", line_of(refused.mark), ""}};
    } catch (const YAML::Exception& problem) {  // its words are English, and about YAML rather than about the text
        parsed.finding = syntax_finding(yaml, problem);
    }
    return parsed;
}

}  // namespace vraagbaak::record
