#include "platform/pages/qr_picture.hpp"

#include <memory>
#include <stdexcept>

#include <fmt/format.h>
#include <qrencode.h>

namespace relais::pages {

QrPicture qr_picture(std::string_view text) {
  auto const code = std::unique_ptr<QRcode, void (*)(QRcode*)>{
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<unsigned char const*>(text.data()), 0,
                        QR_ECLEVEL_M),
      QRcode_free};
  if (!code) {
    throw std::length_error{"the text is too long for a code"};
  }
  constexpr auto kBorder = 4;
  auto const width = code->width;
  auto const is_dark = [&](int row, int column) { return (code->data[row * width + column] & 1) != 0; };
  auto picture = QrPicture{fmt::format("-{0} -{0} {1} {1}", kBorder, width + 2 * kBorder), {}};
  for (auto row = 0; row < width; ++row) {
    for (auto column = 0; column < width; ++column) {
      auto const first = column;
      while (column < width && is_dark(row, column)) {
        ++column;
      }
      if (column > first) {
        picture.path += fmt::format("M{} {}h{}v1h-{}z", first, row, column - first, column - first);
      }
    }
  }
  return picture;
}

}  // namespace relais::pages
