#include "platform/config/settings.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relais::config {
namespace {

using testing::HasSubstr;

class SettingsFile : public testing::Test {
 protected:
  ~SettingsFile() override { std::filesystem::remove(path_); }
  Result<Settings> load_text(std::string const& toml, std::map<std::string, std::string> variables = {}) {
    std::ofstream{path_} << toml;
    return load(path_, [variables](char const* name) {
      auto const found = variables.find(name);
      return found == variables.end() ? nullptr : found->second.c_str();
    });
  }
  std::string const path_ =
      testing::TempDir() + "relais-settings-" + testing::UnitTest::GetInstance()->current_test_info()->name() + ".toml";
};

TEST_F(SettingsFile, defaults_serve_one_machine_from_one_file) {
  auto const settings = load("", [](char const*) -> char const* { return nullptr; });
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->database, "sqlite:var/relais.db");
  EXPECT_EQ(settings->listen, "127.0.0.1:8080");
}

TEST_F(SettingsFile, variables_override_the_file) {
  auto const settings = load_text("threads = 2\nlog_level = \"warning\"\ntrusted_proxies = [\"127.0.0.1\"]\n",
                                  {{"RELAIS_THREADS", "3"}, {"RELAIS_DATABASE", "postgresql://h/d"}});
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->threads, 3);
  EXPECT_EQ(settings->log_level, log::Level::kWarning);
  EXPECT_EQ(settings->database, "postgresql://h/d");
  EXPECT_THAT(settings->trusted_proxies, testing::ElementsAre("127.0.0.1"));
}

TEST_F(SettingsFile, names_the_line_of_what_it_cannot_use) {
  EXPECT_THAT(load_text("threads = 2\nthread = 3\n").problem().detail,
              HasSubstr("line 2: there is no setting named thread"));
  EXPECT_THAT(load_text("\nthreads = \"two\"\n").problem().detail, HasSubstr("line 2: threads cannot have this value"));
  EXPECT_THAT(load_text("threads = 5000000000\n").problem().detail, HasSubstr("threads cannot"));
  EXPECT_THAT(load_text("threads = [\n").problem().code, "config.unreadable");
  EXPECT_THAT(load_text("threads = 300\n").problem().detail, HasSubstr("between 0"));
  EXPECT_THAT(load_text("public_url = \"relais.fr\"\n").problem().detail, HasSubstr("https://"));
  EXPECT_THAT(load_text("", {{"RELAIS_LOG_LEVEL", "loud"}}).problem().detail, HasSubstr("RELAIS_LOG_LEVEL"));
}

TEST_F(SettingsFile, a_file_that_is_not_there_is_refused) {
  auto const settings = load("/no/such/relais.toml", [](char const*) -> char const* { return nullptr; });
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.problem().code, "config.unreadable");
  EXPECT_THAT(settings.problem().detail, HasSubstr("/no/such/relais.toml cannot be read"));
}

}  // namespace
}  // namespace relais::config
