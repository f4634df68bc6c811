{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  {{#story}}
  {{#own_title}}<h1{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{own_title}}</h1>{{/own_title}}{{#no_own_title}}<h1>{{untitled}}</h1>{{/no_own_title}}
  [[> experiences/_whole]]
  {{/story}}
  {{#has_irritants}}
  <h2>[[irritants.of_story]]</h2>
  <ul>{{#irritants}}<li><a href="{{value}}">{{label}}</a></li>
  {{/irritants}}</ul>
  {{/has_irritants}}
  {{#has_outcomes}}
  <h2>[[ledger.outcomes]]</h2>
  <ul class="ledger__outcomes">{{#outcomes}}<li><a href="{{url}}">{{title}}</a><br><span class="small-print">{{state}}</span></li>
  {{/outcomes}}</ul>
  {{/has_outcomes}}
  <details class="card fold report" id="report"{{#report_of}} open{{/report_of}}{{#has_problems}} open{{/has_problems}}>
    <summary>{{#report_of}}[[stories.report.answer]]{{/report_of}}{{#no_report_of}}[[stories.report.title]]{{/no_report_of}}</summary>
    {{#report_of}}<p>{{reported}} <a href="{{report_story}}">[[stories.report.story_instead]]</a></p>{{/report_of}}
    {{#has_problems}}
    <div class="note note--danger" role="alert" tabindex="-1" data-problems>
      <p><strong>[[stories.tell.problems]]</strong></p>
      <ul>{{#problems}}<li><a href="#report-{{field}}">{{text}}</a></li>{{/problems}}</ul>
    </div>
    {{/has_problems}}
    <form action="{{report_url}}" method="post" novalidate>
      <input type="hidden" name="id" value="{{report_id}}">
      {{#report_of}}<input type="hidden" name="answer" value="{{report_of}}">{{/report_of}}
      <fieldset class="field choices" id="report-reason">
        <legend class="field__label">[[stories.report.why]]</legend>
        {{#reasons}}<label class="choice"><input class="choice__box" type="radio" name="reason" value="{{value}}" required{{#selected}} checked{{/selected}}> {{label}}</label>
        {{/reasons}}
      </fieldset>
      <div class="field">
        <label class="field__label" for="report-text">[[stories.report.say]]</label>
        <textarea class="field__input" id="report-text" name="text" rows="3" minlength="10" maxlength="1000" required>{{report_text}}</textarea>
      </div>
      <div class="field">
        <label class="field__label" for="report-reply">[[stories.report.reply]]</label>
        <p class="field__hint" id="report-reply-hint">[[stories.report.reply_hint]]</p>
        <textarea class="field__input" id="report-reply" name="reply" rows="3" maxlength="2000" aria-describedby="report-reply-hint">{{report_reply}}</textarea>
      </div>
      <button class="button button--quiet" type="submit">[[stories.report.send]]</button>
    </form>
  </details>
  <p class="actions"><a class="button" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
</div>
[[> platform/_bottom]]
