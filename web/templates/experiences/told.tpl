{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell" data-told>
  <h1>[[stories.told.title]]</h1>
  {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
  <p class="lead">[[stories.told.lead]]</p>
  <p class="follow-code">{{code}}</p>
  <p>[[stories.told.keep]]</p>
  <p>[[stories.told.where]] <a href="/[[lang]]/follow-up">[[stories.code.title]]</a></p>
  <form action="{{code_url}}" method="post">
    <input type="hidden" name="code" value="{{code}}">
    <p class="actions"><button class="button" type="submit">[[stories.told.see]]</button> [[> platform/_print]]</p>
  </form>
  <p>[[stories.told.next]]</p>
</div>
[[> platform/_bottom]]
