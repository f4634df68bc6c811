#include "platform/json/read.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/stream_parser.hpp>
#include <fmt/format.h>

namespace relais::json {

boost::json::string const* Reader::text_of(boost::json::value const& source) {
  auto const* const text = source.if_string();
  if (text == nullptr) {
    wrong_type();
  } else if (text->find('\0') != boost::json::string::npos) {
    fault("json.nul");
    return nullptr;
  }
  return text;
}

Result<void> parse(std::string_view text, std::function<void(boost::json::value const&)> const& use) {
  std::array<unsigned char, 4096> buffer;
  auto resource = boost::json::monotonic_resource{buffer.data(), buffer.size()};
  auto parser = boost::json::stream_parser{&resource};
  boost::system::error_code error;
  auto const used = parser.write_some(text, error);
  if (!error && text.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
    error = boost::json::error::extra_data;
  }
  if (!error) {
    parser.finish(error);
  }
  if (error) {
    return Problem{Fault::kInvalid, "json.malformed", {}, fmt::format("byte {}: {}", used, error.message())};
  }
  use(parser.release());
  return {};
}

}  // namespace relais::json
