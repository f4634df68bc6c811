{{%AUTOESCAPE context="HTML"}}
[[> platform/top]]
<div class="hero">
  <div class="wrap">
    <h1>[[network.home.heading]]</h1>
    <p class="lead">[[network.home.lead]]</p>
    {{#form}}[[> network/search]]{{/form}}
    <p class="small-print">{{counters}} · {{source}}</p>
  </div>
</div>
<section class="wrap section" aria-labelledby="how">
  <h2 id="how">[[network.home.how]]</h2>
  <ol class="steps">
    <li><h3>[[network.home.step_1]]</h3><p>[[network.home.step_1_text]]</p></li>
    <li><h3>[[network.home.step_2]]</h3><p>[[network.home.step_2_text]]</p></li>
    <li><h3>[[network.home.step_3]]</h3><p>[[network.home.step_3_text]]</p></li>
  </ol>
</section>
{{#has_partners}}
<section class="wrap section" aria-labelledby="with-whom">
  <h2 id="with-whom">[[network.home.partners]]</h2>
  <p class="lead">[[network.home.partners_text]]</p>
  <ul class="partners">
    {{#partners}}
    <li>
      <details class="fold">
        <summary>{{name}}</summary>
        <ul>
          {{#procedures}}<li><a href="{{url}}">{{label}}</a></li>
          {{/procedures}}
        </ul>
      </details>
    </li>
    {{/partners}}
  </ul>
</section>
{{/has_partners}}
[[> platform/bottom]]
