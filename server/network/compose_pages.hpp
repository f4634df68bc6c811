// What use cases answered, as the models of pages.
#pragma once

#include "network/answer_asked.hpp"
#include "network/page_models.hpp"
#include "network/show_counter.hpp"

namespace relais::network {

HomePage compose_home(PageWriter const& writer, Instant now);

CountersPage compose_counters(PageWriter const& writer, Asked const& asked, PageAnswer const& answer);

CounterPage compose_counter(PageWriter const& writer, CounterDetail const& detail, Instant now);

// "Where? What for? When?", with what is asked for selected.
SearchForm compose_form(PageWriter const& writer, Asked const& asked);

}  // namespace relais::network
