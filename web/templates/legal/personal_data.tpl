{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow prose">
  <h1>[[legal.personal_data.title]]</h1>
  <p>[[legal.personal_data.scope]]</p>
  <h2>[[legal.personal_data.responsible_heading]]</h2>
  {{#publisher}}<p>[[legal.personal_data.responsible]] {{publisher}}</p>{{/publisher}}
  {{#no_publisher}}<p class="note">[[legal.missing.publisher]]</p>{{/no_publisher}}
  {{#publisher_address}}<p>[[legal.label.address]] {{publisher_address}}</p>{{/publisher_address}}
  {{#no_publisher_address}}<p class="note">[[legal.missing.publisher_address]]</p>{{/no_publisher_address}}
  <p>[[legal.personal_data.basis]]</p>
  <h2>[[legal.personal_data.visit_heading]]</h2>
  <ul>
    <li>[[legal.personal_data.visit_cookies]]</li>
    <li>[[legal.personal_data.visit_trackers]]</li>
    <li>[[legal.personal_data.visit_requests]]</li>
    <li>[[legal.personal_data.visit_account]]</li>
  </ul>
  <h2>[[legal.personal_data.position_heading]]</h2>
  <p>[[legal.personal_data.position]]</p>
  <p>[[legal.personal_data.position_rounded]]</p>
  <p>[[legal.personal_data.position_history]]</p>
  <h2>[[legal.personal_data.logs_heading]]</h2>
  <p>[[legal.personal_data.logs_content]]</p>
  <p>[[legal.personal_data.logs_security]]</p>
  <p>[[legal.personal_data.logs_kept]]</p>
  <h2>[[legal.personal_data.report_heading]]</h2>
  <p>[[legal.personal_data.report_content]]</p>
  <p>[[legal.personal_data.report_advice]]</p>
  <p>[[legal.personal_data.report_use]]</p>
  <h2>[[legal.personal_data.rights_heading]]</h2>
  <p>[[legal.personal_data.rights]]</p>
  <ul>
    <li>[[legal.personal_data.right_access]]</li>
    <li>[[legal.personal_data.right_rectification]]</li>
    <li>[[legal.personal_data.right_erasure]]</li>
    <li>[[legal.personal_data.right_restriction]]</li>
    <li>[[legal.personal_data.right_objection]]</li>
  </ul>
  <p>[[legal.personal_data.rights_answer]]</p>
  <h2>[[legal.personal_data.contact_heading]]</h2>
  {{#data_protection_email}}<p>[[legal.personal_data.contact]] <a href="mailto:{{data_protection_email}}">{{data_protection_email}}</a></p>{{/data_protection_email}}
  {{#no_data_protection_email}}<p class="note">[[legal.missing.data_protection_email]]</p>{{/no_data_protection_email}}
  <h2>[[legal.personal_data.complaint_heading]]</h2>
  <p>[[legal.personal_data.complaint]]</p>
  <ul>
    <li>[[legal.personal_data.in_france]] <a href="https://www.cnil.fr" rel="noreferrer">[[legal.personal_data.cnil]]</a></li>
    <li>[[legal.personal_data.in_belgium]] <a href="https://www.autoriteprotectiondonnees.be" rel="noreferrer">[[legal.personal_data.apd]]</a></li>
  </ul>
</div>
[[> platform/_bottom]]
