#include "commands/sharing.hpp"

#include <algorithm>
#include <stdexcept>

#include "commands/house.hpp"
#include "indicators/scheduled_report_sending.hpp"
#include "platform/json/read.hpp"

namespace relais::commands {
namespace {

std::optional<indicators::NetworkCalendar> calendar_of(network::Directory const& directory, NetworkId const& id) {
  auto const network = std::ranges::find(directory.networks(), id, &network::Network::id);
  auto zone = network == directory.networks().end() ? std::nullopt : TimeZone::named(network->time_zone);
  return zone ? std::optional{indicators::NetworkCalendar{*std::move(zone),
                                                          hours::PublicHolidays::at({network->country, ""})}}
              : std::nullopt;
}

}  // namespace

indicators::SharingHouse sharing_house(config::Settings const& settings, indicators::FiguresHouse const& figures,
                                       network::DirectoryNow directory) {
  auto house = indicators::SharingHouse{&figures};
  house.public_url = public_url_of(settings);
  if (!settings.smtp_url.empty()) {
    house.mailer = outgoing::Mailer{settings.smtp_url, settings.mail_from};
  }
  house.calendar = [directory = std::move(directory)](NetworkId const& network) {
    auto const now = directory();
    return now ? calendar_of(*now, network) : std::nullopt;
  };
  return house;
}

std::map<std::string, jobs::Handler> sharing_jobs(indicators::SharingHouse const& house) {
  return {{std::string{indicators::kReportJob}, [&house](jobs::RunningJob& running) {
             auto const what = json::read<indicators::ReportToSend>(running.job().payload);
             if (!what) {
               throw std::runtime_error{"what this job holds cannot be read"};
             }
             indicators::send_scheduled_report(house, *what, [&running] { running.report(0); });
           }}};
}

}  // namespace relais::commands
