{{%AUTOESCAPE context="HTML"}}
[[> platform/top]]
<div class="search-band">
  <div class="wrap">{{#form}}[[> network/search]]{{/form}}</div>
</div>
<div class="wrap" id="results" data-results>
  {{#results}}[[> network/results]]{{/results}}
</div>
<p class="wrap section">[[> platform/print]]</p>
<p class="visually-hidden" role="status" data-announce></p>
[[> platform/bottom]]
