{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<article class="wrap narrow sheet prose">
  {{#all_procedures}}<p class="back"><a href="{{url}}">{{label}}</a></p>{{/all_procedures}}
  <h1>{{name}}</h1>
  {{#sheet}}
  {{#official}}<p class="sheet__official"><a href="{{url}}" rel="noreferrer">{{label}}</a></p>{{/official}}
  {{#dead_link}}<p class="note">{{dead_link}}</p>{{/dead_link}}
  {{#standing}}
  <p class="note">{{standing}} {{source}}</p>
  {{#is_stale}}<p class="note">[[network.sheet.stale]]</p>{{/is_stale}}
  {{#is_in_french}}<p class="note">[[network.sheet.in_french]]</p>{{/is_in_french}}
  {{/standing}}
  <p class="lead">{{what}}</p>
  <p>{{for_whom}}</p>
  {{/sheet}}
  {{#no_sheet}}<p class="note">[[network.sheet.missing]]</p>{{/no_sheet}}
  <p>{{competent}}</p>
  <p class="actions">{{#counters}}<a class="button" href="{{url}}">{{label}}</a> {{/counters}}[[> platform/_print]]</p>
  {{#no_counters}}<p class="note">[[network.sheet.not_at_counter]]</p>{{/no_counters}}
  {{#sheet}}
  <div class="sheet__sides">
    <section class="card" aria-labelledby="does"><h2 id="does">[[network.sheet.counter_does]]</h2>
      <ul>{{#counter_does}}<li>{{counter_does}}</li>{{/counter_does}}</ul></section>
    <section class="card" aria-labelledby="does-not"><h2 id="does-not">[[network.sheet.counter_does_not]]</h2>
      <ul>{{#counter_does_not}}<li>{{counter_does_not}}</li>{{/counter_does_not}}</ul>
      <h3>[[network.sheet.reoriented_to]]</h3><p>{{reoriented_to}}</p></section>
  </div>
  <section aria-labelledby="papers"><h2 id="papers">[[network.sheet.papers]]</h2>
    <ul>{{#papers}}<li>{{papers}}</li>{{/papers}}</ul></section>
  {{#has_channels}}<section aria-labelledby="channels"><h2 id="channels">[[network.sheet.channels]]</h2>
    <ul>{{#channels}}<li>{{channels}}</li>{{/channels}}</ul></section>{{/has_channels}}
  {{#has_tags}}<ul class="chips" aria-label="[[network.procedures.tag]]">{{#tags}}<li><a class="chip" href="{{url}}">{{label}}</a></li>{{/tags}}</ul>{{/has_tags}}
  {{/sheet}}
</article>
[[> platform/_bottom]]
