#include "platform/http/router.hpp"

#include <deque>
#include <stdexcept>

#include <gmock/gmock.h>

#include "platform/http/routes.hpp"

namespace relais::http {
namespace {

constexpr auto kAnybody = Right::kReadPublicDirectory;

Answer nothing(Request const&) {
  return no_content();
}

// A route names its right, or there is no such function.
template <class Declared>
concept CanBeDeclaredWithoutRight = requires(Declared& routes) {
  routes.get("/x", Work::kShort, nothing);
};
template <class Declared>
concept CanBeDeclaredWithRight = requires(Declared& routes) {
  routes.get("/x", kAnybody, Work::kShort, nothing);
};
static_assert(CanBeDeclaredWithRight<Routes> && !CanBeDeclaredWithoutRight<Routes>);

class Drawn {
 public:
  explicit Drawn(std::initializer_list<char const*> patterns) {
    for (auto const* pattern : patterns) {
      routes_.get(pattern, kAnybody, Work::kShort, nothing);
    }
    for (auto const& route : routes_.all()) {
      router_.add(route);
    }
  }

  // "/a/{id} id=7" for the pattern found and its parameters, or "nothing".
  std::string find(std::string_view path) const {
    PathSegments segments;
    PathParameters parameters;
    if (segments.read(path) != PathSegments::Outcome::kRead) {
      return "unreadable";
    }
    auto const* const place = router_.find(segments.all(), path, parameters);
    if (place == nullptr) {
      return "nothing";
    }
    auto found = place->route(Method::kGet)->pattern;
    for (auto const& [name, value] : parameters.all()) {
      found += " " + std::string{name} + "=" + std::string{value};
    }
    return found;
  }

 private:
  Routes routes_;
  Router router_;
};

TEST(Router, finds_literal_and_parameter_segments) {
  Drawn const routes{"/", "/a", "/a/{id}", "/a/{id}/b", "/{lang}/", "/{lang}/c"};
  EXPECT_EQ(routes.find("/"), "/");
  EXPECT_EQ(routes.find("/a"), "/a");
  EXPECT_EQ(routes.find("/a/7"), "/a/{id} id=7");
  EXPECT_EQ(routes.find("/a/x%2Fy/b"), "/a/{id}/b id=x/y");
  EXPECT_EQ(routes.find("/fr/"), "/{lang}/ lang=fr");
  EXPECT_EQ(routes.find("/fr/c"), "/{lang}/c lang=fr");
  EXPECT_EQ(routes.find("/a/"), "/{lang}/ lang=a");
  EXPECT_EQ(routes.find("/fr"), "nothing");
  EXPECT_EQ(routes.find("//c"), "nothing");
  EXPECT_EQ(routes.find("/a/7/b/"), "nothing");
}

TEST(Router, a_literal_that_leads_nowhere_gives_way_to_a_parameter) {
  Drawn const routes{"/a/b/c", "/a/{x}/d", "/{y}/b/e"};
  EXPECT_EQ(routes.find("/a/b/c"), "/a/b/c");
  EXPECT_EQ(routes.find("/a/b/d"), "/a/{x}/d x=b");
  EXPECT_EQ(routes.find("/a/b/e"), "/{y}/b/e y=a");
}

TEST(Router, a_rest_takes_all_that_follows_as_sent) {
  Drawn const routes{"/assets/{file...}", "/assets/known"};
  EXPECT_EQ(routes.find("/assets/known"), "/assets/known");
  EXPECT_EQ(routes.find("/assets/a/b%20c.js"), "/assets/{file...} file=a/b%20c.js");
  EXPECT_EQ(routes.find("/assets/"), "/assets/{file...} file=");
  EXPECT_EQ(routes.find("/assets"), "nothing");
}

TEST(Router, refuses_routes_that_contradict_each_other) {
  EXPECT_THROW((Drawn{"/a", "/a"}), std::logic_error);
  EXPECT_THROW((Drawn{"/a/{id}", "/a/{code}/b"}), std::logic_error);
  EXPECT_THROW((Drawn{"/a/{x...}/b"}), std::logic_error);
  EXPECT_THROW((Drawn{"a"}), std::logic_error);
  EXPECT_THROW((Drawn{"/{a}/{b}/{c}/{d}/{e}"}), std::logic_error);
}

}  // namespace
}  // namespace relais::http
