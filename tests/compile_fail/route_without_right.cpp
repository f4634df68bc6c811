// refused: no matching function for call to [^r]*relais::http::Routes::get
#include "platform/http/routes.hpp"

void declare(relais::http::Routes& routes) {
  auto const handle = [](relais::http::Request const&) { return relais::http::text("x"); };
#ifdef RELAIS_ALLOWED
  routes.get("/x", relais::Right::kReadPublicDirectory, relais::http::Work::kShort, handle);
#else
  routes.get("/x", relais::http::Work::kShort, handle);
#endif
}
