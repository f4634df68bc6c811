#include "experiences/service.hpp"

#include <gtest/gtest.h>

namespace relais::experiences {
namespace {

NetworkId const kFrance{"fr"};
NetworkId const kBelgium{"be"};

Service service(NetworkId const& network, std::string code, std::optional<std::string> parent = {}) {
  Service service;
  service.network_id = network;
  service.code = ServiceCode{std::move(code)};
  if (parent) {
    service.parent_code = ServiceCode{*std::move(parent)};
  }
  return service;
}

ServiceTree const kTree{{service(kFrance, "health"), service(kFrance, "cpam", "health"),
                         service(kFrance, "lost", "nowhere"), service(kBelgium, "health"),
                         service(kBelgium, "mutualite", "health"), service(kFrance, "cpam", "health")}};

TEST(ServiceTree, HasNoOrphansAndNoDoubles) {
  EXPECT_EQ(kTree.of(kFrance).size(), 2);
  EXPECT_EQ(kTree.find(kFrance, ServiceCode{"lost"}), nullptr);
  EXPECT_EQ(kTree.find(kFrance, ServiceCode{"mutualite"}), nullptr) << "the other network's";
}

TEST(ServiceTree, AThemeStandsForItsBodies) {
  EXPECT_EQ(kTree.with_parts(kFrance, ServiceCode{"health"}),
            (std::vector{ServiceCode{"health"}, ServiceCode{"cpam"}}));
  EXPECT_EQ(kTree.with_parts(std::nullopt, ServiceCode{"health"}).size(), 3);
  EXPECT_TRUE(kTree.with_parts(kFrance, ServiceCode{"nothing"}).empty());
}

TEST(ServiceTree, WhatIsAddedHasAParentAndANewCode) {
  auto const asked = NewService{"sea_rescue", "health", "Sauvetage en mer", {}, {}, {}, {}, {}};
  auto const added = service_of(asked, kTree, kFrance);
  ASSERT_TRUE(added);
  EXPECT_EQ(added->name(Language::kDe), "Sauvetage en mer");
  auto wrong = asked;
  wrong.code = "cpam";
  EXPECT_EQ(service_of(wrong, kTree, kFrance).problem().code, "experiences.service_exists");
  wrong.code = "Sea rescue";
  EXPECT_EQ(service_of(wrong, kTree, kFrance).problem().code, "experiences.service_code_malformed");
  wrong = asked;
  wrong.parent = "nowhere";
  EXPECT_EQ(service_of(wrong, kTree, kFrance).problem().code, "experiences.service_parent_unknown");
}

}  // namespace
}  // namespace relais::experiences
