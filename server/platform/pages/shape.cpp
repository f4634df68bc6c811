#include "platform/pages/shape.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace relais::pages {
namespace {

// The names known at one place of a template: those of the section it stands in, and of all around it.
class Known {
 public:
  explicit Known(Shape const& page) : open_{&page} {}

  bool value(std::string_view name) const {
    return std::ranges::any_of(open_, [&](Shape const* shape) { return shape->values.contains(name); });
  }

  // The number of levels that offer the section; it is entered where there is one.
  std::size_t enter(std::string_view section) {
    std::vector<Shape const*> offered;
    for (auto const* shape : open_) {
      auto const place = shape->sections.find(section);
      if (place != shape->sections.end()) {
        offered.push_back(&place->second);
      }
    }
    if (offered.size() == 1) {
      open_.push_back(offered.front());
    }
    return offered.size();
  }

  void leave() { open_.pop_back(); }

 private:
  std::vector<Shape const*> open_;
};

}  // namespace

std::optional<std::string> misfit(std::string_view source, Shape const& shape) {
  Known known{shape};
  for (auto at = source.find("{{"); at != source.npos; at = source.find("{{", at + 2)) {
    auto marker = source.substr(at + 2, source.find("}}", at) - at - 2);
    auto const sign = marker.empty() ? '!' : marker.front();
    if (sign == '/') {
      known.leave();
    } else if (sign == '#') {
      auto const levels = known.enter(marker.substr(1));
      if (levels != 1) {
        return fmt::format("{} is offered at {} levels of the model", marker, levels);
      }
    } else if (sign != '%' && sign != '!') {
      auto const name = marker.substr(0, marker.find(':'));
      if (!known.value(name)) {
        return fmt::format("{} is not offered by the model", name);
      }
    }
  }
  return std::nullopt;
}

}  // namespace relais::pages
