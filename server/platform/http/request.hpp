// A request as a handler sees it. Everything is a view that lives until the answer is written; the strings are as sent,
// except the path parameters, which are decoded, valid UTF-8 without NUL.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "access/access.hpp"
#include "platform/text/language.hpp"

namespace relais::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions, kOther };

Method method_named(std::string_view name);  // case matters, as HTTP says
std::string_view method_name(Method method);

struct Header {
  std::string_view name;
  std::string_view value;
};

struct PathParameter {
  std::string_view name;
  std::string_view value;
};

// Up to four, which is as deep as the conventions for URLs go.
class PathParameters {
 public:
  static constexpr std::size_t kMost = 4;
  void push(PathParameter parameter) { all_[size_++] = parameter; }
  void pop() { --size_; }
  std::span<PathParameter const> all() const { return {all_.data(), size_}; }

 private:
  std::array<PathParameter, kMost> all_;
  std::size_t size_ = 0;
};

struct Request {
  Method method = Method::kGet;
  std::string_view path = {};   // raw, from '/'
  std::string_view query = {};  // raw, after '?'
  std::span<Header const> headers = {};
  std::string_view body = {};
  std::string_view id = {};      // stands in the answer, in each log line and in problem documents
  std::string_view peer = {};    // address of the other end of the connection, without its port
  std::string_view client = {};  // address of the client, behind proxies that are ours
  PathParameters parameters = {};
  Principal principal = Principal::anonymous();  // known where the route's right is not everybody's
  Right right = Right::kReadPublicDirectory;     // the route's

  // The first header of that name (any case), or empty.
  std::string_view header(std::string_view name) const;
  // A decoded path parameter; the name must stand in the route's pattern.
  std::string_view parameter(std::string_view name) const;
  // What Accept-Language asks for among the product's languages (accept_language.hpp); French when it does not say.
  Language language() const;
  // A cookie's value, or empty.
  std::string_view cookie(std::string_view name) const;
  // How far the person who asks reaches with the route's right.
  Scope scope() const { return principal.scope(right); }
};

// Compares ASCII without case, for names of headers and tokens in their values.
bool same_token(std::string_view a, std::string_view b);

}  // namespace relais::http
