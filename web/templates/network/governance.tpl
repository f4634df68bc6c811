{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section governance">
  <h1>[[network.governance.title]]</h1>
  <p class="lead">[[network.governance.lead]]</p>
  {{#has_generated}}<p class="note">[[network.governance.generated]]</p>{{/has_generated}}
  <h2>[[network.governance.leads]]</h2>
  {{#has_leads}}
  <ul class="governance__leads">
    {{#leads}}
    <li class="card">
      <h3>{{holder}}</h3>
      <p>{{function}}</p>
      {{#body}}<p class="quiet">{{body}}</p>{{/body}}
      <p class="small-print">[[network.governance.since]] {{since}}</p>
    </li>
    {{/leads}}
  </ul>
  {{/has_leads}}
  {{#no_leads}}<p>[[network.governance.no_leads]]</p>{{/no_leads}}
  <h2>[[network.governance.coordinators]]</h2>
  <form class="governance__day" method="get" action="/[[lang]]/governance">
    <label for="on">[[network.governance.on]]</label>
    <input id="on" name="on" type="date" value="{{on}}">
    <button class="button button--quiet" type="submit">[[network.governance.show]]</button>
  </form>
  <p class="governance__figure">{{covered}}</p>
  {{#official}}<p class="small-print">{{official}}</p>{{/official}}
  {{#has_rows}}
  <div class="governance__both">
    <figure class="governance__map">
      <svg viewBox="-20 -20 1040 1060" role="img" aria-label="[[network.governance.map]]">
        {{#dots}}<circle cx="{{x}}" cy="{{y}}" r="17" class="{{#is_recruited}}governance__dot--recruited{{/is_recruited}}{{#no_is_recruited}}governance__dot{{/no_is_recruited}}"><title>{{label}}</title></circle>
        {{/dots}}
      </svg>
      <figcaption class="small-print">
        <span class="governance__key governance__key--recruited"></span> [[network.governance.recruited]]
        <span class="governance__key"></span> [[network.governance.vacant]]<br>
        <span>[[network.governance.where]]</span>
      </figcaption>
    </figure>
    <div class="governance__table" role="region" tabindex="0" aria-label="[[network.governance.coordinators]]">
      <table>
        <caption class="visually-hidden">[[network.governance.coordinators]]</caption>
        <thead><tr><th scope="col">[[network.governance.department]]</th><th scope="col">[[network.governance.state]]</th><th scope="col">[[network.governance.since_when]]</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{code}} {{name}}</th><td>{{state}}{{#holder}} : {{holder}}{{/holder}}</td><td>{{since}}</td></tr>
        {{/rows}}
        </tbody>
      </table>
    </div>
  </div>
  {{/has_rows}}
</div>
[[> platform/_bottom]]
