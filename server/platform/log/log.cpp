#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "platform/json/write.hpp"

namespace relais::log {
namespace {

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
    case Level::kOff:
      return spdlog::level::off;
  }
  return spdlog::level::off;
}

}  // namespace

std::string line(Instant at, Level level, std::string_view event, std::initializer_list<Field> fields) {
  auto text =
      fmt::format(R"({{"at":"{}","level":"{}","event":)", TextForm<Instant>::write(at), TextForm<Level>::write(level));
  json::write_text(event, text);
  for (auto const& [name, value] : fields) {
    text += ',';
    json::write_text(name, text);
    text += ':';
    std::visit([&](auto const& one) { json::write(one, text); }, value);
  }
  text += '}';
  return text;
}

Log::Log(std::shared_ptr<spdlog::logger> sink, Level least, std::shared_ptr<Clock const> clock)
    : sink_(std::move(sink)), least_(least), clock_(std::move(clock)) {
  spdlog::initialize_logger(sink_);  // gives it the usual pattern: ours comes after
  sink_->set_pattern("%v");
  sink_->set_level(spdlog_level(least));
  sink_->flush_on(spdlog::level::warn);
  spdlog::flush_every(std::chrono::seconds{1});
}

Log Log::to_stderr(Level least, std::shared_ptr<Clock const> clock) {
  spdlog::drop("relais");
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  return {std::make_shared<spdlog::logger>("relais", std::move(sink)), least, std::move(clock)};
}

Result<Log> Log::to_file(std::string const& path, Level least, std::shared_ptr<Clock const> clock) {
  try {
    spdlog::drop("relais");
    auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
    return Log{std::make_shared<spdlog::logger>("relais", std::move(sink)), least, std::move(clock)};
  } catch (spdlog::spdlog_ex const& failure) {
    return Problem{Fault::kUnavailable, "log.cannot_open", {}, fmt::format("log file {}: {}", path, failure.what())};
  }
}

void Log::write(Level level, std::string_view event, std::initializer_list<Field> fields) const {
  if (wants(level)) {
    sink_->log(spdlog_level(level), line(clock_->now(), level, event, fields));
  }
}

}  // namespace relais::log
