{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<article class="wrap narrow sheet prose">
  {{#all_procedures}}<p class="back"><a href="{{url}}">{{label}}</a></p>{{/all_procedures}}
  <p class="lead">{{pack}}</p>
  <h1>{{name}}</h1>
  {{#has_sources}}<ul class="plain sheet__official">{{#sources}}<li><a href="{{url}}" rel="noreferrer">{{label}}</a></li>{{/sources}}</ul>{{/has_sources}}
  {{#standing}}
  <p class="note">{{standing}}</p>
  {{#is_stale}}<p class="note">[[network.sheet.stale]]</p>{{/is_stale}}
  {{#is_in_french}}<p class="note">[[network.sheet.in_french]]</p>{{/is_in_french}}
  {{/standing}}
  <section aria-labelledby="rule"><h2 id="rule">[[network.border.rule]]</h2>{{#rule}}<p>{{rule}}</p>{{/rule}}</section>
  <section aria-labelledby="to-do"><h2 id="to-do">[[network.border.to_do]]</h2><ol>{{#to_do}}<li>{{to_do}}</li>{{/to_do}}</ol></section>
  <div class="sheet__sides">
    <section class="card" aria-labelledby="does"><h2 id="does">[[network.sheet.counter_does]]</h2><ul>{{#counter_does}}<li>{{counter_does}}</li>{{/counter_does}}</ul></section>
    <section class="card" aria-labelledby="does-not"><h2 id="does-not">[[network.sheet.counter_does_not]]</h2><ul>{{#counter_does_not}}<li>{{counter_does_not}}</li>{{/counter_does_not}}</ul></section>
  </div>
  {{#has_documents}}
  <section aria-labelledby="documents"><h2 id="documents">[[network.border.documents]]</h2>
    <dl>{{#documents}}<dt><strong>{{code}}</strong>{{#replaces}} <span class="quiet">{{replaces}}</span>{{/replaces}}</dt><dd>{{use}} [[network.border.issued_by]] {{issued_by}}</dd>
    {{/documents}}</dl></section>
  {{/has_documents}}
  {{#has_bodies}}
  <section aria-labelledby="bodies"><h2 id="bodies">[[network.border.bodies]]</h2>
    <ul>{{#bodies}}<li><a href="{{url}}" rel="noreferrer">{{name}}</a>{{#counterpart}} <span class="quiet">{{counterpart}}</span>{{/counterpart}}<br>{{role}}{{#dead_link}} <span class="note">{{dead_link}}</span>{{/dead_link}}</li>
    {{/bodies}}</ul></section>
  {{/has_bodies}}
  <p class="actions">[[> platform/_print]]</p>
  {{#has_others}}<nav aria-label="[[network.border.others]]"><h2>[[network.border.others]]</h2><ul>{{#others}}<li><a href="{{url}}">{{label}}</a></li>{{/others}}</ul></nav>{{/has_others}}
</article>
[[> platform/_bottom]]
