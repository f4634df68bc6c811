#include "platform/http/uri.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace relais::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  char const lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_plain(std::string_view text, bool plus_is_space) {
  return std::ranges::all_of(text, [=](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c != '%' && c != '\0' && !(plus_is_space && c == '+');
  });
}

// Appends the decoded text to `out`, whose capacity must suffice (views into it are kept), and returns the part added.
std::optional<std::string_view> decode(std::string_view text, bool plus_is_space, std::string& out) {
  if (is_plain(text, plus_is_space)) {
    return text;
  }
  auto const start = out.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      auto const high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      auto const low = high >= 0 ? hex_digit(text[i + 2]) : -1;
      if (low < 0) {
        return std::nullopt;
      }
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  auto const added = std::string_view{out}.substr(start);
  if (added.find('\0') != added.npos || !is_utf8(added)) {
    return std::nullopt;
  }
  return added;
}

// Length of the UTF-8 sequence at the front of `text`, 0 if it is none: no overlong form, no surrogate.
std::size_t sequence_length(std::string_view text) {
  auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  auto const follows = [&](std::size_t i, int least = 0x80, int most = 0xBF) {
    return i < text.size() && byte(i) >= least && byte(i) <= most;
  };
  auto const lead = byte(0);
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    return follows(1) ? 2 : 0;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    return follows(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    return follows(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    auto const length = sequence_length(text);
    if (length == 0) {
      return false;
    }
    text.remove_prefix(length);
  }
  return true;
}

Target split_target(std::string_view target) {
  if (!target.starts_with('/')) {
    auto const scheme = target.find("://");
    auto const path = scheme == target.npos ? target.npos : target.find('/', scheme + 3);
    if (path == target.npos) {
      return {};
    }
    target.remove_prefix(path);
  }
  auto const question = target.find('?');
  return question == target.npos ? Target{target, {}} : Target{target.substr(0, question), target.substr(question + 1)};
}

PathSegments::Outcome PathSegments::read(std::string_view path) {
  size_ = 0;
  decoded_.clear();
  decoded_.reserve(path.size());
  path.remove_prefix(std::min<std::size_t>(1, path.size()));
  for (;;) {
    if (size_ == kMost) {
      return Outcome::kTooDeep;
    }
    auto const end = path.find('/');
    auto const segment = decode(path.substr(0, end), false, decoded_);
    if (!segment) {
      return Outcome::kMalformed;
    }
    segments_[size_++] = *segment;
    if (end == path.npos) {
      return Outcome::kRead;
    }
    path.remove_prefix(end + 1);
  }
}

QueryPairs::Outcome QueryPairs::read(std::string_view query) {
  size_ = 0;
  decoded_.clear();
  decoded_.reserve(query.size());
  while (!query.empty()) {
    auto const end = query.find('&');
    auto const pair = query.substr(0, end);
    query.remove_prefix(end == query.npos ? query.size() : end + 1);
    if (pair.empty()) {
      continue;
    }
    if (size_ == kMost) {
      return Outcome::kTooMany;
    }
    auto const equals = pair.find('=');
    auto const name = decode(pair.substr(0, equals), true, decoded_);
    auto const value = decode(equals == pair.npos ? "" : pair.substr(equals + 1), true, decoded_);
    if (!name || !value) {
      return Outcome::kMalformed;
    }
    pairs_[size_++] = {*name, *value};
  }
  return Outcome::kRead;
}

}  // namespace relais::http
