// What is handed out on paper: the form to fill in, whose author keeps a code, and slips for a desk that lead to
// telling of that counter.
#include <fmt/format.h>

#include "commands/experience_page_models.hpp"
#include "commands/experience_pages.hpp"
#include "network/page_query.hpp"
#include "platform/pages/qr_picture.hpp"
#include "platform/text/uuid.hpp"

namespace relais::commands {
namespace {

using http::Request;
using http::Work;

constexpr auto kSomePapers = http::RateLimit{20, 16};
constexpr std::size_t kSlipsOnAPage = 4;

struct SlipParameters {
  std::string counter;
};
BOOST_DESCRIBE_STRUCT(SlipParameters, (), (counter))

}  // namespace

void ExperiencePages::add_inviting(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                                   Language language) const {
  auto const tag = std::string{TextForm<Language>::write(language)};
  routes.get(fmt::format("/{}/tell/paper", tag), Right::kTellExperience, Work::kLong,
             [this, &clock, language, tag](Request const&) {
               auto const words = StoryWords{site_.texts(), language};
               PaperPage page;
               page.title = words.text("stories.paper.title");
               page.description = page.title;
               page.code = stories_.telling.fresh_paper_code(uuid_v7(clock.now()));
               page.address = fmt::format("{}/{}/follow-up", site_.public_url(), tag);
               // After the sign that browsers keep to themselves: no address that is sent or logged has the code.
               auto const read = site_.public_url().empty() ? page.code : fmt::format("{}#{}", page.address, page.code);
               auto const picture = pages::qr_picture(read);
               page.frame = picture.frame;
               page.path = picture.path;
               for (auto const& entry : TextForm<experiences::Feeling>::entries()) {
                 page.feelings.push_back(words.text("stories.feeling." + std::string{entry.text}));
               }
               for (auto const& entry : TextForm<experiences::UsedChannel>::entries()) {
                 page.channels.push_back(words.text("stories.used." + std::string{entry.text}));
               }
               return site_.show(language, "experiences/paper", std::move(page), "/tell/paper");
             },
             {.summary = "stories.pages.paper", .produces = http::kHtml, .rate = kSomePapers});
  routes.get(
      fmt::format("/{}/tell/slip", tag), Right::kTellExperience, Work::kLong,
      [this, directory, language, tag](Request const& request) {
        auto const asked = network::read_page_parameters<SlipParameters>(request);
        auto const now = directory();
        if (!asked || !now) {
          return http::refusal(asked ? Problem{Fault::kUnavailable, "network.directory_loading"} : asked.problem());
        }
        auto const* const counter = now->find(network::CounterId{asked->counter});
        if (counter == nullptr || counter->closed_on) {
          return http::refusal({Fault::kNotFound, "experiences.counter_unknown"});
        }
        auto const words = StoryWords{site_.texts(), language};
        SlipPage page;
        page.title = words.text("stories.slip.title");
        page.description = page.title;
        page.counter_name = counter->name;
        page.tell_url = fmt::format("/{}/tell{}", tag, network::query_string(*asked));
        // Nothing that leaves the site is made of what a request says of it: a picture leads where we stand.
        if (!site_.public_url().empty()) {
          auto const picture = pages::qr_picture(site_.public_url() + page.tell_url);
          auto const where = fmt::format("{}/{}/tell", site_.public_url(), tag);
          page.slips.assign(kSlipsOnAPage, {counter->name, where, picture.frame, picture.path, true});
          page.slips.front().is_copy = false;
        }
        return site_.show(language, "experiences/slip", std::move(page), "/tell/slip", network::query_string(*asked));
      },
      {.summary = "stories.pages.slip", .produces = http::kHtml});
}

}  // namespace relais::commands
