// What the form of telling sends, and what it means in a directory.
#pragma once

#include "commands/experience_page_models.hpp"
#include "experiences/experience_routes.hpp"
#include "network/directory.hpp"

namespace relais::commands {

// At each of its steps.
struct TellForm {
  std::string id;
  std::string title;
  std::string text;
  std::string would_have_helped;
  std::string place;      // as people write it
  std::string territory;  // chosen among those that the words may mean
  std::string network;    // whose services are offered, unless the place or the counter says it
  std::vector<std::string> service;
  std::string counter;
  std::string feeling;
  std::string used_channel;
  std::string need;       // in everyday words
  std::string procedure;  // chosen; "none": none of those
  std::string names_agreed;
  std::string proof;          // where many tell at once (experiences/flood.hpp)
  std::string step;           // "check" unless said, "edit", "send"
  std::string other_network;  // pressed: its services instead
  // Of the simple version.
  std::string theme;     // whose services are offered
  std::string answered;  // the question that this answers
  std::string ask;       // the question to ask again
  std::string forget;    // "counter": the story is not about it
};
BOOST_DESCRIBE_STRUCT(TellForm, (),
                      (id, title, text, would_have_helped, place, territory, network, service, counter, feeling,
                       used_channel, need, procedure, names_agreed, proof, step, other_network, theme, answered, ask,
                       forget))

// As it was typed, with line ends of one sign: browsers send two for each that they count.
TellForm with_plain_line_ends(TellForm form);

class ToldSoFar {
 public:
  // All but the form must outlive this.
  ToldSoFar(TellForm form, experiences::Experiences const& stories, network::Directory const& directory,
            StoryWords const& words);

  TellForm const& form() const { return form_; }
  // That of the counter, of the place, or the one asked for; the main one where nothing says which. A network that was
  // just pressed is shown before all.
  NetworkId const& network() const { return network_; }
  // The place that was chosen, the only one of exactly that name, or the only commune that the words mean; else empty.
  std::string const& territory() const { return territory_; }
  network::Counter const* counter() const;

  // Where the words may mean several; else empty.
  std::vector<Option> places() const;
  std::vector<OptionGroup> services() const;  // by theme, those chosen marked
  std::vector<Option> procedures() const;     // of the network, that the words may mean
  std::string about() const;                  // "CAF · Ardennes · Négatif"

  experiences::NewExperience story() const;

  // By field, as "tell-<field>" of the page: what the form cannot do without, and what does not go together.
  std::vector<pages::ProblemLine> missing() const;
  // What a refusal of the story says of each field.
  std::vector<pages::ProblemLine> lines_of(Problem const& problem) const;

  // All that was typed and chosen, to be sent along.
  std::vector<HiddenField> fields() const;

 private:
  network::Territory const* place() const;
  std::string place_name(network::Territory const& place) const;

  TellForm form_;
  experiences::Experiences const& stories_;
  network::Directory const& directory_;
  StoryWords const& words_;
  std::vector<network::Territory const*> found_;  // that the words of the place may mean
  std::string territory_;
  NetworkId network_;
  experiences::ServiceList services_;
};

}  // namespace relais::commands
