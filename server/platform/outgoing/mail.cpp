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

using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// Without those that say what the body is.
std::vector<std::string> headers_of(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now) {
  auto const address = address_in(mailer.from);
  auto const domain = address.substr(std::min(address.find('@') + 1, address.size()));
  return {fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} +0000", std::chrono::floor<std::chrono::seconds>(now)),
          fmt::format("From: {}", mailer.from),
          fmt::format("To: <{}>", mail.to),
          fmt::format("Message-ID: <{}@{}>", id, domain),
          fmt::format("Subject: {}", header_text(mail.subject)),
          "Auto-Submitted: auto-generated"};
}

Lines list_of(std::vector<std::string> const& lines) {
  curl_slist* list = nullptr;
  for (auto const& line : lines) {
    list = curl_slist_append(list, line.c_str());
  }
  return {list, curl_slist_free_all};
}

curl_mimepart* add_part(Mime const& mime, std::string const& bytes, std::string const& content_type) {
  auto* const part = curl_mime_addpart(mime.get());
  curl_mime_data(part, bytes.data(), bytes.size());
  curl_mime_type(part, content_type.c_str());
  curl_mime_encoder(part, "base64");
  return part;
}

Mime parts_of(CURL* curl, Mail const& mail, std::vector<Attachment> const& attachments) {
  auto mime = Mime{curl_mime_init(curl), curl_mime_free};
  add_part(mime, mail.text, "text/plain; charset=utf-8");
  for (auto const& attachment : attachments) {
    curl_mime_filename(add_part(mime, attachment.bytes, attachment.content_type), attachment.file_name.c_str());
  }
  return mime;
}

}  // namespace

std::string message_of(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now) {
  auto message = fmt::format(
      "{}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\n",
      fmt::join(headers_of(mailer, mail, id, now), "\r\n"));
  for (std::size_t i = 0; i < mail.text.size(); i += kLineBytes) {
    message += base64(std::string_view{mail.text}.substr(i, kLineBytes)) + "\r\n";
  }
  return message;
}

Result<void> send(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now,
                  std::vector<Attachment> const& attachments) {
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
  auto const list = list_of({fmt::format("<{}>", mail.to)});
  auto const headers = list_of(headers_of(mailer, mail, id, now));
  auto const parts = parts_of(curl, mail, attachments);
  curl_easy_setopt(curl, CURLOPT_URL, mailer.smtp_url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_TRY));
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, list.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  if (attachments.empty()) {
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &unsent);
  } else {
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_MIMEPOST, parts.get());
  }
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 30L);
  auto const outcome = curl_easy_perform(curl);
  return outcome == CURLE_OK ? Result<void>{} : Result<void>{refused(curl_easy_strerror(outcome))};
}

}  // namespace relais::outgoing
