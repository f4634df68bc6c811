// The declaration of routes: each stands with its right, and none can be declared without one.
//
//   routes.get<CounterQuery, CounterPage>("/api/v1/counters", Right::kReadPublicDirectory, Work::kShort,
//       [&](CounterQuery const& query, Request const& request) { return find_counters(query, request.scope()); },
//       {.summary = "network.find_counters", .cache_control = kOneMinute, .hashed_etag = true});
//   routes.get("/fr/counters", Right::kReadPublicDirectory, Work::kShort,
//       [&](Request const& request) { return html(page(request.parameter("lang"))); });
//
// Typed handlers take the parameters (path and query in one described struct, parameters.hpp), the body where there is
// one, and the request if they want it; they give Result<Answered> (or Result<json::Written>, or Answered),
// Result<void> for 204. Any handler may throw: the client is answered 500 without detail, and the log has the reason
// under the request's id.
#pragma once

#include <algorithm>
#include <deque>

#include <boost/json/parse.hpp>

#include "platform/assets/assets.hpp"
#include "platform/http/parameters.hpp"
#include "platform/http/route.hpp"
#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::http {

struct NoParameters {};
BOOST_DESCRIBE_STRUCT(NoParameters, (), ())

// An answer with a header of its own, such as a cookie.
template <class Answered>
struct With {
  Answered answered;
  std::string header;
  std::string value;
};

// "application/json", with or without parameters.
bool is_json(std::string_view content_type);

namespace detail {

template <class T>
boost::json::object schema(json::SchemaBuilder& builder) {
  return builder.schema<T>();
}

// The parameters themselves are no component of the contract, only the types of their values are.
template <class Parameters>
boost::json::object parameters_schema(json::SchemaBuilder& builder) {
  json::SchemaBuilder own;
  own.schema<Parameters>();
  auto schema = own.components().at(json::type_name<Parameters>()).as_object();
  auto const defaults = Parameters{};
  std::vector<FieldFault> required;
  json::check_constraints(defaults, "", required, "");
  auto& names = schema["required"].emplace_array();
  boost::mp11::mp_for_each<json::Members<Parameters>>([&](auto descriptor) {
    using Member = std::remove_cvref_t<decltype(defaults.*descriptor.pointer)>;
    builder.schema<Member>();
    if (std::ranges::find(required, descriptor.name, &FieldFault::field) != required.end()) {
      names.emplace_back(descriptor.name);
    } else if constexpr (std::is_arithmetic_v<Member> || std::is_enum_v<Member>) {
      schema["properties"].as_object()[descriptor.name].as_object()["default"] =
          boost::json::parse(json::write(defaults.*descriptor.pointer));
    }
  });
  return schema;
}

template <class Handle, class... Arguments>
auto call(Handle const& handle, Request const& request, Arguments const&... arguments) {
  if constexpr (std::is_invocable_v<Handle const&, Arguments const&..., Request const&>) {
    return handle(arguments..., request);
  } else {
    return handle(arguments...);
  }
}

// What a handler may give for the Answered of its contract: that, JSON written of it, either with a header (With), or
// the Problem in its way.
template <class Answered, class Given>
void give(Given const& given, Answer& answer) {
  if constexpr (requires { given.problem(); }) {
    if (!given) {
      answer.refuse(given.problem());
    } else if constexpr (std::is_void_v<Answered>) {
      answer.status = 204;
    } else {
      give<Answered>(*given, answer);
    }
  } else if constexpr (requires { given.header; }) {
    answer.add(given.header, given.value);
    give<Answered>(given.answered, answer);
  } else {
    static_assert(std::same_as<Given, Answered> || std::same_as<Given, json::Written>,
                  "the handler gives something else than its route promises");
    answer.content_type = kJson;
    json::write(given, answer.body);
  }
}

template <class Parameters, class Answered, class Handle>
Handler without_body(Handle handle) {
  return [handle = std::move(handle)](Request const& request, Answer& answer) {
    auto const parameters = read_parameters<Parameters>(request);
    if (!parameters) {
      return answer.refuse(parameters.problem());
    }
    give<Answered>(call(handle, request, *parameters), answer);
  };
}

template <class Parameters, class Body, class Answered, class Handle>
Handler with_body(Handle handle) {
  return [handle = std::move(handle)](Request const& request, Answer& answer) {
    auto const parameters = read_parameters<Parameters>(request);
    if (!parameters) {
      return answer.refuse(parameters.problem());
    }
    if (!is_json(request.header("Content-Type"))) {
      return answer.refuse({Fault::kInvalid, "http.not_json"}, 415);
    }
    auto const body = json::read<Body>(request.body);
    if (!body) {
      return answer.refuse(body.problem());
    }
    give<Answered>(call(handle, request, *parameters, *body), answer);
  };
}

}  // namespace detail

