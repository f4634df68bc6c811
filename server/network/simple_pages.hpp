// The simple version of the home page, of the results and of a counter: for people who read with difficulty, are
// stressed, know little of the language, or hold a small telephone. The same use cases and the same models as the
// ordinary pages (page_models.hpp), less of each, in templates of few words. It is not called easy-to-read: that would
// promise that people concerned have reviewed it.
#pragma once

#include "network/asked.hpp"
#include "network/public_pages.hpp"

namespace relais::network {

// "/fr/counters?place=Vervins" -> "/fr/simple/counters?place=Vervins". What has no simple version stays as it is.
std::string simple_url(std::string url);

// What the simple version asks of a question to the finder: where, what for, and the time, which its heading says.
// Filters of the ordinary page are left out, since nothing on the simple one would say that they are set.
PageQuery simple_query(PageQuery const& query);

// At most five counters, one question where several places or procedures are meant, and no link out of the simple
// version but to what has none.
CountersPage simplified(PageWriter const& writer, Asked const& asked, CountersPage page);

// Today and tomorrow, their hours in words; of each stop, the next date.
CounterPage simplified(PageWriter const& writer, CounterDetail const& detail, CounterPage page);

class SimplePages {
 public:
  // `site` must outlive this.
  explicit SimplePages(PublicPages const& site) : site_(site) {}
  // Each template against its model; to be asked at start.
  static Result<void> check(PublicPages const& site);

  // In each language that has texts "/fr/simple/", "/fr/simple/counters", "/fr/simple/counters/{id}". This and `clock`
  // must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  template <class Model>
  http::Answer show(Language language, std::string_view name, Model page, std::string_view path,
                    std::string_view asked = {}) const;
  http::Answer home(Language language, http::Request const& request, Directory const& directory, Instant now) const;
  http::Answer counters(Language language, http::Request const& request, Directory const& directory, Instant now) const;
  http::Answer counter(Language language, http::Request const& request, Directory const& directory, Instant now) const;

  PublicPages const& site_;
};

}  // namespace relais::network
