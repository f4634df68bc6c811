{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <h1>[[stories.own.title]]</h1>
  {{#done}}<p class="note" role="status">{{done}}</p>{{/done}}
  {{#problem}}<p class="note note--danger" role="alert" tabindex="-1" data-problems>{{problem}}</p>{{/problem}}
  <p class="lead">{{state}}</p>
  {{#has_decisions}}<ul>{{#decisions}}<li>{{decisions}}</li>{{/decisions}}</ul>{{/has_decisions}}
  {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
  {{#story}}{{#own_title}}<h2{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{own_title}}</h2>{{/own_title}}[[> experiences/_whole]]{{/story}}
  {{#may_judge}}
  <form class="card" action="/[[lang]]/follow-up" method="post" novalidate>
    <input type="hidden" name="code" value="{{code}}"><input type="hidden" name="step" value="judge">
    <fieldset class="field choices">
      <legend class="field__label">[[stories.own.judge]]</legend>
      {{#verdicts}}<label class="choice"><input class="choice__box" type="radio" name="verdict" value="{{value}}" required{{#selected}} checked{{/selected}}> {{label}}</label>
      {{/verdicts}}
    </fieldset>
    <button class="button" type="submit">[[stories.own.say]]</button>
  </form>
  {{/may_judge}}
  {{#may_reply}}
  <form class="card" action="/[[lang]]/follow-up" method="post" novalidate>
    <input type="hidden" name="code" value="{{code}}"><input type="hidden" name="step" value="reply"><input type="hidden" name="id" value="{{reply_id}}">
    <div class="field">
      <label class="field__label" for="reply">{{#is_asked}}[[stories.own.answer_question]]{{/is_asked}}{{#no_is_asked}}[[stories.own.reply]]{{/no_is_asked}}</label>
      <p class="field__hint" id="reply-hint">{{#is_asked}}[[stories.own.answer_hint]]{{/is_asked}}{{#no_is_asked}}[[stories.own.reply_hint]]{{/no_is_asked}}</p>
      <textarea class="field__input" id="reply" name="text" rows="4" maxlength="3000" required aria-describedby="reply-hint"></textarea>
    </div>
    <button class="button" type="submit">[[stories.own.send]]</button>
  </form>
  {{/may_reply}}
  {{#may_appeal}}
  <form class="card" action="/[[lang]]/follow-up" method="post" novalidate>
    <input type="hidden" name="code" value="{{code}}"><input type="hidden" name="step" value="appeal">
    <div class="field">
      <label class="field__label" for="appeal">[[stories.own.appeal]]</label>
      <p class="field__hint" id="appeal-hint">[[stories.own.appeal_hint]]</p>
      <textarea class="field__input" id="appeal" name="text" rows="3" maxlength="1000" required aria-describedby="appeal-hint"></textarea>
    </div>
    <button class="button" type="submit">[[stories.own.ask_again]]</button>
  </form>
  {{/may_appeal}}
  <details class="fold">
    <summary>[[stories.own.withdraw]]</summary>
    <p>[[stories.own.withdraw_text]]</p>
    <form action="/[[lang]]/follow-up" method="post">
      <input type="hidden" name="code" value="{{code}}"><input type="hidden" name="step" value="withdraw">
      <button class="button button--quiet" type="submit">[[stories.own.withdraw_now]]</button>
    </form>
  </details>
</div>
[[> platform/_bottom]]
