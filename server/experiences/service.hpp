// The tree of services that stories are about: themes, and the bodies and places under them. What ships is
// data/services.json; a network adds its own.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "access/access.hpp"
#include "platform/json/constraints.hpp"
#include "platform/result/result.hpp"
#include "platform/text/language.hpp"

namespace relais::experiences {

using ServiceCode = Code<struct ServiceCodeTag>;

struct Service {
  NetworkId network_id;
  ServiceCode code;
  std::optional<ServiceCode> parent_code;  // absent: a theme
  std::string name_fr;
  std::string name_en;
  std::string name_nl;
  std::string name_de;
  std::string also_called;                  // everyday words, separated by " | "
  std::optional<std::string> partner_code;  // whose people answer; absent: whoever coordinates there
  std::string const& name(Language language) const;
};
BOOST_DESCRIBE_STRUCT(Service, (),
                      (network_id, code, parent_code, name_fr, name_en, name_nl, name_de, also_called, partner_code))

// The service that is one counter of the network: a story about it says which.
inline constexpr std::string_view kCounterService = "counter";

class ServiceTree {
 public:
  ServiceTree() = default;
  // Parents first: one whose parent is not there is left out, and so is one that is there already.
  explicit ServiceTree(std::vector<Service> services);
  void add(std::vector<Service> services);

  Service const* find(NetworkId const& network, ServiceCode const& code) const;
  // In the order of the file, those added last.
  std::vector<Service const*> of(NetworkId const& network) const;
  // It and what lies under it, in one network or in all; empty where there is none.
  std::vector<ServiceCode> with_parts(std::optional<NetworkId> const& network, ServiceCode const& code) const;

 private:
  std::vector<Service> services_;
};

// A body that the network adds. Refusals by field: experiences.service_exists, experiences.service_parent_unknown.
struct NewService {
  std::string code;
  std::string parent;
  std::string name_fr;
  std::optional<std::string> name_en;  // as in French unless said, and so on
  std::optional<std::string> name_nl;
  std::optional<std::string> name_de;
  std::optional<std::string> also_called;
  std::optional<std::string> partner;
};
BOOST_DESCRIBE_STRUCT(NewService, (), (code, parent, name_fr, name_en, name_nl, name_de, also_called, partner))
Result<Service> service_of(NewService const& asked, ServiceTree const& tree, NetworkId const& network);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::NewService> {
  using New = relais::experiences::NewService;
  static constexpr auto all =
      std::tuple{length(&New::code, 2, 40),        length(&New::parent, 1, 40),   length(&New::name_fr, 2, 120),
                 length(&New::name_en, 2, 120),    length(&New::name_nl, 2, 120), length(&New::name_de, 2, 120),
                 length(&New::also_called, 0, 500)};
};
