{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="[[lang]]">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{title}} · [[simple.name]] · [[platform.name]]</title>
  <meta name="description" content="{{description}}">
  <meta name="color-scheme" content="light dark">
  <meta name="format-detection" content="telephone=no">
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="[[@ src/public.css]]">
</head>
<body>
  <a class="skip-link" href="#main">[[platform.skip_to_content]]</a>
  <header class="header">
    <div class="wrap header__row">
      <a class="brand" href="/[[lang]]/simple/">[[> platform/_mark]][[platform.name]]</a>
      <nav class="languages" aria-label="[[platform.languages]]">
        <ul>
          {{#languages}}
          <li><a href="/{{tag}}/simple{{path}}" lang="{{tag}}" hreflang="{{tag}}"{{#current}} aria-current="true"{{/current}}>{{name}}</a></li>
          {{/languages}}
        </ul>
      </nav>
    </div>
  </header>
  <main class="main simple" id="main" tabindex="-1">
    {{#is_machine_drafted}}<p class="note">[[platform.machine_drafted]]</p>{{/is_machine_drafted}}
