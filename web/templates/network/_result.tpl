{{%AUTOESCAPE context="HTML"}}
<article class="card counter"{{#point}} data-lat="{{lat}}" data-lon="{{lon}}"{{/point}}{{#layers}} data-layers="{{layers}}"{{/layers}}>
  <h2 class="counter__name"><a href="{{url}}">{{name}}</a></h2>
  {{#distance}}<p class="counter__distance distance">{{distance}}</p>{{/distance}}
  <p class="counter__state">{{#state}}<span class="state state--{{kind}}">{{text}}</span>{{/state}}</p>
  <p class="counter__address">{{#kind}}<span class="tag">{{kind}}</span> {{/kind}}{{#stop}}{{stop}}, {{/stop}}{{address}}</p>
  {{#telephone}}<p class="counter__telephone"><a class="telephone" href="tel:{{number}}">{{display}}</a></p>{{/telephone}}
</article>
