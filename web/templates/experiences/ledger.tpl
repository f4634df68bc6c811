{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap section stories ledger">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  <h1>[[ledger.title]]</h1>
  <p class="lead">[[ledger.description]]</p>
  {{#cards}}
  <article class="card ledger__card" id="{{id}}" aria-labelledby="title-{{id}}">
    <h2 class="ledger__title" id="title-{{id}}"{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{heading}}</h2>
    <p><span class="tag ledger__state ledger__state--{{state_code}}">{{state}}</span>{{#is_generated}} <span class="tag">[[ledger.generated]]</span>{{/is_generated}}</p>
    <div class="ledger__parts">
      <section class="ledger__part">
        <h3>[[ledger.you_said]]</h3>
        <p><span class="small-print">{{origin_kind}}</span><br>{{#said_url}}<a href="{{said_url}}"{{#said_language}} lang="{{said_language}}"{{/said_language}}>{{/said_url}}{{said}}{{#said_url}}</a>{{/said_url}}</p>
      </section>
      <section class="ledger__part">
        <h3>{{did_heading}}</h3>
        {{#did}}<p{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{did}}</p>
        {{/did}}
        {{#proof}}<p><strong>[[ledger.proof]]</strong> <span{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{proof}}</span></p>{{/proof}}
        {{#proof_link}}<p><a href="{{proof_link}}" rel="noreferrer nofollow">{{proof_link}}</a></p>{{/proof_link}}
        {{#dropped_because}}<p><strong>[[ledger.dropped_because]]</strong> <span{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{dropped_because}}</span></p>{{/dropped_because}}
        <p class="small-print">{{by}}</p>
      </section>
      <section class="ledger__part">
        <h3>[[ledger.did_it_change]]</h3>
        {{#changes}}
        <p class="small-print">{{measure}}</p>
        <p><strong>{{outcome}}</strong></p>
        <ul class="ledger__periods">
          {{#periods}}<li><span class="ledger__months">{{name}} · {{months}}</span>
            {{#bars}}<svg class="ledger__bar" viewBox="0 0 200 14" aria-hidden="true" focusable="false"><line class="ledger__axis" x1="6" x2="194" y1="7" y2="7"/><line class="ledger__interval" x1="{{low}}" x2="{{high}}" y1="7" y2="7"/><circle class="ledger__value" cx="{{at}}" cy="7" r="5"/></svg>
            <span class="ledger__scale" aria-hidden="true"><span>0</span><span>{{scale}}</span></span>{{/bars}}
            <span class="ledger__figure">{{figure}}</span></li>
          {{/periods}}
        </ul>
        {{/changes}}
        {{#no_changes}}<p>{{no_change}}</p>{{/no_changes}}
      </section>
    </div>
  </article>
  {{/cards}}
  {{#no_cards}}
  <section class="card stories__empty">
    <p role="status">{{#is_narrowed}}[[ledger.none_here]]{{/is_narrowed}}{{#no_is_narrowed}}[[ledger.none]]{{/no_is_narrowed}}</p>
    <p class="actions">{{#is_narrowed}}<a class="button button--quiet" href="/[[lang]]/experiences/ledger">[[ledger.all]]</a>{{/is_narrowed}} <a class="button button--quiet" href="/[[lang]]/experiences">[[stories.title]]</a> <a class="button button--quiet" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
  </section>
  {{/no_cards}}
  {{#next}}<p><a class="button button--quiet" rel="next" href="{{next}}">[[ledger.older]]</a></p>{{/next}}
  <div class="prose">
  <h2>[[ledger.how]]</h2>
  <p>[[ledger.how_measured]]</p>
  <p>[[ledger.how_interval]]</p>
  <p>[[stories.no_sample]]</p>
  </div>
  <p class="small-print"><a href="/api/v1/ledger">[[ledger.open]]</a></p>
</div>
[[> platform/_bottom]]
