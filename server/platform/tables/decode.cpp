#include "platform/tables/decode.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>
#include <zlib.h>

namespace relais::tables {
namespace {

using namespace std::string_view_literals;

bool is_utf8(std::string_view bytes) {
  auto const length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 point = 0;
    U8_NEXT(reinterpret_cast<std::uint8_t const*>(bytes.data()), i, length, point);
    if (point < 0) {
      return false;
    }
  }
  return true;
}

Result<std::string> converted(std::string_view bytes, char const* encoding) {
  UErrorCode error = U_ZERO_ERROR;
  auto const length = static_cast<std::int32_t>(bytes.size());
  auto const size = ucnv_convert("UTF-8", encoding, nullptr, 0, bytes.data(), length, &error);
  if (error != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(error)) {
    return Problem{Fault::kInvalid, "tables.not_text", {}, fmt::format("not {} text", encoding)};
  }
  std::string text(static_cast<std::size_t>(size), '\0');
  error = U_ZERO_ERROR;
  ucnv_convert("UTF-8", encoding, text.data(), size, bytes.data(), length, &error);
  return text;
}

Result<std::string> without_nul(Result<std::string> text) {
  if (!text) {
    return text;
  }
  auto const at = text->find('\0');
  if (at == std::string::npos) {
    return text;
  }
  auto const line = 1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return Problem{Fault::kInvalid, "tables.not_text", {}, fmt::format("line {}: holds a NUL byte", line)};
}

class Inflater {
 public:
  Inflater(std::string_view bytes) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    inflateInit2(&stream_, 16 + MAX_WBITS);  // 16: gzip, nothing else
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;

  // Appends the next piece; gives zlib's word on it.
  int append_to(std::string& text) {
    stream_.next_out = reinterpret_cast<Bytef*>(piece_.data());
    stream_.avail_out = static_cast<uInt>(piece_.size());
    auto const word = inflate(&stream_, Z_NO_FLUSH);
    text.append(piece_.data(), piece_.size() - stream_.avail_out);
    return word;
  }
  bool has_more() const { return stream_.avail_in > 0; }
  void begin_next_member() { inflateReset(&stream_); }

 private:
  z_stream stream_{};
  std::array<char, 64 * 1024> piece_;
};

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b"sv);
}

Result<std::string> unzipped(std::string_view bytes, std::size_t most_bytes) {
  auto const inflater = std::make_unique<Inflater>(bytes);
  std::string text;
  while (true) {
    auto const word = inflater->append_to(text);
    if (text.size() > most_bytes) {
      return Problem{Fault::kTooLarge, "tables.too_large", {}, fmt::format("unfolds to over {} bytes", most_bytes)};
    }
    if (word == Z_STREAM_END && !inflater->has_more()) {
      return text;
    }
    if (word == Z_STREAM_END) {
      inflater->begin_next_member();
    } else if (word != Z_OK) {
      return Problem{Fault::kInvalid, "tables.gzip_broken", {}, fmt::format("broken after {} bytes", text.size())};
    }
  }
}

Result<std::string> utf8_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    bytes.remove_prefix(3);
  } else if (bytes.starts_with("\xFF\xFE"sv)) {
    return without_nul(converted(bytes.substr(2), "UTF-16LE"));
  } else if (bytes.starts_with("\xFE\xFF"sv)) {
    return without_nul(converted(bytes.substr(2), "UTF-16BE"));
  }
  if (is_utf8(bytes)) {
    return without_nul(std::string{bytes});
  }
  return without_nul(converted(bytes, "windows-1252"));
}

}  // namespace relais::tables
