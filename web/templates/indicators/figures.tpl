{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section">
  <h1>[[figures.public_title]]</h1>
  <p class="lead">[[figures.public_lead]]</p>
  <p>{{period}}</p>
  {{#is_generated}}<p class="note">[[figures.generated_public]]</p>{{/is_generated}}
  {{#has_figures}}
  <h2 class="visually-hidden">[[figures.public_title]]</h2>
  <div class="public-figures">
    {{#figures}}
    [[> indicators/_figure]]
    {{/figures}}
  </div>
  {{/has_figures}}
  <h2>[[figures.public_by_month]]</h2>
  {{#has_months}}
  <div class="public-figures__table" role="region" tabindex="0" aria-label="[[figures.public_by_month]]">
  <table>
    <caption class="visually-hidden">[[figures.public_by_month]]</caption>
    <thead><tr><th scope="col">[[figures.month]]</th><th scope="col">[[figures.rate]]</th><th scope="col">[[figures.how_sure]]</th></tr></thead>
    <tbody>{{#months}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{basis}}</td></tr>{{/months}}</tbody>
  </table>
  </div>
  {{/has_months}}
  {{#no_months}}<p>[[figures.nothing_public]]</p>{{/no_months}}
  <h2>[[figures.public_by_partner]]</h2>
  {{#has_partners}}
  <div class="public-figures__table" role="region" tabindex="0" aria-label="[[figures.public_by_partner]]">
  <table>
    <caption class="visually-hidden">[[figures.public_by_partner]]</caption>
    <thead><tr><th scope="col">[[figures.body]]</th><th scope="col">[[figures.rate]]</th><th scope="col">[[figures.how_sure]]</th></tr></thead>
    <tbody>{{#partners}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{basis}}</td></tr>{{/partners}}</tbody>
  </table>
  </div>
  {{/has_partners}}
  {{#no_partners}}<p>[[figures.nothing_public]]</p>{{/no_partners}}
  <h2>[[figures.public_by_place]]</h2>
  {{#has_places}}
  <div class="public-figures__table" role="region" tabindex="0" aria-label="[[figures.public_by_place]]">
  <table>
    <caption class="visually-hidden">[[figures.public_by_place]]</caption>
    <thead><tr><th scope="col">[[figures.department]]</th><th scope="col">[[figures.rate]]</th><th scope="col">[[figures.how_sure]]</th></tr></thead>
    <tbody>{{#places}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{basis}}</td></tr>{{/places}}</tbody>
  </table>
  </div>
  {{/has_places}}
  {{#no_places}}<p>[[figures.nothing_public]]</p>{{/no_places}}
  <p class="small-print">[[figures.public_rule]] <a href="/api/v1/public-statistics/visits?indicator=resolution_rate">[[figures.public_data]]</a></p>
  <p class="small-print">[[open_data.figures_text]] <a href="/api/v1/public-statistics/visits.csv" download>figures.csv</a>. [[open_data.figures_schema]] <a href="/api/v1/public-statistics/visits.schema.json" download>figures.schema.json</a></p>
</div>
[[> platform/_bottom]]
