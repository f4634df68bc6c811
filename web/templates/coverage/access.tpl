{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section access">
  <h1>{{title}}</h1>
  <form class="access__form" role="search" action="/[[lang]]/access" method="get">
    <div class="field">
      <label class="field__label" for="access-place">[[coverage.page.your_place]]</label>
      <input class="field__input" id="access-place" name="place" value="{{place}}" autocomplete="off" enterkeyhint="search">
    </div>
    <input type="hidden" name="minutes" value="{{asked_minutes}}">
    <button class="button" type="submit">[[coverage.page.show]]</button>
  </form>
  {{#not_found}}<p class="note" role="alert">{{not_found}}</p>{{/not_found}}
  {{#has_choices}}
  <section class="card" aria-labelledby="access-which">
    <h2 id="access-which">[[coverage.page.which]]</h2>
    <ul class="chips">{{#choices}}<li><a class="chip" href="{{url}}">{{label}}</a></li>{{/choices}}</ul>
  </section>
  {{/has_choices}}
  {{#up}}<p><a href="{{url}}">[[coverage.page.up]] {{label}}</a></p>{{/up}}
  <nav aria-label="[[coverage.page.how_long]]">
    <ul class="chips">{{#minutes_offered}}<li><a class="chip" href="{{url}}"{{#selected}} aria-current="true"{{/selected}}>{{label}}</a></li>{{/minutes_offered}}</ul>
  </nav>
  <p class="lead">{{lead}}</p>
  <p>{{band_said}} {{median_said}}</p>
  {{#warnings}}<p class="note">{{warnings}}</p>
  {{/warnings}}
  <div class="access__pictures">
  {{#has_dots}}
  <figure class="access__map">
    <svg viewBox="0 0 600 600" role="img" aria-label="[[coverage.page.map]]">
      {{#dots}}<circle class="access__dot access__dot--{{kind}}" cx="{{x}}" cy="{{y}}" r="{{radius}}"><title>{{label}}</title></circle>
      {{/dots}}
    </svg>
    <figcaption>
      <ul class="access__legend">
        <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="access__dot access__dot--1" cx="6" cy="6" r="5"></circle></svg> [[coverage.page.legend_1]]</li>
        <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="access__dot access__dot--2" cx="6" cy="6" r="5"></circle></svg> [[coverage.page.legend_2]]</li>
        <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="access__dot access__dot--3" cx="6" cy="6" r="5"></circle></svg> [[coverage.page.legend_3]]</li>
        <li><svg viewBox="0 0 12 12" aria-hidden="true"><circle class="access__dot access__dot--4" cx="6" cy="6" r="5"></circle></svg> [[coverage.page.legend_4]]</li>
      </ul>
      <p class="small-print">[[coverage.page.map_said]] {{elsewhere}}</p>
    </figcaption>
  </figure>
  {{/has_dots}}
  {{#curve}}<figure class="access__curve">
    <figcaption><h2>[[coverage.page.curve]]</h2></figcaption>
    <svg viewBox="0 0 640 220" role="img" aria-label="[[coverage.page.curve]]">
      <line class="access__rule" x1="10" x2="630" y1="20" y2="20"></line>
      <line class="access__rule" x1="10" x2="630" y1="190" y2="190"></line>
      <polyline class="access__line" points="{{curve}}"></polyline>
      <text class="access__scale" x="12" y="15">100 %</text>
      <text class="access__scale" x="12" y="210">0 min</text>
      <text class="access__scale" text-anchor="end" x="628" y="210">60 min</text>
    </svg>
  </figure>{{/curve}}
  </div>
  {{#has_steps}}<details class="fold">
    <summary>[[coverage.page.curve_table]]</summary>
    <table>
      <caption class="visually-hidden">[[coverage.page.curve]]</caption>
      <thead><tr><th scope="col">[[coverage.page.within]]</th><th scope="col">[[coverage.page.share]]</th></tr></thead>
      <tbody>{{#steps}}<tr><th scope="row">{{minutes}}</th><td>{{share}}</td></tr>{{/steps}}</tbody>
    </table>
  </details>{{/has_steps}}
  <h2>{{listed}}</h2>
  {{#has_lines}}
  <p class="small-print access__scroll">[[coverage.page.scroll]]</p>
  <div class="access__table" role="region" tabindex="0" aria-label="{{listed}}">
    <table>
      <caption class="visually-hidden">{{listed}}</caption>
      <thead><tr><th scope="col">[[coverage.page.territory]]</th><th scope="col">[[coverage.page.people]]</th><th scope="col">[[coverage.page.share]]</th><th scope="col">[[coverage.page.band_head]]</th><th scope="col">[[coverage.page.median]]</th>{{#has_nearest}}<th scope="col">[[coverage.page.nearest]]</th>{{/has_nearest}}</tr></thead>
      <tbody>
        {{#lines}}<tr><th scope="row">{{#url}}<a href="{{url}}">{{name}}</a>{{/url}}{{#no_url}}{{name}}{{/no_url}}</th><td>{{people}}</td><td>{{share}}</td><td>{{band}}</td><td>{{median}}</td>{{#nearest}}<td>{{#counter_url}}<a href="{{counter_url}}">{{nearest}}</a>{{/counter_url}}{{#no_counter_url}}{{nearest}}{{/no_counter_url}}</td>{{/nearest}}</tr>
        {{/lines}}
      </tbody>
    </table>
  </div>
  {{/has_lines}}
  {{#no_lines}}<p>[[coverage.page.nothing]]</p>{{/no_lines}}
  <p><a href="{{csv_url}}" download>[[coverage.page.csv]]</a> · <a href="{{pdf_url}}" download>[[coverage.page.pdf]]</a></p>
  <section class="card" aria-labelledby="access-method">
    <h2 id="access-method">[[coverage.page.method]]</h2>
    <p>[[coverage.page.method_people]]</p>
    <p>[[coverage.page.method_roads]]</p>
    <p>[[coverage.page.method_straight_line]]</p>
    <p>[[coverage.page.method_band]]</p>
    <h3>[[coverage.page.sources]]</h3>
    <ul>{{#sources}}<li>{{sources}}</li>{{/sources}}</ul>
  </section>
</div>
[[> platform/_bottom]]
