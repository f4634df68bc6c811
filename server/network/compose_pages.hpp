// What use cases answered, as the models of pages.
#pragma once

#include "network/answer_asked.hpp"
#include "network/page_models.hpp"
#include "network/show_counter.hpp"

namespace relais::network {

// `asked`: what the address carries, see carried(); the form begins with it.
HomePage compose_home(PageWriter const& writer, Instant now, PageQuery const& asked = {});

CountersPage compose_counters(PageWriter const& writer, Asked const& asked, PageAnswer const& answer);

// `asked`: likewise; links to sheets, other counters and other lists take it along.
CounterPage compose_counter(PageWriter const& writer, CounterDetail const& detail, Instant now,
                            PageQuery const& asked = {});

// "Where? What for? When?", with what is asked for selected.
SearchForm compose_form(PageWriter const& writer, Asked const& asked);

}  // namespace relais::network
