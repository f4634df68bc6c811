{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section growth">
  <h1>{{title}}</h1>
  <p class="lead">[[network.growth.lead]]</p>
  <p>{{known_until}}</p>
  <h2>[[network.growth.targets]]</h2>
  {{#has_targets}}
  <ul class="growth__targets">
    {{#targets}}
    <li class="card">
      <h3>{{aim}}</h3>
      <meter class="growth__gauge" min="0" max="{{top}}" value="{{value}}" aria-label="{{aim}}">{{actual}}</meter>
      <p class="growth__actual">{{actual}}</p>
      <p>{{standing}}</p>
      <p class="small-print">{{source}}</p>
    </li>
    {{/targets}}
  </ul>
  {{/has_targets}}
  {{#no_targets}}<p>[[network.growth.no_targets]]</p>{{/no_targets}}
  <h2>[[network.growth.course]]</h2>
  {{#has_months}}
  <figure class="growth__course">
    <svg viewBox="0 0 640 220" role="img" aria-label="[[network.growth.chart]]">
      <line class="growth__rule" x1="10" x2="630" y1="20" y2="20"></line>
      <line class="growth__rule" x1="10" x2="630" y1="190" y2="190"></line>
      {{#marks}}<line class="growth__mark" x1="{{x}}" x2="{{x}}" y1="20" y2="190"></line>
      {{/marks}}
      <polyline class="growth__line" points="{{course}}"></polyline>
      <text class="growth__scale" x="12" y="15">{{top}}</text>
      <text class="growth__scale" x="12" y="210">{{first}}</text>
      <text class="growth__scale" text-anchor="end" x="628" y="210">{{last}}</text>
    </svg>
    <figcaption>
      {{#has_marks}}<ul>{{#marks}}<li><strong>{{when}}</strong> : {{what}}</li>{{/marks}}</ul>{{/has_marks}}
    </figcaption>
  </figure>
  {{#projection}}<p class="note">{{projection}}</p>{{/projection}}
  <div class="growth__table" role="region" tabindex="0" aria-label="[[network.growth.course]]">
    <table>
      <caption class="visually-hidden">[[network.growth.course]]</caption>
      <thead><tr><th scope="col">[[network.growth.month]]</th><th scope="col">[[network.growth.main_places]]</th><th scope="col">[[network.growth.with_antennas]]</th></tr></thead>
      <tbody>{{#months}}<tr><th scope="row">{{name}}</th><td>{{main_places}}</td><td>{{with_antennas}}</td></tr>
      {{/months}}</tbody>
    </table>
  </div>
  {{/has_months}}
  {{#no_months}}<p>[[network.growth.nothing]]</p>{{/no_months}}
  {{#undated}}<p>{{undated}}</p>{{/undated}}
  {{#has_official}}
  <h2>[[network.growth.official_title]]</h2>
  <ul>{{#official}}<li>{{official}}</li>{{/official}}</ul>
  {{/has_official}}
  <p class="small-print">[[network.growth.counted]] {{sources}}</p>
  <p><a href="/[[lang]]/programme">[[network.programme.title]]</a></p>
</div>
[[> platform/_bottom]]
