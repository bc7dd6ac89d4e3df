// SPDX-License-Identifier: GPL-2.0-or-later
// Samenwerkende Catalogi (XML): a feed of products, read product by product by libxml2's reader. Nothing is fetched; a
// file that declares a document type, which is where entities come from, is refused. From where a file is no XML each
// product is read by itself.
#include <libxml/xmlreader.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <sstream>
#include <string>
#include <unordered_map>
#include <utility>

#include "record/id.hpp"
#include "record/shape.hpp"
#include "record/xml_chunks.hpp"
#include "text/unicode.hpp"

namespace vraagbaak::record {

namespace {

// Elements that say something to a search; the others are passed over.
constexpr std::array<std::string_view, 9> wanted = {"identifier", "title",     "language",
                                                    "modified",   "audience",  "subject",
                                                    "abstract",   "productID", "uniformeProductnaam"};

constexpr std::string_view product_name = "scproduct";

Raw refused(Message message, std::size_t line) {
    auto raw = unreadable(std::move(message), line);
    raw.pointers = false;
    return raw;
}

struct Input {
    std::streambuf& bytes;
    std::exception_ptr failed;
};

// An exception must not pass through the parser.
int read_some(void* context, char* buffer, int size) {
    auto& input = *static_cast<Input*>(context);
    try {
        return static_cast<int>(input.bytes.sgetn(buffer, size));
    } catch (...) {
        input.failed = std::current_exception();
        return -1;
    }
}

std::string text_of(const xmlChar* text) { return text ? reinterpret_cast<const char*>(text) : std::string(); }

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<') out += "&lt;";
        else if (c == '&') out += "&amp;";
        else out += c;
    }
    return out;
}

// A page that is one text came escaped as a whole, once: that is how many systems put HTML in a feed.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        const bool less = text.substr(i).starts_with("&lt;");
        if (less) out.back() = '<';
        if (less || text.substr(i).starts_with("&amp;")) i += less ? 3 : 4;
    }
    return out;
}

// nl of nl-NL.
std::string primary(std::string_view tag) { return std::string(tag.substr(0, tag.find_first_of("-_"))); }

std::string id_of(const Spot& product) {
    for (const auto key : {"productID", "identifier"})
        if (auto id = id_from_reference(product.member_text({key})); !id.empty()) return id;
    return {};
}

// The versions of a product in several languages have one id, and one of them goes into the base: that in the language
// of the settings, else in Dutch, else the first. So a feed is read once for each of these three, as far as it has them.
class Versions {
public:
    explicit Versions(std::string_view language) : wanted_(language) {}

    static constexpr std::size_t passes = 3;

    // False when there is nothing for this pass.
    bool begin(std::size_t pass) {
        pass_ = pass;
        return pass == 0 || there_[pass];
    }

    bool first_pass() const { return pass_ == 0; }

    // Is the product for this pass, and is no better version of it in the base?
    bool takes(const std::string& id, std::string_view tag) {
        const auto language = primary(tag);
        const std::size_t rank = language.empty() || same_key(language, wanted_) ? 0 : same_key(language, "nl") ? 1 : 2;
        there_[rank] = true;
        if (rank != pass_) return false;
        const auto [taken, is_new] = taken_.try_emplace(id, language);
        return id.empty() || is_new || same_key(taken->second, language);  // twice in one language: told as such
    }

private:
    std::string_view wanted_;
    std::size_t pass_ = 0;
    std::array<bool, passes> there_{};
    std::unordered_map<std::string, std::string> taken_;  // id → language
};

std::vector<Draft> read_product(const Spot& product, const Context& context) {
    Draft draft;
    draft.put("soort", "kennisartikel", product);
    for (const auto key : {"productID", "identifier"})
        if (const auto id = product.member({key}); id && !draft.has("id")) draft.put("id", id_of(product), *id);
    if (const auto language = product.member({"language"}); language && !language->empty() && !same_key(primary(language->text()), context.settings.language))
        language->warn({"translation_missing", {context.settings.language, language->text()}});
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> same = {{
        {"language", "taal"},
        {"modified", "gewijzigdOp"},
        {"audience", "doelgroep"},
        {"subject", "themas"},
        {"abstract", "inleiding"},
        {"upnUri", "upnUri"},
        {"identifier", "url"},
    }};
    if (const auto title = product.member({"title"})) draft.put("titel", plain_line(*title), *title);
    if (const auto label = product.member({"uniformeProductnaam"})) {
        draft.put("upnLabel", product_label(product, "uniformeProductnaam"), *label);
        if (!draft.has("titel")) draft.put("titel", product_label(product, "uniformeProductnaam"), *label);
    }
    for (const auto& [from, to] : same)
        if (const auto value = product.member({from})) draft.put(to, *value);
    if (const auto page = product.member({"productHTML"})) add_page(draft, *page);
    return {std::move(draft)};
}

