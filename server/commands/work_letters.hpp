// Each morning a letter to whoever has work waiting that is new, and on Mondays to whoever has any: stories to answer,
// actions that are late or to be measured again. It holds counts and addresses of pages, nothing of what people wrote.
#pragma once

#include "identity/identity.hpp"
#include "platform/jobs/worker.hpp"

namespace relais::commands {

inline constexpr auto kWorkLettersJob = "work-letters";

// In the morning of that day, unless it is planned.
void plan_work_letters(db::Transaction& tx, Instant when);

// `house` must outlive the handler; without a post it plans the next morning and does nothing else.
jobs::Handler work_letters_job(identity::House const& house);

}  // namespace relais::commands
