#include "platform/http/stop_signal.hpp"

#include <pthread.h>

namespace relais::http {

StopSignal::StopSignal() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

int StopSignal::wait() {
  int number = 0;
  sigwait(&signals_, &number);
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  return number;
}

}  // namespace relais::http
