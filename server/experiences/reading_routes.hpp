// Reading what is published: lists, one story, the tree of services.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/experience_models.hpp"
#include "experiences/known_words_store.hpp"
#include "experiences/search_store.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

struct ExperienceList {
  std::vector<ShownExperience> items;
  std::int64_t of_items = 0;
  FacetCounts facets;
  std::optional<std::string> next;
  std::vector<std::string> searched;  // the words as they were understood
  // What was searched in their place: no story has one of them, and some have one that is written nearly so.
  std::optional<std::vector<std::string>> searched_instead;
};
BOOST_DESCRIBE_STRUCT(ExperienceList, (), (items, of_items, facets, next, searched, searched_instead))

struct ListedService {
  ServiceCode code;
  std::optional<ServiceCode> parent;
  std::string name;
  std::string also_called;
};
BOOST_DESCRIBE_STRUCT(ListedService, (), (code, parent, name, also_called))

struct ServiceList {
  NetworkId network;
  std::vector<ListedService> items;
};
BOOST_DESCRIBE_STRUCT(ServiceList, (), (network, items))

// All that there are, in the order of their file.
struct TagList {
  std::vector<Named> items;
};
BOOST_DESCRIBE_STRUCT(TagList, (), (items))

class Reading {
 public:
  // Outlives the routes, as this does.
  explicit Reading(ExperienceHouse const& house) : house_(house) {}

  // Refusals: experiences.loading, .service_unknown, .territory_unknown, .tag_unknown,
  // .cursor_unreadable.
  Result<ExperienceList> list(ExperienceQuery const& query, Language language) const;
  Result<ShownExperience> one(ExperienceId const& id, Language language) const;
  // Identifiers of all published stories that a search for this finds, sorted.
  std::vector<std::string> ids_saying(std::string const& q, Language language) const;
  ServiceList services(NetworkId const& network, Language language) const;
  TagList tags(Language language) const;

 private:
  ExperienceHouse const& house_;
  mutable KnownStoryWords known_words_;
};

void add_reading_routes(http::Routes& routes, ExperienceHouse const& house, Reading const& reading);

}  // namespace relais::experiences
