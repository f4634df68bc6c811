#include "platform/log/log.hpp"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace relais::log {
namespace {

TEST(Log, a_line_is_one_json_object) {
  auto const at = TextForm<Instant>::read("2024-08-01T09:30:00Z").value();
  EXPECT_EQ(
      line(at, Level::kWarning, "http.slow", {{"request", std::string_view{"a\n\"b"}}, {"micros", std::int64_t{1500}}}),
      R"({"at":"2024-08-01T09:30:00.000Z","level":"warning","event":"http.slow","request":"a\n\"b","micros":1500})");
}

TEST(Log, writes_lines_and_nothing_around_them) {
  auto const path = testing::TempDir() + "relais-log-test";
  std::filesystem::remove(path);
  auto const log = Log::to_file(path, Level::kInfo, std::make_shared<FixedClock>(Instant{}));
  log->write(Level::kDebug, "not.wanted");
  log->write(Level::kError, "http.failed");
  std::string text;
  std::getline(std::ifstream{path} >> std::ws, text, '\0');
  EXPECT_EQ(text, "{\"at\":\"1970-01-01T00:00:00.000Z\",\"level\":\"error\",\"event\":\"http.failed\"}\n");
  std::filesystem::remove(path);
}

TEST(Log, a_file_that_cannot_be_opened_is_a_problem_with_its_name) {
  auto const log = Log::to_file("/proc/no/such/folder/log", Level::kInfo, std::make_shared<SystemClock>());
  ASSERT_FALSE(log);
  EXPECT_EQ(log.problem().code, "log.cannot_open");
  EXPECT_NE(log.problem().detail.find("/proc/no/such/folder/log"), std::string::npos);
}

}  // namespace
}  // namespace relais::log
