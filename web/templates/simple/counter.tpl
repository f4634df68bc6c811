{{%AUTOESCAPE context="HTML"}}
[[> simple/_top]]
    {{#commune}}<p class="back"><a href="{{counters_url}}">[[simple.counter.others]]</a></p>{{/commune}}
    <h1>{{name}}</h1>
    {{#state}}<p><span class="state state--large state--{{kind}}">{{text}}</span></p>{{/state}}
    {{#is_old}}{{#telephone}}[[> simple/_call_first]]{{/telephone}}{{#no_telephone}}<p class="note">[[simple.hours_may_have_changed]]</p>{{/no_telephone}}{{/is_old}}
    {{#telephone}}<p><a class="button simple__call" href="tel:{{number}}">[[> simple/_call]]</a></p>{{/telephone}}
    <section aria-labelledby="hours">
      <h2 id="hours">[[> simple/_icon_hours]][[simple.counter.hours]]</h2>
      {{#no_stops}}
      {{#has_week}}
      <dl>
        {{#week}}
        <dt>{{#today}}[[simple.counter.today]]{{/today}}{{#no_today}}[[simple.counter.tomorrow]]{{/no_today}} <span class="line quiet">{{day}} {{date}}</span></dt>
        <dd>{{#holiday}}<span class="line">{{holiday}}</span> {{/holiday}}{{#spans}}<span class="line">{{spans}}</span> {{/spans}}{{#closed}}[[simple.counter.closed]]{{/closed}}{{#unreadable}}[[simple.counter.day_not_known]]{{/unreadable}}</dd>
        {{/week}}
      </dl>
      {{/has_week}}
      {{#no_week}}<p>[[simple.counter.hours_not_known]]</p>{{/no_week}}
      {{/no_stops}}
      {{#has_stops}}
      <dl>
        {{#stops}}<dt>{{name}} <span class="line quiet">{{address}}</span></dt>
        {{#dates}}<dd>{{dates}}</dd>{{/dates}}{{#no_dates}}<dd>[[simple.counter.day_not_known]]</dd>{{/no_dates}}
        {{/stops}}
      </dl>
      {{/has_stops}}
      {{#appointment}}<p>{{appointment}}</p>{{/appointment}}
    </section>
    <section aria-labelledby="place">
      <h2 id="place">[[> simple/_icon_place]][[simple.counter.address]]</h2>
      <address>{{#address}}<span class="line">{{address}}</span> {{/address}}</address>
      {{#wheelchair}}<p>{{wheelchair}}</p>{{/wheelchair}}
      {{#map_url}}<p><a class="button button--quiet" href="{{map_url}}" rel="noreferrer">[[network.counter.see_on_map]]</a></p>{{/map_url}}
    </section>
    <section aria-labelledby="help">
      {{#offer}}
      <h2 id="help">[[simple.counter.help]]</h2>
      <ul class="plain">
        {{#partners}}<li>{{name}}</li>
        {{/partners}}
      </ul>
      {{/offer}}
      {{#no_offer}}
      <h2 id="help">[[simple.counter.help_asked]]</h2>
      <p>[[simple.counter.help_not_known]]</p>
      {{/no_offer}}
    </section>
    <section aria-labelledby="bring">
      <h2 id="bring">[[simple.counter.bring]]</h2>
      <p><span class="line">[[simple.counter.bring_papers]]</span> <span class="line">[[simple.counter.bring_letters]]</span> <span class="line">[[simple.counter.bring_all]]</span></p>
    </section>
[[> simple/_bottom]]
