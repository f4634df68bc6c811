{{%AUTOESCAPE context="HTML"}}
    <p class="simple__ordinary"><a href="/[[lang]]{{path}}">[[simple.all_information]]</a></p>
  </main>
  <footer class="footer">
    <nav class="wrap footer__row footer__links" aria-label="[[platform.site]]">
      <ul>
        <li><a href="/[[lang]]/legal-notice">[[platform.legal_notice]]</a></li>
        <li><a href="/[[lang]]/personal-data">[[platform.personal_data]]</a></li>
        <li><a href="/[[lang]]/accessibility">{{accessibility}}</a></li>
        <li><a href="/[[lang]]/contact">[[platform.contact]]</a></li>
      </ul>
    </nav>
  </footer>
</body>
</html>
