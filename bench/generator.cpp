// SPDX-License-Identifier: GPL-2.0-or-later
#include "generator.hpp"

#include <array>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace vraagbaak::bench {

namespace {

constexpr std::size_t articles_per_topic = 50;
constexpr std::size_t fewest_topics = 40;
constexpr std::size_t words_per_topic = 32;
constexpr std::size_t phrases_per_topic = 6;

constexpr std::array kinds = {"kennisartikel", "kennisartikel", "kennisartikel", "vac", "pagina", "werkinstructie"};
constexpr std::array themes = {"Reisdocumenten", "Verhuizen",   "Familie",     "Belastingen", "Afval",       "Parkeren",
                               "Bouwen",         "Inkomen",     "Zorg",        "Jeugd",       "Onderwijs",   "Ondernemen",
                               "Evenementen",    "Openbare ruimte", "Veiligheid", "Wonen",    "Duurzaamheid", "Bestuur"};
constexpr std::array departments = {"Burgerzaken", "Belastingen", "Stadsbeheer", "Vergunningen", "Werk en inkomen",
                                    "Wijkteams",   "Leerplicht",  "Economie",    "Handhaving",   "Griffie",
                                    "Ruimte",      "Communicatie"};

struct SectionForm {
    const char* key;
    std::size_t words;
    double chance;
};
constexpr std::array forms = {SectionForm{"tekst", 90, 1},     SectionForm{"doorvragen", 28, 0.7},
                              SectionForm{"kosten", 26, 0.8},  SectionForm{"aanvraag", 48, 1},
                              SectionForm{"termijn", 20, 0.8}, SectionForm{"bewijs", 26, 0.8},
                              SectionForm{"contact", 10, 0.5}};

std::string number_text(Random& random) {
    std::ostringstream out;
    out << std::setfill('0');
    switch (random.below(5)) {
        case 0: out << "€ " << random.below(400) << ',' << std::setw(2) << random.below(100); break;
        case 1: out << 1 + random.below(28) << " januari " << 2020 + random.below(8); break;
        case 2: out << 1000 + random.below(9000) << " AB"; break;
        case 3: out << "artikel " << 1 + random.below(300); break;
        default: out << 2 + random.below(60); break;
    }
    return out.str();
}

std::string phone_text(Random& random) {
    std::ostringstream out;
    out << "010-4" << std::setfill('0') << std::setw(6) << random.below(1'000'000);
    return out.str();
}

Date some_day(Random& random, int from_year) {
    return std::chrono::year{from_year + static_cast<int>(random.below(2))} /
           std::chrono::month{1 + static_cast<unsigned>(random.below(12))} /
           std::chrono::day{1 + static_cast<unsigned>(random.below(28))};
}

void capitalise(std::string& text, std::size_t at) {
    if (text[at] >= 'a' && text[at] <= 'z') text[at] = static_cast<char>(text[at] - 'a' + 'A');
}

}  // namespace

// Writes running text about one topic.
class Generator::Writer {
public:
    Writer(const Lexicon& lexicon, const Topic& topic, Random& random) : lexicon_(lexicon), topic_(topic), random_(random) {}

    // The first words of a topic are used most.
    const std::string& topic_word() const {
        const auto x = random_.fraction();
        return topic_.words[static_cast<std::size_t>(x * x * static_cast<double>(topic_.words.size()))];
    }

    const std::vector<std::string>& phrase() const { return random_.one_of(topic_.phrases); }

    std::string sentence(std::size_t words) const {
        std::string text;
        for (std::size_t i = 0; i < words;) {
            if (random_.happens(0.03)) {
                for (const auto& word : phrase()) i += append(text, word);
            } else {
                i += append(text, word());
            }
        }
        capitalise(text, 0);
        return text += '.';
    }

    std::string text(std::size_t words) const {
        std::string out;
        for (std::size_t written = 0; written < words;) {
            const auto length = 6 + random_.below(10);
            if (!out.empty()) out += random_.happens(0.15) ? "\n\n" : " ";
            out += sentence(length);
            written += length;
        }
        return out;
    }

    std::string questions(std::size_t words) const {
        std::string out;
        for (std::size_t written = 0; written < words; written += 8) {
            auto question = sentence(8);
            question.back() = '?';
            out += (out.empty() ? "- " : "\n- ") + question;
        }
        return out;
    }

private:
    static std::size_t append(std::string& text, std::string_view word) {
        if (!text.empty()) text += ' ';
        text += word;
        return 1;
    }

    std::string word() const {
        const auto x = random_.fraction();
        if (x < 0.20) return topic_word();
        if (x < 0.22) return lexicon_.compound(random_);
        if (x < 0.23) return number_text(random_);
        return std::string{lexicon_.any(random_)};
    }

    const Lexicon& lexicon_;
    const Topic& topic_;
    Random& random_;
};

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

