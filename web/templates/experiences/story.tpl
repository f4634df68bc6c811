{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section stories">
  <p class="back"><a href="/[[lang]]/experiences">[[stories.title]]</a></p>
  <h1>{{title}}</h1>
  {{#story}}[[> experiences/_whole]]{{/story}}
  <p class="actions"><a class="button" href="/[[lang]]/tell">[[stories.tell.title]]</a></p>
</div>
[[> platform/_bottom]]
