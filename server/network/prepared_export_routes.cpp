#include "network/prepared_export_routes.hpp"

#include <fmt/format.h>

#include "platform/http/compression.hpp"

namespace relais::network {

std::string directory_state(Directory const& directory) {
  return fmt::format("{:x}-{}", directory.version(), TextForm<Date>::write(directory.today()));
}

std::shared_ptr<std::string const> PreparedExport::bytes(Directory const& directory, Scope const& scope,
                                                         http::Encoding encoding) {
  auto const lock = std::lock_guard{mutex_};
  if (auto state = directory_state(directory); state != of_) {
    of_ = std::move(state);
    by_encoding_ = {};
  }
  auto& plain = by_encoding_[0];
  if (!plain) {
    plain = std::make_shared<std::string const>(write_(directory, scope));
  }
  auto& wanted = by_encoding_[static_cast<std::size_t>(encoding)];
  if (!wanted) {
    auto smaller = http::compressed(*plain, encoding);
    wanted = smaller ? std::make_shared<std::string const>(std::move(*smaller)) : nullptr;
  }
  return wanted;
}

http::Answer PreparedExport::answer(Directory const& directory, http::Request const& request) {
  auto encoding = http::negotiated_encoding(request.header("Accept-Encoding"));
  auto kept = bytes(directory, request.scope(), encoding);
  if (!kept) {
    encoding = http::Encoding::kIdentity;
    kept = bytes(directory, request.scope(), encoding);
  }
  http::Answer answer;
  answer.content_type = content_type_;
  answer.static_body = *kept;
  answer.keeps = std::move(kept);
  answer.encoding = encoding;
  answer.add("Vary", "Accept-Encoding");
  answer.add("Content-Disposition", fmt::format("attachment; filename=\"{}\"", file_name_));
  return answer;
}

}  // namespace relais::network
