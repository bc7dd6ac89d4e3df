// SPDX-License-Identifier: GPL-2.0-or-later
#include "record/accept.hpp"

#include <algorithm>
#include <map>

#include "record/exported.hpp"
#include "record/fields.hpp"
#include "record/nearest.hpp"
#include "record/sections.hpp"
#include "record/shape.hpp"
#include "record/spot.hpp"

namespace vraagbaak::record {

namespace {

// Where a field of the record was written, so that the rules' findings, which know keys alone, get a place.
struct Origin {
    std::string pointer;
    std::size_t line = 0;
};

class Accept {
public:
    Accept(Raw&& raw, const std::string& file, const Settings& settings, const Source& source)
        : raw_(std::move(raw)), settings_(settings), source_(source),
          remarks_{.verdict = offered_.verdict, .file = file, .line = raw_.line, .pointers = raw_.pointers, .id_prefix = source.id_prefix} {
        offered_.place = {file, raw_.line, raw_.pointer};
        remarks_.exported = raw_.exported;
    }

    Offered operator()() {
        for (auto& finding : raw_.refused) tell(std::move(finding), &Remarks::refuse);
        for (auto& finding : raw_.noticed) tell(std::move(finding), &Remarks::warn);
        const Spot whole(raw_.fields, raw_.pointer, remarks_);
        if (raw_.refused.empty() && !whole.is(Value::Kind::map)) whole.refuse({"expected_map", {}});
        if (whole.is(Value::Kind::map)) read(whole);
        if (!offered_.verdict.accepted()) return std::move(offered_);
        rules();
        return std::move(offered_);
    }

private:
    using Remark = void (Remarks::*)(Message, std::string_view, std::size_t);

    void tell(Finding&& finding, Remark remark) {
        (remarks_.*remark)(std::move(finding.message), finding.place.field.empty() ? raw_.pointer : finding.place.field,
                           finding.place.line);
    }

    void read(const Spot& whole) {
        auto& record = offered_.record;
        record.status.clear();  // so that a value of the source is told from the one we begin with
        record.language.clear();
        record.kind = kind_of(whole);
        if (const auto form = whole.member({exported_key})) {
            if (form->value().kind != Value::Kind::number || form->value().text != std::to_string(exported_form))
                return form->refuse({"export_form_unknown", {form->value().text}});
            remarks_.exact = true;
        }
        offered_.verdict.id = id_of(whole);
        const auto group = group_of(canonical_kind(record.kind));
        for (std::size_t i = 0; i < whole.value().items.size(); ++i) field(whole.value().keys[i], spot_of(i), group);
        body();
    }

    // A person may be recognised by shape, as exports of staff carry no kind.
    static std::string kind_of(const Spot& whole) {
        if (const auto kind = whole.member({"soort"}); kind && !kind->empty()) return kind->text();
        return is_person(whole.value()) ? "medewerker" : "";
    }

    // The field with its place in the file.
    Spot spot_of(std::size_t index) {
        const auto& key = raw_.fields.keys[index];
        const auto origin = raw_.origins.find(key);
        const auto pointer = origin == raw_.origins.end() ? pointer_to(raw_.pointer, key) : origin->second;
        return {raw_.fields.items[index], pointer, remarks_};
    }

    static std::string id_of(const Spot& whole) {
        const auto id = whole.member({"id", "identificatie"});
        return id && (id->is(Value::Kind::text) || id->is(Value::Kind::number)) ? id->text() : "";
    }

    void field(const std::string& key, const Spot& spot, std::optional<KindGroup> group) {
        if (nearly_visibility(key)) return spot.refuse({"visibility_misspelt", {key}});
        if (same_key(key, exported_key)) return;
        const auto* known = find_field(key);
        if (!known) return spot.warn(unknown_key(key, known_keys()));
        if (known->key == "soort") return note("soort", spot);
        const auto before = offered_.record.sections.size();
        auto& warnings = offered_.verdict.warnings;
        const auto told = warnings.size();
        read_field(*known, spot, offered_.record);
        if (raw_.inherited.contains(known->key)) warnings.resize(told);
        if (group && (known->kinds & *group) == 0 && !spot.empty())
            spot.warn({"field_of_other_kind", {std::string(known->key), offered_.record.kind}});
        note(std::string(known->key), spot);
        note_sections(before, spot);
    }

    void note(const std::string& key, const Spot& spot) { origins_[key] = {spot.pointer(), spot.value().line}; }

    void note_sections(std::size_t from, const Spot& spot) {
        const auto& sections = offered_.record.sections;
        const bool list = spot.is(Value::Kind::list);
        for (std::size_t i = from; i < sections.size(); ++i)
            origins_["secties/" + sections[i].key] = {
                list ? pointer_to(spot.pointer(), std::to_string(i - from)) : spot.pointer(), spot.value().line};
    }

    void body() {
        if (raw_.body.size() > max_sections)
            return remarks_.refuse({"too_many_sections", {std::to_string(max_sections)}}, raw_.pointer, 0);
        for (auto& part : raw_.body) {
            const auto title = part.section.title;
            const auto at = add_section(offered_.record, std::move(part.section));
            origins_["secties/" + offered_.record.sections[at].key] = {title.empty() ? "/tekst" : '/' + title, part.line};
        }
    }

    // Fields that the file has and that say nothing.
    void note_empty_fields() {
        for (const auto& [key, pointer] : raw_.origins)
            if (const auto* field = find_field(key)) origins_.emplace(field->key, Origin{pointer, 0});
    }

    void rules() {
        note_empty_fields();
        auto verdict = check(offered_.record, settings_, source_);
        for (auto& finding : verdict.rejected) forward(std::move(finding), &Remarks::refuse);
        for (auto& finding : verdict.warnings)
            if (!raw_.inherited.contains(finding.place.field.substr(0, finding.place.field.find('/')))) forward(std::move(finding), &Remarks::warn);
        offered_.verdict.id = verdict.id;
    }

    // The longest part of the finding's field that is known: "links/0/url" stands in links.
    void forward(Finding&& finding, Remark remark) {
        auto key = finding.place.field;
        auto origin = origins_.find(key);
        while (origin == origins_.end() && key.find('/') != key.npos) {
            key.resize(key.rfind('/'));
            origin = origins_.find(key);
        }
        if (origin == origins_.end())
            return (remarks_.*remark)(std::move(finding.message), pointer_of_record(finding.place.field), 0);
        (remarks_.*remark)(std::move(finding.message), origin->second.pointer + finding.place.field.substr(key.size()),
                           origin->second.line);
    }

    // Of a field that the file does not have; without one, of the record as a whole.
    std::string pointer_of_record(const std::string& field) const {
        return field.empty() ? raw_.pointer : raw_.pointer + '/' + field;
    }

    Raw raw_;
    const Settings& settings_;
    const Source& source_;
    Offered offered_;
    Remarks remarks_;
    std::map<std::string, Origin> origins_;
};

}  // namespace

Offered accept(Raw&& raw, const std::string& file, const Settings& settings, const Source& source) {
    return Accept(std::move(raw), file, settings, source)();
}

}  // namespace vraagbaak::record
