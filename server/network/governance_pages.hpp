// "Who leads the network": its leads by name, and the map of departments with a coordinator.
#pragma once

#include "network/governance.hpp"
#include "network/page_models.hpp"
#include "network/public_pages.hpp"

namespace relais::network {

struct LeadModel {
  std::string function;
  std::string holder;
  std::optional<std::string> body;
  std::string since;
};
BOOST_DESCRIBE_STRUCT(LeadModel, (), (function, holder, body, since))

// A dot of the map; x and y in the units of its view box, of 1000 by 1040.
struct DepartmentDot {
  std::string x;
  std::string y;
  std::string label;
  bool is_recruited = false;
};
BOOST_DESCRIBE_STRUCT(DepartmentDot, (), (x, y, label, is_recruited))

struct DepartmentRow {
  std::string code;
  std::string name;
  std::string state;
  std::optional<std::string> holder;
  std::string since;
};
BOOST_DESCRIBE_STRUCT(DepartmentRow, (), (code, name, state, holder, since))

struct GovernancePage : pages::Page {
  std::string on;       // "2023-01-15", of the field
  std::string covered;  // "57 of 101 departments …"
  std::optional<std::string> official;
  bool has_generated = false;
  std::vector<LeadModel> leads;
  std::vector<DepartmentDot> dots;
  std::vector<DepartmentRow> rows;
};
BOOST_DESCRIBE_STRUCT(GovernancePage, (pages::Page), (on, covered, official, has_generated, leads, dots, rows))

class GovernancePages {
 public:
  // `site` must outlive this.
  explicit GovernancePages(PublicPages const& site) : site_(site) {}
  static Result<void> check(PublicPages const& site);
  // "/fr/governance?on=2023-01-15&network=fr". This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  PublicPages const& site_;
};

}  // namespace relais::network
