// An export made once for each state of the directory and each compressed form, however many ask for it.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "network/directory.hpp"
#include "platform/http/answer.hpp"
#include "platform/http/request.hpp"

namespace relais::network {

class PreparedExport {
 public:
  using Write = std::function<std::string(Directory const&, Scope const&)>;
  PreparedExport(Write write, std::string_view content_type, std::string_view file_name)
      : write_(std::move(write)), content_type_(content_type), file_name_(file_name) {}

  // The bytes are shared by all answers under way. Other threads wait while the first one writes.
  http::Answer answer(Directory const& directory, http::Request const& request);

 private:
  std::shared_ptr<std::string const> bytes(Directory const& directory, Scope const& scope, http::Encoding encoding);

  Write write_;
  std::string_view content_type_;
  std::string file_name_;
  std::mutex mutex_;
  std::string of_;  // which state of the directory the bytes are of
  std::array<std::shared_ptr<std::string const>, 3> by_encoding_;
};

// Names a state of the directory: its version in the database and the day it was made for.
std::string directory_state(Directory const& directory);

}  // namespace relais::network
