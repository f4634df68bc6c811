{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  <h1>[[stories.embed.title]]</h1>
  <p class="lead">[[stories.embed.lead]]</p>
  {{#has_networks}}<nav class="stories__networks" aria-label="[[stories.networks]]"><ul class="chips">{{#networks}}<li><a class="chip" href="{{value}}"{{#selected}} aria-current="true"{{/selected}}>{{label}}</a></li>{{/networks}}</ul></nav>{{/has_networks}}
  <form class="stories__form" action="/[[lang]]/experiences/embed" method="get">
    {{#network}}<input type="hidden" name="network" value="{{network}}">{{/network}}
    <div class="stories__fields">
      <div class="field">
        <label class="field__label" for="story-service">[[stories.filter.service]]</label>
        [[> experiences/_services]]
      </div>
      <div class="field">
        <label class="field__label" for="story-tag">[[stories.filter.tag]]</label>
        [[> experiences/_tags_offered]]
      </div>
      <div class="field">
        <label class="field__label" for="story-place">[[stories.filter.place]]</label>
        <input class="field__input" id="story-place" name="place" value="{{place}}" maxlength="100" autocomplete="off" autocapitalize="words" spellcheck="false">
      </div>
      <div class="field">
        <label class="field__label" for="story-limit">[[stories.embed.how_many]]</label>
        <select class="field__input" id="story-limit" name="limit">{{#limits}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/limits}}</select>
      </div>
    </div>
    <p class="actions"><button class="button" type="submit">[[stories.embed.make]]</button></p>
  </form>
  {{#unknown_place}}<p class="note" role="alert">{{unknown_place}} [[stories.filter.place_hint]]</p>{{/unknown_place}}
  {{#has_places}}
  <section class="card" aria-labelledby="story-which">
    <h2 id="story-which">[[stories.which_place]]</h2>
    <ul class="chips">{{#places}}<li><a class="chip" href="{{value}}">{{label}}</a></li>{{/places}}</ul>
  </section>
  {{/has_places}}
  {{#has_no_address}}<p class="note note--warning">[[stories.embed.no_address]]</p>{{/has_no_address}}
  <div class="field">
    <label class="field__label" for="story-code">[[stories.embed.code]]</label>
    <textarea class="field__input stories__code" id="story-code" rows="7" readonly spellcheck="false" aria-describedby="story-code-hint">{{code}}</textarea>
    <p class="field__hint" id="story-code-hint">[[stories.embed.code_hint]]</p>
  </div>
  <p><a href="{{widget_url}}" target="_blank" rel="noopener">[[stories.embed.see]]</a></p>
  <p class="note">[[stories.embed.privacy]]</p>
</div>
[[> platform/_bottom]]
