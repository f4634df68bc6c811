{{%AUTOESCAPE context="HTML"}}
<section class="note flood" role="alert" aria-labelledby="flood-title" data-proof data-salt="{{proof_salt}}" data-bits="{{proof_bits}}">
  <h2 id="flood-title">[[stories.flood.title]]</h2>
  <div data-proof-by-hand>
    <p>[[stories.flood.kept]]</p>
    <ul class="flood__ways">
      <li>[[stories.flood.wait]]</li>
      <li>[[stories.flood.call]] <a href="/[[lang]]/counters" target="_blank" rel="noopener">[[stories.flood.find]]</a></li>
      <li>[[stories.flood.write]] <a href="/[[lang]]/tell/paper" target="_blank" rel="noopener">[[stories.flood.paper]]</a></li>
    </ul>
  </div>
  <div data-proof-working hidden>
    <p>[[stories.flood.working]]</p>
    <progress class="flood__progress" max="100" value="0" aria-label="[[stories.flood.progress]]"></progress>
    <p class="actions"><button class="button button--quiet" type="button" data-proof-cancel>[[stories.flood.cancel]]</button></p>
  </div>
</section>
