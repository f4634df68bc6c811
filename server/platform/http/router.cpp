#include "platform/http/router.hpp"

#include <algorithm>
#include <stdexcept>

namespace relais::http {
namespace {

[[noreturn]] void refuse(Route const& route, std::string_view why) {
  throw std::logic_error{std::string{method_name(route.method)} + " " + route.pattern + ": " + std::string{why}};
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

// "{rest...}" -> "rest", otherwise empty.
std::string_view rest_name(std::string_view segment) {
  if (!is_parameter(segment) || !segment.ends_with("...}")) {
    return {};
  }
  return segment.substr(1, segment.size() - 5);
}

void name_parameter(std::string& name, std::string_view wanted, Route const& route) {
  if (!name.empty() && name != wanted) {
    refuse(route, "another route calls this parameter " + name);
  }
  name = wanted;
}

// All of the path from its segment number `depth` on.
std::string_view tail(std::string_view path, std::size_t depth) {
  for (std::size_t i = 0; i <= depth; ++i) {
    path.remove_prefix(path.find('/') + 1);
  }
  return path;
}

}  // namespace

Route const* Router::Place::route(Method method) const {
  if (method == Method::kOther) {
    return nullptr;
  }
  auto const* const exact = by_method[static_cast<std::size_t>(method)];
  return exact == nullptr && method == Method::kHead ? by_method[static_cast<std::size_t>(Method::kGet)] : exact;
}

std::string Router::Place::allowed() const {
  std::string list;
  for (std::size_t i = 0; i < by_method.size(); ++i) {
    if (route(static_cast<Method>(i)) != nullptr) {
      list += list.empty() ? "" : ", ";
      list += method_name(static_cast<Method>(i));
    }
  }
  return list;
}

void Router::add(Route const& route) {
  PathSegments segments;
  if (!route.pattern.starts_with('/') || segments.read(route.pattern) != PathSegments::Outcome::kRead) {
    refuse(route, "not a pattern");
  }
  auto* node = &root_;
  auto* place = static_cast<std::unique_ptr<Place>*>(nullptr);
  std::size_t parameters = 0;
  for (auto const segment : segments.all()) {
    if (place != nullptr) {
      refuse(route, "nothing may follow a {rest...}");
    }
    if (is_parameter(segment) && ++parameters > PathParameters::kMost) {
      refuse(route, "too many parameters");
    }
    if (auto const rest = rest_name(segment); !rest.empty()) {
      name_parameter(node->rest_name, rest, route);
      place = &node->rest;
    } else {
      if (is_parameter(segment)) {
        name_parameter(node->parameter_name, segment.substr(1, segment.size() - 2), route);
      }
      node = &child(*node, segment);
    }
  }
  place = place != nullptr ? place : &node->place;
  if (!*place) {
    *place = std::make_unique<Place>();
  }
  auto& slot = (*place)->by_method[static_cast<std::size_t>(route.method)];
  if (slot != nullptr) {
    refuse(route, "declared twice");
  }
  slot = &route;
}

Router::Node& Router::child(Node& parent, std::string_view segment) {
  if (is_parameter(segment)) {
    if (!parent.parameter) {
      parent.parameter = std::make_unique<Node>();
    }
    return *parent.parameter;
  }
  auto const place =
      std::ranges::lower_bound(parent.literals, segment, {}, [](auto const& l) { return std::string_view{l.first}; });
  if (place != parent.literals.end() && place->first == segment) {
    return *place->second;
  }
  return *parent.literals.emplace(place, std::string{segment}, std::make_unique<Node>())->second;
}

Router::Place const* Router::find(std::span<std::string_view const> segments, std::string_view path,
                                  PathParameters& parameters) const {
  return find(root_, segments, 0, path, parameters);
}

Router::Place const* Router::find(Node const& node, std::span<std::string_view const> segments, std::size_t depth,
                                  std::string_view path, PathParameters& parameters) {
  if (depth == segments.size()) {
    return node.place.get();
  }
  auto const segment = segments[depth];
  auto const literal =
      std::ranges::lower_bound(node.literals, segment, {}, [](auto const& l) { return std::string_view{l.first}; });
  if (literal != node.literals.end() && literal->first == segment) {
    if (auto const* const place = find(*literal->second, segments, depth + 1, path, parameters)) {
      return place;
    }
  }
  if (node.parameter && !segment.empty()) {
    parameters.push({node.parameter_name, segment});
    if (auto const* const place = find(*node.parameter, segments, depth + 1, path, parameters)) {
      return place;
    }
    parameters.pop();
  }
  if (node.rest) {
    parameters.push({node.rest_name, tail(path, depth)});
    return node.rest.get();
  }
  return nullptr;
}

}  // namespace relais::http
