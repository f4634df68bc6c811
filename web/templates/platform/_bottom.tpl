{{%AUTOESCAPE context="HTML"}}
  </main>
  {{#languages}}{{#current}}<p class="on-paper">[[platform.address_of_page]] <span data-page-address>{{origin}}{{url}}</span></p>{{/current}}{{/languages}}
  [[> platform/_footer]]
</body>
</html>
