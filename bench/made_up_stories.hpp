// Stories for measurements, by a fixed seed: sentences of one cause of data/language/irritant-stories.jsonl, with one
// sentence of any cause in three stories of ten.
#pragma once

#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <boost/json.hpp>

namespace relais::bench {

inline std::string text_of_file(std::string const& name) {
  auto const file = std::ifstream{"data/" + name};
  auto text = std::ostringstream{};
  text << file.rdbuf();
  return text.str();
}

inline std::vector<std::string> sentences_of(std::string const& text) {
  auto sentences = std::vector<std::string>{};
  std::string sentence;
  for (std::size_t i = 0; i < text.size(); ++i) {
    sentence += text[i];
    auto const ends = std::string_view{".!?"}.find(text[i]) != std::string_view::npos;
    if ((ends && sentence.size() > 20) || i + 1 == text.size()) {
      sentences.push_back(std::move(sentence));
      sentence.clear();
    }
  }
  return sentences;
}

class MadeUpStories {
 public:
  MadeUpStories() {
    auto by_cause = std::map<std::string, std::vector<std::string>>{};
    auto lines = std::istringstream{text_of_file("language/irritant-stories.jsonl")};
    for (auto line = std::string{}; std::getline(lines, line);) {
      auto const story = boost::json::parse(line);
      auto& sentences = by_cause[std::string{story.at("cause").as_string()}];
      for (auto& sentence : sentences_of(std::string{story.at("text").as_string()})) {
        sentences.push_back(std::move(sentence));
      }
    }
    for (auto& of_cause : by_cause) {
      sentences_.push_back(std::move(of_cause.second));
    }
  }

  std::string next() {
    auto const& of_cause = any(sentences_);
    std::string story;
    for (auto left = 2 + random_() % 4; left > 0; --left) {
      story += any(of_cause) + " ";
    }
    if (random_() % 10 < 3) {
      story += any(any(sentences_));
    }
    return story;
  }

  template <class List>
  typename List::value_type const& any(List const& list) {
    return list[random_() % list.size()];
  }

 private:
  std::mt19937 random_{8};
  std::vector<std::vector<std::string>> sentences_;  // by cause
};

}  // namespace relais::bench
