#include "experiences/story_gone_store.hpp"

#include <algorithm>
#include <map>

#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::experiences {
namespace {

using language::ProfileFeature;
using language::Tie;
using language::TieKind;

constexpr std::uint32_t kFewestTied = 2;
constexpr std::string_view kWordFeature = "word ";  // of a profile (story_groups.cpp)

// How many stories say a word, whatever its ending.
class SaidWords {
 public:
  SaidWords(std::vector<GroupedText> const& stories, language::StoryConcepts& reading) : reading_(reading) {
    for (auto const& story : stories) {
      for (auto const& word : reading_.read(story.title + "\n" + story.text).words) {
        ++stories_[word.stem];
      }
    }
  }

  std::uint32_t stories_with(std::string_view word) {
    std::uint32_t most = 0;
    for (auto const& one : reading_.read(word).words) {
      auto const found = stories_.find(one.stem);
      most = std::max(most, found == stories_.end() ? 0U : found->second);
    }
    return most;
  }

 private:
  language::StoryConcepts& reading_;
  std::map<std::string, std::uint32_t, std::less<>> stories_;
};

template <class T>
std::vector<T> read_list(std::string const& text) {
  auto list = json::read<std::vector<T>>(text);
  return list ? *std::move(list) : std::vector<T>{};
}

}  // namespace

void recount_ties(IrritantRow& row, std::vector<GroupedText> const& stories, language::StoryConcepts& reading) {
  auto ties = std::vector<Tie>{};
  auto profile = std::vector<ProfileFeature>{};
  if (stories.size() >= kFewestIrritantStories) {
    auto said = SaidWords{stories, reading};
    for (auto& tie : read_list<Tie>(row.ties)) {
      auto const most = static_cast<std::uint32_t>(stories.size());
      tie.stories = std::min(tie.stories, tie.kind == TieKind::kWord ? said.stories_with(tie.text) : most);
      if (tie.stories >= kFewestTied) {
        ties.push_back(std::move(tie));
      }
    }
    profile = read_list<ProfileFeature>(row.profile);
    std::erase_if(profile, [&](ProfileFeature const& feature) {
      return feature.name.starts_with(kWordFeature) &&
             said.stories_with(std::string_view{feature.name}.substr(kWordFeature.size())) == 0;
    });
  }
  row.ties = json::write(ties);
  row.profile = json::write(profile);
}

void renew_ties(IrritantStore& store, CountedIrritant row, language::StoryConcepts& reading) {
  auto const before = std::pair{row.ties, row.profile};
  recount_ties(row, store.texts_of(row), reading);
  if (before != std::pair{row.ties, row.profile}) {
    store.update(row);
  }
}

void renew_ties_of(db::Transaction& tx, language::StoryConceptFile const& concepts, NetworkId const& network,
                   ExperienceId const& story) {
  auto const scope = Scope::whole_network(network);
  auto store = IrritantStore{tx, scope};
  auto const irritants = store.with_story(network, story);
  if (irritants.empty()) {
    return;
  }
  auto reading = language::StoryConcepts{concepts, {}};
  for (auto const& irritant : irritants) {
    renew_ties(store, irritant, reading);
  }
}

}  // namespace relais::experiences