class Feed {
public:
    // `first_line`: that of the file with which `in` begins.
    Feed(std::istream& in, const Context& context, const Deliver& deliver, Versions& versions, std::size_t first_line = 1)
        : input_{*in.rdbuf()},
          versions_(versions),
          context_(context),
          deliver_(deliver),
          lines_before_(first_line - 1),
          reader_(xmlReaderForIO(read_some, nullptr, &input_, nullptr, nullptr,
                                 XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
                  xmlFreeTextReader) {
        if (!reader_) throw std::bad_alloc();
    }

    // The problem that ended it; no code: none did.
    Message read() {
        int status = xmlTextReaderRead(reader_.get());
        for (; status == 1; status = xmlTextReaderRead(reader_.get())) {
            if (xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_DOCUMENT_TYPE) return {"xml_doctype", {}};
            node();
        }
        if (input_.failed) std::rethrow_exception(input_.failed);
        if (status != 0) return {"xml_syntax", {}};
        return products_ == 0 ? Message{"xml_no_products", {}} : Message{};
    }

    std::size_t products() const { return products_; }

    // Tags of products up to the end of the last that was delivered.
    std::size_t begun() const { return delivered_; }

    // The line that the parser is at, which is ahead of the node that it hands over.
    std::size_t line() const {
        return lines_before_ + static_cast<std::size_t>(std::max(1, xmlTextReaderGetParserLineNumber(reader_.get())));
    }

private:
    // Without the prefix, which has no meaning in a product that is read by itself.
    std::string name() const {
        const auto whole = text_of(xmlTextReaderConstLocalName(reader_.get()));
        return whole.substr(whole.rfind(':') + 1);
    }

    void node() {
        switch (xmlTextReaderNodeType(reader_.get())) {
            case XML_READER_TYPE_ELEMENT: begin(); break;
            case XML_READER_TYPE_END_ELEMENT: end(name()); break;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                add(page_depth_ > 0 ? escaped(text_of(xmlTextReaderConstValue(reader_.get())))
                                    : text_of(xmlTextReaderConstValue(reader_.get())));
                break;
            case XML_READER_TYPE_CDATA:
                in_elements_ = true;  // HTML as it is
                add(text_of(xmlTextReaderConstValue(reader_.get())));
                break;
            default: break;
        }
    }

    void begin() {
        const auto element = name();
        const bool closed = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        if (element == product_name) start_product();
        else if (!inside_) return;
        else if (page_depth_ > 0 || element == "productHTML") page_begin(element);
        else if (std::ranges::find(wanted, element) != wanted.end()) text_.clear();
        if (element == "uniformeProductnaam") resource();
        if (closed) end(element);
    }

    void start_product() {
        ++begun_;
        product_ = {};
        product_.kind = Value::Kind::map;
        text_.clear();
        begin_ = lines_before_ +
                 static_cast<std::size_t>(std::max(0L, xmlGetLineNo(xmlTextReaderCurrentNode(reader_.get()))));
        bytes_ = 0;
        inside_ = true;
        page_depth_ = 0;
    }

    void resource() {
        const std::unique_ptr<xmlChar, decltype(xmlFree)> uri(
            xmlTextReaderGetAttribute(reader_.get(), BAD_CAST "resourceIdentifier"), xmlFree);
        if (inside_ && uri) put("upnUri", text_of(uri.get()));
    }

    void page_begin(const std::string& element) {
        if (page_depth_++ == 0) {
            text_.clear();
            in_elements_ = false;
        } else {
            add('<' + element + '>');
            in_elements_ = true;
        }
    }

    void end(const std::string& element) {
        if (!inside_) return;
        if (page_depth_ > 0) {
            if (--page_depth_ == 0) put(element, in_elements_ ? std::exchange(text_, {}) : unescaped(std::exchange(text_, {})));
            else add("</" + element + '>');
        } else if (element == product_name) {
            finish();
        } else if (std::ranges::find(wanted, element) != wanted.end()) {
            put(element, std::exchange(text_, {}));
        }
    }

    void add(const std::string& text) {
        bytes_ += text.size();
        if (inside_ && bytes_ <= max_record_bytes) text_ += text;
    }

    // Audience and subject may be there more than once; of anything else the first counts.
    void put(const std::string& key, std::string text) {
        if (bytes_ > max_record_bytes) return;
        bytes_ += sizeof(Value);
        const bool list = key == "audience" || key == "subject";
        const auto at = std::ranges::find(product_.keys, key);
        if (at == product_.keys.end()) {
            product_.keys.push_back(key);
            product_.items.emplace_back();
            product_.items.back().kind = list ? Value::Kind::list : Value::Kind::text;
            if (!list) product_.items.back().text = std::move(text);
            else product_.items.back().items.push_back(text_value(std::move(text)));
        } else if (list) {
            product_.items[static_cast<std::size_t>(at - product_.keys.begin())].items.push_back(
                text_value(std::move(text)));
        }
    }

    void finish() {
        ++products_;
        delivered_ = begun_;
        inside_ = false;
        if (bytes_ > max_record_bytes) {
            if (versions_.first_pass()) deliver_(refused({"element_too_long", {std::to_string(max_record_bytes >> 20)}}, begin_));
            return;
        }
        Verdict ignored;
        Remarks remarks{ignored, "", 0, false};
        const Spot product(product_, "", remarks);
        if (!versions_.takes(id_of(product), product.member_text({"language"}))) return;
        Raw raw;
        raw.fields = std::move(product_);
        raw.line = begin_;
        raw.pointers = false;
        read_as(read_product, std::move(raw), context_, deliver_);
    }

    Input input_;
    Versions& versions_;
    const Context& context_;
    const Deliver& deliver_;
    std::size_t lines_before_;
    std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader_;
    Value product_;
    std::string text_;  // of the element that is open
    std::size_t page_depth_ = 0;  // of elements inside productHTML, itself included
    bool in_elements_ = false;    // has that page elements or is it CDATA?
    std::size_t begin_ = 0;
    std::size_t bytes_ = 0;
    std::size_t products_ = 0;
    std::size_t begun_ = 0, delivered_ = 0;
    bool inside_ = false;
};

// The products but for the first `done`, each by itself. False when none of them is the one that was wrong.
bool read_each(std::istream& in, const Context& context, const Deliver& deliver, Versions& versions, std::size_t done) {
    in.clear();
    XmlChunks chunks(in, product_name);
    bool found = false;
    XmlChunk chunk;
    for (std::size_t count = 0; chunks.next(chunk); ++count) {
        if (count < done) continue;
        std::istringstream one(chunks.declaration() + chunk.text);
        Feed feed(one, context, deliver, versions, chunk.line);
        if (chunk.whole && feed.read().code.empty()) continue;
        if (feed.products() == 0 && versions.first_pass()) deliver(refused({"xml_product", {}}, chunk.whole ? feed.line() : chunk.line));
        found = true;
    }
    return found;
}

// Where the parser is by then depends on how much it reads at once.
std::size_t line_of_doctype(std::istream& in) {
    constexpr std::string_view name = "<!DOCTYPE";
    in.clear();
    in.rdbuf()->pubseekpos(0, std::ios_base::in);
    std::size_t line = 1, matched = 0;
    for (int c = in.rdbuf()->sbumpc(); c != std::char_traits<char>::eof() && matched < name.size();
         c = in.rdbuf()->sbumpc()) {
        if (c == '\n') ++line;
        matched = c == name[matched] ? matched + 1 : c == '<' ? 1 : 0;
    }
    return matched == name.size() ? line : 1;
}

void read_pass(std::istream& in, const Context& context, const Deliver& deliver, Versions& versions) {
    Feed feed(in, context, deliver, versions);
    auto problem = feed.read();
    const auto by_product = problem.code == "xml_syntax" && read_each(in, context, deliver, versions, feed.begun());
    if (problem.code.empty() || by_product || !versions.first_pass()) return;
    const auto line = problem.code == "xml_doctype"       ? line_of_doctype(in)
                      : problem.code == "xml_no_products" ? 1
                                                          : feed.line();
    deliver(refused(std::move(problem), line));
}

}  // namespace

void read_catalogi_file(std::istream& in, const Context& context, const Deliver& deliver) {
    Versions versions(context.settings.language);
    for (std::size_t pass = 0; pass < Versions::passes; ++pass) {
        if (!versions.begin(pass)) continue;
        in.clear();
        if (pass > 0) in.rdbuf()->pubseekpos(0, std::ios_base::in);
        read_pass(in, context, deliver, versions);
    }
}

}  // namespace vraagbaak::record
