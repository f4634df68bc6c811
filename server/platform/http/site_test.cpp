// From a parsed request to its answer, without sockets.
#include "platform/http/site.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "platform/clock/clock.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/test_site.hpp"

namespace relais::http {

struct CounterPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(CounterPath, (), (id))

struct Closing {
  Date on;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (on, reason))

struct ClosedCounter {
  std::string id;
  Date closed_on;
};
BOOST_DESCRIBE_STRUCT(ClosedCounter, (), (id, closed_on))

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr auto kAnybody = Right::kReadPublicDirectory;

class SiteTest : public testing::Test {
 protected:
  struct Asked {
    int status;
    std::string head;
    std::string body;
  };

  Asked ask(Method method, std::string_view target, std::vector<Header> headers = {}, std::string_view body = "") {
    if (!site_) {
      site_.emplace(routes_, options_, Surroundings{echo_text, log_, metrics_, sign_in_, problem_page_});
    }
    auto const [path, query] = split_target(target);
    Request request{.method = method,
                    .path = path,
                    .query = query,
                    .headers = headers,
                    .body = body,
                    .id = "r-1",
                    .peer = "10.0.0.1"};
    PathSegments segments;
    Answer answer;
    if (auto const* const route = site_->open(request, segments, answer)) {
      site_->run(*route, request, answer);
    } else {
      site_->complete(nullptr, request, answer);
    }
    Asked asked{answer.status, {}, std::string{answer.content()}};
    site_->write_head(request, answer, Persistence::kImplied, "Thu, 01 Aug 2024 00:00:00 GMT", asked.head);
    return asked;
  }
  Asked get(std::string_view target, std::vector<Header> headers = {}) {
    return ask(Method::kGet, target, std::move(headers));
  }

  Routes routes_;
  SiteOptions options_;
  MemoryLog log_;
  metrics::Registry metrics_;
  std::function<Principal(Request const&)> sign_in_;
  std::function<std::string(Request const&, ProblemDocument const&)> problem_page_;
  std::optional<Site> site_;
};

TEST_F(SiteTest, every_answer_carries_the_security_headers) {
  options_.content_security_policy = "default-src 'none'";
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return html("<p>"); });
  for (auto const* target : {"/", "/nowhere"}) {
    auto const head = get(target).head;
    EXPECT_THAT(head, HasSubstr("\r\nContent-Security-Policy: default-src 'none'\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nReferrer-Policy: strict-origin-when-cross-origin\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nPermissions-Policy: geolocation=(self)"));
    EXPECT_THAT(head, HasSubstr("\r\nX-Request-Id: r-1\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nDate: Thu, 01 Aug 2024 00:00:00 GMT\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("Server:")));
  }
}

TEST_F(SiteTest, a_page_may_say_a_stricter_referrer_policy) {
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) {
    auto answer = html("<p>");
    answer.add("Referrer-Policy", "no-referrer");
    return answer;
  });
  auto const head = get("/").head;
  EXPECT_THAT(head, HasSubstr("\r\nReferrer-Policy: no-referrer\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("strict-origin")));
}

TEST_F(SiteTest, a_page_may_say_a_content_security_policy_of_its_own) {
  routes_.get("/framed", kAnybody, Work::kShort, [](Request const&) {
    auto answer = html("<p>");
    answer.add("Content-Security-Policy", "frame-ancestors *");
    return answer;
  });
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return html("<p>"); });
  auto const head = get("/framed").head;
  EXPECT_THAT(head, HasSubstr("\r\nContent-Security-Policy: frame-ancestors *\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("frame-ancestors 'none'")));
  EXPECT_THAT(get("/").head, HasSubstr("frame-ancestors 'none'"));
}

TEST_F(SiteTest, unknown_places_are_problem_documents_in_the_readers_language) {
  auto const answer = get("/nowhere", {{"Accept-Language", "nl-BE"}});
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.body, R"({"type":"urn:relais:problem:http.not_found","title":"nl:http.not_found","status":404,)"
                         R"("code":"http.not_found","instance":"r-1"})");
  EXPECT_THAT(answer.head, HasSubstr("Content-Type: application/problem+json\r\n"));
  EXPECT_THAT(answer.head, HasSubstr("Content-Language: nl\r\n"));
  EXPECT_THAT(answer.head, HasSubstr("Cache-Control: no-store\r\n"));
}

