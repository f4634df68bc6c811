// Files of the built web application: precompressed, tagged, kept for ever by browsers when their name holds a hash.
#pragma once

#include <span>

#include "platform/assets/assets.hpp"
#include "platform/http/answer.hpp"
#include "platform/http/request.hpp"

namespace relais::http {

// The asset that stands at the request's path, in the best form that the client accepts; http.not_found without one.
// `sorted` is by path. The bytes are not copied.
Answer asset_answer(std::span<assets::Asset const> sorted, Request const& request);

}  // namespace relais::http
