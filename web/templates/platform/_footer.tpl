{{%AUTOESCAPE context="HTML"}}
<footer class="footer">
  <div class="wrap footer__row">
    <p class="footer__promise">[[platform.promise]]</p>
    <nav class="footer__links" aria-label="[[platform.site]]">
      <ul>
        <li><a href="/[[lang]]/">[[platform.find_a_counter]]</a></li>
        <li><a href="/[[lang]]/procedures">[[platform.procedures]]</a></li>
        <li><a href="/[[lang]]/access">[[coverage.page.name]]</a></li>
        <li><a href="/[[lang]]/programme">[[platform.programme]]</a></li>
        <li><a href="/[[lang]]/open-data">[[platform.open_data]]</a></li>
        <li><a href="/[[lang]]/legal-notice">[[platform.legal_notice]]</a></li>
        <li><a href="/[[lang]]/personal-data">[[platform.personal_data]]</a></li>
        <li><a href="/[[lang]]/accessibility">{{accessibility}}</a></li>
        <li><a href="/[[lang]]/contact">[[platform.contact]]</a></li>
        <li><a href="/[[lang]]/site-map">[[platform.site_map]]</a></li>
      </ul>
    </nav>
  </div>
</footer>
