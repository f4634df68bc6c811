// Every page of the site, made and checked together.
#pragma once

#include "commands/access_page.hpp"
#include "commands/coverage_land.hpp"
#include "commands/experience_figures_page.hpp"
#include "commands/experience_pages.hpp"
#include "commands/figures_page.hpp"
#include "commands/goals_page.hpp"
#include "commands/irritant_pages.hpp"
#include "commands/ledger_pages.hpp"
#include "commands/moderation_pages.hpp"
#include "commands/practice_pages.hpp"
#include "commands/shared_view_page.hpp"
#include "network/error_report_routes.hpp"
#include "network/governance_pages.hpp"
#include "network/growth_pages.hpp"
#include "network/legal_pages.hpp"
#include "network/open_data_pages.hpp"
#include "network/pages.hpp"
#include "network/sheet_pages.hpp"
#include "network/simple_pages.hpp"
#include "network/town_list_pages.hpp"

namespace relais::commands {

class WebPages {
 public:
  // Refused where a template does not load or asks for what its page does not have. `site` must outlive this.
  static Result<void> check(network::PublicPages const& site);
  WebPages(network::PublicPages const& site, config::LegalNotice const& notice, network::FileError const& file_error,
           indicators::FiguresHouse const& figures, indicators::SharingHouse const& sharing,
           coverage::CoverageHouse const& coverage, experiences::Experiences const& stories,
           actions::Actions const& actions)
      : finder_(site, travel_times(coverage)),
        sheets_(site),
        legal_(site, notice),
        error_reports_(site, file_error),
        open_data_(site),
        town_lists_(site),
        simple_(site),
        governance_(site),
        growth_(site),
        figures_(site, figures),
        access_(site, coverage),
        goals_(site, figures, coverage),
        stories_(site, stories, actions),
        moderation_(site, stories),
        story_figures_(site, stories),
        ledger_(site, actions, stories),
        irritants_(site, stories, actions),
        practices_(site, stories),
        shared_(site, sharing) {}

  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

  std::string problem(http::Request const& request, http::ProblemDocument const& document) const {
    return finder_.problem(request, document);
  }

 private:
  network::Pages finder_;
  network::SheetPages sheets_;
  network::LegalPages legal_;
  network::ErrorReportPages error_reports_;
  network::OpenDataPages open_data_;
  network::TownListPages town_lists_;
  network::SimplePages simple_;
  network::GovernancePages governance_;
  network::GrowthPages growth_;
  FiguresPage figures_;
  AccessPageRoutes access_;
  GoalsPageRoutes goals_;
  ExperiencePages stories_;
  ModerationPages moderation_;
  ExperienceFiguresPages story_figures_;
  LedgerPages ledger_;
  IrritantPages irritants_;
  PracticePages practices_;
  SharedViewPage shared_;
};

}  // namespace relais::commands
