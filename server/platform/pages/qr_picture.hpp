// A code that cameras read (ISO/IEC 18004), as a drawing for a page.
#pragma once

#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

namespace relais::pages {

// For <svg viewBox="{{frame}}"><rect …/><path d="{{path}}"/></svg>: a module is one unit, the frame has the empty
// border of four modules that readers need.
struct QrPicture {
  std::string frame;  // "-4 -4 41 41"
  std::string path;   // the dark modules: "M0 0h7v1h-7z"
};
BOOST_DESCRIBE_STRUCT(QrPicture, (), (frame, path))

// A seventh of it may be lost (level M). `text`: some 2,000 bytes at most; throws std::length_error beyond.
QrPicture qr_picture(std::string_view text);

}  // namespace relais::pages
