#include "platform/files/mapped_file.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relais::files {

Result<MappedFile> MappedFile::open(std::string const& path) {
  auto const refused = [&] {
    return Problem{Fault::kInvalid,
                   "file.unreadable",
                   {},
                   fmt::format("{} cannot be read ({})", path, std::generic_category().message(errno))};
  };
  auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    return refused();
  }
  struct stat about {};
  auto is_file = ::fstat(file, &about) == 0;
  if (is_file && !S_ISREG(about.st_mode)) {
    is_file = false;
    errno = EINVAL;
  }
  auto const size = is_file ? static_cast<std::size_t>(about.st_size) : 0;
  auto* const at = size > 0 ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0) : nullptr;
  auto const is_mapped = is_file && at != MAP_FAILED;
  auto const reason = is_mapped ? Problem{} : refused();
  ::close(file);
  if (!is_mapped) {
    return reason;
  }
  return MappedFile{{static_cast<std::byte const*>(at), size}};
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
  }
}

}  // namespace relais::files
