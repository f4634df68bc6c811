{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section">
  <h1>[[network.error_report.thanks]]</h1>
  <p class="lead">[[network.error_report.thanks_text]]</p>
  {{#counter}}<p><a class="button" href="{{url}}">{{label}}</a></p>{{/counter}}
</div>
[[> platform/_bottom]]
