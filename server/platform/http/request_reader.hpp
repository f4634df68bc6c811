// Bytes to requests, one after the other on a connection: Beast's parser over memory of this object, with what it lets
// pass refused here (two ways to tell the length, two hosts, unknown transfer codings). Input not used by one request
// is the beginning of the next. Knows no socket.
#pragma once

#include <array>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <span>

#include <boost/beast/core/flat_static_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/request.hpp"
#include "platform/http/request_limits.hpp"
#include "platform/result/result.hpp"

namespace relais::http {

struct Refusal {
  int status;
  std::string_view code;
};

class RequestReader {
 public:
  static constexpr std::size_t kMostHeaders = 128;
  static constexpr std::size_t kBuffer = 16 * 1024;
  enum class State {
    kHead,      // more bytes are needed before the head is known
    kHeadRead,  // the head is known and a body follows: call begin_body()
    kBody,      // more bytes are needed
    kComplete,
    kRefused,
  };

  explicit RequestReader(RequestLimits const& limits);
  RequestReader(RequestReader const&) = delete;
  RequestReader& operator=(RequestReader const&) = delete;

  // Forgets the request at hand (its views end) and begins the next one.
  void restart();
  // Where the next bytes go; never empty unless advance() was not called after commit().
  std::span<char> space();
  void commit(std::size_t bytes) { input_.commit(bytes); }
  // Parses what is there.
  State advance();
  // After kHeadRead: accepts a body of up to `limit` bytes, or refuses it unread.
  State begin_body(std::size_t limit);
  void refuse(int status, std::string_view code);

  State state() const { return state_; }
  Refusal refusal() const { return refusal_; }
  bool has_input() const { return input_.size() > 0; }
  // From the head: valid once it was read, false if it never was.
  bool keep_alive() const;
  bool expects_continue() const { return expects_continue_; }
  bool is_http_1_0() const { return head_read_ && parser_->get().version() == 10; }
  // Method, target and headers, as far as they were read.
  void fill(Request& request) const;
  std::string_view body() const { return parser_->get().body(); }

 private:
  using Allocator = std::pmr::polymorphic_allocator<char>;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body, Allocator>;

  State parse();
  State fail(boost::beast::error_code error);
  State inspect_head();
  bool take_headers();
  bool length_is_clear() const;
  std::string_view unparsed_target() const;

  RequestLimits limits_;
  std::array<std::byte, 8 * 1024> memory_;
  std::pmr::monotonic_buffer_resource arena_{memory_.data(), memory_.size()};
  boost::beast::flat_static_buffer<kBuffer> input_;
  std::optional<Parser> parser_;
  std::array<Header, kMostHeaders> headers_;
  std::size_t header_count_ = 0;
  State state_ = State::kHead;
  Refusal refusal_{};
  bool head_read_ = false;
  bool expects_continue_ = false;
};

}  // namespace relais::http
