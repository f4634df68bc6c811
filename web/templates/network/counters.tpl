{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="search-band">
  <div class="wrap">{{#form}}[[> network/_search]]{{/form}}</div>
</div>
<div class="wrap" id="results" data-results>
  {{#results}}[[> network/results]]{{/results}}
</div>
<p class="wrap section">[[> platform/_print]]</p>
<p class="visually-hidden" role="status" data-announce></p>
[[> platform/_bottom]]
