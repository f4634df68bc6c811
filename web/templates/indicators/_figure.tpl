{{%AUTOESCAPE context="HTML"}}
<div class="card">
  <h3 class="public-figures__name">{{name}}</h3>
  <p class="{{#is_known}}public-figures__value{{/is_known}}">{{value}}</p>
  <p class="small-print">{{basis}}</p>
  <details>
    <summary>[[figures.definition]]</summary>
    <dl>
      <dt>[[figures.formula]]</dt><dd>{{formula}}</dd>
      <dt>[[figures.numerator]]</dt><dd>{{numerator}}</dd>
      <dt>[[figures.denominator]]</dt><dd>{{denominator}}</dd>
      <dt>[[figures.source]]</dt><dd>{{source}}</dd>
    </dl>
  </details>
</div>
