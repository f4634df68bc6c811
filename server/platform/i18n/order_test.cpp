#include "platform/i18n/order.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace relais::i18n {
namespace {

TEST(Order, is_that_of_the_dictionary) {
  std::vector<std::string> names{"Evry", "Zonza", "Épinal", "dinant", "Ögge", "Oz"};
  Order const is_before{Language::kFr};
  std::ranges::sort(names, std::cref(is_before));
  EXPECT_EQ(names, (std::vector<std::string>{"dinant", "Épinal", "Evry", "Ögge", "Oz", "Zonza"}));
}

}  // namespace
}  // namespace relais::i18n
