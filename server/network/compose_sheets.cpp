#include "network/compose_sheets.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"
#include "platform/pages/url.hpp"

namespace relais::network {
namespace {

constexpr std::size_t kMostFound = 30;
constexpr double kWorthShowing = 0.35;  // of language::Hit

Link all_procedures(PageWriter const& writer) {
  return {writer.text("network.procedures.all"), procedures_url(writer.language, {})};
}

// A text of several lines, in the page's language or in French.
std::vector<std::string> lines(PageWriter const& writer, LocalName const& text) {
  return lines_of(writer.name(text));
}

template <class Enum>
std::string name_of_code(PageWriter const& writer, std::string_view room, Enum code) {
  return writer.text(fmt::format("network.{}.{}", room, TextForm<Enum>::write(code)));
}

// The choices of one filter, "any" first.
class Filter {
 public:
  Filter(PageWriter const& writer, std::string_view any, std::string& chosen) : chosen_(chosen) {
    choices_.push_back({writer.text(any), "", true});
  }
  void offer(std::string label, std::string const& value) {
    auto const is_chosen = !value.empty() && value == chosen_;
    is_known_ = is_known_ || is_chosen;
    choices_.front().selected = choices_.front().selected && !is_chosen;
    choices_.push_back({std::move(label), value, is_chosen});
  }
  // Forgets what was asked for and is not offered.
  std::vector<Choice> choices() {
    if (!is_known_) {
      chosen_.clear();
    }
    return std::move(choices_);
  }

 private:
  std::string& chosen_;
  std::vector<Choice> choices_;
  bool is_known_ = false;
};

class ProceduresComposer {
 public:
  ProceduresComposer(PageWriter const& writer, ProceduresQuery query)
      : writer_(writer), catalogue_(writer.directory.catalogue()), query_(std::move(query)) {}

  ProceduresPage page() {
    page_.title = writer_.text("network.procedures.title");
    page_.description = writer_.text("network.procedures.description");
    page_.action = procedures_url(writer_.language, {});
    page_.q = query_.q;
    offer_filters();
    collect();
    auto const* const heading = query_.q.empty() ? "network.procedures.heading" : "network.procedures.heading_found";
    page_.heading = writer_.message(heading, {{"count", count_}});
    page_.is_empty = count_ == 0;
    return std::move(page_);
  }

 private:
  void offer_filters() {
    auto themes = Filter{writer_, "network.procedures.any_theme", query_.theme};
    for (auto const& entry : TextForm<Theme>::entries()) {
      themes.offer(name_of_code(writer_, "theme", entry.value), entry.text);
    }
    page_.themes = themes.choices();
    auto bodies = Filter{writer_, "network.form.any_partner", query_.partner};
    std::set<PartnerCode> named;
    for (auto const& procedure : catalogue_.procedures()) {
      auto const* const partner = catalogue_.find(procedure.network_id, procedure.partner_code);
      if (partner != nullptr && named.insert(partner->code).second) {
        bodies.offer(writer_.name(*partner), partner->code.text);
      }
    }
    page_.bodies = bodies.choices();
    auto channels = Filter{writer_, "network.procedures.any_channel", query_.channel};
    for (auto const& entry : TextForm<Channel>::entries()) {
      channels.offer(name_of_code(writer_, "channel", entry.value), entry.text);
    }
    page_.channels = channels.choices();
    auto tags = Filter{writer_, "network.procedures.any_tag", query_.tag};
    for (auto const& tag : all_tags()) {
      tags.offer(tag_name(writer_, tag), tag);
    }
    page_.tags = tags.choices();
  }

  std::set<std::string> all_tags() const {
    std::set<std::string> tags;
    for (auto const& procedure : catalogue_.procedures()) {
      if (auto const* const sheet = catalogue_.sheet(procedure)) {
        tags.merge(set_of(lines_of(sheet->tags)));
      }
    }
    for (auto const& pack : catalogue_.packs()) {
      for (auto const& sheet : pack.sheets) {
        tags.insert(sheet.tags.begin(), sheet.tags.end());
      }
    }
    return tags;
  }

  static std::set<std::string> set_of(std::vector<std::string> const& list) { return {list.begin(), list.end()}; }

  static bool holds(std::vector<std::string> const& list, std::string const& wanted) {
    return wanted.empty() || std::find(list.begin(), list.end(), wanted) != list.end();
  }

  bool fits(Procedure const& procedure) const {
    auto const* const sheet = catalogue_.sheet(procedure);
    auto const needs_sheet = !query_.channel.empty() || !query_.tag.empty();
    return (query_.theme.empty() || TextForm<Theme>::write(procedure.theme) == query_.theme) &&
           (query_.partner.empty() || procedure.partner_code.text == query_.partner) &&
           (!needs_sheet || (sheet != nullptr && holds(lines_of(sheet->channels), query_.channel) &&
                             holds(lines_of(sheet->tags), query_.tag)));
  }

