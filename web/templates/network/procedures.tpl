{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="search-band">
  <div class="wrap">
    <form class="search" role="search" action="{{action}}" method="get">
      <div class="search__questions search__questions--one">
        <div class="field">
          <label class="field__label" for="q">[[network.procedures.question]]</label>
          <input class="field__input" id="q" name="q" value="{{q}}" autocomplete="off" aria-describedby="q-hint">
          <p class="field__hint" id="q-hint">[[network.procedures.hint]]</p>
        </div>
        <button class="button search__go" type="submit">[[network.form.find]]</button>
      </div>
      <details class="filters">
        <summary>[[network.form.more_filters]]</summary>
        <div class="filters__fields">
          <div class="field"><label class="field__label" for="theme">[[network.procedures.theme]]</label>
            <select class="field__input" id="theme" name="theme">{{#themes}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/themes}}</select></div>
          <div class="field"><label class="field__label" for="partner">[[network.form.partner]]</label>
            <select class="field__input" id="partner" name="partner">{{#bodies}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/bodies}}</select></div>
          <div class="field"><label class="field__label" for="channel">[[network.procedures.channel]]</label>
            <select class="field__input" id="channel" name="channel">{{#channels}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/channels}}</select></div>
          <div class="field"><label class="field__label" for="tag">[[network.procedures.tag]]</label>
            <select class="field__input" id="tag" name="tag">{{#tags}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/tags}}</select></div>
        </div>
      </details>
    </form>
  </div>
</div>
<div class="wrap section">
  <h1>{{heading}}</h1>
  {{#is_empty}}<p class="note">[[network.procedures.none]]</p>{{/is_empty}}
  {{#has_borders}}
  <section class="card" aria-labelledby="borders">
    <h2 id="borders">[[network.border.heading]]</h2>
    <ul class="plain">{{#borders}}<li><a href="{{url}}">{{label}}</a></li>
    {{/borders}}</ul>
  </section>
  {{/has_borders}}
  <div class="groups">
    {{#groups}}
    <section class="card">
      <h2>{{heading}}</h2>
      <ul class="plain">{{#procedures}}<li><a href="{{url}}">{{label}}</a></li>
      {{/procedures}}</ul>
    </section>
    {{/groups}}
  </div>
</div>
[[> platform/_bottom]]
