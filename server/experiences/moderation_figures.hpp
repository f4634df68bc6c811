// What moderation did, as it is published: moderation is itself read by everybody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "experiences/experience_house_routes.hpp"
#include "experiences/moderation.hpp"

namespace relais::experiences {

// How many; nothing where it is hidden (engine/statistics/suppression.hpp: each stands for a person who told).
using SafeCount = std::optional<std::int64_t>;

// Decisions of a month ("2026-11") or a year ("2026"). A story that was asked about counts again when it is read again.
struct ModerationLine {
  std::string period;
  SafeCount read;  // all of them
  SafeCount accepted;
  SafeCount masked;
  SafeCount asked;
  SafeCount refused;
  SafeCount duplicates;
  std::optional<double> mean_hours;  // from the moment it waited until it was decided; of 10 decisions or more
};
BOOST_DESCRIBE_STRUCT(ModerationLine, (), (period, read, accepted, masked, asked, refused, duplicates, mean_hours))

struct RefusedFor {
  CharterRule rule = CharterRule::kNotAService;
  SafeCount refused;
};
BOOST_DESCRIBE_STRUCT(RefusedFor, (), (rule, refused))

// Made in the year. kUpheld: another reader published the story.
struct AppealFigures {
  SafeCount made;
  SafeCount upheld;
  SafeCount refused;
  SafeCount waiting;
};
BOOST_DESCRIBE_STRUCT(AppealFigures, (), (made, upheld, refused, waiting))

// Made in the year, of stories and answers.
struct ReportFigures {
  SafeCount made;
  SafeCount kept;
  SafeCount masked;
  SafeCount removed;
  SafeCount waiting;
};
BOOST_DESCRIBE_STRUCT(ReportFigures, (), (made, kept, masked, removed, waiting))

struct ModerationYear {
  ModerationLine total;
  std::vector<ModerationLine> months;  // the latest first
  std::vector<RefusedFor> refused;     // every rule of the charter
  AppealFigures appeals;
  ReportFigures reports;
};
BOOST_DESCRIBE_STRUCT(ModerationYear, (), (total, months, refused, appeals, reports))

struct ModerationFigures {
  NetworkId network;
  bool is_generated = false;          // of a demonstration: nobody told these stories
  std::vector<ModerationYear> years;  // the latest first
};
BOOST_DESCRIBE_STRUCT(ModerationFigures, (), (network, is_generated, years))

ModerationFigures moderation_figures(ExperienceHouse const& house, NetworkId const& network);

// A count a line, for spreadsheets: "c" where it is hidden.
struct ModerationFigureRow {
  std::string period;
  std::string figure;  // "accepted", "refused", "appeals_upheld"
  std::string rule;    // of "refused_for"
  std::string count;
};
BOOST_DESCRIBE_STRUCT(ModerationFigureRow, (), (period, figure, rule, count))
std::string moderation_csv(ModerationFigures const& figures);

}  // namespace relais::experiences
