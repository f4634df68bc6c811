#include "platform/text/base64.hpp"

#include <gtest/gtest.h>

namespace relais {
namespace {

TEST(Base64, writes_what_the_standard_says) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(base64_url("\xFB\xFF\xFE"), "-__-");
  EXPECT_EQ(base64_url("fooba"), "Zm9vYmE");
  EXPECT_EQ(read_base64_url("-__-"), "\xFB\xFF\xFE");
  EXPECT_EQ(read_base64_url("Zm9vYmE="), std::nullopt);
  EXPECT_EQ(read_base64_url("not base64!"), std::nullopt);
}

// BLAKE2b-256 of nothing.
TEST(Blake2b, writes_what_others_write) {
  EXPECT_EQ(blake2b(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

}  // namespace
}  // namespace relais
