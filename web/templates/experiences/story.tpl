{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  <h1>{{title}}</h1>
  {{#story}}[[> experiences/_whole]]{{/story}}
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
  <details class="card fold report">
    <summary>[[stories.report.title]]</summary>
    <form action="{{report_url}}" method="post">
      <input type="hidden" name="id" value="{{report_id}}">
      <fieldset class="field choices">
        <legend class="field__label">[[stories.report.why]]</legend>
        {{#reasons}}<label class="choice"><input type="radio" name="reason" value="{{value}}" required> {{label}}</label>
        {{/reasons}}
      </fieldset>
      <div class="field">
        <label class="field__label" for="report-text">[[stories.report.say]]</label>
        <textarea class="field__input" id="report-text" name="text" rows="3" minlength="10" maxlength="1000" required></textarea>
      </div>
      <button class="button button--quiet" type="submit">[[stories.report.send]]</button>
    </form>
  </details>
  <p class="actions"><a class="button" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
</div>
[[> platform/_bottom]]
