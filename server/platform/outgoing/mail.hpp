// Letters over SMTP.
#pragma once

#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "platform/clock/clock.hpp"
#include "platform/result/result.hpp"

namespace relais::outgoing {

// A letter to one person; plain text, UTF-8.
struct Mail {
  std::string to;  // address alone
  std::string subject;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Mail, (), (to, subject, text))

// A file that goes along.
struct Attachment {
  std::string file_name;  // ASCII
  std::string content_type;
  std::string bytes;
};

struct Mailer {
  std::string smtp_url;  // "smtp://host:25", "smtps://user:password@host:465"
  std::string from;      // "Relais <relais@example.org>"
};

// As it goes over the wire: RFC 5322 with a Date and a Message-ID made of `id`; subject and text are encoded, so that
// no line of either can begin a header.
std::string message_of(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now);

// Gives once the server has taken it. On smtp:// encryption is used where the server offers it. Refused:
// outgoing.mail_refused, with what libcurl says as its detail.
Result<void> send(Mailer const& mailer, Mail const& mail, std::string const& id, Instant now,
                  std::vector<Attachment> const& attachments = {});

}  // namespace relais::outgoing
