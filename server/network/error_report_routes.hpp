// Where errors are told: POST /api/v1/counters/{id}/error-reports, and the form on the counter's page, which works
// without script.
#pragma once

#include "network/error_report.hpp"
#include "network/public_pages.hpp"

namespace relais::network {

void add_error_report_routes(http::Routes& routes, FileError const& file);

class ErrorReportPages {
 public:
  // `site` must outlive this.
  ErrorReportPages(PublicPages const& site, FileError file) : site_(site), file_(std::move(file)) {}
  static Result<void> check(PublicPages const& site);

  // POST "/fr/counters/{id}/error-reports", and the page of thanks. This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  PublicPages const& site_;
  FileError file_;
};

}  // namespace relais::network
