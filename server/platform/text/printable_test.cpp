#include "platform/text/printable.hpp"

#include <gtest/gtest.h>

namespace relais {
namespace {

TEST(Printable, keeps_letters_and_takes_out_what_no_document_holds) {
  using namespace std::string_literals;
  EXPECT_EQ(printable("Vervins, l’Aisne"), "Vervins, l’Aisne");
  EXPECT_EQ(printable("a\tb\nc\r\x01\x1b\x7f"s + '\0' + "d"), "a b cd");
  EXPECT_EQ(printable("\uFFFD\xEF\xBF\xBE\xEF\xBF\xBF!"), "\uFFFD!") << "U+FFFE and U+FFFF are no characters";
  EXPECT_EQ(printable("\xEF\xBF"), "\xEF\xBF");
}

}  // namespace
}  // namespace relais
