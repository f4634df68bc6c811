{{%AUTOESCAPE context="HTML"}}
{{#distance}}<p class="distance">{{distance}}</p>{{/distance}}
<p>{{#stop}}<strong>{{stop}}</strong>, {{/stop}}{{address}}</p>
{{#telephone}}<p class="town-list__telephone">{{telephone}}</p>{{/telephone}}
{{#has_week}}
<dl class="town-list__week">
  {{#week}}<div><dt>{{days}}</dt><dd>{{spans}}</dd></div>
  {{/week}}
</dl>
{{/has_week}}
{{#has_dates}}<ul class="plain">{{#dates}}<li>{{dates}}</li>{{/dates}}</ul>{{/has_dates}}
{{#appointment}}<p>{{appointment}}</p>{{/appointment}}
