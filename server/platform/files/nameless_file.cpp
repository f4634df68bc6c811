#include "platform/files/nameless_file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace relais::files {
namespace {

constexpr std::size_t kAtOnce = 256 * 1024;

[[noreturn]] void fail() {
  throw std::system_error{errno, std::generic_category(), "a file without a name"};
}

}  // namespace

NamelessFile::NamelessFile() {
  auto path = (std::filesystem::temp_directory_path() / "relais-XXXXXX").string();
  file_ = ::mkstemp(path.data());
  if (file_ < 0) {
    fail();
  }
  ::unlink(path.c_str());
}

NamelessFile::~NamelessFile() {
  ::close(file_);
}

void NamelessFile::append(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= kAtOnce) {
    flush();
  }
}

void NamelessFile::flush() {
  auto left = std::string_view{waiting_};
  while (!left.empty()) {
    auto const written = ::write(file_, left.data(), left.size());
    if (written < 0 && errno != EINTR) {
      fail();
    }
    left.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
  waiting_.clear();
}

MappedFile NamelessFile::mapped() {
  flush();
  auto file = MappedFile::open(fmt::format("/proc/self/fd/{}", file_));
  if (!file) {
    throw std::system_error{errno, std::generic_category(), file.problem().detail};
  }
  return std::move(*file);
}

}  // namespace relais::files
