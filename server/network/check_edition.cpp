#include "network/check_edition.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "engine/hours/parse.hpp"
#include "engine/language/fold.hpp"
#include "network/import_values.hpp"
#include "network/published_comment.hpp"
#include "network/telephone.hpp"
#include "platform/i18n/format.hpp"
#include "platform/json/read.hpp"

namespace relais::network {
namespace {

bool is_time(std::string_view text) {
  auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.size() == 5 && is_digit(text[0]) && is_digit(text[1]) && text[2] == ':' && is_digit(text[3]) &&
         is_digit(text[4]) && text <= "24:00" && text[3] <= '5';
}

class EditionCheck {
 public:
  EditionCheck(CounterEdition edition, CounterToEdit const& counter, Directory const& directory,
               ServiceWords const& words)
      : edition_(std::move(edition)), counter_(counter), directory_(directory), words_(words) {
    auto const& networks = directory.networks();
    auto const network = std::ranges::find(networks, counter.listed.network_id, &Network::id);
    country_ = network == networks.end() ? "" : language::fold(network->country);
  }

  Result<CounterEdition> run() {
    check_hours();
    check_closures();
    check_staffing();
    check_contacts();
    check_offer();
    check_coordination();
    if (faults_.empty()) {
      read_back();
    }
    if (!faults_.empty()) {
      return Problem{Fault::kInvalid, "network.edition_invalid", std::move(faults_)};
    }
    return std::move(edition_);
  }

 private:
  void fault(std::string_view field, std::string code) {
    faults_.push_back({fmt::format("/edition/{}", field), std::move(code)});
  }

  // What was put into order may be too long or too short now: what is kept must be readable for ever.
  void read_back() {
    auto const again = json::read<CounterEdition>(json::write(edition_));
    if (!again) {
      for (auto const& wrong : again.problem().fields) {
        faults_.push_back({"/edition" + wrong.field, wrong.code});
      }
    }
  }

  ContactPlace place() const {
    return {counter_.listed.commune_name,
            {counter_.listed.name},
            is_said(edition_.telephone) ? edition_.telephone : counter_.listed.telephone};
  }

  // On one line, and without persons: the public reads it word for word.
  void put_in_order(std::string const& field, std::string& text) {
    text = one_line(text);
    if (text.empty()) {
      fault(field, "json.length_outside_bounds");
    } else if (published_comment(text, words_, place()).masked > 0) {
      fault(field, "network.comment_names_a_person");
    }
  }

  static bool is_said(std::optional<std::string> const& text) { return text && !text->empty(); }

  void check_hours() {
    if (!is_said(edition_.hours)) {
      return;
    }
    auto const parsed = hours::parse(*edition_.hours);
    if (auto const* const refusal = std::get_if<hours::Refusal>(&parsed)) {
      fault("hours", std::string{refusal->code});
    }
  }

  void check_closures() {
    if (!edition_.closures) {
      return;
    }
    auto& closures = *edition_.closures;
    for (std::size_t i = 0; i < closures.size(); ++i) {
      put_in_order(fmt::format("closures/{}/reason", i), closures[i].reason);
      std::ranges::replace(closures[i].reason, '"', '\'');
      if (closures[i].last < closures[i].first || closures[i].first < kFirstDay || kLastDay < closures[i].last) {
        fault(fmt::format("closures/{}/last", i), "network.dates_reversed");
      }
    }
    auto const hours = edition_.hours.value_or(counter_.listed.hours.value_or(""));
    auto const is_tour = !directory_.stops_of(counter_.listed).empty();
    if (!closures.empty() && hours.empty() && !is_tour) {
      fault("closures", "network.closure_needs_hours");
      return;
    }
    if (!faults_.empty()) {
      return;  // of what is wrong by itself nothing is composed
    }
    check_composed(hours);
    for (auto const& stop : directory_.stops_of(counter_.listed)) {
      check_composed(stop.hours.value_or(""));
    }
  }

  // The hours with the closures, as the public reads them.
  void check_composed(std::string const& hours) {
    auto const parsed = hours::parse(with_closures(hours, *edition_.closures, Date{}));
    auto const* const refusal = std::get_if<hours::Refusal>(&parsed);
    if (!hours.empty() && refusal != nullptr) {
      fault("closures", std::string{refusal->code});
    }
  }

