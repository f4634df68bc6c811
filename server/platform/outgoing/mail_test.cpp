#include "platform/outgoing/mail.hpp"

#include <gmock/gmock.h>

namespace relais::outgoing {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Mail, is_a_message_whose_subject_and_text_cannot_begin_a_header) {
  auto const now = TextForm<Instant>::read("2026-11-26T08:30:00Z").value();
  auto const message =
      message_of({"", "Relais <relais@example.org>"},
                 {"marie@example.org", "Invitation\r\nBcc: eve@example.org", "Bonjour Zoé\r\n.\r\n"}, "id-1", now);
  EXPECT_THAT(message, HasSubstr("Date: Thu, 26 Nov 2026 08:30:00 +0000\r\n"));
  EXPECT_THAT(message, HasSubstr("Message-ID: <id-1@example.org>\r\n"));
  EXPECT_THAT(message, HasSubstr("\r\n\r\nQm9uam91ciBab8OpDQouDQo=\r\n"));
  EXPECT_THAT(message, Not(HasSubstr("\nBcc")));
}

TEST(Mail, folds_a_long_subject_between_characters) {
  std::string subject;
  for (auto i = 0; i < 40; ++i) {
    subject += "é";
  }
  auto const message = message_of({"", "a@b.fr"}, {"c@d.fr", subject, ""}, "id-1", {});
  EXPECT_THAT(message, HasSubstr("?=\r\n =?UTF-8?B?"));
}

TEST(Mail, an_address_that_would_write_headers_is_refused) {
  EXPECT_EQ(send({"smtp://127.0.0.1:1", "a@b.fr"}, {"c@d.fr>\r\nBcc: <e@f.fr", "", ""}, "id-1", {}).problem().code,
            "outgoing.mail_refused");
}

TEST(Mail, nobody_who_listens_is_said) {
  EXPECT_EQ(send({"smtp://127.0.0.1:1", "a@b.fr"}, {"c@d.fr", "x", "y"}, "id-1", {}).problem().code,
            "outgoing.mail_refused");
}

}  // namespace
}  // namespace relais::outgoing
