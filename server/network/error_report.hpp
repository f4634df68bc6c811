// "This is wrong": told of a counter by anybody, without an account, kept in a queue until somebody has looked into it.
#pragma once

#include <functional>

#include "network/counter.hpp"
#include "platform/json/constraints.hpp"
#include "platform/result/result.hpp"

namespace relais::network {

enum class ErrorSubject { kHours, kAddress, kTelephone, kClosed, kOffer, kPage, kOther };
BOOST_DESCRIBE_ENUM(ErrorSubject, kHours, kAddress, kTelephone, kClosed, kOffer, kPage, kOther)

enum class ReportStatus { kOpen, kTreated };
BOOST_DESCRIBE_ENUM(ReportStatus, kOpen, kTreated)

// What somebody tells. Told twice under one id, it is kept once.
struct ToldError {
  std::optional<std::string> id;  // a UUID made by who tells; one is made where it is absent
  ErrorSubject subject = ErrorSubject::kOther;
  std::optional<std::string> message;  // at most 2,000 bytes; nobody is asked who they are
};
BOOST_DESCRIBE_STRUCT(ToldError, (), (id, subject, message))

struct ErrorReport {
  NetworkId network_id;
  std::string id;
  CounterId counter_id;
  ErrorSubject subject = ErrorSubject::kOther;
  std::string message;
  Instant reported_at;
  ReportStatus status = ReportStatus::kOpen;
};
BOOST_DESCRIBE_STRUCT(ErrorReport, (), (network_id, id, counter_id, subject, message, reported_at, status))

// What those who look into it see.
struct ReportItem {
  std::string id;
  CounterId counter_id;
  std::string counter_name;
  ErrorSubject subject = ErrorSubject::kOther;
  std::string message;
  Instant reported_at;
  ReportStatus status = ReportStatus::kOpen;
};
BOOST_DESCRIBE_STRUCT(ReportItem, (), (id, counter_id, counter_name, subject, message, reported_at, status))

struct ReportList {
  std::vector<ReportItem> items;
};
BOOST_DESCRIBE_STRUCT(ReportList, (), (items))

// What is answered to who told: nothing of what they wrote.
struct FiledError {
  std::string id;
  ReportStatus status = ReportStatus::kOpen;
};
BOOST_DESCRIBE_STRUCT(FiledError, (), (id, status))

// How routes file a report: on a database, or nowhere where only the contract is wanted.
using FileError = std::function<Result<FiledError>(CounterId const&, ToldError const&)>;

}  // namespace relais::network

template <>
struct relais::json::Constraints<relais::network::ToldError> {
  static constexpr auto all =
      std::tuple{length(&relais::network::ToldError::message, 0, 2000), length(&relais::network::ToldError::id, 0, 36)};
};
