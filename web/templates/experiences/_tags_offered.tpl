{{%AUTOESCAPE context="HTML"}}
<select class="field__input" id="story-tag" name="tag">
  <option value="">[[stories.filter.all]]</option>
  {{#tags_offered}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/tags_offered}}
</select>