  void check_staffing() {
    auto const& slots = edition_.staffing.value_or(std::vector<StaffedSlot>{});
    for (std::size_t i = 0; i < slots.size(); ++i) {
      if (!is_time(slots[i].from) || !is_time(slots[i].until) || slots[i].until <= slots[i].from) {
        fault(fmt::format("staffing/{}/until", i), "network.times_reversed");
      }
    }
  }

  void check_contacts() {
    if (is_said(edition_.telephone)) {
      auto const telephones = read_telephones(*edition_.telephone, country_);
      if (telephones.numbers.size() == 1 && telephones.all_read) {
        edition_.telephone = telephones.numbers.front();
      } else {
        fault("telephone", "network.telephone_unreadable");
      }
    }
    if (is_said(edition_.email)) {
      auto const addresses = email_addresses(*edition_.email);
      if (addresses.size() != 1) {
        fault("email", "network.email_unreadable");
      } else if (!is_published(addresses.front(), words_, place())) {
        fault("email", "network.email_names_a_person");
      } else {
        edition_.email = addresses.front();
      }
    }
    if (is_said(edition_.website)) {
      auto const website = read_website(*edition_.website);
      website ? void(edition_.website = website) : fault("website", "network.website_unreadable");
    }
    if (is_said(edition_.comment)) {
      put_in_order("comment", *edition_.comment);
    }
  }

  void check_offer() {
    if (edition_.local_offers) {
      auto& offers = *edition_.local_offers;
      for (std::size_t i = 0; i < offers.size(); ++i) {
        put_in_order(fmt::format("local_offers/{}/body", i), offers[i].body);
        put_in_order(fmt::format("local_offers/{}/what", i), offers[i].what);
        if (is_said(offers[i].when)) {
          put_in_order(fmt::format("local_offers/{}/when", i), *offers[i].when);
        }
      }
    }
    auto const& languages = edition_.languages.value_or(std::vector<std::string>{});
    for (std::size_t i = 0; i < languages.size(); ++i) {
      if (i18n::language_name(Language::kEn, languages[i]).empty()) {
        fault(fmt::format("languages/{}", i), "network.language_unknown");
      }
    }
    auto const& missing = edition_.missing_partners.value_or(std::vector<PartnerCode>{});
    for (std::size_t i = 0; i < missing.size(); ++i) {
      if (!directory_.catalogue().in_core_bundle(counter_.listed.network_id, counter_.listed.label.value_or(""),
                                                 missing[i], directory_.today())) {
        fault(fmt::format("missing_partners/{}", i), "network.partner_not_in_bundle");
      }
    }
  }

  void check_coordination() {
    if (!counter_.may_coordinate) {
      return keep_as_it_stands();
    }
    if (edition_.name) {
      edition_.name = name_in(*edition_.name);
      if (edition_.name->empty()) {
        fault("name", "json.length_outside_bounds");
      }
    }
    if (edition_.lat.has_value() != edition_.lon.has_value()) {
      fault("lat", "network.position_half");
    }
    if (!edition_.merged_into) {
      return;
    }
    if (!edition_.closed_on) {
      fault("closed_on", "network.merger_needs_closing");
    }
    auto const* const other = directory_.find(*edition_.merged_into);
    auto const* const particulars = other == nullptr ? nullptr : directory_.particulars_of(*other);
    auto const is_open = other != nullptr && !other->closed_on && !(particulars != nullptr && particulars->merged_into);
    if (!is_open || other->id == counter_.listed.id || !counter_.reaches(other->id)) {
      fault("merged_into", "network.merger_unknown");
    }
  }

  void keep_as_it_stands() {
    auto const keep = [&](std::string_view field, auto const& wanted, auto const& stands) {
      if (wanted != stands) {
        fault(field, "network.for_coordination");
      }
    };
    auto const& standing = counter_.standing;
    keep("name", edition_.name, standing.name);
    keep("address", edition_.address, standing.address);
    keep("postcode", edition_.postcode, standing.postcode);
    keep("lat", edition_.lat, standing.lat);
    keep("lon", edition_.lon, standing.lon);
    keep("closed_on", edition_.closed_on, standing.closed_on);
    keep("merged_into", edition_.merged_into, standing.merged_into);
  }

  CounterEdition edition_;
  CounterToEdit const& counter_;
  Directory const& directory_;
  ServiceWords const& words_;
  std::string country_;
  std::vector<FieldFault> faults_;
};

}  // namespace

Result<CounterEdition> check_edition(CounterEdition edition, CounterToEdit const& counter, Directory const& directory,
                                     ServiceWords const& words) {
  return EditionCheck{std::move(edition), counter, directory, words}.run();
}

}  // namespace relais::network
