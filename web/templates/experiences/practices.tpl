{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section stories">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  <h1>[[practices.title]]</h1>
  <p class="lead">[[practices.description]]</p>
  <div class="stories__list">
  {{#cards}}
  <article class="card practice" id="{{id}}" aria-labelledby="title-{{id}}">
    <h2 class="story-card__title" id="title-{{id}}"{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{heading}}</h2>
    {{#done}}<p{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{done}}</p>
    {{/done}}
    <p class="small-print">{{promoted}}{{#story_url}} · [[practices.seen_in]] <a href="{{story_url}}"{{#story_language}} lang="{{story_language}}"{{/story_language}}>{{story}}</a>{{/story_url}}</p>
    <p><strong>{{adoptions}}</strong></p>
    {{#has_counters}}
    <details class="fold"><summary>[[practices.who]]</summary>
      <ul>{{#counters}}<li>{{counters}}</li>{{/counters}}</ul>
    </details>
    {{/has_counters}}
    {{#is_generated}}<p class="small-print">[[practices.generated]]</p>{{/is_generated}}
  </article>
  {{/cards}}
  </div>
  {{#no_cards}}
  <section class="card stories__empty">
    <p role="status">[[practices.none]]</p>
    <p class="actions"><a class="button button--quiet" href="/[[lang]]/experiences?feeling=positive">[[practices.praise]]</a> <a class="button button--quiet" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
  </section>
  {{/no_cards}}
  {{#next}}<p><a class="button button--quiet" rel="next" href="{{next}}">[[irritants.more]]</a></p>{{/next}}
  <div class="prose"><p>[[practices.how]]</p></div>
  <p class="small-print"><a href="/api/v1/practices">[[irritants.open]]</a> · <a href="/[[lang]]/experiences/irritants">[[irritants.title]]</a></p>
</div>
[[> platform/_bottom]]
