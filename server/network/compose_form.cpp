#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "network/compose_pages.hpp"
#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

constexpr auto kDaysAhead = 7;
constexpr auto kFirstHour = std::chrono::hours{8};  // of those to choose from
constexpr auto kLastHour = std::chrono::hours{20};

std::vector<Choice> days(PageWriter const& writer, Asked const& asked) {
  std::vector<Choice> choices{{writer.text("network.form.any_day"), "", asked.page.day.empty()},
                              {writer.text("network.form.now"), std::string{kNow}, asked.page.day == kNow}};
  auto const today = std::chrono::floor<std::chrono::days>(asked.now);
  auto is_listed = asked.page.day.empty() || asked.page.day == kNow;
  auto const add = [&](Date const& date, std::string label) {
    auto const value = TextForm<Date>::write(date);
    is_listed = is_listed || value == asked.page.day;
    choices.push_back({std::move(label), value, value == asked.page.day});
  };
  add(Date{today}, writer.text("network.form.today"));
  add(Date{today + std::chrono::days{1}}, writer.text("network.form.tomorrow"));
  for (auto ahead = 2; ahead < kDaysAhead; ++ahead) {
    auto const date = Date{today + std::chrono::days{ahead}};
    add(date, i18n::capitalised(writer.language, weekday_and_date(writer.language, date)));
  }
  if (!is_listed) {
    auto const date = Date{std::chrono::floor<std::chrono::days>(*asked.moment)};
    add(date, i18n::capitalised(writer.language, weekday_and_date(writer.language, date)));
  }
  return choices;
}

// Parts of the day, and its hours.
std::vector<Choice> times(PageWriter const& writer, Asked const& asked) {
  auto const& asked_time = asked.page.time;
  if (asked.page.day.empty() || asked.page.day == kNow) {
    return {};
  }
  std::vector<Choice> choices{{writer.text("network.form.any_time"), "", asked_time.empty()}};
  for (auto const& part : kDayParts) {
    auto const name = std::string{part.name};
    choices.push_back({writer.text(fmt::format("network.form.{}", name)), name, name == asked_time});
  }
  for (auto hour = kFirstHour; hour <= kLastHour; hour += std::chrono::hours{1}) {
    auto const text = i18n::time(hour);
    choices.push_back({text, text, text == asked_time});
  }
  if (std::ranges::none_of(choices, &Choice::selected)) {
    choices.push_back({asked_time, asked_time, true});
  }
  return choices;
}

std::vector<Choice> partners(PageWriter const& writer, Asked const& asked) {
  std::vector<Choice> choices{{writer.text("network.form.any_partner"), "", asked.page.partner.empty()}};
  for (auto const& bundle : writer.directory.bundles()) {
    for (auto const& code : bundle.partners) {
      auto const* const partner = writer.directory.catalogue().find(bundle.network_id, code);
      choices.push_back({writer.name(*partner), code.text, code.text == asked.page.partner});
    }
  }
  return choices;
}

std::vector<Choice> kinds(PageWriter const& writer, Asked const& asked) {
  std::vector<Choice> choices{{writer.text("network.form.any_kind"), "", asked.page.kind.empty()}};
  for (auto const& kind : TextForm<CounterKind>::entries()) {
    choices.push_back({writer.text("network.kind." + kind.text), kind.text, kind.text == asked.page.kind});
  }
  return choices;
}

std::vector<Choice> distances(PageWriter const& writer, Asked const& asked) {
  std::vector<Choice> choices{{writer.text("network.form.any_distance"), "", asked.page.within_km.empty()}};
  for (std::int64_t const km : kDistances) {
    auto const value = std::to_string(km);
    choices.push_back({writer.message("network.form.within_km", {{"km", km}}), value, value == asked.page.within_km});
  }
  return choices;
}

std::vector<Choice> wheelchair(PageWriter const& writer, Asked const& asked) {
  std::vector<Choice> choices{{writer.text("network.form.any_entrance"), "", asked.page.wheelchair.empty()}};
  for (auto const* const value : {"yes", "limited"}) {
    choices.push_back(
        {writer.text(fmt::format("network.form.wheelchair_{}", value)), value, value == asked.page.wheelchair});
  }
  return choices;
}

std::vector<Choice> sides(PageWriter const& writer, Asked const& asked) {
  std::vector<Choice> choices{{writer.text("network.form.both_sides"), "", asked.page.network.empty()}};
  for (auto const& network : writer.directory.networks()) {
    auto const is_of_it = [&](Bundle const& bundle) { return bundle.network_id == network.id; };
    if (std::ranges::any_of(writer.directory.bundles(), is_of_it)) {
      choices.push_back({writer.country(network.id), network.id.text, network.id.text == asked.page.network});
    }
  }
  return choices.size() > 2 ? choices : std::vector<Choice>{};
}

std::vector<Choice> sorts(PageWriter const& writer, Asked const& asked) {
  if (!asked.query.near && !asked.query.commune) {
    return {};
  }
  return {{writer.text("network.form.sort_distance"), "", asked.page.sort.empty()},
          {writer.text("network.form.sort_opening"), "opening", !asked.page.sort.empty()}};
}

}  // namespace

SearchForm compose_form(PageWriter const& writer, Asked const& asked) {
  auto const& page = asked.page;
  SearchForm form;
  form.action = counters_url(writer.language, {});
  form.place = page.place;
  form.q = page.q;
  if (!page.near.empty()) {
    form.near = page.near;
  }
  form.days = days(writer, asked);
  form.day_set = !page.day.empty();
  auto when = where_and_when(page);
  when.commune.clear();
  form.when = query_string(when);
  auto const is_set = [](std::string const& answer) { return !answer.empty(); };
  form.filters = Filters{times(writer, asked),
                         partners(writer, asked),
                         kinds(writer, asked),
                         distances(writer, asked),
                         wheelchair(writer, asked),
                         sides(writer, asked),
                         sorts(writer, asked),
                         std::ranges::any_of(std::array{page.time, page.partner, page.kind, page.wheelchair,
                                                        page.network, page.within_km, page.sort},
                                             is_set)};
  return form;
}

}  // namespace relais::network
