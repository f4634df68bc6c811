{{%AUTOESCAPE context="HTML"}}
[[> simple/_icon_telephone]]<span>[[network.counter.call]] <span class="telephone">{{display}}</span></span>
