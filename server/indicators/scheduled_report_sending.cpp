#include "indicators/scheduled_report_sending.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "identity/identity.hpp"
#include "indicators/figure_words.hpp"

namespace relais::indicators {
namespace {

using identity::AbsentPerson;

struct Letter {
  outgoing::Mail mail;
  outgoing::Attachment document;
};

class Sending {
  template <class Change>
  auto write(Change const& change) const {
    return figures().database->write([&](db::Transaction& tx) {
      auto store = ScheduledReportStore{tx};
      return change(store);
    });
  }

 public:
  Sending(SharingHouse const& house, ScheduledReport const& report, Month month, Geography const& geography)
      : house_(house), report_(report), month_(month), geography_(geography), place_(place_of(report)) {}

  // False where the mail was not taken.
  bool send_to(AccountId const& account) const {
    auto const sending = ReportSending{report_.network_id, report_.id, account, month_};
    if (write([&](ScheduledReportStore& store) { return store.is_settled(sending); })) {
      return true;
    }
    auto const letter = this->letter(account);
    auto const at = now();
    if (!letter) {
      write([&](ScheduledReportStore& store) { store.tell_refused(sending, letter.problem().code, at); });
      return true;
    }
    if (!write([&](ScheduledReportStore& store) { return store.claim(sending, at); })) {
      return true;
    }
    auto const id = fmt::format("{}.{}.{}", report_.id, account.text, TextForm<Month>::write(month_));
    auto const sent = outgoing::send(*house_.mailer, letter->mail, id, at, {letter->document});
    write([&](ScheduledReportStore& store) {
      sent ? store.tell_sent(sending, at) : store.tell_untaken(sending, sent.problem().code);
    });
    return static_cast<bool>(sent);
  }

 private:
  FiguresHouse const& figures() const { return *house_.figures; }
  Instant now() const { return figures().clock->now(); }

  Result<Letter> letter(AccountId const& account) const {
    auto const person = figures().database->read(
        [&](db::Snapshot const& snapshot) { return identity::absent_person(snapshot, report_.network_id, account); });
    if (!person) {
      return Problem{Fault::kNotFound, "sharing.recipient_gone"};
    }
    auto document = this->document(*person);
    if (!document) {
      return document.problem();
    }
    return Letter{mail_to(*person), {document->file_name, document->content_type, document->bytes}};
  }

  // By the first of their hats that reaches it.
  Result<Document> document(AbsentPerson const& person) const {
    auto const& feed = *feed_of(house_, report_.feed);
    StatisticsQuery query;
    query.territory = place_.territory;
    query.counter = place_.counter;
    query.from = query.to = month_;
    auto refused = Problem{Fault::kNotFound, "statistics.place_unknown"};
    for (auto const& hat : person.hats) {
      if (!hat.has(Right::kReadFigures)) {
        continue;
      }
      auto const own = hat.has(feed.own) ? std::optional{hat.scope(feed.own)} : std::nullopt;
      auto const asked = Asked{query, report_.network_id, hat.scope(Right::kReadFigures), own, now(), report_.language};
      auto document = write_document(figures(), feed, {report_.kind, report_.format, asked});
      if (document) {
        return document;
      }
      refused = document.problem();
    }
    return refused;
  }

  outgoing::Mail mail_to(AbsentPerson const& person) const {
    auto const language = person.language;
    auto const words = Words{*figures().texts, language};
    auto const& code = place_.counter ? place_.counter : place_.territory;
    auto const place = code ? geography_.name_of(*code) : words.text("figures.network");
    auto const what = words.text(fmt::format("sharing.document.{}", TextForm<DocumentKind>::write(report_.kind)));
    auto const month = words.month(month_);
    auto const page =
        fmt::format("{}/{}/workspace/figures/sharing", house_.public_url, TextForm<Language>::write(language));
    auto text = words.text("sharing.letter", {{"what", what}, {"place", place}, {"month", month}, {"page", page}});
    if (is_generated()) {
      text += "\n\n" + words.text("figures.generated_public");
    }
    return {person.email, words.text("sharing.letter_subject", {{"what", what}, {"place", place}, {"month", month}}),
            std::move(text)};
  }

  bool is_generated() const {
    return figures().database->read([&](db::Snapshot const& snapshot) {
      return feed_of(house_, report_.feed)->is_generated(snapshot, report_.network_id);
    });
  }

  SharingHouse const& house_;
  ScheduledReport const& report_;
  Month month_;
  Geography const& geography_;
  ReportPlace place_;
};

}  // namespace

void send_scheduled_report(SharingHouse const& house, ReportToSend const& what, std::function<void()> const& alive) {
  auto const geography = house.figures->geography();
  auto const calendar = house.calendar(what.network);
  if (!geography || !calendar || !house.mailer) {
    throw std::runtime_error{"no directory yet, or no server for mail"};
  }
  auto const now = house.figures->clock->now();
  std::vector<AccountId> recipients;
  auto const report = house.figures->database->write([&](db::Transaction& tx) {
    auto store = ScheduledReportStore{tx};
    auto found = store.find(what.network, what.report);
    if (found && !found->is_paused) {
      store.plan(*found, next_due(found->rhythm, found->hour, *calendar, now).at);
      recipients = store.recipients(*found);
    }
    // Who left sends nothing any more.
    auto const is_wanted = found && !found->is_paused && identity::absent_person(tx, what.network, found->account_id);
    return is_wanted ? found : std::nullopt;
  });
  auto const due = report ? latest_due(report->rhythm, report->hour, *calendar, now) : Due{};
  if (!report || due.at < report->starts_at) {
    return;
  }
  auto const sending = Sending{house, *report, due.month, *geography};
  auto untaken = 0;
  for (auto const& account : recipients) {
    alive();
    untaken += sending.send_to(account) ? 0 : 1;
  }
  if (untaken > 0) {
    throw std::runtime_error{fmt::format("{} letters were not taken", untaken)};
  }
}

}  // namespace relais::indicators
