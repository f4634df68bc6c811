{{%AUTOESCAPE context="HTML"}}
<header class="header">
  <div class="wrap header__row">
    <a class="brand" href="/[[lang]]/">[[> platform/_mark]][[platform.name]]</a>
    <nav class="header__nav" aria-label="[[platform.main]]"><a href="/[[lang]]/procedures">[[platform.procedures]]</a> <a href="/[[lang]]/experiences">[[stories.title]]</a></nav>
    <nav class="languages" aria-label="[[platform.languages]]">
      <ul>
        {{#languages}}
        <li><a href="{{url}}" lang="{{tag}}" hreflang="{{tag}}"{{#current}} aria-current="true"{{/current}}>{{name}}</a></li>
        {{/languages}}
      </ul>
    </nav>
  </div>
</header>
