// The covering problem as an integer program in a file, and what CBC (Debian package coinor-cbc) says of it. Nothing is
// left out or simplified beforehand.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>
#include <string>

#include "engine/siting/covering.hpp"

namespace relais::siting {

class ProgramFile {
 public:
  explicit ProgramFile(std::filesystem::path const& path) : file_{path} {}

  void text(std::string const& text) {
    file_ << text;
    width_ = 0;
  }
  void term(std::string const& factor, char name, std::uint64_t number) {
    file_ << factor << name << number;
    if (++width_ % 20 == 0) {
      file_ << '\n';
    }
  }

 private:
  std::ofstream file_;
  int width_ = 0;
};

// x: open candidates; z: points that count; what exists or is forced is a number, not a variable that is fixed.
inline void write_program(CoveringProblem const& problem, std::filesystem::path const& path) {
  auto const points = static_cast<std::uint32_t>(problem.people.size());
  auto near = transposed(problem.within, points);
  auto const all = problem.backup ? transposed(problem.backup->within, points) : near;
  auto file = ProgramFile{path};
  file.text("Maximize\n obj:");
  for (std::uint32_t point = 0; point < points; ++point) {
    file.term(" + " + std::to_string(problem.people[point]) + " ", 'z', point);
  }
  file.text("\nSubject To\n");
  auto const served = [&](Rows const& by_point, std::uint32_t point, int needed, std::uint32_t existing) {
    file.term(" " + std::to_string(needed) + " ", 'z', point);
    for (auto const candidate : by_point[point]) {
      file.term(" - ", 'x', candidate);
    }
    file.text(" <= " + std::to_string(existing) + "\n");
  };
  for (std::uint32_t point = 0; point < points; ++point) {
    auto const existing = problem.existing.empty() ? 0 : problem.existing[point];
    served(near, point, 1, existing);
    if (problem.backup) {
      auto const& others = problem.backup->existing;
      served(all, point, 2, std::max(existing, others.empty() ? 0 : others[point]));
    }
  }
  auto const sum = [&](auto belongs, char const* relation, std::uint64_t limit) {
    auto has_any = false;
    for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
      if (auto const factor = belongs(problem.candidates[i]); factor > 0) {
        file.term(" + " + std::to_string(factor) + " ", 'x', i);
        has_any = true;
      }
    }
    file.text((has_any ? " " : " 0 x0 ") + std::string{relation} + " " + std::to_string(limit) + "\n");
  };
  auto const& rules = problem.rules;
  sum([](auto const&) { return 1; }, "<=", rules.count);
  for (std::uint32_t group = 0; group < rules.at_most.size(); ++group) {
    if (rules.at_most[group] != kNone) {
      sum([&](Candidate const& candidate) { return candidate.group == group ? 1 : 0; }, "<=", rules.at_most[group]);
    }
  }
  for (std::uint32_t area = 0; area < rules.at_least.size(); ++area) {
    sum([&](Candidate const& candidate) { return candidate.area == area ? 1 : 0; }, ">=", rules.at_least[area]);
  }
  if (rules.budget) {
    sum([](Candidate const& candidate) { return candidate.cost; }, "<=", *rules.budget);
  }
  file.text("Bounds\n");
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
    auto const standing = problem.candidates[i].standing;
    file.text(standing == Standing::kForced ? " 1 <= " : " 0 <= ");
    file.term("", 'x', i);
    file.text(standing == Standing::kForbidden ? " <= 0\n" : " <= 1\n");
  }
  for (std::uint32_t point = 0; point < points; ++point) {
    file.text(" 0 <= ");
    file.term("", 'z', point);
    file.text(" <= 1\n");
  }
  // Points that need one are whole by themselves.
  file.text("Generals\n");
  for (std::uint32_t i = 0; i < problem.candidates.size(); ++i) {
    file.term(" ", 'x', i);
  }
  for (std::uint32_t point = 0; point < points && problem.backup; ++point) {
    file.term(" ", 'z', point);
  }
  file.text("\nEnd\n");
}

struct CbcAnswer {
  std::optional<double> value;  // of its best plan, existing counters included
  bool is_optimal = false;
  std::optional<double> relaxation;  // of the linear program
  double seconds = 0;
};

inline bool has_cbc() {
  return std::system("command -v cbc > /dev/null 2>&1") == 0;
}

inline CbcAnswer ask_cbc(std::filesystem::path const& program, int seconds) {
  auto const log = program.string() + ".log";
  auto const command = "cbc " + program.string() + " sec " + std::to_string(seconds) + " ratio 0 solve > " + log;
  auto answer = CbcAnswer{};
  auto const start = std::chrono::steady_clock::now();
  if (std::system(command.c_str()) != 0) {
    return answer;
  }
  answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  auto text = std::ostringstream{};
  text << std::ifstream{log}.rdbuf();
  auto const found = [&, all = text.str()](char const* pattern) {
    auto match = std::smatch{};
    return std::regex_search(all, match, std::regex{pattern}) ? std::optional{std::abs(std::stod(match[1]))}
                                                              : std::optional<double>{};
  };
  answer.value = found("Objective value: *(-?[0-9.e+]+)");
  answer.relaxation = found("Continuous objective value is (-?[0-9.e+]+)");
  answer.is_optimal = text.str().find("Optimal solution found") != std::string::npos;
  return answer;
}

}  // namespace relais::siting