  bool fits(PackSheet const& sheet) const {
    return query_.theme.empty() && query_.channel.empty() && holds(sheet.tags, query_.tag) &&
           (query_.partner.empty() || std::ranges::count(sheet.bodies, PartnerCode{query_.partner}) > 0);
  }

  // Words looked for are answered in the order of their likeness; all procedures stand under their bodies.
  void collect() {
    if (query_.q.empty()) {
      collect_all();
      return;
    }
    auto group = ProcedureGroup{writer_.message("network.procedures.found", {{"words", query_.q}}), {}};
    for (auto const& answer : catalogue_.search(query_.q, kMostFound)) {
      if (answer.score < kWorthShowing) {
        continue;
      }
      if (answer.procedure != nullptr && fits(*answer.procedure)) {
        group.procedures.push_back(link_to(*answer.procedure));
      } else if (answer.procedure == nullptr && (answer.sheet == nullptr || fits(*answer.sheet))) {
        page_.borders.push_back(border_link(writer_, answer));
      }
    }
    count_ = std::ssize(group.procedures) + std::ssize(page_.borders);
    if (!group.procedures.empty()) {
      page_.groups.push_back(std::move(group));
    }
  }

  void collect_all() {
    std::map<PartnerCode, ProcedureGroup> groups;
    for (auto const& procedure : catalogue_.procedures()) {
      if (!fits(procedure)) {
        continue;
      }
      auto& group = groups[procedure.partner_code];
      if (auto const* const partner = catalogue_.find(procedure.network_id, procedure.partner_code)) {
        group.heading = writer_.name(*partner);
      }
      group.procedures.push_back(link_to(procedure));
      ++count_;
    }
    for (auto& [code, group] : groups) {
      page_.groups.push_back(std::move(group));
    }
    for (auto const& pack : catalogue_.packs()) {
      for (auto const& sheet : pack.sheets) {
        if (fits(sheet)) {
          page_.borders.push_back(border_link(writer_, {.pack = &pack, .sheet = &sheet}));
        }
      }
    }
  }

  Link link_to(Procedure const& procedure) const {
    return {writer_.name(procedure), procedure_url(writer_.language, procedure.code.text)};
  }

