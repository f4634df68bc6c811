{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="search-band{{#results}}{{#has_items}} search-band--folds{{/has_items}}{{/results}}" id="change">
  <p class="wrap search-band__change"><a href="#change">[[network.form.change]]</a></p>
  <div class="wrap search-band__form">{{#form}}[[> network/_search]]{{/form}}</div>
</div>
<div class="wrap" id="results" data-results>
  {{#results}}[[> network/results]]{{/results}}
</div>
<p class="wrap section">[[> platform/_print]]</p>
<p class="visually-hidden" role="status" data-announce></p>
[[> platform/_bottom]]
