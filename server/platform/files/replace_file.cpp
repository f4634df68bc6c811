#include "platform/files/replace_file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relais::files {
namespace {

constexpr auto kPart = ".part-";  // and six characters

bool write_all(int file, std::span<std::byte const> bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) {
      return false;
    }
    bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  return true;
}

// A name is on the disk once its folder is.
bool keep_folder(std::filesystem::path const& folder) {
  auto const opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  auto const is_kept = opened >= 0 && ::fsync(opened) == 0;
  if (opened >= 0) {
    ::close(opened);
  }
  return is_kept;
}

// Parts whose program was killed: whoever still writes one holds a lock on it.
void remove_forsaken_parts(std::filesystem::path const& path) {
  auto const folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
  auto const beginning = path.filename().string() + kPart;
  std::error_code error;
  for (auto const& entry : std::filesystem::directory_iterator{folder, error}) {
    if (!entry.path().filename().string().starts_with(beginning)) {
      continue;
    }
    auto const part = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (part >= 0 && ::flock(part, LOCK_EX | LOCK_NB) == 0) {
      ::unlink(entry.path().c_str());
    }
    if (part >= 0) {
      ::close(part);
    }
  }
}

}  // namespace

Result<void> replace_file(std::string const& path, std::function<void(Sink const&)> const& write) {
  remove_forsaken_parts(path);
  auto beside = path + kPart + "XXXXXX";
  auto const file = ::mkostemp(beside.data(), O_CLOEXEC);
  auto is_written = file >= 0 && ::flock(file, LOCK_EX) == 0;
  auto reason = errno;
  if (is_written) {
    write([&](std::span<std::byte const> bytes) {
      is_written = is_written && write_all(file, bytes);
      return is_written;
    });
    constexpr auto kReadable = 0644;
    is_written = is_written && ::fchmod(file, kReadable) == 0 && ::fsync(file) == 0;
    is_written = is_written && ::rename(beside.c_str(), path.c_str()) == 0 &&
                 keep_folder(std::filesystem::path{path}.parent_path());
    reason = errno;
    ::close(file);
  }
  if (is_written) {
    return {};
  }
  if (file >= 0) {
    ::unlink(beside.c_str());
  }
  return Problem{Fault::kUnavailable,
                 "file.unwritable",
                 {},
                 fmt::format("{} cannot be written ({})", path, std::generic_category().message(reason))};
}

}  // namespace relais::files
