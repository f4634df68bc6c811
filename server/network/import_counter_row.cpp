#include "network/import_counter_row.hpp"

#include <algorithm>

#include "engine/language/fold.hpp"
#include "network/import_values.hpp"
#include "network/published_comment.hpp"
#include "network/telephone.hpp"

namespace relais::network {
namespace {

std::optional<std::string> text_or_nothing(std::string text) {
  return text.empty() ? std::nullopt : std::optional{std::move(text)};
}

// Nobody writes so much of a counter into one cell.
bool is_too_long(std::string_view cell) {
  return cell.size() > 4'000;
}

}  // namespace

std::optional<CounterId> CounterRowReader::identifier(tables::Row const& row) const {
  auto const identifier = list_.columns.cell(row, "identifier");
  return identifier.empty() ? std::nullopt : std::optional{listed_counter_id(list_.code, identifier)};
}

bool CounterRowReader::speaks_of(std::string_view field) const {
  if (field == "commune_code") {
    return true;
  }
  if (field == "location") {
    return has("point") || has("latitude");
  }
  if (field == "labelled_on") {
    return has("label");
  }
  if (field == "is_antenna") {
    return has("antenna");
  }
  return has(field) || (is_of_hours(field) && speaks_of_hours());
}

std::optional<ListedCounter> CounterRowReader::read(tables::Row const& row, std::optional<Counter> known) {
  row_ = &row;
  commune_ = nullptr;
  listed_ = {std::move(known).value_or(Counter{}), {}};
  if (!read_identity() || !read_place()) {
    return std::nullopt;
  }
  leave_long_cells_unread();
  read_location();
  read_contacts();
  read_hours();
  read_label();
  read_kind();
  read_host();
  read_dates();
  return std::move(listed_);
}

void CounterRowReader::warn(std::string_view meaning, std::string_view raw, std::string_view reason) {
  auto column = meaning.empty() ? std::string{} : list_.columns.column_name(meaning);
  report_.warnings.push_back(
      {static_cast<std::int64_t>(row_->line), std::move(column), std::string{raw}, std::string{reason}});
}

// What is kept raw can be shown, so it passes the same filter as a remark.
void CounterRowReader::leave_unread(std::string_view field, std::string_view meaning, std::string_view raw,
                                    std::string_view reason) {
  auto const shown = published_comment(raw, words_, contact_place()).text;
  warn(meaning, shown, reason);
  auto const is_kept = std::ranges::any_of(listed_.unread, [&](auto const& one) { return one.field == field; });
  if (!is_kept) {
    listed_.unread.push_back({list_.network, listed_.counter.id, std::string{field}, shown, std::string{reason}});
  }
}

std::string_view CounterRowReader::cell(std::string_view meaning) const {
  auto const text = list_.columns.cell(*row_, meaning);
  return is_too_long(text) ? std::string_view{} : text;
}

void CounterRowReader::leave_long_cells_unread() {
  if (std::ranges::none_of(row_->cells, is_too_long)) {
    return;
  }
  for (auto const& [column, meaning] : list_.columns.recognised()) {
    if (auto const text = list_.columns.cell(*row_, meaning); is_too_long(text)) {
      leave_unread(meaning, meaning, text, "network.cell_too_long");
    }
  }
}

template <class Value>
void CounterRowReader::set_value(std::string_view meaning, std::optional<Value> (*reader)(std::string_view),
                                 std::optional<Value>& field) {
  if (!has(meaning)) {
    return;
  }
  auto const text = cell(meaning);
  field = reader(text);
  if (!text.empty() && !field) {
    leave_unread(meaning, meaning, text, "network.value_unknown");
  }
}

void CounterRowReader::set_text(std::string_view meaning, std::optional<std::string>& field) {
  if (has(meaning)) {
    field = text_or_nothing(one_line(cell(meaning)));
  }
}

bool CounterRowReader::read_identity() {
  auto const id = identifier(*row_);
  if (!id) {
    warn("identifier", "", "network.identifier_missing");
    return false;
  }
  auto const name_cell = list_.columns.cell(*row_, "name");
  auto name = name_in(name_cell);
  if (name.empty()) {
    warn("name", name_cell, name_cell.empty() ? "network.name_missing" : "network.name_too_long");
    return false;
  }
  auto& counter = listed_.counter;
  counter.network_id = list_.network;
  counter.id = *id;
  counter.list = list_.code;
  counter.name = std::move(name);
  counter.source = list_.source;
  counter.source_date = list_.source_date;
  return true;
}

ContactPlace CounterRowReader::contact_place() const {
  auto place = ContactPlace{listed_.counter.commune_name, {listed_.counter.name}, listed_.counter.telephone};
  if (commune_ != nullptr) {
    place.names_beside.insert(place.names_beside.end(), commune_->wholes.begin(), commune_->wholes.end());
  }
  return place;
}

void CounterRowReader::read_contacts() {
  auto& counter = listed_.counter;
  if (has("telephone")) {
    auto const text = cell("telephone");
    auto const telephones = read_telephones(text, list_.country);
    counter.telephone = telephones.numbers.empty() ? std::nullopt : std::optional{telephones.numbers.front()};
    if (!text.empty() && (telephones.numbers.empty() || !telephones.all_read)) {
      leave_unread("telephone", "telephone", text, "network.telephone_unreadable");
    } else if (telephones.numbers.size() > 1) {
      leave_unread("telephone", "telephone", text, "network.telephone_one_of_several");
    }
  }
  if (has("website")) {
    auto const text = one_line(cell("website"));
    counter.website = read_website(text);
    if (!text.empty() && !counter.website) {
      leave_unread("website", "website", text, "network.website_unreadable");
    }
  }
  auto const place = contact_place();
  read_email(place);
  if (has("comment")) {
    auto const published = published_comment(cell("comment"), words_, place);
    counter.comment = text_or_nothing(published.text);
    report_.comments_masked += published.masked > 0 ? 1 : 0;
  }
}

void CounterRowReader::read_email(ContactPlace const& place) {
  if (!has("email")) {
    return;
  }
  listed_.counter.email = std::nullopt;
  auto const text = cell("email");
  auto const addresses = email_addresses(text);
  if (!text.empty() && addresses.empty()) {
    return leave_unread("email", "email", text, "network.email_unreadable");
  }
  for (auto const& address : addresses) {
    if (!is_published(address, words_, place)) {
      ++report_.emails_withheld;
    } else if (!listed_.counter.email) {
      listed_.counter.email = address;
    }
  }
}

void CounterRowReader::read_label() {
  if (!has("label")) {
    return;
  }
  auto& counter = listed_.counter;
  auto const text = one_line(cell("label"));
  auto const folded = language::fold(text);
  auto const says = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
  counter.label_text = text_or_nothing(text);
  counter.labelled_on = date_in(text);
  auto const is_labelled = counter.labelled_on || says("labellise") || says("labelise") || says("france services");
  counter.label = is_labelled ? std::optional<std::string>{"france_services"} : std::nullopt;
  if ((says("labellise") || says("labelise")) && !counter.labelled_on) {
    leave_unread("labelled_on", "label", text, "network.date_unreadable");
  }
}

void CounterRowReader::read_kind() {
  auto& counter = listed_.counter;
  if (has("kind")) {
    auto const text = cell("kind");
    auto const kind = network::read_kind(text);
    counter.kind = kind.value_or(CounterKind::kFixed);
    if (!text.empty() && !kind) {
      leave_unread("kind", "kind", text, "network.value_unknown");
    }
  }
  if (has("antenna")) {
    auto const text = cell("antenna");
    auto const folded = language::fold(text);
    auto const flag = folded == "antenne"     ? std::optional{true}
                      : folded == "principal" ? std::optional{false}
                                              : read_flag(text);
    counter.is_antenna = flag.value_or(false);
    if (!text.empty() && !flag) {
      leave_unread("is_antenna", "antenna", text, "network.value_unknown");
    }
  }
  if (has("antenna_of")) {
    auto const main = cell("antenna_of");
    counter.antenna_of = main.empty() ? std::nullopt : std::optional{listed_counter_id(list_.code, main)};
  }
  set_text("group", counter.group_name);
}

void CounterRowReader::read_host() {
  auto& counter = listed_.counter;
  set_text("host_name", counter.host_name);
  set_value("host_kind", read_host_kind, counter.host_kind);
  set_value("by_appointment", read_flag, counter.by_appointment);
  set_value("wheelchair", read_wheelchair, counter.wheelchair);
  if (has("tags")) {
    counter.tags = text_or_nothing(tags_in(cell("tags")));
  }
}

std::optional<Date> CounterRowReader::read_date(std::string_view meaning) {
  auto const text = cell(meaning);
  auto const date = date_in(text);
  if (!text.empty() && !date) {
    leave_unread(meaning, meaning, text, "network.date_unreadable");
  }
  return date;
}

void CounterRowReader::read_dates() {
  auto& counter = listed_.counter;
  if (has("opened_on")) {
    counter.opened_on = read_date("opened_on");
  }
  if (has("closed_on")) {
    counter.closed_on = read_date("closed_on");
  }
  if (has("stated_on")) {
    counter.source_date = read_date("stated_on").value_or(list_.source_date);
  }
}

}  // namespace relais::network
