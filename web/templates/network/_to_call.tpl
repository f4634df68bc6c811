{{%AUTOESCAPE context="HTML"}}
<a href="{{url}}">{{name}}</a>{{#distance}} <span class="distance">{{distance}}</span>{{/distance}}
{{#telephone}}<a class="telephone" href="tel:{{number}}">{{display}}</a>{{/telephone}}
