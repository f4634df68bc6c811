{{%AUTOESCAPE context="HTML"}}
[[> simple/_top]]
    {{#has_numbers}}[[> experiences/_numbers]]{{/has_numbers}}
    <p class="simple__step">{{step}}</p>
    <form class="simple__tell" action="/[[lang]]/simple/tell" method="post" novalidate>
      {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">
      {{/fields}}
      <input type="hidden" name="answered" value="{{question}}">
      {{#asks_feeling}}
      <h1>[[simple.tell.feeling]]</h1>
      {{#problem}}<p class="note note--danger" role="alert">{{problem}}</p>{{/problem}}
      <div class="simple__faces">
        <button class="simple__face" type="submit" name="feeling" value="negative">[[> simple/_face_negative]]<span>[[simple.tell.face_negative]]</span></button>
        <button class="simple__face" type="submit" name="feeling" value="mixed">[[> simple/_face_mixed]]<span>[[simple.tell.face_mixed]]</span></button>
        <button class="simple__face" type="submit" name="feeling" value="neutral">[[> simple/_face_neutral]]<span>[[simple.tell.face_neutral]]</span></button>
        <button class="simple__face" type="submit" name="feeling" value="positive">[[> simple/_face_positive]]<span>[[simple.tell.face_positive]]</span></button>
      </div>
      {{/asks_feeling}}
      {{#has_themes}}
      <h1>[[simple.tell.theme]]</h1>
      {{#problem}}<p class="note note--danger" role="alert">{{problem}}</p>{{/problem}}
      <div class="simple__choices">
        {{#themes}}<button class="button button--quiet" type="submit" name="theme" value="{{value}}">{{label}}</button>
        {{/themes}}
      </div>
      {{/has_themes}}
      {{#has_services}}
      <h1>[[simple.tell.service]]</h1>
      <div class="simple__choices">
        {{#services}}<button class="button button--quiet" type="submit" name="service" value="{{value}}">{{label}}</button>
        {{/services}}
      </div>
      {{/has_services}}
      {{#asks_text}}
      <h1><label for="tell-text">[[simple.tell.text]]</label></h1>
      {{#problem}}<p class="note note--danger" role="alert" id="tell-problem">{{problem}}</p>{{/problem}}
      <p id="tell-text-hint"><span class="line">[[simple.tell.text_hint]]</span> <span class="line">[[simple.tell.text_names]]</span></p>
      <textarea class="field__input" id="tell-text" name="text" rows="7" maxlength="8000" required aria-describedby="tell-text-hint">{{text}}</textarea>
      <button class="button simple__go" type="submit">[[simple.tell.next]]</button>
      {{/asks_text}}
      {{#asks_place}}
      <h1><label for="tell-place">[[simple.tell.place]]</label></h1>
      {{#no_places}}{{#problem}}<p class="note note--danger" role="alert">{{problem}}</p>{{/problem}}{{/no_places}}
      <p id="tell-place-hint">[[simple.tell.place_hint]]</p>
      <input class="field__input" id="tell-place" name="place" value="{{place}}" required autocomplete="off" autocapitalize="words" aria-describedby="tell-place-hint">
      {{#has_places}}
      <p role="status">[[stories.which_place]]</p>
      <div class="simple__choices">
        {{#places}}<button class="button button--quiet" type="submit" name="territory" value="{{value}}">{{label}}</button>
        {{/places}}
      </div>
      {{/has_places}}
      <button class="button simple__go" type="submit">[[simple.tell.next]]</button>
      {{/asks_place}}
      {{#asks_text}}<p><a href="tel:112">[[stories.danger.always]]</a></p>{{/asks_text}}
      {{#counter_name}}<p class="note"><span class="line">[[stories.tell.about_counter]] <strong>{{counter_name}}</strong></span> <button class="button button--quiet" type="submit" name="forget" value="counter" formnovalidate>[[simple.tell.not_there]]</button></p>{{/counter_name}}
      {{#back}}<p><button class="button button--quiet" type="submit" name="ask" value="{{back}}" formnovalidate>[[simple.tell.back]]</button></p>{{/back}}
    </form>
[[> simple/_bottom]]
