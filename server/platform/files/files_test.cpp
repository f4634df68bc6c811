#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <unistd.h>

#include "platform/files/mapped_file.hpp"
#include "platform/files/replace_file.hpp"

namespace relais::files {
namespace {

class Files : public testing::Test {
 protected:
  Files() : folder_(std::filesystem::temp_directory_path() / ("relais-files-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Files() override { std::filesystem::remove_all(folder_); }

  std::string path(std::string const& name) const { return (folder_ / name).string(); }
  static Result<void> put(std::string const& path, std::string_view text) {
    return replace_file(path, [&](Sink const& sink) { sink(std::as_bytes(std::span{text})); });
  }
  static std::string text(std::string const& path) {
    auto const file = MappedFile::open(path);
    EXPECT_TRUE(file);
    return {reinterpret_cast<char const*>(file->bytes().data()), file->bytes().size()};
  }

  std::filesystem::path folder_;
};

TEST_F(Files, AreReplacedWholeAndReadInPlace) {
  ASSERT_TRUE(put(path("roads"), "first"));
  auto const first = MappedFile::open(path("roads"));
  ASSERT_TRUE(put(path("roads"), "the second one"));
  EXPECT_EQ(text(path("roads")), "the second one");
  EXPECT_EQ(first->bytes().size(), 5U);  // who reads the old one reads it to its end
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_}, {}), 1);
}

TEST_F(Files, PartsOfAProgramThatWasKilledAreTakenAwayAndOthersStay) {
  for (auto const* const name : {"roads.part-abcdef", "roads.hierarchy.part-abcdef", "roads.backup"}) {
    std::ofstream{path(name)} << "x";
  }
  ASSERT_TRUE(replace_file(path("roads"), [&](Sink const& sink) {
    sink(std::as_bytes(std::span{"first", 5}));
    ASSERT_TRUE(put(path("roads"), "second"));  // meanwhile
  }));
  EXPECT_EQ(text(path("roads")), "first");
  EXPECT_FALSE(std::filesystem::exists(path("roads.part-abcdef")));
  EXPECT_TRUE(std::filesystem::exists(path("roads.hierarchy.part-abcdef")));
  EXPECT_TRUE(std::filesystem::exists(path("roads.backup")));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_}, {}), 3);
}

TEST_F(Files, OfNothingAreEmpty) {
  ASSERT_TRUE(put(path("empty"), ""));
  EXPECT_EQ(text(path("empty")), "");
}

TEST_F(Files, ThatCannotBeReadAreRefused) {
  EXPECT_EQ(MappedFile::open(path("missing")).problem().code, "file.unreadable");
  EXPECT_EQ(MappedFile::open(folder_.string()).problem().code, "file.unreadable");
}

TEST_F(Files, ThatCannotBeWrittenLeaveNothingBehind) {
  std::filesystem::create_directories(path("taken") + "/by");
  EXPECT_EQ(put(path("taken"), "x").problem().code, "file.unwritable");
  EXPECT_EQ(put(path("nowhere/roads"), "x").problem().code, "file.unwritable");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder_}, {}), 1);
}

}  // namespace
}  // namespace relais::files
