// SPDX-License-Identifier: GPL-2.0-or-later
// A report as one HTML page. A picture stands beside its table and says nothing that the table does not, so it is hidden from who
// hears the page; a wide table scrolls by keyboard within itself, so that the rest of the page fits at 400 %.
#include <algorithm>
#include <cmath>

#include "render/escape.hpp"
#include "vraagbaak/render.hpp"

namespace vraagbaak {

namespace {

constexpr std::size_t most_bars = 10;

// Contrasts on white: text 15:1, links 8:1, borders and bars 4.5:1 and more.
constexpr std::string_view style = R"(:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;padding:1rem;font:1rem/1.5 system-ui,"Segoe UI",Arial,sans-serif;color:#1f2328;background:#fff}
main{max-width:70rem;margin:0 auto}
h1{font-size:1.75rem;line-height:1.2}
h2{font-size:1.35rem;line-height:1.25;margin:2.5rem 0 .5rem}
a{color:#0b3d91}
a:focus-visible,.wide:focus-visible{outline:3px solid #0b3d91;outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.5rem}
nav li{padding:.2rem 0}
.notes{border-left:.3rem solid #8a5a00;padding:.25rem 1rem;background:#fff8e6}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;padding:.25rem 0;color:#3d444d}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid #6e7781;overflow-wrap:break-word;min-width:4rem}
thead th{border-bottom:2px solid #1f2328}
tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:.5rem 0 1rem}
svg{width:100%;max-width:40rem;height:auto;display:block}
@media print{.skip,nav{display:none}}
)";

class HtmlPage {
public:
    HtmlPage(const Report& report, std::string_view language) : report_(report), language_(language == "en" ? "en" : "nl") {}

    std::string make() {
        const auto title = sentence(about_of(report_.name));
        out_ = "<!DOCTYPE html>\n<html lang=\"" + std::string{language_} + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
        tagged("title", title);
        out_ += "<style>\n" + std::string{style} + "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">";
        add(sentence("report_html_skip"));
        out_ += "</a>\n<main id=\"inhoud\">\n";
        tagged("h1", title);
        tagged("p", sentence(report_.from == report_.until ? "report_day" : "report_period",
                             {text(ReportCell{report_.from}, language_), text(ReportCell{report_.until}, language_)}));
        notes();
        if (report_.tables.size() > 1) contents();
        for (const auto& table : report_.tables) section(table);
        out_ += "</main>\n</body>\n</html>\n";
        return std::move(out_);
    }

private:
    static std::string about_of(const std::string& name) {
        const auto found = std::ranges::find(report_names(), name, [](const ReportName& one) { return one.name; });
        return std::string{found == report_names().end() ? std::string_view{name} : found->about};
    }

    std::string sentence(std::string code, std::vector<std::string> arguments = {}) const {
        return text(Message{std::move(code), std::move(arguments)}, language_);
    }
    void add(std::string_view text) { render::escape(text, out_); }
    void tagged(std::string_view tag, std::string_view text) {
        out_ += '<' + std::string{tag} + '>';
        add(text);
        out_ += "</" + std::string{tag} + ">\n";
    }

    void notes() {
        if (report_.notes.empty()) return;
        out_ += "<div class=\"notes\">\n";
        for (const auto& note : report_.notes) tagged("p", text(note, language_));
        out_ += "</div>\n";
    }

    void contents() {
        out_ += "<nav aria-label=\"";
        add(sentence("report_html_contents"));
        out_ += "\">\n<ul>\n";
        for (const auto& table : report_.tables) {
            out_ += "<li><a href=\"#" + table.key + "\">";
            add(sentence(table.heading));
            out_ += "</a></li>\n";
        }
        out_ += "</ul>\n</nav>\n";
    }

    void section(const ReportTable& table) {
        out_ += "<section>\n<h2 id=\"" + table.key + "\">";
        add(sentence(table.heading));
        out_ += "</h2>\n";
        if (table.rows.empty()) {
            tagged("p", sentence("report_empty"));
        } else {
            if (table.chart) chart(table, *table.chart);
            rows(table);
            if (table.more > 0) tagged("p", sentence("report_rows_more", {std::to_string(table.more)}));
        }
        out_ += "</section>\n";
    }

    static bool is_number(const ReportCell& cell) { return std::holds_alternative<std::uint64_t>(cell) || std::holds_alternative<double>(cell); }

    void cell(const ReportTable& table, const std::vector<ReportCell>& row, std::size_t column) {
        const std::string tag = column == 0 ? "th" : "td";
        out_ += '<' + tag + (column == 0 ? " scope=\"row\"" : "") + (is_number(row[column]) ? " class=\"number\"" : "") + '>';
        add(text(row[column], language_));
        out_ += "</" + tag + '>';
        if (column + 1 == table.columns.size()) out_ += '\n';
    }

    void rows(const ReportTable& table) {
        out_ += "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + table.key + "\">\n<table>\n";
        tagged("caption", sentence(table.about));
        out_ += "<thead>\n<tr>";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            out_ += is_number(table.rows.front()[i]) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">";
            add(sentence(table.columns[i].name));
            out_ += "</th>";
        }
        out_ += "</tr>\n</thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            out_ += "<tr>";
            for (std::size_t i = 0; i < table.columns.size(); ++i) cell(table, row, i);
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table>\n</div>\n";
    }

    static double value_of(const ReportCell& cell) {
        if (const auto* number = std::get_if<std::uint64_t>(&cell)) return static_cast<double>(*number);
        const auto* share = std::get_if<double>(&cell);
        return share ? *share : 0;
    }

    // Horizontal bars, one under the other, with what each is.
    void chart(const ReportTable& table, std::size_t column) {
        constexpr int width = 640, height = 28, left = 300, longest = 260;
        const auto count = std::min(most_bars, table.rows.size());
        double most = 0;
        for (std::size_t i = 0; i < count; ++i) most = std::max(most, value_of(table.rows[i][column]));
        if (most <= 0) return;
        out_ += "<figure aria-hidden=\"true\">\n<svg viewBox=\"0 0 " + std::to_string(width) + ' ' + std::to_string(height * static_cast<int>(count)) +
                "\" focusable=\"false\">\n";
        for (std::size_t i = 0; i < count; ++i) {
            const int top = height * static_cast<int>(i);
            const auto bar = std::max(2L, std::lround(longest * value_of(table.rows[i][column]) / most));
            out_ += "<text x=\"" + std::to_string(left - 8) + "\" y=\"" + std::to_string(top + 19) + "\" text-anchor=\"end\" font-size=\"14\" fill=\"#1f2328\">";
            add(shortened(text(table.rows[i][0], language_)));
            out_ += "</text><rect x=\"" + std::to_string(left) + "\" y=\"" + std::to_string(top + 5) + "\" width=\"" + std::to_string(bar) +
                    "\" height=\"18\" fill=\"#0b3d91\"/><text x=\"" + std::to_string(left + bar + 6) + "\" y=\"" + std::to_string(top + 19) +
                    "\" font-size=\"14\" fill=\"#1f2328\">";
            add(text(table.rows[i][column], language_));
            out_ += "</text>\n";
        }
        out_ += "</svg>\n</figure>\n";
    }

    // At a border of a character.
    static std::string shortened(std::string text) {
        constexpr std::size_t longest = 38;
        if (text.size() <= longest) return text;
        auto end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
        return text.substr(0, end) + "…";
    }

    const Report& report_;
    std::string_view language_;
    std::string out_;
};

}  // namespace

std::string to_html(const Report& report, std::string_view language) { return HtmlPage{report, language}.make(); }

}  // namespace vraagbaak
