{{%AUTOESCAPE context="HTML"}}
[[> simple/_top]]
    <h1>[[simple.tell.told]]</h1>
    {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
    <p>[[simple.tell.your_code]]</p>
    <p class="follow-code">{{code}}</p>
    <p><span class="line">[[simple.tell.keep]]</span> <span class="line">[[simple.tell.code_for]]</span> <span class="line">[[simple.tell.code_where]] <a href="/[[lang]]/follow-up">[[stories.code.title]]</a></span></p>
    <form class="simple__tell" action="{{code_url}}" method="post">
      <input type="hidden" name="code" value="{{code}}">
      <button class="button simple__go" type="submit">[[stories.told.see]]</button>
    </form>
[[> simple/_bottom]]