TEST_F(SiteTest, a_code_without_text_is_its_own_title_and_details_stay_inside) {
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) {
    return refusal({Fault::kConflict, "untold.code", {{"/a/0", "untold.field"}}, "secret path"});
  });
  auto const answer = get("/");
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body, HasSubstr(R"("title":"untold.code")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("errors":[{"field":"/a/0","code":"untold.field","message":"untold.field"}])"));
  EXPECT_THAT(answer.body, Not(HasSubstr("secret")));
}

TEST_F(SiteTest, methods_that_a_place_does_not_have_are_told_those_it_has) {
  routes_.get("/a", kAnybody, Work::kShort, [](Request const&) { return text("a"); });
  routes_.put("/a", kAnybody, Work::kWrite, [](Request const&) { return no_content(); });
  for (auto const method : {Method::kPost, Method::kDelete, Method::kOther}) {
    auto const answer = ask(method, "/a");
    EXPECT_EQ(answer.status, 405);
    EXPECT_THAT(answer.head, HasSubstr("\r\nAllow: GET, HEAD, PUT\r\n"));
  }
  auto const options = ask(Method::kOptions, "/a");
  EXPECT_EQ(options.status, 204);
  EXPECT_THAT(options.head, HasSubstr("\r\nAllow: GET, HEAD, PUT, OPTIONS\r\n"));
}

TEST_F(SiteTest, the_other_spelling_of_a_slash_is_a_redirect) {
  routes_.get("/{lang}/", kAnybody, Work::kShort, [](Request const&) { return html("home"); });
  routes_.get("/{lang}/counters", kAnybody, Work::kShort, [](Request const&) { return html("list"); });
  auto const home = get("/fr?q=a%20b");
  EXPECT_EQ(home.status, 308);
  EXPECT_THAT(home.head, HasSubstr("\r\nLocation: /fr/?q=a%20b\r\n"));
  EXPECT_THAT(get("/fr/counters/").head, HasSubstr("\r\nLocation: /fr/counters\r\n"));
  EXPECT_EQ(get("//evil.example").status, 404);
  EXPECT_EQ(get("//evil.example/").status, 404);
  EXPECT_EQ(ask(Method::kPost, "/fr").status, 404);
}

TEST_F(SiteTest, redirects_leave_the_site_for_nobody) {
  for (auto const* path :
       {"//evil.example", "https://evil.example", "/\\evil.example", "", "fr/", "/a b", "/a\r\nX: y"}) {
    EXPECT_THROW(redirect(303, path), std::invalid_argument) << path;
  }
  EXPECT_EQ(redirect(303, "/fr/counters?q=%C3%A9#list").fields, "Location: /fr/counters?q=%C3%A9#list\r\n");
}

TEST_F(SiteTest, headers_cannot_be_ended_early) {
  Answer answer;
  EXPECT_THROW(answer.add("X", "a\r\nSet-Cookie: b"), std::invalid_argument);
  EXPECT_EQ(answer.fields, "");
}

TEST_F(SiteTest, what_a_handler_throws_is_logged_once_and_told_to_nobody) {
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) -> Answer { throw std::runtime_error{"disk is full"}; });
  routes_.get("/odd", kAnybody, Work::kShort, [](Request const&) -> Answer { throw 7; });
  auto const answer = get("/");
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr(R"("code":"http.internal","instance":"r-1")"));
  EXPECT_THAT(answer.body, Not(HasSubstr("disk")));
  EXPECT_THAT(log_.failures(), ElementsAre("r-1 disk is full"));
  EXPECT_EQ(get("/odd").status, 500);
}

