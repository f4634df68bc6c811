// What a list of stories in the form of the public export of "Services Publics +" calls things: its columns, its
// values, the bodies that its structures are. The table that ships is data/import/experience-words.json.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "experiences/experience.hpp"

namespace relais::experiences {

// How a story stands where the list comes from.
enum class ListedState { kPublished, kTakenAway };
BOOST_DESCRIBE_ENUM(ListedState, kPublished, kTakenAway)

struct NamedService {
  std::string code;
  std::string name_fr;
  std::string name_en;
  std::string name_nl;
  std::string name_de;
};
BOOST_DESCRIBE_STRUCT(NamedService, (), (code, name_fr, name_en, name_nl, name_de))

// Values and names of bodies are folded: "E-mail" is "e mail".
struct ImportWords {
  std::map<std::string, std::vector<std::string>> columns;  // meaning -> headings; of structures without their number
  std::map<std::string, Feeling> feelings;
  std::map<std::string, ListedState> states;
  std::map<std::string, UsedChannel> channels;
  std::map<std::string, std::map<std::string, std::string>> services;  // network -> name -> a body or a theme of its
  NamedService others;                                                 // theme of what is like no other
  NamedService unnamed;                                                // body of an answer that names none
};
BOOST_DESCRIBE_STRUCT(ImportWords, (), (columns, feelings, states, channels, services, others, unnamed))

struct StructureService {
  ServiceCode code;
  std::optional<std::string> partner;
};

// The body that a structure is, by what it is called and by its kind ("typologie"). In this order:
//   1. the structure has the name of a body of the network, or one of its everyday names;
//   2. its kind is that of a body in the table, or has the name of one;
//   3. its name, then its kind begins with the name of one (no everyday name): "CAF du Nord";
//   4. it is none yet, and becomes one under the theme that its kind stands for, or among the others.
// A name that several bodies have tells nothing. Counters of the network are not found by name.
class StructureServices {
 public:
  // All must outlive this.
  StructureServices(ServiceTree const& tree, NetworkId network, ImportWords const& words);

  StructureService of(std::string const& structure, std::string const& typology);
  // Those that became bodies, parents first.
  std::vector<Service> const& added() const { return added_; }

 private:
  struct Name {
    Service const* service = nullptr;  // null: of several
    bool is_everyday = false;
  };
  void add_name(std::string const& said, Name const& name);
  Service const* known(std::string const& folded) const;
  Service const* by_beginning(std::string const& folded) const;
  StructureService added_service(std::string const& structure, std::string const& typology);
  ServiceCode theme_of(std::string const& typology);
  void add(NamedService const& named, std::optional<ServiceCode> parent);

  ServiceTree const& tree_;
  NetworkId network_;
  ImportWords const& words_;
  std::unordered_map<std::string, Name> by_name_;
  std::unordered_map<std::string, StructureService> found_;  // by structure and kind
  std::vector<Service> added_;
};

}  // namespace relais::experiences
