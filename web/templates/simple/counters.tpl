{{%AUTOESCAPE context="HTML"}}
[[> simple/_top]]
    {{#results}}
    {{#ambiguities}}
    <h1>{{question}}</h1>
    <ul class="simple__choices">
      {{#choices}}<li><a class="button button--quiet" href="{{url}}">{{label}}</a></li>
      {{/choices}}
    </ul>
    <p><a href="/[[lang]]/simple/{{#form}}{{when}}{{/form}}">[[simple.results.other_place]]</a></p>
    {{/ambiguities}}
    {{#no_ambiguities}}
    <h1>{{heading}}</h1>
    {{#notices}}<p class="note">{{notices}}</p>
    {{/notices}}
    {{#is_old}}[[> simple/_call_first]]{{/is_old}}
    {{#has_items}}
    <ol class="simple__list">
      {{#items}}<li>[[> simple/_result]]</li>
      {{/items}}
    </ol>
    <p><a class="button button--quiet" href="/[[lang]]{{address}}">[[simple.results.more]]</a></p>
    <p><a href="/[[lang]]/simple/{{#form}}{{when}}{{/form}}">[[simple.results.other_place]]</a></p>
    {{/has_items}}
    {{#no_items}}
    {{#empty}}
    <p class="note">{{explanation}}</p>
    {{#next_best}}
    <p>{{heading}}</p>
    <ol class="simple__list">
      {{#nearest}}<li>[[> simple/_result]]</li>
      {{/nearest}}
    </ol>
    {{/next_best}}
    <p><a href="/[[lang]]/simple/{{#form}}{{when}}{{/form}}">[[simple.results.other_place]]</a></p>
    {{/empty}}
    {{#no_empty}}{{#form}}[[> simple/_search]]{{/form}}{{/no_empty}}
    {{/no_items}}
    {{/no_ambiguities}}
    {{/results}}
[[> simple/_bottom]]
