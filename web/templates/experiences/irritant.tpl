{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section stories">
  <p class="back"><a href="/[[lang]]/experiences/irritants">[[irritants.title]]</a></p>
  {{#card}}
  <h1{{#title_language}} lang="{{title_language}}"{{/title_language}}>{{title}}</h1>
  <p class="lead">{{count}}</p>
  {{#is_generated}}<p class="note">[[stories.generated]]</p>{{/is_generated}}
  {{#sign}}<p><span class="tag irritant__sign irritant__sign--{{sign_code}}">{{sign}}</span></p>{{/sign}}
  <p>{{services}} · {{places}}</p>
  <figure class="card irritant irritant__figure">
    [[> experiences/_irritant_chart]]
    <figcaption class="small-print">[[irritants.how_chart]]</figcaption>
  </figure>
  {{/card}}
  <details class="fold">
    <summary>[[irritants.months]]</summary>
    <div class="public-figures__table" role="region" tabindex="0" aria-label="[[irritants.months]]">
    <table>
      <caption class="visually-hidden">[[irritants.months]]</caption>
      <thead><tr><th scope="col">[[irritants.month]]</th><th scope="col">[[irritants.stories]]</th><th scope="col">[[irritants.usually]]</th><th scope="col">[[irritants.said]]</th></tr></thead>
      <tbody>{{#month_rows}}<tr><th scope="row">{{month}}</th><td>{{stories}}</td><td>{{usual}}</td><td>{{said}}</td></tr>
      {{/month_rows}}</tbody>
    </table>
    </div>
  </details>
  <h2>[[irritants.outcomes]]</h2>
  {{#has_outcomes}}
  <ul class="ledger__outcomes">{{#outcomes}}<li><a href="{{url}}">{{title}}</a><br><span class="small-print">{{state}}</span></li>
  {{/outcomes}}</ul>
  {{/has_outcomes}}
  {{#no_outcomes}}<p>[[irritants.no_outcomes]]</p>{{/no_outcomes}}
  {{#has_tie_rows}}
  <h2>[[irritants.ties]]</h2>
  <ul class="chips">{{#tie_rows}}<li><span class="chip">{{name}} ({{stories}})</span></li>
  {{/tie_rows}}</ul>
  {{/has_tie_rows}}
  <h2>[[irritants.newest]]</h2>
  <div class="stories__list">
    {{#stories}}[[> experiences/_card]]
    {{/stories}}
  </div>
</div>
[[> platform/_bottom]]
