#include "platform/db/work.hpp"

#include <algorithm>

namespace relais::db {

void settle(std::vector<WorkPointer> works) {
  struct Delivery {
    Mailbox* mailbox;
    std::vector<Answer> answers;
  };
  std::vector<Delivery> deliveries;
  for (auto& work : works) {
    auto* const mailbox = work->mailbox();
    if (!mailbox) {
      work->answer();
      continue;
    }
    auto found = std::ranges::find(deliveries, mailbox, &Delivery::mailbox);
    if (found == deliveries.end()) {
      found = deliveries.insert(found, {mailbox, {}});
    }
    found->answers.emplace_back(std::move(work));
  }
  for (auto& [mailbox, answers] : deliveries) {
    mailbox->deliver(std::move(answers));
  }
}

}  // namespace relais::db
