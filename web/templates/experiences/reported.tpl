{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell">
  <h1>[[stories.reported.title]]</h1>
  <p class="lead">[[stories.reported.lead]]</p>
  <p class="follow-code">{{code}}</p>
  <p><a class="button" href="/[[lang]]/follow-up">[[stories.code.title]]</a></p>
</div>
[[> platform/_bottom]]
