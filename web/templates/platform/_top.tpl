{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="[[lang]]">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{title}} · [[platform.name]]</title>
  <meta name="description" content="{{description}}">
  <meta name="color-scheme" content="light dark">
  <meta name="format-detection" content="telephone=no">
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <link rel="manifest" href="/site.webmanifest">
  <link rel="stylesheet" href="[[@ src/public.css]]">
  {{#languages}}<link rel="alternate" hreflang="{{tag}}" href="{{origin}}{{url}}">
  {{/languages}}
  <script type="module" src="[[@ src/public.ts]]"></script>
</head>
<body>
  <a class="skip-link" href="#main">[[platform.skip_to_content]]</a>
  [[> platform/_header]]
  <main class="main" id="main" tabindex="-1">
  {{#is_machine_drafted}}<div class="wrap draft"><p class="note">[[platform.machine_drafted]]</p></div>{{/is_machine_drafted}}
