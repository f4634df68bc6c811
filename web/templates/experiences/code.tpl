{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow section tell">
  <h1>[[stories.code.title]]</h1>
  <p class="lead">[[stories.code.description]]</p>
  {{#problem}}<p class="note note--danger" role="alert" tabindex="-1" data-problems>{{problem}}</p>{{/problem}}
  <form action="/[[lang]]/follow-up" method="post" novalidate>
    <div class="field">
      <label class="field__label" for="code">[[stories.code.label]]</label>
      <p class="field__hint" id="code-hint">[[stories.code.hint]]</p>
      <input class="field__input follow-code__field" id="code" name="code" value="{{code}}" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint" data-code>
    </div>
    <p class="actions"><button class="button" type="submit">[[stories.code.go]]</button></p>
  </form>
  <p class="small-print">[[stories.code.lost]]</p>
</div>
[[> platform/_bottom]]
