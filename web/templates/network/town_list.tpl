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
    <li class="card"><h2>{{name}}</h2>[[> network/_town_place]]</li>
    {{/places}}
  </ul>
  {{/has_places}}
  {{#groups}}
  <section class="town-list__group">
    <h2>{{group}}</h2>
    {{#measured}}<p class="quiet">[[network.as_the_crow_flies]]</p>{{/measured}}
    {{#has_members}}
    <ul class="town-list__places">
      {{#members}}
      <li class="card"><h3>{{name}}</h3>[[> network/_town_place]]</li>
      {{/members}}
    </ul>
    {{/has_members}}
  </section>
  {{/groups}}
  {{#is_empty}}<p class="note">[[network.list.empty]]</p>{{/is_empty}}
  {{#wider}}<p class="town-list__wider"><a href="{{url}}">{{label}}</a></p>{{/wider}}
  <p class="note">{{printed}}{{#source}} {{source}}{{/source}}</p>
</div>
[[> platform/_bottom]]
