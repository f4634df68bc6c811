{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section stories">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  <h1>[[irritants.title]]</h1>
  <p class="lead">[[irritants.description]]</p>
  <form class="stories__form" role="search" action="/[[lang]]/experiences/irritants" method="get">
    <div class="stories__fields">
      <div class="field">
        <label class="field__label" for="story-service">[[stories.filter.service]]</label>
        [[> experiences/_services]]
      </div>
      <div class="field">
        <label class="field__label" for="irritant-place">[[irritants.place]]</label>
        <input class="field__input" id="irritant-place" name="place" value="{{place}}" maxlength="100" autocomplete="off" autocapitalize="words" spellcheck="false" enterkeyhint="search">
        {{#territory}}<input type="hidden" name="territory" value="{{territory}}">{{/territory}}
      </div>
    </div>
    <p class="actions"><button class="button" type="submit">[[stories.filter.show]]</button></p>
  </form>
  {{#unknown_place}}<p class="note" role="alert">{{unknown_place}} [[stories.filter.place_hint]]</p>{{/unknown_place}}
  <div class="stories__list">
  {{#cards}}
  <article class="card irritant">
    <h2 class="story-card__title"><a href="{{url}}"{{#title_language}} lang="{{title_language}}"{{/title_language}}>{{title}}</a></h2>
    {{#sign}}<p><span class="tag irritant__sign irritant__sign--{{sign_code}}">{{sign}}</span></p>{{/sign}}
    <p>{{count}}</p>
    <p class="small-print">{{services}} · {{places}}</p>
    [[> experiences/_irritant_chart]]
    <p class="small-print">[[irritants.tied_by]] {{ties}}</p>
    {{#is_generated}}<p class="small-print">[[stories.generated]]</p>{{/is_generated}}
  </article>
  {{/cards}}
  </div>
  {{#no_cards}}
  <section class="card stories__empty">
    <p role="status">{{#is_narrowed}}[[irritants.none_here]]{{/is_narrowed}}{{#no_is_narrowed}}[[irritants.none]]{{/no_is_narrowed}}</p>
    <p class="actions">{{#is_narrowed}}<a class="button button--quiet" href="/[[lang]]/experiences/irritants">[[irritants.all]]</a>{{/is_narrowed}} <a class="button button--quiet" href="/[[lang]]/experiences">[[stories.title]]</a> <a class="button button--quiet" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
  </section>
  {{/no_cards}}
  {{#next}}<p><a class="button button--quiet" rel="next" href="{{next}}">[[irritants.more]]</a></p>{{/next}}
  <div class="prose">
  <h2>[[irritants.how]]</h2>
  <p>[[irritants.how_found]]</p>
  <p>[[irritants.how_chart]]</p>
  <p>[[stories.no_sample]]</p>
  </div>
  <p class="small-print"><a href="/api/v1/irritants">[[irritants.open]]</a> · <a href="/[[lang]]/experiences/ledger">[[ledger.title]]</a></p>
</div>
[[> platform/_bottom]]