TEST_F(SiteTest, a_read_with_a_tag_is_not_sent_twice) {
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return json_text("{}"); },
              {.cache_control = kOneMinute, .hashed_etag = true});
  auto const first = get("/");
  EXPECT_EQ(first.status, 200);
  EXPECT_THAT(first.head, HasSubstr("\r\nCache-Control: public, max-age=60\r\n"));
  auto const tag = weak_etag("{}");
  EXPECT_THAT(first.head, HasSubstr("\r\nETag: " + tag + "\r\n"));
  auto const second = get("/", {{"if-none-match", tag}});
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.body, "");
  EXPECT_THAT(second.head, HasSubstr("\r\nETag: " + tag + "\r\n"));
  EXPECT_THAT(second.head, Not(HasSubstr("Content-Length")));
  EXPECT_THAT(second.head, Not(HasSubstr("Content-Type:")));
  EXPECT_EQ(get("/", {{"If-None-Match", "\"other\""}}).status, 200);
}

TEST_F(SiteTest, compresses_what_is_worth_it_for_those_who_accept_it) {
  RouteOptions const options{.compressible = true};
  routes_.get(
      "/long", kAnybody, Work::kShort, [](Request const&) { return html(std::string(5000, 'a')); }, options);
  routes_.get(
      "/short", kAnybody, Work::kShort, [](Request const&) { return html("a"); }, options);
  routes_.get("/never", kAnybody, Work::kShort, [](Request const&) { return html(std::string(5000, 'a')); });
  Header const accept{"Accept-Encoding", "gzip, br;q=0.9"};
  auto const gzip = get("/long", {accept});
  EXPECT_THAT(gzip.head, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_THAT(gzip.head, HasSubstr("\r\nVary: Accept-Encoding\r\n"));
  EXPECT_LT(gzip.body.size(), 200);
  EXPECT_THAT(gzip.head, HasSubstr("Content-Length: " + std::to_string(gzip.body.size()) + "\r\n"));
  auto const plain = get("/long");
  EXPECT_EQ(plain.body.size(), 5000);
  EXPECT_THAT(plain.head, HasSubstr("\r\nVary: Accept-Encoding\r\n"));
  EXPECT_EQ(get("/short", {accept}).body, "a");
  EXPECT_EQ(get("/never", {accept}).body.size(), 5000);
}

TEST_F(SiteTest, typed_routes_read_parameters_and_bodies_and_write_answers) {
  routes_.put<CounterPath, Closing, ClosedCounter>(
      "/api/v1/counters/{id}/closure", kAnybody, Work::kWrite,
      [](CounterPath const& path, Closing const& closing) -> Result<ClosedCounter> {
        return ClosedCounter{path.id, closing.on};
      });
  routes_.remove<CounterPath, void>("/api/v1/counters/{id}/closure", kAnybody, Work::kWrite,
                                    [](CounterPath const& path, Request const&) -> Result<void> {
                                      if (path.id != "c-1") {
                                        return Problem{Fault::kNotFound, "counters.unknown"};
                                      }
                                      return {};
                                    });
  Header const json{"Content-Type", "Application/JSON; charset=utf-8"};
  auto const place = "/api/v1/counters/c-1/closure";
  EXPECT_EQ(ask(Method::kPut, place, {json}, R"({"on":"2024-08-01"})").body,
            R"({"id":"c-1","closed_on":"2024-08-01"})");
  auto const wrong = ask(Method::kPut, place, {json}, R"({"on":"tomorrow","why":1})");
  EXPECT_EQ(wrong.status, 400);
  EXPECT_THAT(wrong.body, HasSubstr(R"({"field":"/on","code":"json.wrong_value","message":"fr:json.wrong_value"})"));
  EXPECT_THAT(wrong.body, HasSubstr(R"("field":"/why","code":"json.unknown_member")"));
  EXPECT_EQ(ask(Method::kPut, place, {json}, "{").status, 400);
  EXPECT_EQ(ask(Method::kPut, place, {}, "{}").status, 415);
  EXPECT_EQ(ask(Method::kDelete, place).status, 204);
  EXPECT_EQ(ask(Method::kDelete, "/api/v1/counters/c-2/closure").status, 404);
  EXPECT_EQ(ask(Method::kDelete, std::string{place} + "?force=true").status, 400);
}

TEST_F(SiteTest, pages_get_a_page_for_a_problem_and_the_api_does_not) {
  problem_page_ = [](Request const&, ProblemDocument const& document) { return "<h1>" + document.title; };
  Header const browser{"Accept", "text/html,*/*;q=0.8"};
  EXPECT_EQ(get("/nowhere", {browser}).body, "<h1>fr:http.not_found");
  EXPECT_THAT(get("/nowhere", {{"Accept", "*/*"}}).body, StartsWith("{"));
  EXPECT_THAT(get("/nowhere").body, StartsWith("<h1>"));  // too long a request has no header that could be read
  EXPECT_THAT(get("/api/v1/nowhere", {browser}).body, StartsWith("{"));
}

TEST_F(SiteTest, a_sign_in_or_a_page_that_throws_is_answered_all_the_same) {
  sign_in_ = [](Request const&) -> Principal { throw std::runtime_error{"database lost"}; };
  problem_page_ = [](Request const&, ProblemDocument const&) -> std::string { throw std::runtime_error{"template"}; };
  routes_.get("/", Right::kReadPeople, Work::kLong, [](Request const&) { return text("a"); });
  auto const answer = get("/", {{"Accept", "text/html"}});
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("http.internal"));
  EXPECT_THAT(log_.failures(), ElementsAre("r-1 database lost", "r-1 template"));
}

