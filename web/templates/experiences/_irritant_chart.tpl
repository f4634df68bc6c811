{{%AUTOESCAPE context="HTML"}}
<div class="irritant__plot">
  <p class="irritant__scale" aria-hidden="true"><span>{{most}}</span><span>0</span></p>
  <svg class="irritant__chart" viewBox="0 0 {{width}} 62" role="img" aria-label="[[irritants.chart]]" focusable="false"><line class="irritant__axis" x1="0" x2="{{width}}" y1="0.5" y2="0.5"/><line class="irritant__axis" x1="0" x2="{{width}}" y1="60.5" y2="60.5"/>{{#bars}}<rect class="irritant__bar irritant__bar--{{tone}}" x="{{x}}" y="{{y}}" width="8" height="{{height}}"/>{{/bars}}{{#limits}}<line class="irritant__limit" x1="{{from}}" x2="{{to}}" y1="{{y}}" y2="{{y}}"/>{{/limits}}</svg>
  <p class="small-print irritant__ends"><span>{{from}}</span><span>{{until}}</span></p>
</div>
