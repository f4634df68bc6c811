{{%AUTOESCAPE context="HTML"}}
<p><a class="button simple__call" href="tel:{{number}}">[[> simple/_icon_telephone]]<span>[[network.counter.call]] <span class="telephone">{{display}}</span></span></a></p>
