#include "platform/http/routes.hpp"

#include "platform/http/asset_answer.hpp"

namespace relais::http {
namespace {

Handler raw(Routes::Raw handle) {
  return [handle = std::move(handle)](Request const& request, Answer& answer) { answer = handle(request); };
}

}  // namespace

bool is_json(std::string_view content_type) {
  auto type = content_type.substr(0, content_type.find(';'));
  while (type.ends_with(' ')) {
    type.remove_suffix(1);
  }
  return same_token(type, kJson);
}

void Routes::get(std::string pattern, Right right, Work work, Raw handle, RouteOptions options) {
  add(Method::kGet, std::move(pattern), right, work, options, {}, raw(std::move(handle)));
}

void Routes::post(std::string pattern, Right right, Work work, Raw handle, RouteOptions options) {
  add(Method::kPost, std::move(pattern), right, work, options, {}, raw(std::move(handle)));
}

void Routes::put(std::string pattern, Right right, Work work, Raw handle, RouteOptions options) {
  add(Method::kPut, std::move(pattern), right, work, options, {}, raw(std::move(handle)));
}

void Routes::remove(std::string pattern, Right right, Work work, Raw handle, RouteOptions options) {
  add(Method::kDelete, std::move(pattern), right, work, options, {}, raw(std::move(handle)));
}

void Routes::assets(Right right, std::span<assets::Asset const> sorted) {
  auto const handle = [sorted](Request const& request) { return asset_answer(sorted, request); };
  std::string last;
  for (auto const& asset : sorted) {
    auto const folder = asset.path.find('/', 1);
    auto pattern = std::string{asset.path.substr(0, folder)};
    if (folder != asset.path.npos) {
      pattern += "/{file...}";
    }
    if (pattern != last) {
      get(pattern, right, Work::kShort, handle);
      last = std::move(pattern);
    }
  }
}

void Routes::add(Method method, std::string pattern, Right right, Work work, RouteOptions const& options,
                 Contract contract, Handler handler) {
  all_.push_back({all_.size(), method, std::move(pattern), right, work, options, contract, std::move(handler)});
}

}  // namespace relais::http
