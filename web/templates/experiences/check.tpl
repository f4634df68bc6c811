{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell">
  <h1>[[stories.check.title]]</h1>
  {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
  {{#proof_salt}}[[> experiences/_flood]]{{/proof_salt}}
  <p class="lead">[[stories.check.lead]]</p>
  {{#has_masked}}
  <div class="note">
    <p>[[stories.check.masked]]</p>
    <ul>{{#masked}}<li>{{masked}}</li>{{/masked}}</ul>
  </div>
  {{/has_masked}}
  <article class="card prose">
    {{#headline}}<h2>{{headline}}</h2>{{/headline}}
    {{#paragraphs}}<p>{{paragraphs}}</p>
    {{/paragraphs}}
    {{#has_helped}}<h2>[[stories.would_have_helped]]</h2>{{#helped}}<p>{{helped}}</p>{{/helped}}{{/has_helped}}
    <p class="small-print">{{about}}</p>
  </article>
  <form action="/[[lang]]/tell" method="post" data-send>
    {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
    {{/fields}}
    <p class="actions">
      <button class="button" type="submit" name="step" value="send">[[stories.check.send]]</button>
      <button class="button button--quiet" type="submit" name="step" value="edit">[[stories.check.edit]]</button>
    </p>
  </form>
  <p class="small-print">[[stories.check.next]]</p>
</div>
[[> platform/_bottom]]
