{{%AUTOESCAPE context="HTML"}}
<article class="card">
  <h2><a href="{{url}}">{{name}}</a></h2>
  {{#state}}<p><span class="state state--large state--{{kind}}">{{text}}</span></p>{{/state}}
  {{#telephone}}<p><a class="button button--quiet simple__call" href="tel:{{number}}">[[> simple/_call]]</a></p>{{/telephone}}
  <p class="simple__fact">[[> simple/_icon_place]]<span>{{#stop}}<span class="line">{{stop}}</span> {{/stop}}{{address}}</span></p>
</article>