TEST_F(SiteTest, who_has_not_the_right_is_told_what_is_missing) {
  auto stage = std::optional<Stage>{};
  auto role = Role::kAdvisor;
  sign_in_ = [&](Request const&) {
    return stage ? Principal::person({{"fr"}, {"a-1"}, "s-1", *stage, {}, {role}}) : Principal::anonymous();
  };
  routes_.get("/", Right::kReadPeople, Work::kLong,
              [](Request const& request) { return text(request.scope().reach().roles); });
  EXPECT_EQ(get("/").status, 401);
  stage = Stage::kPassword;
  EXPECT_THAT(get("/", {{"Accept", "*/*"}}).body, HasSubstr("http.second_factor_needed"));
  stage = Stage::kLocked;
  EXPECT_THAT(get("/", {{"Accept", "*/*"}}).body, HasSubstr("http.locked"));
  stage = Stage::kComplete;
  EXPECT_EQ(get("/").status, 403);
  role = Role::kAuditor;
  EXPECT_EQ(get("/").status, 403);
  role = Role::kPrefecture;
  EXPECT_EQ(get("/").body, "|prefecture|");
}

TEST_F(SiteTest, who_asks_is_never_looked_up_by_a_short_route) {
  routes_.get("/", Right::kReadPeople, Work::kShort, [](Request const&) { return text("a"); });
  EXPECT_THROW(get("/"), std::logic_error);
}

TEST_F(SiteTest, a_cookie_is_found_by_its_whole_name) {
  routes_.get("/", kAnybody, Work::kShort,
              [](Request const& request) { return text(std::string{request.cookie("b")}); });
  EXPECT_EQ(get("/", {{"Cookie", "bb=1; a=2; b=3; c=b=4"}}).body, "3");
  EXPECT_EQ(get("/", {{"Cookie", "xb=1"}}).body, "");
}

