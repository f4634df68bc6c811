#include "platform/http/asset_answer.hpp"

#include <algorithm>

namespace relais::http {
namespace {

// The form that the client prefers, if the asset has it; compressed forms exist both or not at all.
Encoding best_form(assets::Asset const& asset, std::string_view accept_encoding) {
  auto const wanted = negotiated_encoding(accept_encoding);
  if (wanted == Encoding::kBrotli && !asset.br.empty()) {
    return Encoding::kBrotli;
  }
  return wanted == Encoding::kGzip && !asset.gz.empty() ? Encoding::kGzip : Encoding::kIdentity;
}

std::string_view bytes_of(assets::Asset const& asset, Encoding form) {
  switch (form) {
    case Encoding::kBrotli:
      return asset.br;
    case Encoding::kGzip:
      return asset.gz;
    case Encoding::kIdentity:
      break;
  }
  return asset.bytes;
}

// Each form has bytes of its own, so a strong tag of its own: `"abc"`, `"abc-br"`.
std::string tag_of(assets::Asset const& asset, Encoding form) {
  auto tag = std::string{asset.etag};
  if (form != Encoding::kIdentity && tag.ends_with('"')) {
    tag.insert(tag.size() - 1, "-" + std::string{encoding_token(form)});
  }
  return tag;
}

}  // namespace

Answer asset_answer(std::span<assets::Asset const> sorted, Request const& request) {
  auto const asset = std::ranges::lower_bound(sorted, request.path, {}, &assets::Asset::path);
  if (asset == sorted.end() || asset->path != request.path) {
    return refusal({Fault::kNotFound, "http.not_found"});
  }
  auto const form = best_form(*asset, request.header("Accept-Encoding"));
  Answer answer{.content_type = asset->content_type,
                .static_body = bytes_of(*asset, form),
                .cache_control = asset->immutable ? kForEver : kRevalidate,
                .etag = tag_of(*asset, form),
                .encoding = form};
  if (!asset->br.empty() || !asset->gz.empty()) {
    answer.add("Vary", "Accept-Encoding");
  }
  return answer;
}

}  // namespace relais::http
