{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<script type="application/ld+json">{{json_ld:none}}</script>
<div class="wrap counter-page">
  <header class="counter-page__head">
    {{#commune}}<p class="back"><a href="{{counters_url}}">[[network.counter.others]] {{name}}</a></p>{{/commune}}
    <h1>{{name}}</h1>
    <p class="lead">{{kind}}{{#antenna_of}} · [[network.counter.antenna_of]] <a href="{{url}}">{{label}}</a>{{/antenna_of}}</p>
    <p class="counter-page__state">{{#state}}<span class="state state--large state--{{kind}}">{{text}}</span>{{/state}}{{#appointment}}<span>{{appointment}}</span>{{/appointment}}</p>
    {{#is_old}}<p class="note">[[network.call_before_going]]</p>{{/is_old}}
    <p class="actions">
      {{#telephone}}<a class="button" href="tel:{{number}}">[[network.counter.call]] {{display}}</a>{{/telephone}}
      {{#map_url}}<a class="button button--quiet" href="{{map_url}}" rel="noreferrer">[[network.counter.see_on_map]]</a>{{/map_url}}
      [[> platform/_print]]
    </p>
    <p><a href="/[[lang]]/simple{{path}}">[[simple.link]]</a></p>
  </header>
  <div class="counter-page__main">
    {{#no_stops}}
    <section class="card" aria-labelledby="hours">
      <h2 id="hours">[[network.counter.hours]]</h2>
      {{#has_week}}
      <table class="week">
        <caption class="visually-hidden">[[network.counter.hours_caption]]</caption>
        <thead class="visually-hidden"><tr><th scope="col">[[network.counter.day]]</th><th scope="col">[[network.counter.open_from_to]]</th></tr></thead>
        <tbody>
          {{#week}}
          <tr{{#today}} class="today" aria-current="date"{{/today}}>
            <th scope="row"><span class="week__day">{{day}}</span> <span class="week__date">{{date}}</span>{{#today}} <span class="tag">[[network.counter.today]]</span>{{/today}}{{#holiday}} <span class="tag">{{holiday}}</span>{{/holiday}}</th>
            <td>{{#spans}}<span class="span">{{spans}}</span> {{/spans}}{{#closed}}<span class="quiet">[[network.counter.closed]]</span>{{/closed}}{{#unreadable}}<span class="quiet">[[network.counter.day_not_known]]</span>{{/unreadable}}</td>
          </tr>
          {{/week}}
        </tbody>
      </table>
      {{/has_week}}
      {{#no_week}}<p class="note">[[network.counter.hours_not_known]]</p>{{/no_week}}
      {{#hours_text}}<p class="quiet">[[network.counter.hours_as_listed]] <q>{{hours_text}}</q></p>{{/hours_text}}
      {{#comment}}<p class="quiet">{{comment}}</p>{{/comment}}
    </section>
    {{/no_stops}}
    {{#has_closures}}
    <section class="card" aria-labelledby="closures">
      <h2 id="closures">[[network.counter.closures]]</h2>
      <ul class="plain">
        {{#closures}}<li>{{text}}{{#open_instead}}<br>[[network.counter.open_instead]] <a href="{{url}}">{{label}}</a>{{#instead_distance}} <span class="distance">{{instead_distance}}</span>{{/instead_distance}}{{/open_instead}}</li>
        {{/closures}}
      </ul>
    </section>
    {{/has_closures}}
    {{#has_stops}}
    <section class="card" aria-labelledby="stops">
      <h2 id="stops">[[network.counter.stops]]</h2>
      <ol class="stops">
        {{#stops}}<li><h3>{{name}}</h3><p>{{address}}</p><p>{{#stop_state}}<span class="state state--{{kind}}">{{text}}</span>{{/stop_state}}</p>{{#has_dates}}<p>[[network.counter.stop_dates]]</p><ul class="plain">{{#dates}}<li>{{dates}}</li>{{/dates}}</ul>{{/has_dates}}{{#hours}}<p class="quiet">[[network.counter.hours_as_listed]] <q>{{hours}}</q></p>{{/hours}}</li>
        {{/stops}}
      </ol>
      <p><a href="{{calendar_url}}">[[network.counter.tour_calendar]]</a></p>
    </section>
    {{/has_stops}}
    <section class="card" aria-labelledby="offer">
      <h2 id="offer">[[network.counter.offer]]</h2>
      {{#offer}}
      <p class="note">{{because}}</p>
      <ul class="partners partners--stacked">
        {{#partners}}
        <li>
          <details class="fold">
            <summary>{{name}}</summary>
            <ul>{{#procedures}}<li><a href="{{url}}">{{label}}</a></li>{{/procedures}}</ul>
          </details>
        </li>
        {{/partners}}
      </ul>
      {{#has_missing}}<p class="note">[[network.counter.missing]] {{#missing}}<span class="tag">{{missing}}</span> {{/missing}}</p>{{/has_missing}}
      {{/offer}}
      {{#has_local_offers}}
      <h3>[[network.counter.also_here]]</h3>
      <ul class="plain local-offers">{{#local_offers}}<li><strong>{{body}}</strong> {{what}}{{#presence}} <span class="tag">{{presence}}</span>{{/presence}}{{#when}} <span class="quiet">{{when}}</span>{{/when}}</li>{{/local_offers}}</ul>
      {{/has_local_offers}}
      {{#has_tags}}<ul class="chips" aria-label="[[network.procedures.tag]]">{{#tags}}<li><a class="chip" href="{{url}}">{{label}}</a></li>{{/tags}}</ul>{{/has_tags}}
      {{#no_offer}}<p class="note">[[network.counter.offer_not_known]]</p>{{/no_offer}}
    </section>
  </div>
  <div class="counter-page__beside">
    <section class="card counter-page__place" aria-labelledby="place">
      <h2 id="place">[[network.counter.how_to_come]]</h2>
      <address>{{#address}}<span class="line">{{address}}</span>{{/address}}</address>
      {{#wheelchair}}<p>{{wheelchair}}</p>{{/wheelchair}}
      {{#has_access}}<ul class="plain">{{#access}}<li>{{access}}</li>{{/access}}</ul>{{/has_access}}
      {{#route_url}}<p><a href="{{route_url}}" rel="noreferrer">[[network.counter.route]]</a></p>{{/route_url}}
      {{#telephone}}<p><a class="telephone" href="tel:{{number}}">{{display}}</a></p>{{/telephone}}
      {{#email}}<p><a href="mailto:{{email}}">{{email}}</a></p>{{/email}}
      {{#website}}<p><a href="{{website}}" rel="noreferrer">[[network.counter.website]]</a></p>{{/website}}
    </section>
    {{#has_equipment}}
    <section class="card" aria-labelledby="equipment">
      <h2 id="equipment">[[network.counter.equipment]]</h2>
      <ul class="plain">{{#equipment}}<li>{{equipment}}</li>{{/equipment}}</ul>
    </section>
    {{/has_equipment}}
    {{#spoken}}<p>{{spoken}}</p>{{/spoken}}
    {{#has_antennas}}
    <section class="card" aria-labelledby="antennas">
      <h2 id="antennas">[[network.counter.antennas]]</h2>
      <ul class="plain">{{#antennas}}<li><a href="{{url}}">{{label}}</a></li>{{/antennas}}</ul>
    </section>
    {{/has_antennas}}
    {{#has_not_known}}
    <section class="card" aria-labelledby="not-known">
      <h2 id="not-known">[[network.counter.not_known]]</h2>
      <ul class="plain">{{#not_known}}<li>{{not_known}}</li>{{/not_known}}</ul>
      <p class="quiet">[[network.counter.not_known_text]]</p>
    </section>
    {{/has_not_known}}
    {{#commune}}
    <section class="card" aria-labelledby="commune">
      <h2 id="commune">{{name}}</h2>
      {{#population}}<p>{{population}}</p>{{/population}}
      <p><a href="{{list_url}}">[[network.counter.print_list]]</a></p>
      <p class="small-print">{{source}}</p>
    </section>
    {{/commune}}
    <div class="note">
      {{#checked}}<p><strong>{{checked}}</strong></p>{{/checked}}
      <p>{{source}}</p>
    </div>
    <p><a href="{{tell_url}}">[[stories.tell.here]]</a></p>
    <details class="card fold report">
      <summary>[[network.error_report.tell]]</summary>
      <form action="{{report_url}}" method="post">
        <p class="quiet">[[network.error_report.no_names]] [[privacy.error_reports.notice]]</p>
        <label class="field__label" for="report-message">[[network.error_report.message]]</label>
        <textarea class="field__input" id="report-message" name="message" rows="3" maxlength="1000"></textarea>
        <fieldset class="report__what">
          <legend class="field__label">[[network.error_report.what]]</legend>
          <p class="report__subjects">
            <button class="button button--quiet" name="subject" value="hours">[[network.error_report.hours]]</button>
            <button class="button button--quiet" name="subject" value="address">[[network.error_report.address]]</button>
            <button class="button button--quiet" name="subject" value="telephone">[[network.error_report.telephone]]</button>
            <button class="button button--quiet" name="subject" value="closed">[[network.error_report.closed]]</button>
            <button class="button button--quiet" name="subject" value="offer">[[network.error_report.offer]]</button>
            <button class="button button--quiet" name="subject" value="other">[[network.error_report.other]]</button>
          </p>
        </fieldset>
      </form>
    </details>
  </div>
</div>
[[> platform/_bottom]]
