// Waits for the signal that ends the program. Made before any thread, so that threads inherit the blocked signals.
#pragma once

#include <csignal>

namespace relais::http {

class StopSignal {
 public:
  StopSignal();  // blocks SIGINT and SIGTERM in this thread and those it makes, and ignores SIGPIPE
  // Returns the signal's number. A second signal then ends the program at once, should stopping take too long.
  int wait();

 private:
  sigset_t signals_;
};

}  // namespace relais::http
