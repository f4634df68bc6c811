{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section moderation">
  <h1>[[stories.moderation.title]]</h1>
  <p class="lead">[[stories.moderation.description]]</p>
  <p>[[stories.moderation.every_story]]</p>
  {{#is_generated}}<p class="note">[[stories.moderation.generated]]</p>{{/is_generated}}
  {{#has_networks}}<nav aria-label="[[stories.moderation.network]]">
    <ul class="chips">{{#networks}}<li><a class="chip" href="/[[lang]]/experiences/moderation?network={{value:url_query_escape}}"{{#selected}} aria-current="true"{{/selected}}>{{name}}</a></li>{{/networks}}</ul>
  </nav>{{/has_networks}}
  {{#years}}
  <section aria-labelledby="year-{{year}}">
    <h2 id="year-{{year}}">{{year}}</h2>
    <div class="public-figures__table" role="region" tabindex="0" aria-label="[[stories.moderation.table]] {{year}}">
    <table>
      <caption class="visually-hidden">[[stories.moderation.table]] {{year}}</caption>
      <thead><tr><th scope="col">[[stories.moderation.period]]</th><th scope="col">[[stories.moderation.read]]</th><th scope="col">[[stories.moderation.accepted]]</th><th scope="col">[[stories.moderation.masked]]</th><th scope="col">[[stories.moderation.asked]]</th><th scope="col">[[stories.moderation.refused]]</th><th scope="col">[[stories.moderation.duplicates]]</th><th scope="col">[[stories.moderation.mean]]</th></tr></thead>
      <tbody>{{#rows}}<tr><th scope="row">{{#is_total}}<strong>{{/is_total}}{{name}}{{#is_total}}</strong>{{/is_total}}</th>{{#cells}}<td>{{cells}}</td>{{/cells}}</tr>
      {{/rows}}</tbody>
    </table>
    </div>
    <h3>[[stories.moderation.refused_why]] {{year}}</h3>
    <table>
      <caption class="visually-hidden">[[stories.moderation.refused_why]] {{year}}</caption>
      <thead><tr><th scope="col">[[stories.moderation.rule]]</th><th scope="col">[[stories.moderation.refused]]</th></tr></thead>
      <tbody>{{#refused}}<tr><th scope="row">{{name}}</th><td>{{count}}</td></tr>
      {{/refused}}</tbody>
    </table>
    <h3>[[stories.moderation.appeals]] {{year}}</h3>
    <table>
      <caption class="visually-hidden">[[stories.moderation.appeals]] {{year}}</caption>
      <thead><tr><th scope="col">[[stories.moderation.end]]</th><th scope="col">[[stories.moderation.number]]</th></tr></thead>
      <tbody>{{#appeals}}<tr><th scope="row">{{name}}</th><td>{{count}}</td></tr>
      {{/appeals}}</tbody>
    </table>
    <h3>[[stories.moderation.reports]] {{year}}</h3>
    <table>
      <caption class="visually-hidden">[[stories.moderation.reports]] {{year}}</caption>
      <thead><tr><th scope="col">[[stories.moderation.end]]</th><th scope="col">[[stories.moderation.number]]</th></tr></thead>
      <tbody>{{#reports}}<tr><th scope="row">{{name}}</th><td>{{count}}</td></tr>
      {{/reports}}</tbody>
    </table>
  </section>
  {{/years}}
  {{#no_years}}<p role="status">[[stories.moderation.none]]</p>{{/no_years}}
  <div class="prose">
  <h2>[[stories.moderation.definitions]]</h2>
  <p>[[stories.moderation.counted]]</p>
  <p>[[stories.moderation.mean_said]]</p>
  <p>[[stories.moderation.hidden_said]]</p>
  <h2 id="rules">[[stories.moderation.rules]]</h2>
  <p>[[stories.moderation.rules_said]]</p>
  <ul>{{#rules}}<li>{{rules}}</li>
  {{/rules}}</ul>
  <p>[[stories.moderation.appeal_said]]</p>
  </div>
  <p class="small-print"><a href="{{csv_url}}" download>[[stories.moderation.csv]]</a> · <a href="/[[lang]]/experiences">[[stories.title]]</a></p>
</div>
[[> platform/_bottom]]
