{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell">
  <h1>[[stories.tell.title]]</h1>
  <p class="lead">[[stories.tell.description]]</p>
  <p class="small-print">[[stories.tell.ways]] <a href="/[[lang]]/tell/paper">[[stories.paper.title]]</a> · <a href="/[[lang]]/simple/tell">[[simple.tell.link]]</a></p>
  <p class="small-print"><a href="tel:112">[[stories.danger.always]]</a></p>
  {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
  {{#has_problems}}
  <div class="note note--danger" role="alert" tabindex="-1" data-problems>
    <p><strong>[[stories.tell.problems]]</strong></p>
    <ul>{{#problems}}<li><a href="#tell-{{field}}">{{text}}</a></li>{{/problems}}</ul>
  </div>
  {{/has_problems}}
  <form action="/[[lang]]/tell" method="post" data-tell novalidate>
    <button class="visually-hidden" type="submit" name="step" value="check" tabindex="-1" aria-hidden="true">[[stories.tell.check]]</button>
    <input type="hidden" name="id" value="{{id}}">
    <input type="hidden" name="network" value="{{network}}">
    <div class="field">
      <label class="field__label" for="tell-text">[[stories.tell.what]]</label>
      <p class="field__hint" id="tell-text-hint">[[stories.tell.what_hint]]</p>
      <textarea class="field__input" id="tell-text" name="text" rows="9" maxlength="8000" required aria-describedby="tell-text-hint{{#text_problem}} tell-text-error{{/text_problem}}"{{#text_problem}} aria-invalid="true"{{/text_problem}}>{{text}}</textarea>
      {{#text_problem}}<p class="field__error" id="tell-text-error">{{text_problem}}</p>{{/text_problem}}
    </div>
    <fieldset class="field choices" id="tell-feeling"{{#feeling_problem}} data-invalid aria-describedby="tell-feeling-error"{{/feeling_problem}}>
      <legend class="field__label">[[stories.tell.feeling]]</legend>
      {{#feelings}}<label class="choice"><input class="choice__box" type="radio" name="feeling" value="{{value}}" required{{#selected}} checked{{/selected}}> {{label}}</label>
      {{/feelings}}
      {{#feeling_problem}}<p class="field__error" id="tell-feeling-error">{{feeling_problem}}</p>{{/feeling_problem}}
    </fieldset>
    <fieldset class="field choices" id="tell-service" aria-describedby="tell-service-hint{{#service_problem}} tell-service-error{{/service_problem}}"{{#service_problem}} data-invalid{{/service_problem}}>
      <legend class="field__label">[[stories.tell.services]]</legend>
      <p class="field__hint" id="tell-service-hint">[[stories.tell.services_hint]]</p>
      {{#service_problem}}<p class="field__error" id="tell-service-error">{{service_problem}}</p>{{/service_problem}}
      {{#is_of_counter}}<label class="choice tell__counter"><input class="choice__box" type="checkbox" name="counter" value="{{counter}}" checked> <span>[[stories.tell.about_counter]] <strong>{{counter_name}}</strong> <span class="tell__remove">[[stories.tell.not_about_counter]]</span></span></label>{{/is_of_counter}}
      {{#has_networks}}<p class="tell__networks"><span id="tell-networks">[[stories.tell.networks]]</span> <span class="chips" role="group" aria-labelledby="tell-networks">{{#networks}}<button class="chip" type="submit" name="other_network" value="{{value}}" formnovalidate{{#selected}} aria-current="true"{{/selected}}>{{name}}</button>{{/networks}}</span></p>{{/has_networks}}
      <div class="tell__find" data-find-service="{{network}}" data-none="[[stories.tell.found_none]]" data-found="[[stories.tell.found]]" hidden>
        <label class="field__label" for="find-service">[[stories.tell.find_service]]</label>
        <p class="field__hint" id="find-service-hint">[[stories.tell.find_service_hint]]</p>
        <input class="field__input" id="find-service" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-describedby="find-service-hint">
        <p class="field__hint" role="status"></p>
      </div>
      {{#services}}
      <details class="fold tell__theme">
        <summary>{{name}}</summary>
        {{#options}}<label class="choice"><input class="choice__box" type="checkbox" name="service" value="{{value}}"{{#selected}} checked{{/selected}}> {{label}}</label>
        {{/options}}
      </details>
      {{/services}}
    </fieldset>
    <div class="field">
      <label class="field__label" for="tell-place">[[stories.tell.place]]</label>
      <p class="field__hint" id="tell-place-hint">[[stories.tell.place_hint]]</p>
      <input class="field__input" id="tell-place" name="place" value="{{place}}" required autocomplete="off" aria-describedby="tell-place-hint{{#place_problem}} tell-place-error{{/place_problem}}"{{#place_problem}} aria-invalid="true"{{/place_problem}}>
      {{#place_problem}}<p class="field__error" id="tell-place-error">{{place_problem}}</p>{{/place_problem}}
    </div>
    {{#has_places}}
    <fieldset class="field choices">
      <legend class="field__label">[[stories.which_place]]</legend>
      {{#places}}<label class="choice"><input class="choice__box" type="radio" name="territory" value="{{value}}"{{#selected}} checked{{/selected}}> {{label}}</label>
      {{/places}}
    </fieldset>
    {{/has_places}}
    <details class="fold"{{#is_more_open}} open{{/is_more_open}}>
      <summary>[[stories.tell.more]]</summary>
      <div class="field">
        <label class="field__label" for="tell-title">[[stories.tell.title_field]]</label>
        <input class="field__input" id="tell-title" name="title" value="{{story_title}}" maxlength="120" autocomplete="off"{{#title_problem}} aria-invalid="true" aria-describedby="tell-title-error"{{/title_problem}}>
        {{#title_problem}}<p class="field__error" id="tell-title-error">{{title_problem}}</p>{{/title_problem}}
      </div>
      <div class="field">
        <label class="field__label" for="tell-helped">[[stories.would_have_helped]]</label>
        <textarea class="field__input" id="tell-helped" name="would_have_helped" rows="3" maxlength="1000"{{#helped_problem}} aria-invalid="true" aria-describedby="tell-helped-error"{{/helped_problem}}>{{would_have_helped}}</textarea>
        {{#helped_problem}}<p class="field__error" id="tell-helped-error">{{helped_problem}}</p>{{/helped_problem}}
      </div>
      <div class="field">
        <label class="field__label" for="tell-need">[[stories.tell.need]]</label>
        <p class="field__hint" id="tell-need-hint">[[stories.tell.need_hint]]</p>
        <input class="field__input" id="tell-need" name="need" value="{{need}}" maxlength="200" autocomplete="off" aria-describedby="tell-need-hint{{#need_problem}} tell-need-error{{/need_problem}}"{{#need_problem}} aria-invalid="true"{{/need_problem}}>
        {{#need_problem}}<p class="field__error" id="tell-need-error">{{need_problem}}</p>{{/need_problem}}
      </div>
      {{#has_procedures}}
      <fieldset class="field choices">
        <legend class="field__label">[[stories.which_procedure]]</legend>
        {{#procedures}}<label class="choice"><input class="choice__box" type="radio" name="procedure" value="{{value}}"{{#selected}} checked{{/selected}}> {{label}}</label>
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
      <label class="choice"><input class="choice__box" type="checkbox" name="names_agreed" value="true"{{#names_agreed}} checked{{/names_agreed}}> [[stories.tell.names]]</label>
    </details>
    <p class="small-print tell__privacy">[[stories.tell.privacy]] [[privacy.stories.notice]]</p>
    <p class="actions"><button class="button" type="submit" name="step" value="check">[[stories.tell.check]]</button></p>
  </form>
</div>
[[> platform/_bottom]]
