// What use cases answered, as the models of pages.
#pragma once

#include "network/asked.hpp"
#include "network/find_counters.hpp"
#include "network/page_models.hpp"
#include "network/show_counter.hpp"

namespace relais::network {

HomePage compose_home(PageWriter const& writer, Instant now);

// `found` answers asked.query; `whatever_the_hour` the same without its moment, where that alone found nothing.
CountersPage compose_counters(PageWriter const& writer, Asked const& asked, FoundCounters const& found,
                              std::optional<FoundCounters> const& whatever_the_hour);

CounterPage compose_counter(PageWriter const& writer, CounterDetail const& detail, Instant now);

// "Where? What for? When?", with what is asked for selected.
SearchForm compose_form(PageWriter const& writer, Asked const& asked);

}  // namespace relais::network
