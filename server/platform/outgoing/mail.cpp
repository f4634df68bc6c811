#include "platform/outgoing/mail.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

#include <curl/curl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>

#include "platform/text/base64.hpp"

namespace relais::outgoing {
namespace {

constexpr std::size_t kLineBytes = 57;  // 76 characters in base64 (RFC 2045, section 6.8)

// Encoded words of whole characters (RFC 2047), folded.
std::string header_text(std::string_view text) {
  constexpr std::size_t kMost = 42;  // bytes: 75 characters in all
  std::string words;
  while (!text.empty()) {
    auto end = std::min(kMost, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
      --end;
    }
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : "\r\n ", base64(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return words;
}

std::string_view address_in(std::string_view from) {
  auto const begin = from.rfind('<');
  auto const end = from.rfind('>');
  return begin == from.npos || end == from.npos || end < begin ? from : from.substr(begin + 1, end - begin - 1);
}

struct Unsent {
  std::string_view rest;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* from) {
  auto& unsent = *static_cast<Unsent*>(from);
  auto const taken = std::min(size * count, unsent.rest.size());
  std::memcpy(into, unsent.rest.data(), taken);
  unsent.rest.remove_prefix(taken);
  return taken;
}

}  // namespace

std::string message_of(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now) {
  auto const address = address_in(mailer.from);
  auto const domain = address.substr(std::min(address.find('@') + 1, address.size()));
  auto message = fmt::format(
      "Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\nFrom: {}\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\n"
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
      "Auto-Submitted: auto-generated\r\n\r\n",
      std::chrono::floor<std::chrono::seconds>(now), mailer.from, mail.to, id, domain, header_text(mail.subject));
  for (std::size_t i = 0; i < mail.text.size(); i += kLineBytes) {
    message += base64(std::string_view{mail.text}.substr(i, kLineBytes)) + "\r\n";
  }
  return message;
}

Result<void> send(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now) {
  static auto const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto const handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>{curl_easy_init(), curl_easy_cleanup};
  auto const refused = [](std::string_view why) {
    return Problem{Fault::kUnavailable, "outgoing.mail_refused", {}, std::string{why}};
  };
  auto const is_header_safe = [](std::string_view text) { return text.find_first_of("\r\n<>") == text.npos; };
  if (!is_header_safe(mail.to)) {
    return refused("the address holds signs of its own");
  }
  if (ready != CURLE_OK || !handle) {
    return refused("libcurl cannot start");
  }
  auto* const curl = handle.get();
  auto const message = message_of(mailer, mail, id, now);
  auto unsent = Unsent{message};
  auto const sender = fmt::format("<{}>", address_in(mailer.from));
  auto const list = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>{
      curl_slist_append(nullptr, fmt::format("<{}>", mail.to).c_str()), curl_slist_free_all};
  curl_easy_setopt(curl, CURLOPT_URL, mailer.smtp_url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, list.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &unsent);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
  auto const outcome = curl_easy_perform(curl);
  return outcome == CURLE_OK ? Result<void>{} : Result<void>{refused(curl_easy_strerror(outcome))};
}

}  // namespace relais::outgoing
