{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <h1>[[stories.own_report.title]]</h1>
  <p>{{reason}}</p>
  <p class="lead">{{state}}</p>
  <p>{{note}}</p>
</div>
[[> platform/_bottom]]
