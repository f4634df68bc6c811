#include "experiences/kept_open_data.hpp"

#include <gtest/gtest.h>

#include "platform/files/nameless_file.hpp"

namespace relais::experiences {
namespace {

Result<files::MappedFile> made() {
  files::NamelessFile file;
  file.append("month,quarter,feeling\r\n2026-01,2026-Q1,negative\r\n2026-02,2026-Q1,positive\r\n");
  return file.mapped();
}

OpenDataFilter having(std::string const& feeling) {
  return {{{"feeling", {feeling}}}, {}, {}};
}

TEST(KeptOpenData, what_was_narrowed_is_narrowed_once) {
  auto kept = KeptOpenData{made};
  auto const first = kept.narrowed(having("negative"));
  ASSERT_TRUE(first);
  EXPECT_EQ((*first)->text(), "month,quarter,feeling\r\n2026-01,2026-Q1,negative\r\n");
  EXPECT_EQ(*kept.narrowed(having("negative")), *first);
  EXPECT_NE((*kept.narrowed(having("positive")))->etag, (*first)->etag);
}

TEST(KeptOpenData, files_that_nobody_reads_make_room) {
  auto kept = KeptOpenData{made};
  for (int month = 1; month <= 9; ++month) {
    auto all = OpenDataFilter{};
    all.since = std::chrono::year{2025} / month / 1;
    EXPECT_TRUE(kept.narrowed(all)) << month;
  }
}

TEST(KeptOpenData, files_that_are_read_slowly_take_no_more_than_some_whole_ones) {
  auto kept = KeptOpenData{made};
  std::vector<std::shared_ptr<ServedFile const>> slow;
  std::size_t read = 0;
  auto const whole = (*kept.whole())->text().size();
  for (int i = 0; i < 100; ++i) {
    auto file = kept.narrowed(having("mood " + std::to_string(i)));
    if (!file) {
      EXPECT_EQ(file.problem().code, "open_data.busy");
      EXPECT_GT(read, whole);
      EXPECT_LT(read, 6 * whole);
      slow.clear();
      EXPECT_TRUE(kept.narrowed(having("mood again"))) << "when they have read";
      return;
    }
    read += (*file)->text().size();
    slow.push_back(*std::move(file));
  }
  FAIL() << "never refused";
}

}  // namespace
}  // namespace relais::experiences
