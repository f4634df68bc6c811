{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section stories">
  <h1>[[stories.title]]</h1>
  <p class="lead">[[stories.description]]</p>
  <p class="actions"><a class="button" href="/[[lang]]/tell">[[stories.tell.title]]</a> <a class="button button--quiet" href="/[[lang]]/follow-up">[[stories.code.title]]</a></p>
  <nav class="stories__learn" aria-labelledby="stories-learn">
    <h2 class="stories__aside" id="stories-learn">[[stories.learn]]</h2>
    <ul class="chips">
      <li><a class="chip" href="/[[lang]]/experiences/irritants">[[irritants.title]]</a></li>
      <li><a class="chip" href="/[[lang]]/experiences/practices">[[practices.title]]</a></li>
      <li><a class="chip" href="/[[lang]]/experiences/ledger">[[ledger.title]]</a></li>
      <li><a class="chip" href="/[[lang]]/experiences/figures">[[story_figures.title]]</a></li>
      <li><a class="chip" href="/[[lang]]/experiences/moderation">[[stories.moderation.title]]</a></li>
    </ul>
  </nav>
  {{#has_networks}}<nav class="stories__networks" aria-label="[[stories.networks]]"><ul class="chips">{{#networks}}<li><a class="chip" href="{{value}}"{{#selected}} aria-current="true"{{/selected}}>{{label}}</a></li>{{/networks}}</ul></nav>{{/has_networks}}
  <form class="stories__form" role="search" action="/[[lang]]/experiences" method="get">
    {{#network}}<input type="hidden" name="network" value="{{network}}">{{/network}}
    <div class="stories__fields">
      <div class="field">
        <label class="field__label" for="story-q">[[stories.filter.words]]</label>
        <input class="field__input" id="story-q" name="q" type="search" value="{{q}}" maxlength="200" enterkeyhint="search">
      </div>
      <div class="field">
        <label class="field__label" for="story-service">[[stories.filter.service]]</label>
        [[> experiences/_services]]
      </div>
      <div class="field">
        <label class="field__label" for="story-tag">[[stories.filter.tag]]</label>
        [[> experiences/_tags_offered]]
      </div>
      <div class="field">
        <label class="field__label" for="story-feeling">[[stories.filter.feeling]]</label>
        <select class="field__input" id="story-feeling" name="feeling">
          <option value="">[[stories.filter.all]]</option>
          {{#feelings}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/feelings}}
        </select>
      </div>
    </div>
    <details class="fold"{{#is_more_open}} open{{/is_more_open}}>
      <summary>[[stories.filter.more]]</summary>
      <div class="stories__fields">
        <div class="field">
          <label class="field__label" for="story-place">[[stories.filter.place]]</label>
          <input class="field__input" id="story-place" name="place" value="{{place}}" maxlength="100" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="search">
          {{#territory}}<input type="hidden" name="territory" value="{{territory}}">{{/territory}}
        </div>
        <div class="field">
          <label class="field__label" for="story-since">[[stories.filter.since]]</label>
          <input class="field__input" id="story-since" name="since" type="date" value="{{since}}">
        </div>
        <div class="field">
          <label class="field__label" for="story-until">[[stories.filter.until]]</label>
          <input class="field__input" id="story-until" name="until" type="date" value="{{until}}">
        </div>
        <div class="field">
          <label class="field__label" for="story-answered">[[stories.filter.answer]]</label>
          <select class="field__input" id="story-answered" name="answered">
            <option value="">[[stories.filter.all]]</option>
            {{#answered}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/answered}}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="story-changed">[[stories.filter.changed]]</label>
          <select class="field__input" id="story-changed" name="changed">
            <option value="">[[stories.filter.all]]</option>
            {{#changed}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/changed}}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="story-used">[[stories.filter.used]]</label>
          <select class="field__input" id="story-used" name="used_channel">
            <option value="">[[stories.filter.all]]</option>
            {{#used_channels}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/used_channels}}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="story-channel">[[stories.filter.channel]]</label>
          <select class="field__input" id="story-channel" name="channel">
            <option value="">[[stories.filter.all]]</option>
            {{#channels}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/channels}}
          </select>
        </div>
      </div>
    </details>
    <p class="actions"><button class="button" type="submit">[[stories.filter.show]]</button></p>
  </form>
  {{#has_set}}
  <ul class="chips stories__set" aria-label="[[stories.filter.set]]">
    {{#set}}<li><a class="chip" href="{{url}}">{{label}} <span aria-hidden="true">✕</span><span class="visually-hidden">[[stories.filter.remove]]</span></a></li>
    {{/set}}
  </ul>
  {{/has_set}}
  {{#unknown_place}}<p class="note" role="alert">{{unknown_place}} [[stories.filter.place_hint]]</p>{{/unknown_place}}
  {{#has_places}}
  <section class="card" aria-labelledby="story-which">
    <h2 id="story-which">[[stories.which_place]]</h2>
    <ul class="chips">{{#places}}<li><a class="chip" href="{{value}}">{{label}}</a></li>{{/places}}</ul>
  </section>
  {{/has_places}}
  {{#not_understood}}<p class="note" role="status">[[stories.list.not_understood]] {{not_understood}}</p>{{/not_understood}}
  {{#searched_instead}}<p class="note" role="status">{{searched_instead}}</p>{{/searched_instead}}
  {{#has_stories}}
  <p class="stories__count"><strong>{{count}}</strong>{{#parts}} · {{parts}}{{/parts}}</p>
  <p class="small-print">[[stories.no_sample]]</p>
  <div class="stories__list">
    {{#stories}}[[> experiences/_card]]
    {{/stories}}
  </div>
  {{/has_stories}}
  {{#is_empty}}
  <section class="card stories__empty">
    <p role="status">{{#has_set}}[[stories.none]]{{/has_set}}{{#no_set}}[[stories.none_yet]]{{/no_set}}</p>
    <p class="actions">{{#has_set}}<a class="button button--quiet" href="/[[lang]]/experiences">[[stories.widget.all]]</a>{{/has_set}} <a class="button button--quiet" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
  </section>
  {{/is_empty}}
  {{#next}}<p><a class="button button--quiet" rel="next" href="{{next}}">[[stories.older]]</a></p>{{/next}}
  <nav aria-labelledby="stories-reuse">
    <h2 class="stories__aside" id="stories-reuse">[[stories.reuse]]</h2>
    <ul class="stories__reuse">
      <li><a href="{{rss_url}}">[[stories.rss]]</a></li>
      <li><a href="{{csv_url}}" download>[[stories.csv]]</a></li>
      <li><a href="{{embed_url}}">[[stories.embed.title]]</a></li>
      <li><a href="/[[lang]]/tell/paper">[[stories.paper.title]]</a></li>
    </ul>
  </nav>
</div>
[[> platform/_bottom]]
