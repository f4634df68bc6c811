{{%AUTOESCAPE context="HTML"}}
<details class="filters"{{#any_set}} open{{/any_set}}>
  <summary>[[network.form.more_filters]]</summary>
  <div class="filters__fields">
    {{#has_times}}
    <div class="field">
      <label class="field__label" for="time">[[network.form.time]]</label>
      <select class="field__input" id="time" name="time">
        {{#times}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/times}}
      </select>
    </div>
    {{/has_times}}
    <div class="field">
      <label class="field__label" for="partner">[[network.form.partner]]</label>
      <select class="field__input" id="partner" name="partner">
        {{#partners}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/partners}}
      </select>
    </div>
    <div class="field">
      <label class="field__label" for="kind">[[network.form.kind]]</label>
      <select class="field__input" id="kind" name="kind">
        {{#kinds}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/kinds}}
      </select>
    </div>
    <div class="field">
      <label class="field__label" for="within_km">[[network.form.within]]</label>
      <select class="field__input" id="within_km" name="within_km">
        {{#distances}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/distances}}
      </select>
    </div>
    <div class="field">
      <label class="field__label" for="wheelchair">[[network.form.wheelchair]]</label>
      <select class="field__input" id="wheelchair" name="wheelchair">
        {{#wheelchair}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/wheelchair}}
      </select>
    </div>
    {{#has_sides}}
    <div class="field">
      <label class="field__label" for="network">[[network.form.side]]</label>
      <select class="field__input" id="network" name="network">
        {{#sides}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/sides}}
      </select>
    </div>
    {{/has_sides}}
    {{#has_sorts}}
    <div class="field">
      <label class="field__label" for="sort">[[network.form.sort]]</label>
      <select class="field__input" id="sort" name="sort">
        {{#sorts}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/sorts}}
      </select>
    </div>
    {{/has_sorts}}
  </div>
</details>
