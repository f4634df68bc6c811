{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<article class="wrap narrow section open-data">
  <h1>[[open_data.title]]</h1>
  <p class="lead">[[open_data.lead]]</p>
  <dl class="open-data__terms">
    <div><dt>[[open_data.what]]</dt><dd>{{counters}}</dd></div>
    {{#has_producers}}<div><dt>[[open_data.producer]]</dt>{{#producers}}<dd>{{producers}}</dd>{{/producers}}</div>{{/has_producers}}
    <div><dt>[[open_data.licence]]</dt><dd><a href="{{licence_url}}" rel="license noreferrer">[[open_data.licence_name]]</a></dd><dd class="quiet">[[open_data.licence_text]]</dd></div>
  </dl>
  <h2>[[open_data.files]]</h2>
  <ul class="open-data__files">
    {{#files}}
    <li class="card">
      <h3>{{format}}</h3>
      <p>{{purpose}}</p>
      <p class="actions"><a class="button" href="{{url}}" download>[[open_data.download]] {{file}}</a></p>
      {{#standard}}<p class="small-print"><a href="{{url}}" rel="noreferrer">{{label}}</a></p>{{/standard}}
    </li>
    {{/files}}
  </ul>
  <h2>[[open_data.columns]]</h2>
  <p>[[open_data.columns_text]] <a href="{{schema_url}}" download>counters.schema.json</a></p>
  <details class="card fold">
    <summary>[[open_data.columns_show]]</summary>
    <dl class="open-data__columns">
      {{#columns}}<div><dt><code>{{column}}</code></dt><dd>{{meaning}}</dd></div>
      {{/columns}}
    </dl>
  </details>
  <h2>[[open_data.figures_link]]</h2>
  <p>[[open_data.figures_text]] <a href="/api/v1/public-statistics/visits.csv" download>figures.csv</a>. [[open_data.figures_schema]] <a href="/api/v1/public-statistics/visits.schema.json" download>figures.schema.json</a></p>
  <h2>[[coverage.page.name]]</h2>
  <p>[[open_data.access_text]] <a href="/api/v1/coverage.csv" download>access.csv</a>. [[open_data.figures_schema]] <a href="/api/v1/coverage.schema.json" download>access.schema.json</a></p>
  <h2>[[stories.title]]</h2>
  <p>[[open_data.stories_text]] <a href="/api/v1/experiences.csv" download>experiences.csv</a>. [[open_data.figures_schema]] <a href="/api/v1/experiences.schema.json" download>experiences.schema.json</a></p>
  <h2>[[open_data.catalogue]]</h2>
  <p>[[open_data.catalogue_text]] <a href="{{catalogue_url}}" download>open-data.jsonld</a></p>
</article>
[[> platform/_bottom]]
