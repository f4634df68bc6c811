// What the result page was asked for, understood: words become a commune and a procedure, a day and an hour become an
// instant, and whatever could not be understood becomes a sentence.
#pragma once

#include "network/directory.hpp"
#include "network/page_models.hpp"
#include "network/page_query.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::network {

// One language's texts and the directory: what every page is written with.
struct PageWriter {
  i18n::Texts const& texts;
  Language language;
  Directory const& directory;

  std::string text(std::string_view key) const { return std::string{texts.text(language, key)}; }
  std::string message(std::string_view key, i18n::Arguments arguments) const {
    return texts.message(language, key, arguments);
  }
  std::string name(LocalName const& name) const;
  std::string name(Partner const& partner) const;
  std::string name(Procedure const& procedure) const;
  std::string country(NetworkId const& network) const;  // "Belgique"
  // The inter-communal body that a commune lies in, or what is next above; null where it lies in nothing.
  Territory const* list_territory(Territory const& commune) const;
};

struct Asked {
  CounterQuery query;                    // for find_counters: it refuses nothing of it but a stale cursor
  PageQuery page;                        // the same, reduced to what was understood
  LocalMinute now;                       // on the wall clock of the place
  std::optional<LocalMinute> moment;     // likewise, where a time was asked for: its first minute
  std::optional<std::string> place;      // "Vervins (02140)", or network.form.around_me
  std::optional<std::string> procedure;  // its name
  std::string where;                     // "around Vervins"; empty without a place
  std::optional<NetworkId> network;      // of the place, where it is a commune
  std::optional<TerritoryCode> only_in;  // a commune that lies nowhere on the map: only its own counters are listed
  bool lists_nothing = false;            // there is nothing to list, or nowhere to begin: a notice says which
  std::vector<std::string> notices;
  std::vector<Ambiguity> ambiguities;
};

Asked understand(PageWriter const& writer, PageQuery page, Instant now);

// Commune, day and time of a question: what links take from page to page, so that a person is not asked twice. It lives
// in addresses alone. A position stays behind: the address of a counter is passed on to others.
PageQuery where_and_when(PageQuery const& understood);

// The same of the address of a page that is no list, as far as it is understood and still to come.
PageQuery carried(PageWriter const& writer, PageQuery const& page, Instant now);

}  // namespace relais::network
