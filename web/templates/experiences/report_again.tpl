{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell">
  <h1>[[stories.report.title]]</h1>
  <section class="note flood" role="alert" aria-labelledby="flood-title" data-proof data-salt="{{proof_salt}}" data-bits="{{proof_bits}}">
    <h2 id="flood-title">[[stories.report_flood.title]]</h2>
    <div data-proof-by-hand>
      <p>[[stories.report_flood.kept]]</p>
    </div>
    <div data-proof-working hidden>
      <p>[[stories.report_flood.working]]</p>
      <progress class="flood__progress" max="100" value="0" aria-label="[[stories.flood.progress]]"></progress>
      <p class="actions"><button class="button button--quiet" type="button" data-proof-cancel>[[stories.flood.cancel]]</button></p>
    </div>
  </section>
  <article class="card prose">{{#said}}<p>{{said}}</p>{{/said}}</article>
  <form action="{{report_url}}" method="post" data-send>
    {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
    {{/fields}}
    <p class="actions"><button class="button" type="submit" name="step" value="send">[[stories.report.send]]</button></p>
  </form>
</div>
[[> platform/_bottom]]
