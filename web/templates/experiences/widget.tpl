{{%AUTOESCAPE context="HTML"}}
<!doctype html>
<html lang="[[lang]]">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <meta name="color-scheme" content="light dark">
  <title>{{title}} · [[platform.name]]</title>
  <link rel="stylesheet" href="[[@ src/experiences/widget.css]]">
</head>
<body>
  <main>
    <h1>{{heading}}</h1>
    {{#no_stories}}<p>[[stories.none_yet]]</p>{{/no_stories}}
    {{#has_stories}}
    <ul>
      {{#stories}}
      <li>
        <h2><a href="{{url}}" target="_blank" rel="noopener"{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{title}}</a></h2>
        {{#excerpt}}<p{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{excerpt}}</p>{{/excerpt}}
        <p class="small">{{feeling}} · {{state}}</p>
        {{#has_tags}}<p class="small">{{#tags}}{{tag}} {{/tags}}</p>{{/has_tags}}
        <p class="small">{{services}} · {{about}}</p>
        {{#origin}}<p class="small">{{origin}}</p>{{/origin}}
        {{#is_generated}}<p class="small">[[stories.generated]]</p>{{/is_generated}}
      </li>
      {{/stories}}
    </ul>
    {{/has_stories}}
  </main>
  <footer class="foot"><p><a href="{{all_url}}" target="_blank" rel="noopener">[[stories.widget.all]]</a> · <a href="/[[lang]]/tell" target="_blank" rel="noopener">[[stories.tell.title]]</a> · [[stories.no_sample]] [[stories.widget.new_tab]]</p></footer>
</body>
</html>
