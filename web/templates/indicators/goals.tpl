{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section">
  <h1>[[goals.title]]</h1>
  <p class="lead">[[goals.description]]</p>
  {{#is_generated}}<p class="note">[[figures.generated_public]]</p>{{/is_generated}}
  {{#goals}}
  <section class="goal">
    <h2>{{name}}</h2>
    <p>{{meaning}}</p>
    <div class="public-figures">
      {{#figures}}
      [[> indicators/_figure]]
      {{/figures}}
    </div>
    <p><a href="{{more_url}}">{{more}}</a></p>
  </section>
  {{/goals}}
  <p class="small-print">[[figures.public_rule]]</p>
</div>
[[> platform/_bottom]]