  PageWriter const& writer_;
  Catalogue const& catalogue_;
  ProceduresQuery query_;
  ProceduresPage page_;
  std::int64_t count_ = 0;
};

SheetStanding standing_of(PageWriter const& writer, ProcedureSheetDetail const& sheet) {
  SheetStanding standing;
  auto const on = [&](Date const& date) { return i18n::date(writer.language, date); };
  standing.standing = sheet.validated_on
                          ? writer.message("network.sheet.validated", {{"date", on(*sheet.validated_on)},
                                                                       {"body", sheet.validated_by.value_or("")}})
                          : writer.message("network.sheet.draft", {{"date", on(sheet.reviewed_on)}});
  standing.source = writer.message("network.sheet.source", {{"source", sheet.source}});
  standing.is_stale = sheet.is_stale;
  standing.is_in_french = sheet.text.language != writer.language;
  return standing;
}

std::optional<std::string> dead_link(PageWriter const& writer, std::string_view url) {
  auto const date = writer.directory.catalogue().dead_since(url);
  return date ? std::optional{writer.message("network.sheet.dead_link", {{"date", i18n::date(writer.language, *date)}})}
              : std::nullopt;
}

// "https://www.caf.fr": the body's site, and not its page of this procedure.
bool is_home_page(std::string_view url) {
  auto const host = url.substr(std::min(url.find("://") + 3, url.size()));
  return host.substr(0, host.find_last_not_of('/') + 1).find('/') == std::string_view::npos;
}

SheetBody body_of(PageWriter const& writer, ProcedureSheetDetail const& sheet) {
  SheetBody body;
  auto const* const whose =
      is_home_page(sheet.official_url) ? "network.sheet.official_site" : "network.sheet.official_page";
  body.official = {writer.text(whose), sheet.official_url};
  body.dead_link = dead_link(writer, sheet.official_url);
  auto const& text = sheet.text;
  body.what = text.what;
  body.for_whom = text.for_whom;
  body.counter_does = text.counter_does;
  body.counter_does_not = text.counter_does_not;
  body.reoriented_to = text.reoriented_to;
  body.papers = text.papers;
  for (auto const channel : sheet.channels) {
    body.channels.push_back(name_of_code(writer, "channel", channel));
  }
  for (auto const& tag : sheet.tags) {
    ProceduresQuery query;
    query.tag = tag;
    body.tags.push_back({tag_name(writer, tag), procedures_url(writer.language, query)});
  }
  body.standing = standing_of(writer, sheet);
  return body;
}

std::string joined(std::vector<std::string> const& list) {
  return fmt::format("{}", fmt::join(list, ", "));
}

BorderBody border_body(PageWriter const& writer, PackBody const& body) {
  auto shown = BorderBody{writer.name(body.name), writer.name(body.role), body.url, {}, dead_link(writer, body.url)};
  auto const* const counterpart = body.counterpart ? writer.directory.catalogue().find(*body.counterpart) : nullptr;
  if (counterpart != nullptr) {
    shown.counterpart = writer.message("network.border.counterpart", {{"body", writer.name(*counterpart)}});
  }
  return shown;
}

// "2019-04-25", "2019-04" or "2019", as far as it is known.
std::string event_date(PageWriter const& writer, std::string const& on) {
  if (auto const date = TextForm<Date>::read(on)) {
    return i18n::date(writer.language, *date);
  }
  if (auto const first = TextForm<Date>::read(on + "-01")) {
    return i18n::month(writer.language, *first);
  }
  return on;
}

}  // namespace

std::string procedures_url(Language language, ProceduresQuery const& query) {
  return fmt::format("/{}/procedures{}", TextForm<Language>::write(language), query_string(query));
}

ProceduresPage compose_procedures(PageWriter const& writer, ProceduresQuery query) {
  return ProceduresComposer{writer, std::move(query)}.page();
}

PageQuery sheet_search(PageWriter const& writer, PageQuery query, Instant now) {
  query.q = query.procedure = query.cursor = "";
  if (query == PageQuery{}) {
    return query;
  }
  auto asked = understand(writer, std::move(query), now).page;
  // In no language's words: the address is the same in all.
  if (!asked.commune.empty() || !asked.near.empty()) {
    asked.place.clear();
  }
  return asked;
}

SheetPage compose_sheet(PageWriter const& writer, ProcedureDetail const& detail, PageQuery asked) {
  SheetPage page;
  page.name = writer.name(detail.name);
  page.title = page.name;
  page.description = writer.message("network.sheet.description", {{"procedure", page.name}});
  page.all_procedures = all_procedures(writer);
  auto const body = writer.name(detail.partner_name);
  page.competent = writer.message("network.sheet.competent", {{"body", body}});
  if (detail.level == HelpLevel::kFirstLevel) {
    asked.procedure = detail.code.text;
    asked.q = page.name;
    page.counters = Link{writer.text("network.sheet.find_counter"), counters_url(writer.language, asked)};
  }
  if (detail.sheet) {
    page.sheet = body_of(writer, *detail.sheet);
  }
  return page;
}

BorderSheetPage compose_border_sheet(PageWriter const& writer, TerritoryPack const& pack, PackSheet const& sheet) {
  BorderSheetPage page;
  page.pack = writer.name(pack.name);
  page.name = writer.name(sheet.title);
  page.title = page.name;
  page.description = writer.message("network.sheet.description", {{"procedure", page.name}});
  page.all_procedures = all_procedures(writer);
  page.rule = lines(writer, sheet.rule);
  page.to_do = lines(writer, sheet.to_do);
  page.counter_does = lines(writer, sheet.counter_does);
  page.counter_does_not = lines(writer, sheet.counter_does_not);
  for (auto const& document : pack.documents) {
    if (std::ranges::count(sheet.documents, document.code) == 0) {
      continue;
    }
    auto shown = BorderDocument{document.code, {}, writer.name(document.use), writer.name(document.issued_by)};
    if (!document.replaces.empty()) {
      shown.replaces = writer.message("network.border.replaces", {{"codes", joined(document.replaces)}});
    }
    page.documents.push_back(std::move(shown));
  }
  for (auto const& body : pack.bodies) {
    if (std::ranges::count(sheet.bodies, body.code) > 0) {
      page.bodies.push_back(border_body(writer, body));
    }
  }
  for (auto const& source : sheet.sources) {
    page.sources.push_back({source.title, source.url});
  }
  for (auto const& other : pack.sheets) {
    if (other.id != sheet.id) {
      page.others.push_back(border_link(writer, {.pack = &pack, .sheet = &other}));
    }
  }
  auto const age = std::chrono::sys_days{writer.directory.today()} - std::chrono::sys_days{sheet.reviewed_on};
  page.standing = {writer.message("network.sheet.draft", {{"date", i18n::date(writer.language, sheet.reviewed_on)}}),
                   "", age > kSheetIsStaleAfter, !is_in_language(sheet.rule, writer.language)};
  return page;
}

ProgrammePage compose_programme(PageWriter const& writer) {
  ProgrammePage page;
  page.title = writer.text("network.programme.title");
  page.description = writer.text("network.programme.description");
  for (auto const& event : writer.directory.catalogue().events()) {
    auto const title = LocalName{event.title_fr, event.title_en, event.title_nl, event.title_de};
    page.events.push_back({event_date(writer, event.happened_on), writer.name(title), event.source});
  }
  return page;
}

}  // namespace relais::network
