{{%AUTOESCAPE context="HTML"}}
<select class="field__input" id="story-service" name="service">
  <option value="">[[stories.filter.all_services]]</option>
  {{#services}}<optgroup label="{{name}}">{{#options}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/options}}</optgroup>
  {{/services}}
</select>
