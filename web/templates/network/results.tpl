{{%AUTOESCAPE context="HTML"}}
<div class="results" data-title="{{title}} · [[platform.name]]" data-address="{{address}}" data-place="{{place}}" data-q="{{q}}">
  <div class="results__head">
    <h1 tabindex="-1">{{heading}}</h1>
    {{#has_shortcuts}}
    <ul class="chips" aria-label="[[network.results.shortcuts]]">
      {{#shortcuts}}
      <li><a class="chip" href="{{value}}"{{#selected}} aria-current="true"{{/selected}}>{{label}}</a></li>
      {{/shortcuts}}
    </ul>
    {{/has_shortcuts}}
    <p class="simple-link"><a href="/[[lang]]/simple{{address}}">[[simple.link]]</a></p>
  </div>
  {{#has_items}}
  <section class="map" data-map data-all="[[network.map.all]]" data-gesture-command="[[network.map.gesture_command]]" data-gesture-control="[[network.map.gesture_control]]" data-gesture-touch="[[network.map.gesture_touch]]" data-keys="[[network.map.keys]]" data-loading="[[network.map.loading]]" data-source="[[network.map.source]]" data-unavailable="[[network.map.unavailable]]" data-zoom-in="[[network.map.zoom_in]]" data-zoom-out="[[network.map.zoom_out]]" aria-label="[[network.map.label]]" hidden>
    <button class="button button--quiet" type="button" data-map-toggle data-hide="[[network.map.hide]]" aria-expanded="false">[[network.map.show]]</button>
    <a class="map__to-list" href="#counters">[[network.map.to_list]]</a>
    {{#has_map_layers}}
    <details class="layers fold">
      <summary>[[network.layers.choose]]</summary>
      <p class="layers__all"><button class="button button--quiet" type="button" data-layers-all="true">[[network.layers.all]]</button> <button class="button button--quiet" type="button" data-layers-all="">[[network.layers.none]]</button></p>
      {{#map_layers}}
      <fieldset class="layers__group" data-layers-group>
        <legend>{{legend}}</legend>
        {{#choices}}<label class="layers__layer"><input type="checkbox" value="{{number}}" autocomplete="off" checked> <span>{{layer}} <span class="quiet">({{counters}})</span></span></label>
        {{/choices}}
      </fieldset>
      {{/map_layers}}
    </details>
    <p class="layers__shown" role="status" data-layers-shown="[[network.layers.shown]]"></p>
    {{/has_map_layers}}
    <div data-map-canvas></div>
  </section>
  {{/has_items}}
  <div class="results__list">
    {{#notices}}<p class="note" role="alert">{{notices}}</p>
    {{/notices}}
    {{#ambiguities}}
    <section class="card ambiguity">
      <div role="alert"><h2>{{question}}</h2></div>
      <ul class="chips">{{#choices}}<li><a class="chip" href="{{url}}">{{label}}</a></li>{{/choices}}</ul>
    </section>
    {{/ambiguities}}
    {{#sheet}}<p><a href="{{url}}">{{label}}</a></p>{{/sheet}}
    {{#is_old}}<p class="note">[[network.call_before_going]]</p>{{/is_old}}
    {{#measured}}<p class="small-print">[[network.as_the_crow_flies]]{{#by_road}} {{by_road}}{{/by_road}}</p>{{/measured}}
    {{#has_items}}
    <ol class="counters" id="counters" tabindex="-1">
      {{#items}}<li>[[> network/_result]]</li>
      {{/items}}
    </ol>
    {{/has_items}}
    {{#empty}}
    <section class="card empty">
      <p role="alert">{{explanation}}</p>
      <ul class="ways">{{#ways_out}}<li><a class="button button--quiet" href="{{url}}">{{label}}</a></li>{{/ways_out}}</ul>
    </section>
    {{#next_best}}
    <h2>{{heading}}</h2>
    <ol class="counters">
      {{#nearest}}<li>[[> network/_result]]</li>
      {{/nearest}}
    </ol>
    {{/next_best}}
    {{/empty}}
    {{#paging}}
    <nav class="pages" aria-label="[[network.results.pages]]">
      {{#first_url}}<a class="button button--quiet" href="{{first_url}}">[[network.results.first]]</a>{{/first_url}}
      {{#next_url}}<a class="button button--quiet" rel="next" href="{{next_url}}">[[network.results.next]]</a>{{/next_url}}
    </nav>
    {{/paging}}
  </div>
  <div class="results__beside">
    {{#not_known}}
    <section class="card" aria-labelledby="not-known">
      <h2 id="not-known">[[network.results.not_known]]</h2>
      {{#offer}}<p>{{offer}}</p>{{/offer}}
      {{#wheelchair}}<p>{{wheelchair}}</p>{{/wheelchair}}
      {{#has_offer_to_call}}
      <p>[[network.results.offer_to_call]]</p>
      <ul class="to-call">
        {{#offer_to_call}}<li>[[> network/_to_call]]</li>
        {{/offer_to_call}}
      </ul>
      {{/has_offer_to_call}}
      {{#has_to_call}}
      <p>[[network.results.to_call]]</p>
      <ul class="to-call">
        {{#to_call}}<li>[[> network/_to_call]]</li>
        {{/to_call}}
      </ul>
      {{/has_to_call}}
    </section>
    {{/not_known}}
    {{#list_url}}<p><a href="{{list_url}}">[[network.counter.print_list]]</a></p>{{/list_url}}
    {{#source}}<p class="note">{{source}}</p>{{/source}}
  </div>
</div>
