// How fast a story is searched for personal data: anonymise_bench OUT, which leaves the stories and what was found for
// anonymise_peer.py. A story is one labelled sentence, most of which hold something personal, between four of
// danger-sentences.jsonl, which hold nothing: some 250 characters.
#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "engine/language/personal_data.hpp"
#include "platform/json/read.hpp"

namespace relais::language {
namespace {

namespace js = boost::json;

constexpr auto kRounds = 5;

std::string text_of_file(std::string const& name) {
  auto const file = std::ifstream{"data/" + name};
  auto text = std::ostringstream{};
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> sentences(std::string const& name) {
  auto lines = std::istringstream{text_of_file(name)};
  auto list = std::vector<std::string>{};
  for (auto line = std::string{}; std::getline(lines, line);) {
    list.emplace_back(js::parse(line).at("text").as_string());
  }
  return list;
}

std::vector<std::string> stories() {
  auto list = sentences("language/personal-data-sentences.jsonl");
  auto const others = sentences("language/danger-sentences.jsonl");
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto const other = [&](std::size_t place) { return others[(4 * i + place) % others.size()]; };
    list[i] = other(0) + " " + other(1) + " " + list[i] + " " + other(2) + " " + other(3);
  }
  return list;
}

double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

js::value line(PersonalDataRules const& rules, std::string const& story) {
  auto finds = js::array{};
  for (auto const& finding : rules.find(story, PersonalDataText::kStory)) {
    auto const span = in_code_points(story, finding.span);
    finds.push_back(js::array{finding.rule, span.first, span.last});
  }
  auto object = js::object{};
  object["text"] = story;
  object["finds"] = finds;
  return object;
}

int run(std::string const& out) {
  auto shipped = json::read<PersonalDataRuleFile>(text_of_file("personal-data-rules.json"));
  auto const names = json::read<PersonalNamesFile>(text_of_file("personal-names.json"));
  if (!shipped || !names) {
    std::cerr << "data/personal-data-rules.json or personal-names.json cannot be read\n";
    return 1;
  }
  auto const rules = PersonalDataRules{*std::move(shipped), *names};
  auto const all = stories();
  auto file = std::ofstream{out};
  std::size_t characters = 0;
  for (auto const& story : all) {
    characters += in_code_points(story, {0, story.size()}).last;
    file << js::serialize(line(rules, story)) << "\n";
  }
  auto seconds = std::array<double, kRounds>{};
  std::size_t found = 0;
  for (auto& round : seconds) {
    auto const start = processor_seconds();
    for (auto const& story : all) {
      found += rules.find(story, PersonalDataText::kStory).size();
    }
    round = processor_seconds() - start;
  }
  std::ranges::sort(seconds);
  std::cerr << fmt::format("{} stories of {} characters, {:.1f} findings each\n", all.size(), characters / all.size(),
                           static_cast<double>(found) / kRounds / static_cast<double>(all.size()));
  std::cout << fmt::format("{:.2f}\n", seconds[kRounds / 2] * 1e9 / static_cast<double>(characters));
  return 0;
}

}  // namespace
}  // namespace relais::language

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: anonymise_bench OUT\n";
    return 2;
  }
  return relais::language::run(arguments[1]);
}