TEST_F(SiteTest, what_the_page_of_another_site_sends_is_not_carried_out) {
  routes_.post("/form", kAnybody, Work::kShort, [](Request const&) { return text("done"); });
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return text("a"); });
  auto const send = [&](std::vector<Header> const& headers) { return ask(Method::kPost, "/form", headers).status; };
  EXPECT_EQ(send({{"Host", "relais.test"}}), 200);
  EXPECT_EQ(send({{"Host", "relais.test"}, {"Sec-Fetch-Site", "same-origin"}}), 200);
  EXPECT_EQ(send({{"Host", "relais.test"}, {"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(send({{"Host", "relais.test"}, {"Sec-Fetch-Site", "same-site"}}), 403);
  EXPECT_EQ(send({{"Host", "relais.test"}, {"Origin", "https://relais.test"}}), 200);
  EXPECT_EQ(send({{"Host", "relais.test"}, {"Origin", "https://elsewhere.test"}}), 403);
  EXPECT_EQ(send({{"Host", "relais.test"}, {"Origin", "null"}}), 403);
  EXPECT_EQ(get("/", {{"Sec-Fetch-Site", "cross-site"}}).status, 200);
}

TEST_F(SiteTest, too_many_requests_of_one_client_are_told_when_to_come_back) {
  options_.trusted_proxies = {"10.0.0.1"};
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return text("a"); },
              {.rate = RateLimit{.per_minute = 1, .burst = 2}});
  Header const one{"X-Forwarded-For", "192.0.2.1"};
  EXPECT_EQ(get("/", {one}).status, 200);
  EXPECT_EQ(get("/", {one}).status, 200);
  auto const refused = get("/", {one});
  EXPECT_EQ(refused.status, 429);
  EXPECT_THAT(refused.head, HasSubstr("\r\nRetry-After: "));
  EXPECT_EQ(get("/", {{"X-Forwarded-For", "192.0.2.1, 192.0.2.2"}}).status, 200);
}

TEST_F(SiteTest, what_is_not_found_is_counted_over_all_that_can_be_guessed_and_what_is_found_is_not) {
  options_.trusted_proxies = {"10.0.0.1"};
  auto const options = RouteOptions{.rate = RateLimit{.per_minute = 1, .burst = 2, .misses = "codes"}};
  auto const look = [](Request const& request) {
    return request.parameter("code") == "right" ? text("a") : refusal({Fault::kNotFound, "http.not_found"});
  };
  routes_.get("/codes/{code}", kAnybody, Work::kShort, look, options);
  routes_.get("/codes/{code}/more", kAnybody, Work::kShort, look, options);
  auto const status = [&](std::string const& path, std::string const& client) {
    return get(path, {{"X-Forwarded-For", client}}).status;
  };
  for (auto times = 0; times < 5; ++times) {
    EXPECT_EQ(status("/codes/right", "192.0.2.1"), 200);
  }
  EXPECT_EQ(status("/codes/1", "192.0.2.1"), 404);
  EXPECT_EQ(status("/codes/right/more", "192.0.2.1"), 200);
  EXPECT_EQ(status("/codes/2/more", "192.0.2.1"), 404);
  EXPECT_EQ(status("/codes/3", "192.0.2.1"), 429);
  EXPECT_EQ(status("/codes/3/more", "192.0.2.1"), 429);
  EXPECT_EQ(status("/codes/3", "192.0.2.2"), 404);

  auto found = 0;
  for (auto network = 0; network < 40; ++network) {
    found += status("/codes/4", fmt::format("2001:db8:7:{:x}::1", network)) == 404 ? 1 : 0;
  }
  EXPECT_EQ(found, 20);
  EXPECT_EQ(status("/codes/4", "2001:db8:8:1::1"), 404);
}

TEST_F(SiteTest, a_status_without_a_line_of_its_own_is_an_error) {
  routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return html("", 299); });
  EXPECT_THAT(get("/").head, StartsWith("HTTP/1.1 500 "));
}

}  // namespace
}  // namespace relais::http
