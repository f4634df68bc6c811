#include "platform/http/request_reader.hpp"

#include <algorithm>

#include "platform/http/uri.hpp"

namespace relais::http {
namespace {

namespace beast = boost::beast;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

RequestReader::RequestReader(RequestLimits const& limits) : limits_(limits) {
  limits_.headers = std::min(limits_.headers, kMostHeaders);
  restart();
}

void RequestReader::restart() {
  parser_.reset();
  arena_.release();
  // A parser cannot be used twice; remaking it in the arena costs no allocation.
  parser_.emplace(std::piecewise_construct, std::make_tuple(), std::make_tuple(Allocator{&arena_}));
  parser_->header_limit(static_cast<std::uint32_t>(limits_.head_bytes));
  parser_->body_limit(boost::none);  // the route's limit is known after the head only
  header_count_ = 0;
  state_ = State::kHead;
  head_read_ = false;
  expects_continue_ = false;
}

std::span<char> RequestReader::space() {
  auto const buffer = input_.prepare(input_.max_size() - input_.size());
  return {static_cast<char*>(buffer.data()), buffer.size()};
}

RequestReader::State RequestReader::advance() {
  while (input_.size() > 0 && (state_ == State::kHead || state_ == State::kBody)) {
    auto const before = state_;
    auto const size = input_.size();
    state_ = parse();
    if (state_ == before && input_.size() == size) {
      break;
    }
  }
  // Only chunk extensions and trailers can fill the buffer without end: heads and bodies have limits of their own.
  if (state_ == State::kBody && input_.size() == input_.max_size()) {
    refuse(400, "http.malformed_request");
  }
  return state_;
}

RequestReader::State RequestReader::parse() {
  beast::error_code error;
  input_.consume(parser_->put(input_.data(), error));
  if (error == beast::http::error::need_more) {
    return state_;
  }
  if (error) {
    return fail(error);
  }
  if (state_ == State::kHead && parser_->is_header_done()) {
    return inspect_head();
  }
  return parser_->is_done() ? State::kComplete : state_;
}

RequestReader::State RequestReader::fail(beast::error_code error) {
  if (error == beast::http::error::body_limit) {
    refuse(413, "http.body_too_large");
  } else if (error == beast::http::error::header_limit) {
    // The request line alone is over the limit, or what follows it.
    parser_->get().target().empty() ? refuse(414, "http.target_too_long") : refuse(431, "http.head_too_large");
    take_headers();
  } else {
    refuse(400, "http.malformed_request");
  }
  return state_;
}

RequestReader::State RequestReader::inspect_head() {
  head_read_ = true;
  auto const& head = parser_->get();
  auto const has_all_headers = take_headers();
  if (head.target().size() > limits_.target_bytes) {
    refuse(414, "http.target_too_long");
  } else if (!has_all_headers) {
    refuse(431, "http.head_too_large");
  } else if (!length_is_clear() || split_target(view(head.target())).path.empty()) {
    refuse(400, "http.malformed_request");
  } else if (auto const expected = head[beast::http::field::expect]; !expected.empty()) {
    expects_continue_ = same_token(view(expected), "100-continue");
    if (!expects_continue_) {
      refuse(417, "http.expectation_failed");
    }
  }
  if (state_ == State::kRefused) {
    return state_;
  }
  return parser_->is_done() ? State::kComplete : State::kHeadRead;
}

bool RequestReader::take_headers() {
  for (auto const& field : parser_->get()) {
    if (header_count_ == limits_.headers) {
      return false;
    }
    headers_[header_count_++] = {view(field.name_string()), view(field.value())};
  }
  return true;
}

// One host, and one way to know where the body ends: a proxy before us must not read another request than we do
// (RFC 9112 sections 3.2 and 6.1). Beast refuses both lengths together and lengths that differ.
bool RequestReader::length_is_clear() const {
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  for (auto const& [name, value] : std::span{headers_.data(), header_count_}) {
    if (same_token(name, "Host")) {
      ++hosts;
    } else if (same_token(name, "Content-Length")) {
      ++lengths;
      if (value.find_first_not_of("0123456789") != value.npos) {
        return false;
      }
    } else if (same_token(name, "Transfer-Encoding")) {
      ++lengths;
      if (!same_token(value, "chunked") || parser_->get().version() < 11) {
        return false;
      }
    }
  }
  return lengths <= 1 && hosts <= 1 && (hosts == 1 || parser_->get().version() < 11);
}

RequestReader::State RequestReader::begin_body(std::size_t limit) {
  auto const length = parser_->content_length();
  if (length && *length > limit) {
    refuse(413, "http.body_too_large");
    return state_;
  }
  parser_->body_limit(limit);
  parser_->eager(true);
  state_ = State::kBody;
  return advance();
}

void RequestReader::refuse(int status, std::string_view code) {
  refusal_ = {status, code};
  state_ = State::kRefused;
}

bool RequestReader::keep_alive() const {
  return head_read_ && state_ == State::kComplete && parser_->keep_alive();
}

std::string_view RequestReader::unparsed_target() const {
  auto const line = std::string_view{static_cast<char const*>(input_.data().data()), input_.size()};
  auto const begin = line.find(' ');
  return begin == line.npos ? std::string_view{} : line.substr(begin + 1, line.find(' ', begin + 1) - begin - 1);
}

void RequestReader::fill(Request& request) const {
  auto const& message = parser_->get();
  request.method = method_named(view(message.method_string()));
  // A request line that is too long is never parsed; where it leads can be read all the same.
  auto const is_cut = state_ == State::kRefused && message.target().empty();
  auto const target = split_target(is_cut ? unparsed_target() : view(message.target()));
  request.path = target.path;
  request.query = target.query;
  request.headers = {headers_.data(), header_count_};
}

}  // namespace relais::http
