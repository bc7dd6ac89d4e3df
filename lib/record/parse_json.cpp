// SPDX-License-Identifier: GPL-2.0-or-later
// JSON → Value by the events of nlohmann's parser, which does not recurse; so depth is ours to bound.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "record/value.hpp"

namespace vraagbaak::record {

namespace {

class Events : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit Events(Value& root) : builder_(root) {}

    bool null() override { return builder_.scalar({}); }
    bool boolean(bool truth) override {
        Value value;
        value.kind = Value::Kind::boolean;
        value.truth = truth;
        return builder_.scalar(std::move(value));
    }
    bool number_integer(number_integer_t number) override { return literal(std::to_string(number)); }
    bool number_unsigned(number_unsigned_t number) override { return literal(std::to_string(number)); }
    bool number_float(number_float_t, const string_t& written) override { return literal(written); }
    bool string(string_t& text) override {
        Value value;
        value.kind = Value::Kind::text;
        value.text = std::move(text);
        return builder_.scalar(std::move(value));
    }
    bool binary(binary_t&) override { return false; }  // does not occur in JSON text
    bool start_object(std::size_t) override { return builder_.open(Value::Kind::map, 0); }
    bool start_array(std::size_t) override { return builder_.open(Value::Kind::list, 0); }
    bool key(string_t& text) override { return builder_.key(text); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        position_ = position;
        return false;
    }

    const Message& problem() const { return builder_.problem(); }
    std::size_t position() const { return position_; }

private:
    bool literal(std::string written) {
        Value value;
        value.kind = Value::Kind::number;
        value.text = std::move(written);
        return builder_.scalar(std::move(value));
    }
    bool close() {
        builder_.close();
        return true;
    }

    ValueBuilder builder_;
    std::size_t position_ = 0;
};

}  // namespace

Parsed parse_json(std::string_view json) {
    Parsed parsed;
    Events events(parsed.value);
    if (nlohmann::json::sax_parse(json.begin(), json.end(), &events)) return parsed;
    parsed.finding.message = events.problem();
    if (parsed.finding.message.code.empty())
        parsed.finding.message = {"json_syntax", {std::to_string(events.position())}};
    const auto before = json.substr(0, std::min(events.position() - std::min<std::size_t>(events.position(), 1), json.size()));
    parsed.finding.place.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    return parsed;
}

}  // namespace vraagbaak::record
