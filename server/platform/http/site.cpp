#include "platform/http/site.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "platform/http/compression.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/http/routes.hpp"

namespace relais::http {
namespace {

// What is one client of IPv6 (RateLimit::misses).
constexpr unsigned short kHousehold = 64;
constexpr unsigned short kSite = 48;
constexpr auto kWider = 10;

constexpr auto kUsualWait = std::chrono::seconds{5};  // where something is not available now

bool is_read(Method method) {
  return method == Method::kGet || method == Method::kHead;
}

std::string reason_of(std::exception_ptr const& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (std::exception const& error) {
    return error.what();
  } catch (...) {
    return "an exception of unknown type";
  }
}

// Who sent no header that could be read may be a person with too long an address.
bool looks_at_pages(Request const& request) {
  return request.headers.empty() || request.header("Accept").find("text/html") != std::string_view::npos;
}

// Another site's page makes the browser of a person send this. Browsers of the last years say so themselves; older ones
// say at least whose page it is.
bool is_cross_site(Request const& request) {
  if (auto const site = request.header("Sec-Fetch-Site"); !site.empty()) {
    return site == "cross-site" || site == "same-site";
  }
  auto const origin = request.header("Origin");
  auto const host = origin.find("://");
  return !origin.empty() && (host == origin.npos || origin.substr(host + 3) != request.header("Host"));
}

bool is_everybodys(Right right) {
  return rights_of(Role::kAnonymous).has(right);
}

// A page is measured as one, whatever its language: "/fr/counters" as "/{lang}/counters".
std::string measured_name(std::string_view pattern) {
  auto const is_in_language =
      pattern.size() > 3 && pattern[3] == '/' && TextForm<Language>::read(pattern.substr(1, 2)).has_value();
  return is_in_language ? "/{lang}" + std::string{pattern.substr(3)} : std::string{pattern};
}

}  // namespace

Site::Site(Routes const& routes, SiteOptions const& options, Surroundings surroundings)
    : surroundings_(std::move(surroundings)),
      proxies_(options.trusted_proxies),
      policy_(options.content_security_policy) {
  for (auto const& route : routes.all()) {
    if (route.work == Work::kShort && !is_everybodys(route.right)) {
      throw std::logic_error{route.pattern + ": who asks is looked up in the database, which a short route must not"};
    }
    router_.add(route);
    entries_.push_back(entry_for(route));
  }
  entries_.push_back(entry_of_name("", ""));
  surroundings_.metrics.gauge("relais_http_connections", "Open connections.",
                              [open = connections_] { return static_cast<double>(*open); });
}

Site::~Site() = default;

Site::Entry Site::entry_for(Route const& route) {
  auto entry = entry_of_name(std::string{method_name(route.method)}, measured_name(route.pattern));
  auto const& rate = route.options.rate;
  if (rate && rate->misses.empty()) {
    auto const name = fmt::format("{} {}", method_name(route.method), measured_name(route.pattern));
    entry.limiters = {limiter(name, *rate, kHousehold)};
  } else if (rate) {
    auto const wide = RateLimit{kWider * rate->per_minute, kWider * rate->burst};
    entry.limiters = {limiter(fmt::format("misses {}", rate->misses), *rate, kHousehold),
                      limiter(fmt::format("wide misses {}", rate->misses), wide, kSite)};
  }
  return entry;
}

std::shared_ptr<RateLimiter> Site::limiter(std::string const& name, RateLimit limit, unsigned short network_bits) {
  auto& limiter = limiters_[name];
  limiter = limiter ? limiter : std::make_shared<RateLimiter>(limit, network_bits);
  return limiter;
}

Site::Entry Site::entry_of_name(std::string const& method, std::string const& name) const {
  auto& registry = surroundings_.metrics;
  Entry entry{&registry.histogram("relais_http_request_seconds", "Time from the first byte of a request to its answer.",
                                  {{"method", method}, {"route", name}}),
              {},
              {}};
  for (std::size_t hundred = 1; hundred < entry.by_class.size(); ++hundred) {
    entry.by_class[hundred] =
        &registry.counter("relais_http_requests_total", "Answered requests.",
                          {{"method", method}, {"route", name}, {"status", fmt::format("{}xx", hundred)}});
  }
  return entry;
}

Route const* Site::open(Request& request, PathSegments& segments, Answer& answer) const {
  request.client = proxies_.client_of(request);
  switch (segments.read(request.path)) {
    case PathSegments::Outcome::kMalformed:
      answer.refuse({Fault::kInvalid, "http.malformed_path"});
      return nullptr;
    case PathSegments::Outcome::kTooDeep:
      return refuse_place(request, nullptr, answer);
    case PathSegments::Outcome::kRead:
      break;
  }
  auto const* const place = router_.find(segments.all(), request.path, request.parameters);
  auto const* const route = place != nullptr ? place->route(request.method) : nullptr;
  if (route == nullptr) {
    return refuse_place(request, place, answer);
  }
  try {
    return may_enter(*route, request, answer) ? route : nullptr;
  } catch (...) {
    fail(request, answer);
    return nullptr;
  }
}

Route const* Site::refuse_place(Request const& request, Router::Place const* place, Answer& answer) const {
  if (place != nullptr && request.method == Method::kOptions) {
    answer.status = 204;
    answer.add("Allow", place->allowed() + ", OPTIONS");
  } else if (place != nullptr) {
    answer.refuse({Fault::kNotAllowed, "http.method_not_allowed"});
    answer.add("Allow", place->allowed());
  } else if (auto const spelling = other_spelling(request)) {
    answer = redirect(308, *spelling);
  } else {
    answer.refuse({Fault::kNotFound, "http.not_found"});
  }
  return nullptr;
}

// "/fr" for "/fr/", or the other way round, where only that one is a place to read; the query goes along.
std::optional<std::string> Site::other_spelling(Request const& request) const {
  if (!is_read(request.method) || request.path.size() < 2) {
    return std::nullopt;
  }
  auto path = std::string{request.path};
  if (path.ends_with('/')) {
    path.pop_back();
  } else {
    path += '/';
  }
  PathSegments segments;
  PathParameters parameters;
  if (segments.read(path) != PathSegments::Outcome::kRead) {
    return std::nullopt;
  }
  auto const* const place = router_.find(segments.all(), path, parameters);
  if (place == nullptr || place->route(Method::kGet) == nullptr) {
    return std::nullopt;
  }
  if (!request.query.empty()) {
    path.append("?").append(request.query);
  }
  return is_same_site_path(path) ? std::optional{path} : std::nullopt;
}

// What is known before the body is read: nothing is asked of the database.
bool Site::may_enter(Route const& route, Request const& request, Answer& answer) const {
  if (!is_read(request.method) && is_cross_site(request)) {
    answer.refuse({Fault::kForbidden, "http.cross_site"});
    return false;
  }
  for (auto const& limiter : entries_[route.number].limiters) {
    auto const wait = limiter->wait(request.client, std::chrono::steady_clock::now());
    if (wait.count() > 0) {
      answer.refuse({Fault::kTooMany, "http.too_many_requests", {}, {}, wait});
      return false;
    }
  }
  return true;
}

bool Site::has_right(Route const& route, Request& request, Answer& answer) const {
  request.right = route.right;
  if (is_everybodys(route.right)) {
    return true;
  }
  if (surroundings_.sign_in) {
    request.principal = surroundings_.sign_in(request);
  }
  if (request.principal.has(route.right)) {
    return true;
  }
  auto const& person = request.principal.signed_in();
  if (!person) {
    answer.refuse({Fault::kUnauthenticated, "http.unauthenticated"});
  } else {
    answer.refuse({Fault::kForbidden, person->stage == Stage::kPassword ? "http.second_factor_needed"
                                      : person->stage == Stage::kLocked ? "http.locked"
                                                                        : "http.forbidden"});
  }
  return false;
}

void Site::run(Route const& route, Request& request, Answer& answer) const {
  handle(route, request, answer);
  if (route.options.rate && !route.options.rate->misses.empty() && answer.status != 404) {
    for (auto const& limiter : entries_[route.number].limiters) {
      limiter->give_back(request.client);
    }
  }
}

void Site::handle(Route const& route, Request& request, Answer& answer) const {
  try {
    if (!has_right(route, request, answer)) {
      return complete(nullptr, request, answer);
    }
    route.handler(request, answer);
    if (answer.etag.empty() && route.options.revision) {
      answer.etag = route.options.revision();
    }
    complete(&route, request, answer);
  } catch (...) {
    fail(request, answer);
    complete(nullptr, request, answer);
  }
}

// Called while an exception is handled.
void Site::fail(Request const& request, Answer& answer) const {
  surroundings_.log.failed(request.id, reason_of(std::current_exception()));
  answer.refuse({Fault::kUnavailable, "http.internal"}, 500);
}

void Site::complete(Route const* route, Request const& request, Answer& answer) const {
  if (answer.problem) {
    write_refusal(request, answer);
  }
  if (route == nullptr || answer.status >= 400) {
    answer.cache_control = kNoStore;
    return;
  }
  if (answer.cache_control.empty()) {
    answer.cache_control = route->options.cache_control;
  }
  if (is_read(request.method) && answer.status == 200) {
    make_conditional(*route, request, answer);
    compress(*route, request, answer);
  }
}

void Site::write_refusal(Request const& request, Answer& answer) const {
  auto const status = answer.status >= 400 ? answer.status : status_of(answer.problem->fault);
  auto const language = request.language();
  auto const document = problem_document(*answer.problem, status, language, request.id, surroundings_.texts);
  answer.status = status;
  answer.body.clear();
  answer.add("Content-Language", TextForm<Language>::write(language));
  auto const wait = answer.problem->retry_after;
  if (wait.count() > 0 || status == 503) {
    answer.add("Retry-After", std::to_string(wait.count() > 0 ? wait.count() : kUsualWait.count()));
  }
  if (!write_page(request, document, answer)) {
    answer.content_type = kProblemJson;
    json::write(document, answer.body);
  }
}

// Pages are for those who look at them; and one that fails must not hide the problem that it was to show.
bool Site::write_page(Request const& request, ProblemDocument const& document, Answer& answer) const {
  if (!surroundings_.problem_page || request.path.starts_with("/api/") || !looks_at_pages(request)) {
    return false;
  }
  try {
    answer.body = surroundings_.problem_page(request, document);
  } catch (...) {
    surroundings_.log.failed(request.id, reason_of(std::current_exception()));
    return false;
  }
  answer.content_type = kHtml;
  return true;
}

void Site::make_conditional(Route const& route, Request const& request, Answer& answer) {
  if (answer.etag.empty() && route.options.hashed_etag) {
    answer.etag = weak_etag(answer.content());
  }
  if (etag_matches(request.header("If-None-Match"), answer.etag)) {
    answer.status = 304;
    answer.body.clear();
    answer.static_body = {};
  }
}

void Site::compress(Route const& route, Request const& request, Answer& answer) {
  if (!route.options.compressible) {
    return;
  }
  answer.add("Vary", "Accept-Encoding");
  if (answer.content().size() < kLeastCompressed) {
    return;
  }
  auto const encoding = negotiated_encoding(request.header("Accept-Encoding"));
  if (auto smaller = compressed(answer.content(), encoding)) {
    answer.body = std::move(*smaller);
    answer.static_body = {};
    answer.encoding = encoding;
  }
}

void Site::record(Route const* route, Request const& request, Answer const& answer,
                  std::chrono::nanoseconds time) const {
  auto const seconds = std::chrono::duration<double>{time}.count();
  auto const& entry = route != nullptr ? entries_[route->number] : entries_.back();
  entry.seconds->record(seconds);
  entry.by_class[static_cast<std::size_t>(answer.status / 100)]->add();
  surroundings_.log.answered({request.id, method_name(request.method), route != nullptr ? route->pattern : "",
                              answer.status, answer.content().size(), seconds});
}

void Site::report_failure(std::exception_ptr const& failure) const {
  surroundings_.log.failed("", reason_of(failure));
}

}  // namespace relais::http
