{{%AUTOESCAPE context="HTML"}}
<section class="danger-numbers" role="alert" aria-labelledby="numbers">
  <h2 id="numbers">[[stories.danger.title]]</h2>
  <p>[[stories.danger.text]]</p>
  <ul class="danger-numbers__list">{{#numbers}}<li><a class="button" href="tel:{{number}}">{{number}}</a> <span>{{what}}</span></li>
  {{/numbers}}</ul>
</section>
