{{%AUTOESCAPE context="HTML"}}
<form class="simple__search" role="search" action="{{action}}" method="get">
  <div class="field">
    <label class="field__label" for="place">[[simple.form.where]]</label>
    <p class="field__hint" id="place-hint"><span class="line">[[simple.form.where_hint]]</span> <span class="line">[[simple.form.where_hint_postcode]]</span></p>
    <input class="field__input" id="place" name="place" value="{{place}}" required autocomplete="address-level2" autocapitalize="words" spellcheck="false" aria-describedby="place-hint">
    {{#near}}<input type="hidden" name="near" value="{{near}}">{{/near}}
  </div>
  <div class="field">
    <label class="field__label" for="need">[[simple.form.what_for]]</label>
    <p class="field__hint" id="need-hint"><span class="line">[[simple.form.what_for_hint]]</span> <span class="line">[[simple.form.what_for_optional]]</span></p>
    <input class="field__input" id="need" name="q" value="{{q}}" autocomplete="off" aria-describedby="need-hint">
  </div>
  {{#day_set}}
  <div class="field">
    <label class="field__label" for="day">[[network.form.when]]</label>
    <select class="field__input" id="day" name="day">
      {{#days}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/days}}
    </select>
  </div>
  {{/day_set}}
  <button class="button simple__go" type="submit">[[simple.form.find]]</button>
</form>
