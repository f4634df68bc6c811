{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap town-list">
  <header class="town-list__head">
    <h1>{{heading}}</h1>
    <p class="lead">[[network.list.lead]]</p>
    <p class="quiet" data-print hidden>[[network.list.how]]</p>
    <p class="actions">[[> platform/_print]]</p>
  </header>
  {{#has_places}}
  <ul class="town-list__places">
    {{#places}}
    <li class="card">
      <h2>{{name}}</h2>
      {{#distance}}<p class="distance">{{distance}}</p>{{/distance}}
      <p>{{#stop}}<strong>{{stop}}</strong>, {{/stop}}{{address}}</p>
      {{#telephone}}<p class="town-list__telephone">{{telephone}}</p>{{/telephone}}
      {{#has_week}}
      <dl class="town-list__week">
        {{#week}}<div><dt>{{days}}</dt><dd>{{spans}}</dd></div>
        {{/week}}
      </dl>
      {{/has_week}}
      {{#has_dates}}<ul class="plain">{{#dates}}<li>{{dates}}</li>{{/dates}}</ul>{{/has_dates}}
      {{#appointment}}<p>{{appointment}}</p>{{/appointment}}
    </li>
    {{/places}}
  </ul>
  {{/has_places}}
  {{#no_places}}<p class="note">[[network.list.empty]]</p>{{/no_places}}
  {{#wider}}<p class="town-list__wider"><a href="{{url}}">{{label}}</a></p>{{/wider}}
  <p class="note">{{printed}}{{#source}} {{source}}{{/source}}</p>
</div>
[[> platform/_bottom]]
