{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="hero">
  <svg class="hero__motif" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M16.9 1.03a15 15 0 0 1 12.5 21.66l-12.5-7.21z"/>
    <path d="M28.5 24.25a15 15 0 0 1-25 0L16 17.04z"/>
    <path d="M2.6 22.69A15 15 0 0 1 15.1 1.03v14.45z"/>
  </svg>
  <div class="wrap">
    <h1>[[network.home.heading]]</h1>
    <p class="lead">[[network.home.lead]]</p>
    <p class="lead"><a href="/[[lang]]/simple{{path}}">[[simple.link]]</a></p>
    {{#form}}[[> network/_search]]{{/form}}
    <p class="small-print">{{counters}}{{#source}} · {{source}}{{/source}}</p>
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
{{#has_bodies}}
<section class="wrap section" aria-labelledby="with-whom">
  <h2 id="with-whom">[[network.home.partners]]</h2>
  <p class="lead">[[network.home.partners_text]]</p>
  <ul class="partners">
    {{#bodies}}
    <li>
      <details class="fold">
        <summary>{{name}}</summary>
        <ul>
          {{#procedures}}<li><a href="{{url}}">{{label}}</a></li>
          {{/procedures}}
        </ul>
      </details>
    </li>
    {{/bodies}}
  </ul>
</section>
{{/has_bodies}}
[[> platform/_bottom]]
