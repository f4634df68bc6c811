{{%AUTOESCAPE context="HTML"}}
[[> simple/_top]]
    <h1>[[simple.tell.check]]</h1>
    {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
    {{#proof_salt}}[[> experiences/_flood]]{{/proof_salt}}
    {{#has_masked}}
    <div class="note">
      <p>[[stories.check.masked]]</p>
      <ul>{{#masked}}<li>{{masked}}</li>{{/masked}}</ul>
    </div>
    {{/has_masked}}
    <article class="card">
      {{#headline}}<h2>{{headline}}</h2>{{/headline}}
      {{#paragraphs}}<p>{{paragraphs}}</p>
      {{/paragraphs}}
      {{#has_helped}}<h2>[[stories.would_have_helped]]</h2>{{#helped}}<p>{{helped}}</p>{{/helped}}{{/has_helped}}
      <p>{{about}}</p>
    </article>
    <p><span class="line">[[simple.tell.read_first]]</span> <span class="line">[[simple.tell.no_name]]</span></p>
    <form class="simple__tell" action="/[[lang]]/simple/tell" method="post" data-send>
      {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
      {{/fields}}
      <div class="simple__choices">
        <button class="button" type="submit" name="step" value="send">[[simple.tell.send]]</button>
        <button class="button button--quiet" type="submit" name="ask" value="text">[[simple.tell.change]]</button>
      </div>
    </form>
[[> simple/_bottom]]
