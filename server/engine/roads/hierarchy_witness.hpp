// Which shortcuts must stand for a node that is taken out of what is left of a graph.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/roads/hierarchy_core.hpp"

namespace relais::roads {

// From one of its links to another.
struct Shortcut {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

// One thread.
class WitnessSearch {
 public:
  // A shortcut between each two neighbours, unless a way round the node that is no slower was found among the nearest
  // `most` nodes.
  std::vector<Shortcut> const& shortcuts(Core const& core, std::uint32_t node, std::uint32_t most);

  // Whether one was left out for a way that is just as quick. Such a way may itself come to lead over the node, once
  // others are taken out: what was found holds for the graph as it was.
  bool has_ties() const { return has_ties_; }

 private:
  struct Known {
    std::uint32_t node = 0;
    std::uint32_t search = 0;
    Time time = kNoWay;
    Time over = 0;  // of a neighbour to which no other way is known yet: the time over the node that is taken out
  };
  struct Waiting {
    Time time;
    std::uint32_t node;
    bool operator<(Waiting const& other) const { return time > other.time; }
  };

  void search(Core const& core, std::uint32_t from, std::uint32_t without, Time limit, std::uint32_t targets,
              std::uint32_t most);
  void begin();
  Known& known(std::uint32_t node);
  void grow();

  std::vector<Known> table_ = std::vector<Known>(1024);
  std::size_t known_count_ = 0;
  std::uint32_t search_ = 0;
  std::vector<Waiting> heap_;
  bool has_ties_ = false;
  std::vector<Shortcut> found_;
};

}  // namespace relais::roads
