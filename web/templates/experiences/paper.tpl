{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section paper-form">
  <h1>[[stories.paper.title]]</h1>
  <p>[[stories.paper.how]]</p>
  <p class="actions">[[> platform/_print]]</p>
  <section class="paper-form__sheet">
    <div class="paper-form__code">
      <p>[[stories.paper.code]] <strong class="follow-code">{{code}}</strong></p>
      <svg class="qr" viewBox="{{frame}}" role="img" aria-label="[[stories.paper.picture]]" xmlns="http://www.w3.org/2000/svg"><rect fill="#fff" x="-4" y="-4" width="100%" height="100%"/><path fill="#000" shape-rendering="crispEdges" d="{{path}}"/></svg>
    </div>
    <p class="paper-form__question">[[stories.tell.what]]</p><div class="paper-form__lines paper-form__lines--long"></div>
    <p class="paper-form__question">[[stories.tell.feeling]]</p><ul class="paper-form__boxes">{{#feelings}}<li><span class="paper-form__box"></span> {{feelings}}</li>{{/feelings}}</ul>
    <p class="paper-form__question">[[stories.tell.services]]</p><div class="paper-form__lines"></div>
    <p class="paper-form__question">[[stories.tell.place]]</p><div class="paper-form__lines"></div>
    <p class="paper-form__question">[[stories.would_have_helped]]</p><div class="paper-form__lines"></div>
    <p class="paper-form__boxes"><span class="paper-form__box"></span> [[stories.paper.hide]]</p>
    <p class="small-print">[[stories.tell.privacy]]</p>
  </section>
  <section class="paper-form__stub">
    <div>
      <p>[[stories.paper.stub]]</p>
      <p class="follow-code">{{code}}</p>
      <p>{{address}}</p>
    </div>
    <svg class="qr" viewBox="{{frame}}" role="img" aria-label="[[stories.paper.picture]]" xmlns="http://www.w3.org/2000/svg"><rect fill="#fff" x="-4" y="-4" width="100%" height="100%"/><path fill="#000" shape-rendering="crispEdges" d="{{path}}"/></svg>
  </section>
</div>
[[> platform/_bottom]]
