{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <h1>[[stories.own_report.title]]</h1>
  <p>{{reason}}</p>
  <p class="lead">{{state}}</p>
  <p>{{note}}</p>
  {{#reply}}<h2>[[stories.own_report.reply]]</h2>
  <p>{{reply}}</p>
  <p>{{reply_note}}</p>{{/reply}}
</div>
[[> platform/_bottom]]
