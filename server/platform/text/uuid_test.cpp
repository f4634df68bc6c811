#include "platform/text/uuid.hpp"

#include <set>

#include <gtest/gtest.h>

namespace relais {
namespace {

constexpr std::chrono::sys_time<std::chrono::milliseconds> kNow{std::chrono::milliseconds{0x018f2e5a8c00}};

TEST(Uuid, says_its_time_and_version) {
  auto const id = uuid_v7(kNow);
  EXPECT_EQ(id.substr(0, 15), "018f2e5a-8c00-7");
  EXPECT_TRUE(id[19] == '8' || id[19] == '9' || id[19] == 'a' || id[19] == 'b') << id;
  EXPECT_TRUE(is_uuid(id));
}

TEST(Uuid, later_sorts_after_and_none_comes_twice) {
  std::set<std::string> ids;
  for (int i = 0; i < 1000; ++i) {
    ids.insert(uuid_v7(kNow));
  }
  EXPECT_EQ(ids.size(), 1000u);
  EXPECT_GT(uuid_v7(kNow + std::chrono::milliseconds{1}), *ids.rbegin());
}

TEST(Uuid, other_texts_are_refused) {
  for (auto const* text : {"", "018f2e5a-8c00-7abc-8def-0123456789a", "018F2E5A-8C00-7ABC-8DEF-0123456789AB",
                           "018f2e5a88c00-7abc-8def-0123456789ab", "018f2e5a-8c00-7abc-8def-0123456789ab "}) {
    EXPECT_FALSE(is_uuid(text)) << text;
  }
}

}  // namespace
}  // namespace relais
