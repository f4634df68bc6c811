#include "network/map_layers.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <fmt/format.h>

#include "network/page_phrases.hpp"
#include "platform/i18n/order.hpp"

namespace relais::network {
namespace {

// By name, the places in a list that it holds.
using Layers = std::map<std::string, std::vector<std::size_t>>;

Layers by_kind(PageWriter const& writer, std::vector<FoundPlace> const& places) {
  Layers layers;
  for (std::size_t at = 0; at < places.size(); ++at) {
    layers[kind_name(writer, writer.directory.counters()[places[at].place->counter])].push_back(at);
  }
  return layers;
}

// The bodies of its label, and those that come to it or work with it besides.
std::vector<std::string> bodies_at(PageWriter const& writer, MeetingPlace const& place) {
  auto const& directory = writer.directory;
  auto const& bundle = directory.bundles()[place.bundle];
  std::vector<std::string> names;
  for (auto const& code : bundle.partners) {
    names.push_back(writer.name(*directory.catalogue().find(bundle.network_id, code)));
  }
  if (auto const* const own = directory.particulars_of(directory.counters()[place.counter])) {
    for (auto const& offer : own->local_offers) {
      if (std::ranges::count(names, offer.body) == 0) {
        names.push_back(offer.body);
      }
    }
  }
  if (names.empty()) {
    names.push_back(writer.text("network.layers.bodies_not_known"));
  }
  return names;
}

Layers by_body(PageWriter const& writer, std::vector<FoundPlace> const& places) {
  Layers layers;
  for (std::size_t at = 0; at < places.size(); ++at) {
    for (auto&& name : bodies_at(writer, *places[at].place)) {
      layers[name].push_back(at);
    }
  }
  return layers;
}

// Their numbers go on from those of the groups before.
class LayersComposer {
 public:
  LayersComposer(PageWriter const& writer, Results& results) : writer_(writer), results_(results) {}

  void add(std::string_view legend, Layers const& layers) {
    if (layers.size() < 2) {
      return;
    }
    std::vector<Layers::value_type const*> sorted;
    std::ranges::transform(layers, std::back_inserter(sorted), [](auto const& layer) { return &layer; });
    i18n::Order const is_before{writer_.language};
    std::ranges::stable_sort(
        sorted, std::cref(is_before), [](auto const* layer) -> auto const& { return layer->first; });
    MapLayers group{writer_.text(legend), {}};
    for (auto const* const layer : sorted) {
      auto const number = std::to_string(count_++);
      for (auto const at : layer->second) {
        auto& numbers = results_.items[at].layers;
        numbers = numbers ? fmt::format("{} {}", *numbers, number) : number;
      }
      group.choices.push_back({number, layer->first, static_cast<std::int64_t>(layer->second.size())});
    }
    results_.map_layers.push_back(std::move(group));
  }

 private:
  PageWriter const& writer_;
  Results& results_;
  std::size_t count_ = 0;
};

}  // namespace

void add_map_layers(PageWriter const& writer, std::vector<FoundPlace> const& places, Results& results) {
  LayersComposer composer{writer, results};
  composer.add("network.layers.kind", by_kind(writer, places));
  composer.add("network.layers.body", by_body(writer, places));
}

}  // namespace relais::network
