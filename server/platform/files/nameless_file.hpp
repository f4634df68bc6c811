// A file without a name: written from its beginning to its end, then read in place; its room on the disk is free again
// when nobody reads it, also after a crash.
#pragma once

#include <string>
#include <string_view>

#include "platform/files/mapped_file.hpp"

namespace relais::files {

class NamelessFile {
 public:
  // In the machine's folder for such files (TMPDIR). Here and below, what the disk refuses is a std::system_error.
  NamelessFile();
  NamelessFile(NamelessFile const&) = delete;
  NamelessFile& operator=(NamelessFile const&) = delete;
  ~NamelessFile();

  void append(std::string_view bytes);
  // All of it. Outlives this.
  MappedFile mapped();

 private:
  void flush();

  int file_;
  std::string waiting_;
};

}  // namespace relais::files
