{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow prose">
  <h1>[[legal.accessibility.title]]</h1>
  <p>[[legal.accessibility.statement]]</p>
  {{#publisher}}<p>[[legal.accessibility.responsible]] {{publisher}}</p>{{/publisher}}
  {{#no_publisher}}<p class="note">[[legal.missing.publisher]]</p>{{/no_publisher}}
  <h2>[[legal.accessibility.state_heading]]</h2>
  {{#no_accessibility_audit_on}}<p><strong>[[legal.accessibility.state_none]]</strong></p>{{/no_accessibility_audit_on}}
  {{#accessibility_audit_on}}
  <p>[[legal.accessibility.audit_on]] {{accessibility_audit_on}}</p>
  {{#accessibility_compliance}}<p>[[legal.accessibility.compliance]] <strong>{{accessibility_compliance}}</strong></p>{{/accessibility_compliance}}
  {{#no_accessibility_compliance}}<p class="note">[[legal.missing.accessibility_compliance]]</p>{{/no_accessibility_compliance}}
  {{/accessibility_audit_on}}
  <p>[[legal.accessibility.state_reference]]</p>
  <h2>[[legal.accessibility.contents_heading]]</h2>
  <ul>
    <li>[[legal.accessibility.contents_map]]</li>
    <li>[[legal.accessibility.contents_autofill]]</li>
    <li>[[legal.accessibility.contents_languages]]</li>
    <li>[[legal.accessibility.contents_remarks]]</li>
    <li>[[legal.accessibility.contents_outside]]</li>
  </ul>
  <p>[[legal.accessibility.contents_more]]</p>
  <h2>[[legal.accessibility.made_heading]]</h2>
  {{#no_accessibility_audit_on}}<p>[[legal.accessibility.made_without_audit]]</p>{{/no_accessibility_audit_on}}
  {{#accessibility_audit_on}}<p>[[legal.accessibility.made_with_audit]]</p>{{/accessibility_audit_on}}
  <p>[[legal.accessibility.made_self]]</p>
  <p>[[legal.accessibility.made_tests]]</p>
  <p>[[legal.accessibility.made_limits]]</p>
  <p>[[legal.accessibility.made_techniques]]</p>
  <h2>[[legal.accessibility.contact_heading]]</h2>
  <p>[[legal.accessibility.contact]]</p>
  {{#accessibility_email}}<p>[[legal.label.email]] <a href="mailto:{{accessibility_email}}">{{accessibility_email}}</a></p>{{/accessibility_email}}
  {{#no_accessibility_email}}<p class="note">[[legal.missing.accessibility_email]]</p>{{/no_accessibility_email}}
  <h2>[[legal.accessibility.remedy_heading]]</h2>
  <p>[[legal.accessibility.remedy]]</p>
  <ul>
    <li>[[legal.accessibility.remedy_online]] <a href="https://www.defenseurdesdroits.fr" rel="noreferrer">[[legal.accessibility.remedy_site]]</a></li>
    <li>[[legal.accessibility.remedy_post]]</li>
  </ul>
  <h2>[[legal.accessibility.plan_heading]]</h2>
  <p>[[legal.accessibility.plan]]</p>
  {{#accessibility_plan_url}}<p><a href="{{accessibility_plan_url}}" rel="noreferrer">[[legal.accessibility.plan_link]]</a></p>{{/accessibility_plan_url}}
  {{#no_accessibility_plan_url}}<p class="note">[[legal.missing.accessibility_plan_url]]</p>{{/no_accessibility_plan_url}}
</div>
[[> platform/_bottom]]
