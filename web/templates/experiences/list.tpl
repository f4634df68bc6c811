{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section stories">
  <h1>[[stories.title]]</h1>
  <p class="lead">[[stories.description]]</p>
  <p class="actions"><a class="button" href="/[[lang]]/tell">[[stories.tell.title]]</a> <a class="button button--quiet" href="/[[lang]]/follow-up">[[stories.code.title]]</a></p>
  <form class="stories__form" role="search" action="/[[lang]]/experiences" method="get">
    <div class="field">
      <label class="field__label" for="story-q">[[stories.filter.words]]</label>
      <input class="field__input" id="story-q" name="q" type="search" value="{{q}}" maxlength="200" enterkeyhint="search">
    </div>
    <div class="field">
      <label class="field__label" for="story-service">[[stories.filter.service]]</label>
      <select class="field__input" id="story-service" name="service">
        <option value="">[[stories.filter.all_services]]</option>
        {{#services}}<optgroup label="{{name}}">{{#options}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/options}}</optgroup>
        {{/services}}
      </select>
    </div>
    <div class="field">
      <label class="field__label" for="story-feeling">[[stories.filter.feeling]]</label>
      <select class="field__input" id="story-feeling" name="feeling">
        <option value="">[[stories.filter.all]]</option>
        {{#feelings}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/feelings}}
      </select>
    </div>
    <div class="field">
      <label class="field__label" for="story-answered">[[stories.filter.answer]]</label>
      <select class="field__input" id="story-answered" name="answered">
        <option value="">[[stories.filter.all]]</option>
        {{#answered}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/answered}}
      </select>
    </div>
    <input type="hidden" name="place" value="{{place}}">
    <button class="button" type="submit">[[stories.filter.show]]</button>
  </form>
  {{#searched_instead}}<p class="note" role="status">{{searched_instead}}</p>{{/searched_instead}}
  <p><strong>{{count}}</strong>{{#parts}} · {{name}} : {{stories}}{{/parts}}</p>
  <p class="small-print">[[stories.no_sample]]</p>
  {{#has_stories}}
  <div class="stories__list">
    {{#stories}}[[> experiences/_card]]
    {{/stories}}
  </div>
  {{/has_stories}}
  {{#no_stories}}<p class="note">[[stories.none]]</p>{{/no_stories}}
  {{#next}}<p><a class="button button--quiet" href="{{next}}">[[stories.older]]</a></p>{{/next}}
  <p class="small-print"><a href="{{rss_url}}">[[stories.rss]]</a> · <a href="/[[lang]]/tell/paper">[[stories.paper.title]]</a></p>
</div>
[[> platform/_bottom]]
