{{%AUTOESCAPE context="HTML"}}
[[> simple/_top]]
    <h1>[[simple.home.heading]]</h1>
    <p><span class="line">[[simple.home.paper]]</span> <span class="line">[[simple.home.letter]]</span></p>
    <p><span class="line">[[simple.home.counter]]</span> <span class="line">[[simple.home.free]]</span></p>
    {{#form}}[[> simple/_search]]{{/form}}
[[> simple/_bottom]]
