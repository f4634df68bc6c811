{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section story-figures">
  <h1>[[story_figures.title]]</h1>
  <p class="lead">[[story_figures.description]]</p>
  <p class="note story-figures__no-sample"><strong>[[story_figures.no_sample]]</strong> [[story_figures.no_sample_meaning]]</p>
  {{#is_generated}}<p class="note">[[story_figures.generated]]</p>{{/is_generated}}
  {{#has_networks}}<nav aria-label="[[stories.moderation.network]]">
    <ul class="chips">{{#networks}}<li><a class="chip" href="/[[lang]]/experiences/figures?network={{value:url_query_escape}}"{{#selected}} aria-current="true"{{/selected}}>{{name}}</a></li>{{/networks}}</ul>
  </nav>{{/has_networks}}
  <form class="stories__form" action="/[[lang]]/experiences/figures" method="get">
    <input type="hidden" name="network" value="{{network}}">
    <div class="stories__fields">
      <div class="field">
        <label class="field__label" for="figures-of">[[story_figures.form.of]]</label>
        <select class="field__input" id="figures-of" name="of">
          <option value="">[[story_figures.form.all]]</option>
          {{#subjects}}<optgroup label="{{name}}">{{#options}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/options}}</optgroup>
          {{/subjects}}
        </select>
      </div>
      <div class="field">
        <label class="field__label" for="figures-from">[[story_figures.form.from]]</label>
        <select class="field__input" id="figures-from" name="from">{{#from_months}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/from_months}}</select>
      </div>
      <div class="field">
        <label class="field__label" for="figures-to">[[story_figures.form.to]]</label>
        <select class="field__input" id="figures-to" name="to">{{#to_months}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/to_months}}</select>
      </div>
      <div class="field"><button class="button" type="submit">[[stories.filter.show]]</button></div>
    </div>
  </form>
  <p>{{#about}}<strong>{{about}}</strong> {{/about}}{{period}} {{as_of}}</p>
  <h2 id="headlines">[[story_figures.headlines]]</h2>
  <div class="public-figures">
    {{#figures}}
    [[> indicators/_figure]]
    {{/figures}}
  </div>
  {{#cohorts}}
  <section>
    <h2 id="{{id}}">{{heading}}</h2>
    <p>{{meaning}}</p>
    {{#cohort_chart}}
    <figure class="story-chart">
      <svg viewBox="0 0 640 220" role="img" aria-label="{{cohorts_said}}">
        <line class="story-chart__rule" x1="84" x2="632" y1="12" y2="12"></line>
        <line class="story-chart__rule" x1="84" x2="632" y1="98" y2="98"></line>
        <line class="story-chart__rule" x1="84" x2="632" y1="184" y2="184"></line>
        <text class="story-chart__scale" text-anchor="end" x="78" y="16">100 %</text>
        <text class="story-chart__scale" text-anchor="end" x="78" y="102">50 %</text>
        <text class="story-chart__scale" text-anchor="end" x="78" y="188">0 %</text>
        {{#bars}}<rect class="story-chart__bar" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"></rect><line class="story-chart__interval" x1="{{middle}}" x2="{{middle}}" y1="{{low}}" y2="{{high}}"></line>
        {{/bars}}
        {{#bar_marks}}<text class="story-chart__scale" text-anchor="{{anchor}}" x="{{at}}" y="206">{{label}}</text>
        {{/bar_marks}}
      </svg>
      <figcaption class="small-print">{{cohorts_said}} [[story_figures.bars_read]]</figcaption>
    </figure>
    {{/cohort_chart}}
    <details class="fold"><summary>[[story_figures.cohort_table]]</summary>
    [[> experiences/_figure_table]]
    </details>
  </section>
  {{/cohorts}}
  {{#no_cohorts}}<p role="status">[[story_figures.none]]</p>{{/no_cohorts}}
  {{#waiting}}
  <section>
    <h2 id="{{id}}">{{heading}}</h2>
    <p>{{meaning}}</p>
    {{#waiting_chart}}
    <figure class="story-chart">
      <svg viewBox="0 0 640 220" role="img" aria-label="{{waiting_said}}">
        <line class="story-chart__rule" x1="84" x2="632" y1="12" y2="12"></line>
        <line class="story-chart__rule" x1="84" x2="632" y1="98" y2="98"></line>
        <line class="story-chart__rule" x1="84" x2="632" y1="184" y2="184"></line>
        <text class="story-chart__scale" text-anchor="end" x="78" y="16">100 %</text>
        <text class="story-chart__scale" text-anchor="end" x="78" y="102">50 %</text>
        <text class="story-chart__scale" text-anchor="end" x="78" y="188">0 %</text>
        <polygon class="story-chart__band" points="{{band}}"></polygon>
        <polyline class="story-chart__curve" points="{{curve}}"></polyline>
        {{#median_at}}<line class="story-chart__median" x1="{{median_at}}" x2="{{median_at}}" y1="98" y2="184"></line>{{/median_at}}
        {{#day_marks}}<text class="story-chart__scale" text-anchor="{{anchor}}" x="{{at}}" y="206">{{label}}</text>
        {{/day_marks}}
      </svg>
      <figcaption class="small-print">{{waiting_said}} [[story_figures.curve_read]]</figcaption>
    </figure>
    {{/waiting_chart}}
    <details class="fold"><summary>[[story_figures.curve_table]]</summary>
    [[> experiences/_figure_table]]
    </details>
  </section>
  {{/waiting}}
  <p class="note">{{months_counted}}</p>
  {{#tables}}
  <section>
    <h2 id="{{id}}">{{heading}}</h2>
    <p>{{meaning}}</p>
    [[> experiences/_figure_table]]
  </section>
  {{/tables}}
  <section aria-labelledby="compare">
    <h2 id="compare">[[story_figures.compare.heading]]</h2>
    <p>[[story_figures.compare.meaning]]</p>
    <form class="stories__form" action="/[[lang]]/experiences/figures#compare" method="get">
      <input type="hidden" name="network" value="{{network}}">
      <div class="stories__fields">
        <div class="field">
          <label class="field__label" for="compare-first">[[story_figures.compare.first]]</label>
          <select class="field__input" id="compare-first" name="first">
            <option value="">[[story_figures.compare.choose]]</option>
            {{#firsts}}<optgroup label="{{name}}">{{#options}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/options}}</optgroup>
            {{/firsts}}
          </select>
        </div>
        <div class="field">
          <label class="field__label" for="compare-second">[[story_figures.compare.second]]</label>
          <select class="field__input" id="compare-second" name="second">
            <option value="">[[story_figures.compare.choose]]</option>
            {{#seconds}}<optgroup label="{{name}}">{{#options}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/options}}</optgroup>
            {{/seconds}}
          </select>
        </div>
        <div class="field"><button class="button" type="submit">[[story_figures.compare.go]]</button></div>
      </div>
    </form>
    {{#has_comparison}}<ul class="note" role="status">{{#comparison}}<li>{{comparison}}</li>{{/comparison}}</ul>{{/has_comparison}}
  </section>
  <div class="prose">
    <h2 id="definitions">[[stories.moderation.definitions]]</h2>
    {{#definitions}}<p>{{definitions}}</p>
    {{/definitions}}
  </div>
  <p class="small-print"><a href="{{csv_url}}" download>[[story_figures.csv]]</a> · <a href="/[[lang]]/experiences">[[stories.title]]</a> · <a href="/[[lang]]/experiences/moderation">[[stories.moderation.title]]</a></p>
</div>
[[> platform/_bottom]]
