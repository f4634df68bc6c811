{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="[[lang]]">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{title}} · [[platform.name]]</title>
  <meta name="robots" content="noindex">
  <meta name="referrer" content="no-referrer">
  <meta name="color-scheme" content="light dark">
  <meta name="format-detection" content="telephone=no">
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="[[@ src/workspace.css]]">
  <script type="module" src="[[@ src/workspace.tsx]]"></script>
</head>
<body>
  <div id="workspace"><noscript><p class="note">[[workspace.needs_script]]</p></noscript></div>
</body>
</html>
