#include "platform/http/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

namespace relais::http {
namespace {

std::optional<std::string> brotli(std::string_view body) {
  std::string out(body.size(), '\0');
  auto size = out.size();
  auto const done = BrotliEncoderCompress(4, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, body.size(),
                                          reinterpret_cast<std::uint8_t const*>(body.data()), &size,
                                          reinterpret_cast<std::uint8_t*>(out.data()));
  if (done == BROTLI_FALSE) {
    return std::nullopt;
  }
  out.resize(size);
  return out;
}

std::optional<std::string> gzip(std::string_view body) {
  constexpr int kLevel = 5;
  constexpr int kGzipWindow = 15 + 16;
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    return std::nullopt;
  }
  std::string out(body.size(), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  auto const outcome = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return outcome == Z_STREAM_END ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace

std::optional<std::string> compressed(std::string_view body, Encoding encoding) {
  switch (encoding) {
    case Encoding::kBrotli:
      return brotli(body);
    case Encoding::kGzip:
      return gzip(body);
    case Encoding::kIdentity:
      break;
  }
  return std::nullopt;
}

}  // namespace relais::http
