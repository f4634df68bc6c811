#include "platform/outgoing/fetch.hpp"

#include <memory>

#include <curl/curl.h>

namespace relais::outgoing {
namespace {

// Takes what fits, then ends the transfer: what is beyond is not wanted.
std::size_t take(char const* bytes, std::size_t, std::size_t size, void* into) {
  auto& body = *static_cast<std::string*>(into);
  auto const room = kLongestBody - body.size();
  body.append(bytes, std::min(size, room));
  return size <= room ? size : 0;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

Result<Fetched> perform(std::string const& url, std::chrono::seconds patience, std::string const* form,
                        std::string const& bearer) {
  static auto const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto const handle = Handle{curl_easy_init(), curl_easy_cleanup};
  if (ready != CURLE_OK || !handle) {
    return Problem{Fault::kUnavailable, "outgoing.no_answer", {}, "libcurl cannot start"};
  }
  auto* const curl = handle.get();
  Fetched fetched;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, form == nullptr && bearer.empty() ? 1L : 0L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(patience.count()));
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "Relais");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &fetched.body);
  if (!bearer.empty()) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, bearer.c_str());
  }
  if (form != nullptr) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(form->size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, form->data());
  }
  auto const outcome = curl_easy_perform(curl);
  auto const is_cut = outcome == CURLE_WRITE_ERROR && fetched.body.size() == kLongestBody;
  if (outcome != CURLE_OK && !is_cut) {
    return Problem{Fault::kUnavailable, "outgoing.no_answer", {}, curl_easy_strerror(outcome)};
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  fetched.status = static_cast<int>(status);
  return fetched;
}

}  // namespace

Result<Fetched> fetch(std::string const& url, std::chrono::seconds patience, std::string const& bearer) {
  return perform(url, patience, nullptr, bearer);
}

Result<Fetched> post_form(std::string const& url, std::string const& form, std::chrono::seconds patience) {
  return perform(url, patience, &form, "");
}

}  // namespace relais::outgoing
