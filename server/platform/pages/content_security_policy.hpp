// What a page of ours may load: our own files, and nothing written into the page itself.
#pragma once

#include <string_view>

namespace relais::pages {

// Where browsers report what the policy stopped.
inline constexpr std::string_view kPolicyReportPath = "/csp-report";

// The hash is that of the one style that react-aria injects (touch-action on what can be pressed); the same rule stands
// in web/src/platform/ui, so that pages look the same without it.
inline constexpr std::string_view kContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; "
    "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; "
    "img-src 'self' data: blob:; worker-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri "
    "'none'; "
    "form-action 'self'; frame-ancestors 'none'; report-uri /csp-report";

}  // namespace relais::pages
