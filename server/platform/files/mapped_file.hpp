// A file's bytes in memory without reading them: the machine brings what is touched, and shares it among programs.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "platform/result/result.hpp"

namespace relais::files {

class MappedFile {
 public:
  // file.unreadable: there is none, it is no file, or this user may not read it.
  static Result<MappedFile> open(std::string const& path);
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  MappedFile(MappedFile const&) = delete;
  MappedFile& operator=(MappedFile const&) = delete;
  ~MappedFile();

  // Begin at a page. Who shortens the file meanwhile ends whoever reads its lost part (SIGBUS): files that are mapped
  // are replaced, never written over.
  std::span<std::byte const> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<std::byte const> bytes) : bytes_(bytes) {}
  std::span<std::byte const> bytes_;
};

}  // namespace relais::files