// One in ten records is for a group, one in five has a memo for the desk, one in ten is there for a while only.
void shield(Record& record, const std::string& memo, Random& random) {
    if (random.happens(0.1)) record.visibility = std::vector<std::string>{"kcc"};
    if (random.happens(0.2)) record.sections.push_back({"deskMemo", "", memo, std::nullopt});
    if (!random.happens(0.1)) return;
    record.visible_from = some_day(random, 2025);
    record.visible_until = some_day(random, 2027);
}

}  // namespace

Generator::Generator(const GeneratorOptions& options) : options_(options), lexicon_(options.dictionary) {
    Random random{options_.seed * 0x9e3779b1 + 7};
    const auto topics = std::max(fewest_topics, options_.articles / articles_per_topic);
    for (std::size_t i = 0; i < topics; ++i) topics_.push_back(make_topic(random));
}

Generator::Topic Generator::make_topic(Random& random) const {
    Topic topic;
    while (topic.words.size() < words_per_topic) {
        const auto x = random.fraction();
        if (x < 0.25) topic.words.emplace_back(lexicon_.municipal(random));
        else if (x < 0.35) topic.words.push_back(lexicon_.compound(random));
        else topic.words.emplace_back(lexicon_.content(random));
    }
    static constexpr std::array links = {"", "voor", "van de", "bij een"};
    for (std::size_t i = 0; i < phrases_per_topic; ++i) {
        std::vector<std::string> phrase{topic.words[random.below(12)]};
        std::istringstream between{random.one_of(links)};
        for (std::string word; between >> word;) phrase.push_back(word);
        phrase.push_back(random.one_of(topic.words));
        topic.phrases.push_back(std::move(phrase));
    }
    return topic;
}

Random Generator::random_for(std::size_t number) const {
    return Random{Random{options_.seed ^ (static_cast<std::uint64_t>(number) << 20)}.next()};
}

// Some topics are written about more than others.
const Generator::Topic& Generator::topic_of(Random& random) const {
    const auto x = random.fraction();
    return topics_[static_cast<std::size_t>(std::pow(x, 1.5) * static_cast<double>(topics_.size()))];
}

const std::vector<std::string>& Generator::set_phrase(std::size_t number, Random& random) const {
    auto of_article = random_for(number);
    return random.one_of(topic_of(of_article).phrases);
}

Record Generator::article(std::size_t number) const {
    auto random = random_for(number);
    const auto& topic = topic_of(random);
    const auto topic_number = static_cast<std::size_t>(&topic - topics_.data());
    const Writer writer{lexicon_, topic, random};

    Record record;
    record.id = "vb-" + std::to_string(100'000 + number);
    record.kind = random.one_of(kinds);
    record.source = "bench";
    record.title = joined(writer.phrase()) + ' ' + writer.topic_word();
    if (random.happens(0.5)) record.title += ' ' + std::string{lexicon_.content(random)};
    capitalise(record.title, 0);
    record.short_answer = writer.sentence(14);
    for (int i = 0; i < 6; ++i) record.keywords.push_back(writer.topic_word());
    record.themes = {themes[topic_number % themes.size()]};
    if (random.happens(0.3)) record.themes.emplace_back(random.one_of(themes));
    record.departments = {departments[(topic_number + random.below(3)) % departments.size()]};
    record.changed_on = some_day(random, 2025);

    const auto factor = 0.6 + 0.8 * random.fraction();
    for (const auto& form : forms) {
        if (!random.happens(form.chance)) continue;
        const auto words = static_cast<std::size_t>(factor * static_cast<double>(form.words));
        const std::string_view key = form.key;
        auto text = key == "doorvragen" ? writer.questions(words) : writer.text(words);
        if (key == "contact") text += " Bel " + phone_text(random) + '.';
        record.sections.push_back({std::string{key}, "", std::move(text), std::nullopt});
    }
    if (options_.shielded) shield(record, writer.text(25), random);
    return record;
}

std::string to_source_line(const Record& record) {
    nlohmann::ordered_json json;
    json["id"] = record.id;
    json["soort"] = record.kind;
    json["bron"] = record.source;
    json["titel"] = record.title;
    json["kortAntwoord"] = record.short_answer;
    json["trefwoorden"] = record.keywords;
    json["themas"] = record.themes;
    json["afdelingen"] = record.departments;
    if (record.visibility) json["zichtbaarheid"] = *record.visibility;
    if (record.visible_from) json["publicatieVan"] = to_string(*record.visible_from);
    if (record.visible_until) json["publicatieTot"] = to_string(*record.visible_until);
    if (record.changed_on) json["gewijzigdOp"] = to_string(*record.changed_on);
    for (const auto& section : record.sections) json[section.key] = section.text;
    return json.dump();
}

void write_articles(const Generator& generator, const std::filesystem::path& file) {
    const auto beside = std::filesystem::path{file} += ".part";
    {
        std::ofstream out{beside};
        for (std::size_t i = 0; i < generator.size(); ++i) out << to_source_line(generator.article(i)) << '\n';
        if (!out.flush()) throw std::runtime_error("cannot write " + beside.string());
    }
    std::filesystem::rename(beside, file);
}

}  // namespace vraagbaak::bench
