{{%AUTOESCAPE context="HTML"}}
<article class="card story-card">
  <h2 class="story-card__title"><a href="{{url}}"{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{title}}</a></h2>
  <p><span class="tag feeling feeling--{{feeling_code}}">{{feeling}}</span> <span class="tag">{{state}}</span></p>
  {{#excerpt}}<p{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{excerpt}}</p>{{/excerpt}}
  [[> experiences/_tags]]
  <p class="small-print">{{services}} · {{about}}</p>
  {{#origin}}<p class="small-print">{{origin}}</p>{{/origin}}
  {{#is_generated}}<p class="small-print">[[stories.generated]]</p>{{/is_generated}}
</article>
