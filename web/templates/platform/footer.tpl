{{%AUTOESCAPE context="HTML"}}
<footer class="footer">
  <div class="wrap footer__row">
    <p class="footer__promise">[[platform.promise]]</p>
    <p><a href="/[[lang]]/">[[platform.find_a_counter]]</a></p>
  </div>
</footer>
