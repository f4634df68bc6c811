#include "platform/http/openapi.hpp"

#include <map>

#include <boost/json/serialize.hpp>

#include "platform/http/problem_document.hpp"
#include "platform/json/indented_json.hpp"

namespace relais::http {
namespace {

namespace json = boost::json;

json::object reference(std::string_view to) {
  json::object object;
  object["$ref"] = to;
  return object;
}

json::object content(std::string_view type, json::object schema) {
  json::object media;
  media["schema"] = std::move(schema);
  json::object content;
  content[type] = std::move(media);
  return content;
}

json::object described(std::string_view description) {
  json::object object;
  object["description"] = description;
  return object;
}

bool is_in_path(std::string_view pattern, std::string_view name) {
  return pattern.find("{" + std::string{name} + "}") != pattern.npos;
}

json::object parameter(std::string_view name, bool in_path, bool required, json::value schema) {
  json::object object;
  object["name"] = name;
  object["in"] = in_path ? "path" : "query";
  if (in_path || required) {
    object["required"] = true;
  }
  object["schema"] = std::move(schema);
  return object;
}

json::array typed_parameters(Route const& route, relais::json::SchemaBuilder& builder) {
  auto const schema = route.contract.parameters(builder);
  auto const& required = schema.at("required").as_array();
  json::array list;
  for (auto const& [name, property] : schema.at("properties").as_object()) {
    auto const is_required = std::ranges::count(required, json::value(name)) > 0;
    list.push_back(parameter(name, is_in_path(route.pattern, name), is_required, property));
  }
  return list;
}

// Of a route whose handler reads its parameters itself: those of the pattern, as text.
json::array raw_parameters(Route const& route) {
  json::array list;
  auto rest = std::string_view{route.pattern};
  for (auto open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
    auto const close = rest.find('}', open);
    json::object text;
    text["type"] = "string";
    list.push_back(parameter(rest.substr(open + 1, close - open - 1), true, true, std::move(text)));
    rest.remove_prefix(close + 1);
  }
  return list;
}

json::object responses(Route const& route, relais::json::SchemaBuilder& builder) {
  json::object all;
  auto& success = all[route.contract.parameters != nullptr && route.contract.answer == nullptr ? "204" : "200"];
  success = described("Done.");
  if (route.contract.answer != nullptr) {
    success.as_object()["content"] = content(kJson, route.contract.answer(builder));
  } else if (!route.options.produces.empty()) {
    success.as_object()["content"] = content(route.options.produces, {});
  }
  if (route.options.hashed_etag || route.options.revision) {
    all["304"] = described("The client has this already (If-None-Match).");
  }
  all["default"] = reference("#/components/responses/Problem");
  return all;
}

// "network.api.find_counters" -> "find_counters"; without a summary, "get /api/v1/x" names itself.
std::string operation_id(Route const& route) {
  if (!route.options.summary.empty()) {
    return std::string{route.options.summary.substr(route.options.summary.rfind('.') + 1)};
  }
  return std::string{method_name(route.method)} + " " + route.pattern;
}

json::object operation(Route const& route, Texts const& texts, relais::json::SchemaBuilder& builder) {
  json::object object;
  object["operationId"] = operation_id(route);
  if (!route.options.summary.empty()) {
    object["summary"] = texts(Language::kEn, route.options.summary);
  }
  object["x-right"] = TextForm<Right>::write(route.right);  // server/access/right.hpp
  object["parameters"] =
      route.contract.parameters != nullptr ? typed_parameters(route, builder) : raw_parameters(route);
  if (route.contract.body != nullptr) {
    json::object body;
    body["required"] = true;
    body["content"] = content(kJson, route.contract.body(builder));
    object["requestBody"] = std::move(body);
  }
  object["responses"] = responses(route, builder);
  if (!route.options.codes.empty()) {
    object["x-problem-codes"] = json::array(route.options.codes.begin(), route.options.codes.end());
  }
  return object;
}

json::object components(relais::json::SchemaBuilder& builder) {
  json::object problem = described("Refused: a problem document (RFC 9457) whose code is stable.");
  problem["content"] = content(kProblemJson, builder.schema<ProblemDocument>());
  json::object responses;
  responses["Problem"] = std::move(problem);
  std::map<std::string_view, json::value const*> sorted;
  for (auto const& [name, schema] : builder.components()) {
    sorted.emplace(name, &schema);
  }
  json::object schemas;
  for (auto const& [name, schema] : sorted) {
    schemas[name] = *schema;
  }
  json::object object;
  object["schemas"] = std::move(schemas);
  object["responses"] = std::move(responses);
  return object;
}

std::map<std::pair<std::string_view, Method>, Route const*> contract_routes(Routes const& routes) {
  std::map<std::pair<std::string_view, Method>, Route const*> sorted;
  for (auto const& route : routes.all()) {
    if (route.pattern.starts_with("/api/")) {
      sorted.emplace(std::pair{std::string_view{route.pattern}, route.method}, &route);
    }
  }
  return sorted;
}

std::string lower(std::string_view text) {
  std::string out;
  for (char const c : text) {
    out += static_cast<char>(c | 0x20);
  }
  return out;
}

}  // namespace

Result<std::string> openapi_document(Routes const& routes, Texts const& texts, std::string_view version) {
  relais::json::SchemaBuilder builder;
  json::object paths;
  std::map<std::string, int> uses;
  for (auto const& [place, route] : contract_routes(routes)) {
    auto& path = paths.emplace(route->pattern, json::object{}).first->value().as_object();
    path[lower(method_name(route->method))] = operation(*route, texts, builder);
    ++uses[operation_id(*route)];
  }
  json::object info;
  info["title"] = "Relais";
  info["version"] = version;
  json::object document;
  document["openapi"] = "3.1.0";
  document["info"] = std::move(info);
  document["paths"] = std::move(paths);
  document["components"] = components(builder);

  std::string twice;
  for (auto const& name : builder.collisions()) {
    twice += " " + name;
  }
  for (auto const& [name, count] : uses) {
    twice += count > 1 ? " " + name : "";
  }
  if (!twice.empty()) {
    return Problem{Fault::kConflict, "http.contract_collision", {}, "names used twice in the contract:" + twice};
  }
  return relais::json::indented_json(document);
}

}  // namespace relais::http
