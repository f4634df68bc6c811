#include "platform/tables/write_xlsx.hpp"

#include <gmock/gmock.h>
#include <zlib.h>

namespace relais::tables {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// One file of a workbook, which is a ZIP.
std::string file_in(std::string const& book, std::string_view name) {
  constexpr std::size_t kHead = 30;
  auto const at = book.find(name);
  EXPECT_NE(at, std::string::npos) << name;
  auto const more = static_cast<unsigned char>(book.at(at - 2)) + 256u * static_cast<unsigned char>(book.at(at - 1));
  EXPECT_EQ(book.substr(at - kHead, 2), "PK");
  auto const begin = at + name.size() + more;
  std::string out(1 << 20, '\0');
  z_stream stream = {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(book.data() + begin));
  stream.avail_in = static_cast<uInt>(book.size() - begin);
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflateInit2(&stream, -MAX_WBITS), Z_OK);
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  out.resize(stream.total_out);
  return out;
}

TEST(WriteXlsx, makes_texts_of_texts_and_never_a_formula) {
  auto const book =
      write_xlsx("T", Instant{}, {{"S", {"=HEAD()"}, {{std::string{"=1+1"}}, {std::string{"@SUM(A1)"}}}}});
  EXPECT_THAT(file_in(book, "xl/sharedStrings.xml"), HasSubstr("<t>=1+1</t>"));
  EXPECT_THAT(file_in(book, "xl/worksheets/sheet1.xml"), Not(HasSubstr("<f>")));
}

TEST(WriteXlsx, holds_what_people_wrote) {
  auto const book =
      write_xlsx("T\x01", Instant{},
                 {{"a/b [c]: a name of a sheet that is far too long", {"h"}, {{std::string{"x\x02<y>\x1b"}}}},
                  {"B", {"h"}, {{std::string(40'000, 'w')}, {std::monostate{}}, {Share{0.5}}}}});
  EXPECT_THAT(file_in(book, "xl/sharedStrings.xml"), HasSubstr("<t>x&lt;y&gt;</t>"));
  EXPECT_THAT(file_in(book, "xl/workbook.xml"), HasSubstr("name=\"a b  c   a name of a sheet that\""));
  EXPECT_THAT(file_in(book, "xl/worksheets/sheet2.xml"), HasSubstr("<v>0.5</v>"));
}

}  // namespace
}  // namespace relais::tables
