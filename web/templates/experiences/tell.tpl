{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell">
  <h1>[[stories.tell.title]]</h1>
  <p class="lead">[[stories.tell.description]]</p>
  <p class="small-print">[[stories.tell.ways]] <a href="/[[lang]]/tell/paper">[[stories.paper.title]]</a> · <a href="/[[lang]]/simple/tell">[[simple.tell.link]]</a></p>
  <p class="small-print"><a href="tel:112">[[stories.danger.always]]</a></p>
  {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
  {{#has_problems}}
  <div class="note note--danger" role="alert">
    <p><strong>[[stories.tell.problems]]</strong></p>
    <ul>{{#problems}}<li><a href="#tell-{{field}}">{{text}}</a></li>{{/problems}}</ul>
  </div>
  {{/has_problems}}
  <form action="/[[lang]]/tell" method="post" data-tell>
    <button class="visually-hidden" type="submit" name="step" value="check" tabindex="-1" aria-hidden="true">[[stories.tell.check]]</button>
    <input type="hidden" name="id" value="{{id}}">
    <input type="hidden" name="network" value="{{network}}">
    <div class="field">
      <label class="field__label" for="tell-text">[[stories.tell.what]]</label>
      <p class="field__hint" id="tell-text-hint">[[stories.tell.what_hint]]</p>
      <textarea class="field__input" id="tell-text" name="text" rows="9" maxlength="8000" required aria-describedby="tell-text-hint">{{text}}</textarea>
    </div>
    <fieldset class="field choices" id="tell-feeling">
      <legend class="field__label">[[stories.tell.feeling]]</legend>
      {{#feelings}}<label class="choice"><input type="radio" name="feeling" value="{{value}}" required{{#selected}} checked{{/selected}}> {{label}}</label>
      {{/feelings}}
    </fieldset>
    <fieldset class="field" id="tell-service">
      <legend class="field__label">[[stories.tell.services]]</legend>
      <p class="field__hint">[[stories.tell.services_hint]]</p>
      {{#is_of_counter}}<label class="choice tell__counter"><input type="checkbox" name="counter" value="{{counter}}" checked> <span>[[stories.tell.about_counter]] <strong>{{counter_name}}</strong> <span class="tell__remove">[[stories.tell.not_about_counter]]</span></span></label>{{/is_of_counter}}
      {{#has_networks}}<p class="tell__networks"><span id="tell-networks">[[stories.tell.networks]]</span> <span class="chips" role="group" aria-labelledby="tell-networks">{{#networks}}<button class="chip" type="submit" name="other_network" value="{{value}}" formnovalidate{{#selected}} aria-current="true"{{/selected}}>{{name}}</button>{{/networks}}</span></p>{{/has_networks}}
      {{#services}}
      <details class="fold">
        <summary>{{name}}</summary>
        {{#options}}<label class="choice"><input type="checkbox" name="service" value="{{value}}"{{#selected}} checked{{/selected}}> {{label}}</label>
        {{/options}}
      </details>
      {{/services}}
    </fieldset>
    <div class="field">
      <label class="field__label" for="tell-place">[[stories.tell.place]]</label>
      <p class="field__hint" id="tell-place-hint">[[stories.tell.place_hint]]</p>
      <input class="field__input" id="tell-place" name="place" value="{{place}}" required autocomplete="off" aria-describedby="tell-place-hint">
    </div>
    {{#has_places}}
    <fieldset class="field choices">
      <legend class="field__label">[[stories.which_place]]</legend>
      {{#places}}<label class="choice"><input type="radio" name="territory" value="{{value}}"{{#selected}} checked{{/selected}}> {{label}}</label>
      {{/places}}
    </fieldset>
    {{/has_places}}
    <details class="fold"{{#is_more_open}} open{{/is_more_open}}>
      <summary>[[stories.tell.more]]</summary>
      <div class="field">
        <label class="field__label" for="tell-title">[[stories.tell.title_field]]</label>
        <input class="field__input" id="tell-title" name="title" value="{{story_title}}" maxlength="120" autocomplete="off">
      </div>
      <div class="field">
        <label class="field__label" for="tell-helped">[[stories.would_have_helped]]</label>
        <textarea class="field__input" id="tell-helped" name="would_have_helped" rows="3" maxlength="1000">{{would_have_helped}}</textarea>
      </div>
      <div class="field">
        <label class="field__label" for="tell-need">[[stories.tell.need]]</label>
        <p class="field__hint" id="tell-need-hint">[[stories.tell.need_hint]]</p>
        <input class="field__input" id="tell-need" name="need" value="{{need}}" maxlength="200" autocomplete="off" aria-describedby="tell-need-hint">
      </div>
      {{#has_procedures}}
      <fieldset class="field choices">
        <legend class="field__label">[[stories.which_procedure]]</legend>
        {{#procedures}}<label class="choice"><input type="radio" name="procedure" value="{{value}}"{{#selected}} checked{{/selected}}> {{label}}</label>
        {{/procedures}}
      </fieldset>
      {{/has_procedures}}
      <div class="field">
        <label class="field__label" for="tell-used">[[stories.tell.used]]</label>
        <select class="field__input" id="tell-used" name="used_channel">
          <option value="">[[stories.tell.not_said]]</option>
          {{#channels}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/channels}}
        </select>
      </div>
      <label class="choice"><input type="checkbox" name="names_agreed" value="true"{{#names_agreed}} checked{{/names_agreed}}> [[stories.tell.names]]</label>
    </details>
    <p class="small-print">[[stories.tell.privacy]] [[privacy.stories.notice]]</p>
    <p class="actions"><button class="button" type="submit" name="step" value="check">[[stories.tell.check]]</button></p>
  </form>
</div>
[[> platform/_bottom]]
