#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "commands/commands.hpp"

namespace relais::commands {
namespace {

using testing::HasSubstr;

class MissingFiles : public testing::Test {
 protected:
  MissingFiles() { settings_.database = "sqlite:" + file_; }
  ~MissingFiles() override { std::filesystem::remove(file_); }
  bool has_made_a_database() const { return std::filesystem::exists(file_); }

  std::string const file_ =
      testing::TempDir() + "relais-" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
  config::Settings settings_;
};

TEST_F(MissingFiles, a_list_that_is_not_there_leaves_no_database_behind) {
  Import what;
  what.files = {"/nonexistent"};
  testing::internal::CaptureStderr();
  EXPECT_EQ(commands::import(settings_, what), 1);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("/nonexistent cannot be read"));
  EXPECT_FALSE(has_made_a_database());
}

TEST_F(MissingFiles, checking_a_database_that_is_not_there_makes_none) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(commands::check(settings_), 1);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("there is no database"));
  EXPECT_FALSE(has_made_a_database());
}

}  // namespace
}  // namespace relais::commands
