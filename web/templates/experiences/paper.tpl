{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section paper-form">
  <div class="paper-form__head">
    <div>
      <h1>[[stories.paper.title]]</h1>
      <p>[[stories.paper.how]]</p>
      <p>[[stories.paper.code]] <strong class="follow-code">{{code}}</strong></p>
    </div>
    <svg class="qr" viewBox="{{frame}}" role="img" aria-label="[[stories.paper.picture]]" xmlns="http://www.w3.org/2000/svg"><rect fill="#fff" x="-4" y="-4" width="100%" height="100%"/><path fill="#000" shape-rendering="crispEdges" d="{{path}}"/></svg>
  </div>
  <p class="actions">[[> platform/_print]]</p>
  <section class="paper-form__sheet" aria-label="[[stories.tell.title]]">
    <div class="paper-form__question"><p><strong>[[stories.tell.what]]</strong> <span class="paper-form__hint">[[stories.tell.what_hint]]</span></p><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div></div>
    <div class="paper-form__question"><p><strong>[[stories.tell.feeling]]</strong></p><ul class="paper-form__boxes">{{#feelings}}<li><span class="paper-form__box"></span> {{feelings}}</li>
    {{/feelings}}</ul></div>
    <div class="paper-form__pair">
      <div class="paper-form__question"><p><strong>[[stories.tell.services]]</strong> <span class="paper-form__hint">[[stories.paper.services_hint]]</span></p><div class="paper-form__line"></div><div class="paper-form__line"></div></div>
      <div class="paper-form__question"><p><strong>[[stories.tell.place]]</strong> <span class="paper-form__hint">[[stories.tell.place_hint]]</span></p><div class="paper-form__line"></div><div class="paper-form__line"></div></div>
    </div>
    <div class="paper-form__question"><p><strong>[[stories.tell.used]]</strong> <span class="paper-form__hint">([[stories.paper.optional]])</span></p><ul class="paper-form__boxes">{{#channels}}<li><span class="paper-form__box"></span> {{channels}}</li>
    {{/channels}}</ul></div>
    <div class="paper-form__pair">
      <div class="paper-form__question"><p><strong>[[stories.tell.need]]</strong> <span class="paper-form__hint">([[stories.paper.optional]])</span></p><div class="paper-form__line"></div></div>
      <div class="paper-form__question"><p><strong>[[stories.tell.title_field]]</strong> <span class="paper-form__hint">([[stories.paper.optional]])</span></p><div class="paper-form__line"></div></div>
    </div>
    <div class="paper-form__question"><p><strong>[[stories.would_have_helped]]</strong> <span class="paper-form__hint">([[stories.paper.optional]])</span></p><div class="paper-form__line"></div><div class="paper-form__line"></div><div class="paper-form__line"></div></div>
    <ul class="paper-form__boxes paper-form__boxes--below">
      <li><span class="paper-form__box"></span> [[stories.tell.names]]</li>
      <li><span class="paper-form__box"></span> [[stories.paper.hide]]</li>
    </ul>
    <p class="small-print">[[stories.tell.privacy]]</p>
  </section>
  <section class="paper-form__stub" aria-label="[[stories.code.title]]">
    <div>
      <p>[[stories.paper.stub]]</p>
      <p class="follow-code">{{code}}</p>
      <p>{{address}}</p>
    </div>
    <svg class="qr" viewBox="{{frame}}" role="img" aria-label="[[stories.paper.picture]]" xmlns="http://www.w3.org/2000/svg"><rect fill="#fff" x="-4" y="-4" width="100%" height="100%"/><path fill="#000" shape-rendering="crispEdges" d="{{path}}"/></svg>
  </section>
</div>
[[> platform/_bottom]]
