#include "identity/sign_in.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace relais::identity {

std::optional<Stage> stage_now(SignIn const& sign_in, Instant now) {
  if (sign_in.ended_at || now >= sign_in.ends_at || now + std::chrono::minutes{1} < sign_in.began_at) {
    return std::nullopt;
  }
  if (now < sign_in.idle_at) {
    return sign_in.stage;
  }
  return sign_in.desk == Desk::kShared && sign_in.stage != Stage::kPassword ? std::optional{Stage::kLocked}
                                                                            : std::nullopt;
}

std::string browser_named(std::string_view user_agent) {
  using Known = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Known, 5> kBrowsers{
      {{"Edg", "Edge"}, {"OPR", "Opera"}, {"Firefox", "Firefox"}, {"Chrom", "Chrome"}, {"Safari", "Safari"}}};
  constexpr std::array<Known, 5> kSystems{
      {{"Android", "Android"}, {"iPhone", "iOS"}, {"Windows", "Windows"}, {"Mac OS", "macOS"}, {"Linux", "Linux"}}};
  auto const named = [&](std::span<Known const> all) {
    auto const found =
        std::ranges::find_if(all, [&](Known const& one) { return user_agent.find(one.first) != user_agent.npos; });
    return found == all.end() ? std::string_view{"?"} : found->second;
  };
  return std::string{named(kBrowsers)} + ", " + std::string{named(kSystems)};
}

std::chrono::seconds wait_after(Throttle const& throttle, std::int64_t free, Instant now) {
  constexpr auto kLongest = std::chrono::seconds{15 * 60};
  if (throttle.failures < free || now - throttle.failed_at >= std::chrono::days{1}) {
    return std::chrono::seconds{0};
  }
  auto const doublings = std::min<std::int64_t>(throttle.failures - free + 1, 10);
  auto const delay = std::min(kLongest, std::chrono::seconds{std::int64_t{1} << doublings});
  // A clock that was set back makes nobody wait longer than the delay.
  auto const since = std::max(Instant::duration{0}, now - throttle.failed_at);
  return std::max(std::chrono::seconds{0}, std::chrono::ceil<std::chrono::seconds>(delay - since));
}

}  // namespace relais::identity
