// One line of JSON an event, for machines to read: {"at":"…","level":"info","event":"http.answered","request":"…"}.
// No personal data: identifiers, never content.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include <boost/describe/enum.hpp>

#include "platform/clock/clock.hpp"
#include "platform/result/result.hpp"

namespace spdlog {
class logger;
}

namespace relais::log {

enum class Level { kDebug, kInfo, kWarning, kError, kOff };
BOOST_DESCRIBE_ENUM(Level, kDebug, kInfo, kWarning, kError, kOff)

struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double> value;
};

// Lines are gathered and written at the latest a second later; warnings and errors at once. Thread-safe.
class Log {
 public:
  // To the standard error stream.
  static Log to_stderr(Level least, std::shared_ptr<Clock const> clock);
  // Appends to `path`. Fails with log.cannot_open.
  static Result<Log> to_file(std::string const& path, Level least, std::shared_ptr<Clock const> clock);

  bool wants(Level level) const { return level >= least_; }
  void write(Level level, std::string_view event, std::initializer_list<Field> fields = {}) const;

 private:
  Log(std::shared_ptr<spdlog::logger> sink, Level least, std::shared_ptr<Clock const> clock);
  std::shared_ptr<spdlog::logger> sink_;
  Level least_;
  std::shared_ptr<Clock const> clock_;
};

// The line as it is written, without its newline.
std::string line(Instant at, Level level, std::string_view event, std::initializer_list<Field> fields);

}  // namespace relais::log
