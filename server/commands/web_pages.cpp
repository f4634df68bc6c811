#include "commands/web_pages.hpp"

#include "commands/workspace_pages.hpp"

namespace relais::commands {

Result<void> WebPages::check(network::PublicPages const& site) {
  for (auto const& checked :
       {network::Pages::check(site),         network::SheetPages::check(site),
        network::LegalPages::check(site),    network::ErrorReportPages::check(site),
        network::OpenDataPages::check(site), network::TownListPages::check(site),
        network::SimplePages::check(site),   network::GovernancePages::check(site),
        network::GrowthPages::check(site),   FiguresPage::check(site),
        AccessPageRoutes::check(site),       GoalsPageRoutes::check(site),
        ExperiencePages::check(site),        ModerationPages::check(site),
        ExperienceFiguresPages::check(site), LedgerPages::check(site),
        IrritantPages::check(site),          PracticePages::check(site),
        SharedViewPage::check(site),         site.templates().check<WorkspacePage>("workspace/shell")}) {
    if (!checked) {
      return checked;
    }
  }
  return {};
}

void WebPages::add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const {
  finder_.add_routes(routes, directory, clock);
  sheets_.add_routes(routes, directory, clock);
  legal_.add_routes(routes, directory, clock);
  error_reports_.add_routes(routes, directory, clock);
  open_data_.add_routes(routes, directory, clock);
  town_lists_.add_routes(routes, directory, clock);
  simple_.add_routes(routes, directory, clock);
  governance_.add_routes(routes, directory, clock);
  growth_.add_routes(routes, directory, clock);
  figures_.add_routes(routes, directory, clock);
  access_.add_routes(routes, directory, clock);
  goals_.add_routes(routes, directory, clock);
  stories_.add_routes(routes, directory, clock);
  moderation_.add_routes(routes, directory, clock);
  story_figures_.add_routes(routes, directory, clock);
  ledger_.add_routes(routes, directory, clock);
  irritants_.add_routes(routes, directory, clock);
  practices_.add_routes(routes, directory, clock);
  shared_.add_routes(routes);
}

}  // namespace relais::commands
