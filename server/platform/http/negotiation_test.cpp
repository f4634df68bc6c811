#include <brotli/decode.h>
#include <gmock/gmock.h>
#include <zlib.h>

#include "platform/http/accept_encoding.hpp"
#include "platform/http/accept_language.hpp"
#include "platform/http/compression.hpp"
#include "platform/http/conditional.hpp"

namespace relais::http {
namespace {

TEST(AcceptLanguage, the_highest_weight_wins_and_the_first_among_equals) {
  EXPECT_EQ(negotiated_language("nl-BE, fr;q=0.8"), Language::kNl);
  EXPECT_EQ(negotiated_language("fr;q=0.3, en;q=0.31"), Language::kEn);
  EXPECT_EQ(negotiated_language("de, en"), Language::kDe);
  EXPECT_EQ(negotiated_language("EN-gb"), Language::kEn);
  EXPECT_EQ(negotiated_language("en ; q=0.5 , de ;q=1"), Language::kDe);
}

TEST(AcceptLanguage, what_nobody_can_serve_is_french) {
  for (auto const* header : {"", "*", "ja", ",,;", "en;q=0", "en;q=2", "en;q=x", "en;q=0.12345", "english"}) {
    EXPECT_EQ(negotiated_language(header), Language::kFr) << header;
  }
  EXPECT_EQ(negotiated_language("ja, *;q=0.5, en;q=0.4"), Language::kFr);
}

TEST(AcceptEncoding, brotli_then_gzip_then_nothing) {
  EXPECT_EQ(negotiated_encoding(""), Encoding::kIdentity);
  EXPECT_EQ(negotiated_encoding("gzip, deflate, br"), Encoding::kBrotli);
  EXPECT_EQ(negotiated_encoding("gzip, deflate"), Encoding::kGzip);
  EXPECT_EQ(negotiated_encoding("deflate"), Encoding::kIdentity);
  EXPECT_EQ(negotiated_encoding("*"), Encoding::kBrotli);
}

TEST(AcceptEncoding, weights_are_obeyed) {
  EXPECT_EQ(negotiated_encoding("br;q=0.5, gzip;q=0.9"), Encoding::kGzip);
  EXPECT_EQ(negotiated_encoding("br;q=0, *;q=0.3"), Encoding::kGzip);
  EXPECT_EQ(negotiated_encoding("gzip;q=0, br;q=0"), Encoding::kIdentity);
  EXPECT_EQ(negotiated_encoding("identity, gzip;q=0.5"), Encoding::kIdentity);
  EXPECT_EQ(negotiated_encoding("identity;q=0"), Encoding::kIdentity);
}

TEST(Conditional, tags_are_compared_weakly) {
  EXPECT_TRUE(etag_matches(R"("a")", R"("a")"));
  EXPECT_TRUE(etag_matches(R"(W/"a")", R"("a")"));
  EXPECT_TRUE(etag_matches(R"("x", W/"b,c" , "a")", R"(W/"b,c")"));
  EXPECT_TRUE(etag_matches("*", R"("a")"));
  EXPECT_FALSE(etag_matches(R"("a")", R"("b")"));
  EXPECT_FALSE(etag_matches(R"("ab")", R"("a")"));
  EXPECT_FALSE(etag_matches("a", R"("a")"));
  EXPECT_FALSE(etag_matches(R"("a)", R"("a")"));
  EXPECT_FALSE(etag_matches("*", ""));
  EXPECT_FALSE(etag_matches(" , ", R"("a")"));
}

TEST(Conditional, any_changed_byte_changes_the_tag) {
  std::string body(100, 'x');
  auto const tag = weak_etag(body);
  for (std::size_t i = 0; i < body.size(); ++i) {
    auto changed = body;
    changed[i] = 'y';
    EXPECT_NE(weak_etag(changed), tag) << i;
    EXPECT_NE(weak_etag(body.substr(0, i)), tag) << i;
  }
}

std::string inflated(std::string const& gzip, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

std::string unbrotlied(std::string const& brotli, std::size_t size) {
  std::string out(size, '\0');
  BrotliDecoderDecompress(brotli.size(), reinterpret_cast<std::uint8_t const*>(brotli.data()), &size,
                          reinterpret_cast<std::uint8_t*>(out.data()));
  out.resize(size);
  return out;
}

TEST(Compression, gives_back_the_same_body) {
  std::string body;
  for (int i = 0; i < 500; ++i) {
    body += "counter " + std::to_string(i * i) + "; ";
  }
  auto const gzip = compressed(body, Encoding::kGzip).value();
  auto const brotli = compressed(body, Encoding::kBrotli).value();
  EXPECT_LT(gzip.size(), body.size());
  EXPECT_LT(brotli.size(), body.size());
  EXPECT_EQ(inflated(gzip, body.size()), body);
  EXPECT_EQ(unbrotlied(brotli, body.size()), body);
}

TEST(Compression, what_would_not_be_smaller_stays_as_it_is) {
  EXPECT_FALSE(compressed("a", Encoding::kGzip));
  EXPECT_FALSE(compressed("a", Encoding::kBrotli));
  EXPECT_FALSE(compressed(std::string(5000, 'a'), Encoding::kIdentity));
}

}  // namespace
}  // namespace relais::http
