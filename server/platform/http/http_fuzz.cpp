// Bytes of a connection through parser, router, parameter reader, handlers and head, cut in two at any place; without
// sockets. What must hold: nothing crashes, and each answer begins with a status line and has the length it tells.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/http/request_reader.hpp"
#include "platform/http/routes.hpp"
#include "platform/http/site.hpp"

namespace relais::http {

struct FuzzQuery {
  std::string id;
  std::optional<double> number;
  std::vector<Language> language;
  std::int32_t limit = 20;
  bool flag = false;
};
BOOST_DESCRIBE_STRUCT(FuzzQuery, (), (id, number, language, limit, flag))

struct FuzzBody {
  std::string text;
  std::optional<std::int64_t> number;
  std::vector<FuzzQuery> items;
};
BOOST_DESCRIBE_STRUCT(FuzzBody, (), (text, number, items))

namespace {

class NoLog : public RequestLog {
 public:
  void answered(AnsweredRequest const&) override {}
  void failed(std::string_view, std::string_view) override { std::abort(); }
};

Routes fuzz_routes() {
  Routes routes;
  auto const anybody = Right::kReadPublicDirectory;
  routes.get("/", anybody, Work::kShort, [](Request const& request) { return text(std::string{request.query}); },
             {.hashed_etag = true, .compressible = true});
  routes.get<FuzzQuery, FuzzQuery>("/a/{id}", anybody, Work::kShort, [](FuzzQuery const& query) { return query; });
  routes.post<FuzzQuery, FuzzBody, FuzzBody>("/a/{id}", anybody, Work::kWrite,
                                             [](FuzzQuery const&, FuzzBody const& body) { return body; });
  routes.get("/rest/{rest...}", anybody, Work::kShort,
             [](Request const& request) { return text(std::string{request.parameter("rest")}); });
  return routes;
}

void answer_one(Site const& site, RequestReader& reader) {
  Request request{.id = "fuzz", .peer = "::1"};
  reader.fill(request);
  PathSegments segments;
  Answer answer;
  Route const* route = nullptr;
  if (reader.state() != RequestReader::State::kRefused) {
    route = site.open(request, segments, answer);
  }
  if (route != nullptr && reader.state() == RequestReader::State::kHeadRead) {
    reader.begin_body(route->options.body_limit);
  }
  if (reader.state() == RequestReader::State::kRefused) {
    answer.refuse({Fault::kInvalid, std::string{reader.refusal().code}}, reader.refusal().status);
    route = nullptr;
  }
  if (route != nullptr && reader.state() == RequestReader::State::kComplete) {
    request.body = reader.body();
    site.run(*route, request, answer);
  } else {
    site.complete(nullptr, request, answer);
  }
  std::string head;
  site.write_head(request, answer, Persistence::kImplied, "now", head);
  if (!head.starts_with("HTTP/1.1 ") || head.find("\r\n\r\n") != head.size() - 4) {
    std::abort();
  }
}

void feed(Site const& site, RequestReader& reader, std::string_view bytes) {
  while (!bytes.empty() && reader.state() != RequestReader::State::kRefused) {
    auto const space = reader.space();
    auto const size = std::min(space.size(), bytes.size());
    std::copy_n(bytes.begin(), size, space.begin());
    reader.commit(size);
    bytes.remove_prefix(size);
    while (reader.has_input() && reader.advance() != RequestReader::State::kHead &&
           reader.state() != RequestReader::State::kBody) {
      answer_one(site, reader);
      if (reader.state() != RequestReader::State::kComplete) {
        return;
      }
      reader.restart();
    }
  }
}

}  // namespace
}  // namespace relais::http

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace relais::http;
  static Routes const routes = fuzz_routes();
  static NoLog log;
  static relais::metrics::Registry metrics;
  static Site const site{routes, {}, {[](auto, std::string_view key) { return key; }, log, metrics, {}, {}}};
  if (size == 0) {
    return 0;
  }
  auto const bytes = std::string_view{reinterpret_cast<char const*>(data) + 1, size - 1};
  auto const cut = bytes.size() * data[0] / 255;
  RequestReader reader{{}};
  feed(site, reader, bytes.substr(0, cut));
  feed(site, reader, bytes.substr(cut));
  return 0;
}
