{{%AUTOESCAPE context="HTML"}}
<form class="search" id="search" role="search" action="{{action}}" method="get" data-search>
  <div class="search__questions">
    <div class="field" data-combobox="places" data-near>
      <label class="field__label" id="place-label" for="place">[[network.form.where]]</label>
      <input class="field__input" id="place" name="place" value="{{place}}" autocomplete="off" autocapitalize="words" spellcheck="false" aria-describedby="place-hint">
      <p class="field__hint" id="place-hint">[[network.form.where_hint]]</p>
      {{#near}}<input type="hidden" name="near" value="{{near}}">{{/near}}
      <button class="locate" type="button" hidden data-locate data-around="[[network.form.around_me]]" data-denied="[[network.form.position_denied]]" data-unavailable="[[network.form.position_unavailable]]">[[> network/_icon_locate]][[network.form.around_me]]</button>
      <p class="field__hint" role="alert" data-locate-explanation></p>
    </div>
    <div class="field" data-combobox="procedures">
      <label class="field__label" id="need-label" for="need">[[network.form.what_for]]</label>
      <input class="field__input" id="need" name="q" value="{{q}}" autocomplete="off" aria-describedby="need-hint">
      <p class="field__hint" id="need-hint">[[network.form.what_for_hint]]</p>
    </div>
    <div class="field">
      <label class="field__label" for="day">[[network.form.when]]</label>
      <select class="field__input" id="day" name="day">
        {{#days}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/days}}
      </select>
    </div>
    <button class="button search__go" type="submit">[[network.form.find]]</button>
  </div>
  {{#filters}}[[> network/_filters]]{{/filters}}
</form>
