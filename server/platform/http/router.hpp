// Finds the route of a path: a tree of segments, literal ones before parameters. Matching allocates nothing.
//
// A path with a slash at its end is another place than without; where only the other spelling exists, a reader is sent
// there (308). Empty segments match no parameter.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "platform/http/route.hpp"
#include "platform/http/uri.hpp"

namespace relais::http {

class Router {
 public:
  // Keeps references to the routes, which must outlive it. Throws std::logic_error for two routes in the same place, a
  // malformed pattern or two names for a parameter at one place.
  void add(Route const& route);

  struct Place {
    std::array<Route const*, static_cast<std::size_t>(Method::kOther)> by_method{};
    Route const* route(Method method) const;  // GET also serves HEAD
    std::string allowed() const;              // "GET, HEAD, PUT"
  };
  // The place of a path, or null. Parameters found on the way are pushed to `parameters`; their values are views into
  // `segments` (a "{rest...}" into `path`).
  Place const* find(std::span<std::string_view const> segments, std::string_view path,
                    PathParameters& parameters) const;

 private:
  struct Node {
    std::vector<std::pair<std::string, std::unique_ptr<Node>>> literals;  // sorted
    std::unique_ptr<Node> parameter;
    std::string parameter_name;
    std::string rest_name;  // of a "{rest...}" that begins here
    std::unique_ptr<Place> rest;
    std::unique_ptr<Place> place;
  };
  static Node& child(Node& parent, std::string_view segment);
  static Place const* find(Node const& node, std::span<std::string_view const> segments, std::size_t depth,
                           std::string_view path, PathParameters& parameters);
  Node root_;
};

}  // namespace relais::http
