{{%AUTOESCAPE context="HTML"}}
<div class="public-figures__table" role="region" tabindex="0" aria-label="{{heading}}">
<table class="story-figures__table">
  <caption class="visually-hidden">{{heading}}</caption>
  <thead><tr><th scope="col">{{first_column}}</th>{{#columns}}<th scope="col">{{columns}}</th>{{/columns}}</tr></thead>
  <tbody>{{#lines}}<tr><th scope="row">{{#is_total}}<strong>{{/is_total}}{{name}}{{#is_total}}</strong>{{/is_total}}</th>{{#cells}}<td>{{value}}{{#note}}<span class="story-figures__note">{{note}}</span>{{/note}}</td>{{/cells}}</tr>
  {{/lines}}</tbody>
</table>
</div>
{{#file_url}}<p class="small-print"><a href="{{file_url}}" download>[[story_figures.csv_table]]</a></p>{{/file_url}}
