#include "platform/files/nameless_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

#include <gtest/gtest.h>
#include <unistd.h>

namespace relais::files {
namespace {

std::string text(MappedFile const& file) {
  return {reinterpret_cast<char const*>(file.bytes().data()), file.bytes().size()};
}

TEST(NamelessFile, IsReadAfterItsWriterIsGoneAndLeavesNothingBehind) {
  auto const folder = std::filesystem::temp_directory_path() / ("relais-nameless-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  ::setenv("TMPDIR", folder.c_str(), 1);
  std::string all;
  std::optional<MappedFile> read;
  {
    NamelessFile file;
    for (auto line = 0; line < 100'000; ++line) {
      auto const bytes = std::to_string(line) + "\n";
      file.append(bytes);
      all += bytes;
    }
    read = file.mapped();
    EXPECT_TRUE(std::filesystem::is_empty(folder));
  }
  EXPECT_EQ(text(*read), all);
  EXPECT_EQ(text(NamelessFile{}.mapped()), "");
  ::unsetenv("TMPDIR");
  EXPECT_TRUE(std::filesystem::remove(folder));
}

}  // namespace
}  // namespace relais::files
