{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section">
  <h1>{{title}}</h1>
  <p class="lead">{{place}} · {{period}}</p>
  {{#only}}<p><strong>{{only}}</strong></p>{{/only}}
  {{#is_generated}}<p class="note">[[figures.generated_public]]</p>{{/is_generated}}
  <h2 class="visually-hidden">[[sharing.value]]</h2>
  <div class="public-figures">
    {{#figure}}
    [[> indicators/_figure]]
    {{/figure}}
  </div>
  <h2>[[sharing.by_month]]</h2>
  <div class="public-figures__table" role="region" tabindex="0" aria-label="[[sharing.by_month]]">
  <table>
    <caption class="visually-hidden">[[sharing.by_month]]</caption>
    <thead><tr><th scope="col">[[figures.month]]</th><th scope="col">[[sharing.value]]</th><th scope="col">[[figures.how_sure]]</th></tr></thead>
    <tbody>{{#months}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{basis}}</td></tr>{{/months}}</tbody>
  </table>
  </div>
  {{#has_parts}}
  <h2>[[sharing.in_detail]]</h2>
  <p>{{parts_title}}</p>
  <div class="public-figures__table" role="region" tabindex="0" aria-label="[[sharing.in_detail]]">
  <table>
    <caption class="visually-hidden">[[sharing.in_detail]]</caption>
    <thead><tr><th scope="col">[[sharing.part]]</th><th scope="col">[[sharing.value]]</th><th scope="col">[[figures.how_sure]]</th></tr></thead>
    <tbody>{{#parts}}<tr><th scope="row">{{name}}</th><td>{{value}}</td><td>{{basis}}</td></tr>{{/parts}}</tbody>
  </table>
  </div>
  {{/has_parts}}
  <p class="small-print">[[sharing.until]] {{until}}. [[figures.public_rule]]</p>
</div>
[[> platform/_bottom]]
