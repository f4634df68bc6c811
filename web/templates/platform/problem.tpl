{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow problem">
  <h1>{{heading}}</h1>
  <p class="lead">{{explanation}}</p>
  {{#lines}}<p class="note"><strong>{{field}}</strong> {{text}}</p>
  {{/lines}}
  <p><a class="button" href="/[[lang]]/">[[platform.find_a_counter]]</a></p>
  {{#request_id}}<p class="small-print">[[platform.request_id]] <code>{{request_id}}</code></p>{{/request_id}}
</div>
[[> platform/_bottom]]
