// An answer as a handler makes it: status, one body, and what a reader may do with it. The head (length, date, request
// id, security headers) is written by the site. A refusal carries its Problem; the site turns it into a document.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/accept_encoding.hpp"
#include "platform/result/result.hpp"

namespace relais::http {

inline constexpr std::string_view kJson = "application/json";
inline constexpr std::string_view kHtml = "text/html; charset=utf-8";
inline constexpr std::string_view kText = "text/plain; charset=utf-8";

// Values of Cache-Control.
inline constexpr std::string_view kNoStore = "no-store";
inline constexpr std::string_view kRevalidate = "no-cache";
inline constexpr std::string_view kOneMinute = "public, max-age=60";
inline constexpr std::string_view kForEver = "public, max-age=31536000, immutable";

struct Answer {
  int status = 200;
  std::string_view content_type = {};  // of static storage; empty: no Content-Type
  std::string body = {};
  std::string_view static_body = {};       // sent instead of `body`, without a copy: bytes that outlive the server
  std::shared_ptr<void const> keeps = {};  // what `static_body` lies in, where it does not outlive the server
  std::string_view cache_control = {};     // empty: the route's
  std::string etag = {};                   // with its quotes; empty: the route's way (a hash of the body, or none)
  std::string fields = {};                 // further lines "Name: value\r\n"; see add()
  Encoding encoding = Encoding::kIdentity;
  std::optional<Problem> problem = {};

  // A further header. Control characters, which could end it early, are thrown as std::invalid_argument.
  void add(std::string_view name, std::string_view value);
  std::string_view content() const { return static_body.empty() ? std::string_view{body} : static_body; }
  // Empty again, keeping the memory of its strings.
  void clear();
  // Makes this a refusal. `with_status` overrides the status of the fault, for those that only HTTP has (408, 431).
  void refuse(Problem because, int with_status = 0);
};

Answer html(std::string body, int status = 200);
Answer text(std::string body, std::string_view content_type = kText);
Answer json_text(std::string body, int status = 200);
Answer no_content();
Answer refusal(Problem because);

// 302, 303 or 308 to a path of this site ("/fr/counters?q=x"). Anything that a browser could take for another site
// ("//host", "/\host", "https:") or that holds control characters or spaces is a programmer's mistake and is thrown as
// std::invalid_argument: callers never pass what a visitor wrote.
Answer redirect(int status, std::string_view same_site_path);
bool is_same_site_path(std::string_view path);

}  // namespace relais::http
