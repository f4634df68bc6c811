{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow prose">
  <h1>[[legal.site_map.title]]</h1>
  <ul>
    <li>
      <a href="/[[lang]]/">[[platform.find_a_counter]]</a>
      <ul>
        <li><a href="/[[lang]]/counters">[[legal.site_map.all_counters]]</a><p class="quiet">[[legal.site_map.counters]]</p></li>
        <li><a href="/[[lang]]/simple/">[[simple.link]]</a></li>
      </ul>
    </li>
    <li><a href="/[[lang]]/procedures">[[platform.procedures]]</a><p class="quiet">[[legal.site_map.procedures]]</p></li>
    <li>
      <a href="/[[lang]]/experiences">[[stories.title]]</a>
      <ul>
        <li><a href="/[[lang]]/tell">[[stories.tell.title]]</a></li>
        <li><a href="/[[lang]]/follow-up">[[stories.code.title]]</a></li>
        <li><a href="/[[lang]]/tell/paper">[[stories.paper.title]]</a></li>
        <li><a href="/[[lang]]/experiences/figures">[[story_figures.title]]</a></li>
        <li><a href="/[[lang]]/experiences/moderation">[[stories.moderation.title]]</a></li>
      </ul>
    </li>
    <li><a href="/[[lang]]/programme">[[platform.programme]]</a></li>
    <li><a href="/[[lang]]/governance">[[network.governance.title]]</a></li>
    <li><a href="/[[lang]]/growth">[[network.growth.title]]</a></li>
    <li><a href="/[[lang]]/goals">[[goals.title]]</a></li>
    <li><a href="/[[lang]]/figures">[[figures.public_title]]</a></li>
    <li><a href="/[[lang]]/access">[[coverage.page.name]]</a></li>
    <li><a href="/[[lang]]/open-data">[[platform.open_data]]</a></li>
    <li><a href="/[[lang]]/legal-notice">[[platform.legal_notice]]</a></li>
    <li><a href="/[[lang]]/personal-data">[[platform.personal_data]]</a></li>
    <li><a href="/[[lang]]/accessibility">{{accessibility}}</a></li>
    <li><a href="/[[lang]]/contact">[[platform.contact]]</a></li>
  </ul>
</div>
[[> platform/_bottom]]
