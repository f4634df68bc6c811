{{%AUTOESCAPE context="HTML"}}
<p class="small-print">{{services}} · {{about}}</p>
<p><span class="tag feeling feeling--{{feeling_code}}">{{feeling}}</span> <span class="tag">{{state}}</span>{{#verdict}} <span class="tag">{{verdict}}</span>{{/verdict}}</p>
[[> experiences/_tags]]
{{#has_transfers}}<ul class="small-print" aria-label="[[stories.transfers]]">{{#transfers}}<li>{{transfers}}</li>{{/transfers}}</ul>{{/has_transfers}}
{{#origin}}<p class="note">{{origin}}</p>{{/origin}}
{{#is_generated}}<p class="note">[[stories.generated]]</p>{{/is_generated}}
{{#procedure}}<p>[[stories.procedure]] {{procedure}}</p>{{/procedure}}
<div class="story__text"{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{#paragraphs}}<p>{{paragraphs}}</p>
{{/paragraphs}}</div>
{{#has_helped}}
<h2>[[stories.would_have_helped]]</h2>
<div class="story__text"{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{#helped}}<p>{{helped}}</p>{{/helped}}</div>
{{/has_helped}}
{{#shows_answers}}
<h2>[[stories.answers]]</h2>
{{#no_answers}}<p>[[stories.no_answer]]</p>{{/no_answers}}
{{#answers}}
<article class="card story-answer">
  <h3>{{kind}}</h3>
  {{#removed}}<p class="note">{{removed}}</p>{{/removed}}
  {{#answer_text}}<p{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{answer_text}}</p>
  {{/answer_text}}
  {{#link}}<p><a href="{{link}}" rel="noreferrer nofollow">{{link}}</a></p>{{/link}}
  <p class="small-print">{{signature}}{{#edited}} · {{edited}}{{/edited}}</p>
  {{#report_answer}}<p><a class="story-answer__report" href="{{report_answer}}" rel="nofollow">[[stories.report.answer]]</a></p>{{/report_answer}}
</article>
{{/answers}}
{{/shows_answers}}
{{#has_replies}}
<h2>[[stories.replies]]</h2>
{{#replies}}<div class="card">{{#reply_text}}<p{{#text_language}} lang="{{text_language}}"{{/text_language}}>{{reply_text}}</p>{{/reply_text}}<p class="small-print">{{said}}</p>
  {{#report_reply}}<p><a class="story-answer__report" href="{{report_reply}}" rel="nofollow">[[stories.report.of_reply]]</a></p>{{/report_reply}}</div>
{{/replies}}
{{/has_replies}}
