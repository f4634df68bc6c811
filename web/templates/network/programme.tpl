{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section">
  <h1>[[network.programme.title]]</h1>
  <p><a href="/[[lang]]/governance">[[network.governance.title]]</a> · <a href="/[[lang]]/growth">[[network.growth.title]]</a> · <a href="/[[lang]]/goals">[[goals.title]]</a> · <a href="/[[lang]]/figures">[[figures.public_title]]</a> · <a href="/[[lang]]/access">[[coverage.page.name]]</a></p>
  <ol class="timeline">
    {{#events}}
    <li><h2>{{date}}</h2><p>{{what}}</p><p class="small-print">{{source}}</p></li>
    {{/events}}
  </ol>
  {{#no_events}}<p class="note">[[network.programme.none]]</p>{{/no_events}}
</div>
[[> platform/_bottom]]
