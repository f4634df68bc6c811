{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section slips">
  <h1>[[stories.slip.title]]</h1>
  <p class="slips__how">[[stories.slip.how]] <strong>{{counter_name}}</strong></p>
  {{#has_slips}}
  <p class="actions">[[> platform/_print]] <a class="button button--quiet" href="{{tell_url}}">[[stories.slip.see]]</a></p>
  <div class="slips__sheet">
    {{#slips}}
    <section class="slip"{{#is_copy}} aria-hidden="true"{{/is_copy}}>
      <p class="slip__ask">[[stories.slip.ask]]</p>
      <p><strong>{{name}}</strong></p>
      <svg class="qr" viewBox="{{frame}}" role="img" aria-label="[[stories.slip.picture]]" xmlns="http://www.w3.org/2000/svg"><rect fill="#fff" x="-4" y="-4" width="100%" height="100%"/><path fill="#000" shape-rendering="crispEdges" d="{{path}}"/></svg>
      <p class="slip__how">[[stories.slip.scan]] <span class="slip__where">{{where}}</span></p>
      <p class="small-print">[[stories.slip.free]]</p>
    </section>
    {{/slips}}
  </div>
  {{/has_slips}}
  {{#no_slips}}
  <p class="note" role="status">[[stories.slip.no_address]]</p>
  <p class="actions"><a class="button button--quiet" href="{{tell_url}}">[[stories.slip.see]]</a></p>
  {{/no_slips}}
  <p class="small-print"><a href="/[[lang]]/tell/paper">[[stories.paper.title]]</a></p>
</div>
[[> platform/_bottom]]
