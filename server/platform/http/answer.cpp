#include "platform/http/answer.hpp"

#include <algorithm>
#include <stdexcept>

namespace relais::http {
namespace {

// A body this large is not kept for the next answer of its connection.
constexpr std::size_t kKeptCapacity = 256 * 1024;

bool is_printable(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

void Answer::add(std::string_view name, std::string_view value) {
  if (!is_printable(name) || !is_printable(value)) {
    throw std::invalid_argument{"a header holds no control characters"};
  }
  fields.append(name).append(": ").append(value).append("\r\n");
}

void Answer::clear() {
  auto kept = std::move(body);
  *this = Answer{};
  if (kept.capacity() <= kKeptCapacity) {
    kept.clear();
    body = std::move(kept);
  }
}

void Answer::refuse(Problem because, int with_status) {
  clear();
  status = with_status;
  problem = std::move(because);
}

Answer html(std::string body, int status) {
  return {.status = status, .content_type = kHtml, .body = std::move(body)};
}

Answer text(std::string body, std::string_view content_type) {
  return {.content_type = content_type, .body = std::move(body)};
}

Answer json_text(std::string body, int status) {
  return {.status = status, .content_type = kJson, .body = std::move(body)};
}

Answer no_content() {
  return {.status = 204};
}

Answer refusal(Problem because) {
  Answer answer;
  answer.refuse(std::move(because));
  return answer;
}

bool is_same_site_path(std::string_view path) {
  if (!path.starts_with('/') || path.starts_with("//")) {
    return false;
  }
  return std::ranges::none_of(path,
                              [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\'; });
}

Answer redirect(int status, std::string_view same_site_path) {
  if (!is_same_site_path(same_site_path)) {
    throw std::invalid_argument{"a redirect stays on this site"};
  }
  Answer answer{.status = status};
  answer.add("Location", same_site_path);
  return answer;
}

}  // namespace relais::http
