// The language of a PDF and that it is tagged, which Cairo 1.16 does not say: a voice that reads it aloud asks for
// both.
#pragma once

#include <string>

#include "platform/text/language.hpp"

namespace relais::print {

// Appends a catalogue that names it (an incremental update, ISO 32000-1, 7.5.6) and asks for the title in the window's
// bar. Bytes that are not as Cairo 1.16 writes them come back as they are.
std::string in_language(std::string pdf, Language language);

}  // namespace relais::print