class Routes {
 public:
  using Raw = std::function<Answer(Request const&)>;

  void get(std::string pattern, Right right, Work work, Raw handle, RouteOptions options = {});
  void post(std::string pattern, Right right, Work work, Raw handle, RouteOptions options = {});
  void put(std::string pattern, Right right, Work work, Raw handle, RouteOptions options = {});
  void remove(std::string pattern, Right right, Work work, Raw handle, RouteOptions options = {});

  template <class Parameters, class Answered, class Handle>
  void get(std::string pattern, Right right, Work work, Handle handle, RouteOptions options = {}) {
    add(Method::kGet, std::move(pattern), right, work, options, contract<Parameters, void, Answered>(),
        detail::without_body<Parameters, Answered>(std::move(handle)));
  }
  template <class Parameters, class Body, class Answered, class Handle>
  void post(std::string pattern, Right right, Work work, Handle handle, RouteOptions options = {}) {
    add(Method::kPost, std::move(pattern), right, work, options, contract<Parameters, Body, Answered>(),
        detail::with_body<Parameters, Body, Answered>(std::move(handle)));
  }
  template <class Parameters, class Body, class Answered, class Handle>
  void put(std::string pattern, Right right, Work work, Handle handle, RouteOptions options = {}) {
    add(Method::kPut, std::move(pattern), right, work, options, contract<Parameters, Body, Answered>(),
        detail::with_body<Parameters, Body, Answered>(std::move(handle)));
  }
  template <class Parameters, class Body, class Answered, class Handle>
  void patch(std::string pattern, Right right, Work work, Handle handle, RouteOptions options = {}) {
    add(Method::kPatch, std::move(pattern), right, work, options, contract<Parameters, Body, Answered>(),
        detail::with_body<Parameters, Body, Answered>(std::move(handle)));
  }
  template <class Parameters, class Answered, class Handle>
  void remove(std::string pattern, Right right, Work work, Handle handle, RouteOptions options = {}) {
    add(Method::kDelete, std::move(pattern), right, work, options, contract<Parameters, void, Answered>(),
        detail::without_body<Parameters, Answered>(std::move(handle)));
  }

  // Serves the built web application (asset_answer.hpp): a route for each folder at the root, one for each file beside
  // them. The assets, sorted by path, must outlive the server.
  void assets(Right right, std::span<assets::Asset const> sorted);

  std::deque<Route> const& all() const { return all_; }

 private:
  template <class T>
  static constexpr Contract::Schema schema_of() {
    if constexpr (std::is_void_v<T>) {
      return nullptr;
    } else {
      return &detail::schema<T>;
    }
  }
  template <class Parameters, class Body, class Answered>
  static constexpr Contract contract() {
    return {&detail::parameters_schema<Parameters>, schema_of<Body>(), schema_of<Answered>()};
  }
  void add(Method method, std::string pattern, Right right, Work work, RouteOptions const& options, Contract contract,
           Handler handler);
  std::deque<Route> all_;  // addresses stay
};

}  // namespace relais::http
