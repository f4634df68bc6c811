{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow prose">
  <h1>[[legal.notice.title]]</h1>
  <h2>[[legal.notice.publisher_heading]]</h2>
  {{#publisher}}<p>[[legal.notice.publisher]] {{publisher}}</p>{{/publisher}}
  {{#no_publisher}}<p class="note">[[legal.missing.publisher]]</p>{{/no_publisher}}
  {{#publisher_address}}<p>[[legal.label.address]] {{publisher_address}}</p>{{/publisher_address}}
  {{#no_publisher_address}}<p class="note">[[legal.missing.publisher_address]]</p>{{/no_publisher_address}}
  {{#contact_telephone}}<p>[[legal.label.telephone]] <a href="tel:{{contact_telephone}}">{{contact_telephone}}</a></p>{{/contact_telephone}}
  {{#no_contact_telephone}}<p class="note">[[legal.missing.contact_telephone]]</p>{{/no_contact_telephone}}
  {{#contact_email}}<p>[[legal.label.email]] <a href="mailto:{{contact_email}}">{{contact_email}}</a></p>{{/contact_email}}
  {{#no_contact_email}}<p class="note">[[legal.missing.contact_email]]</p>{{/no_contact_email}}
  <h2>[[legal.notice.director_heading]]</h2>
  {{#publication_director}}<p>[[legal.notice.director]] {{publication_director}}</p>{{/publication_director}}
  {{#no_publication_director}}<p class="note">[[legal.missing.publication_director]]</p>{{/no_publication_director}}
  <h2>[[legal.notice.host_heading]]</h2>
  {{#host}}<p>[[legal.notice.host]] {{host}}</p>{{/host}}
  {{#no_host}}<p class="note">[[legal.missing.host]]</p>{{/no_host}}
  {{#host_address}}<p>[[legal.label.address]] {{host_address}}</p>{{/host_address}}
  {{#no_host_address}}<p class="note">[[legal.missing.host_address]]</p>{{/no_host_address}}
  <h2>[[legal.notice.software_heading]]</h2>
  <p>[[legal.notice.software]]</p>
  <h2>[[legal.notice.data_heading]]</h2>
  <p>[[legal.notice.data]]</p>
  <ul>
    <li>[[legal.notice.data_anct]]</li>
    <li>[[legal.notice.data_insee]]</li>
    <li>[[legal.notice.data_la_poste]]</li>
    <li>[[legal.notice.data_ign]]</li>
    <li>[[legal.notice.data_statbel]]</li>
  </ul>
  <p>[[legal.notice.data_reuse]]</p>
  <h2>[[legal.notice.liability_heading]]</h2>
  <ul>
    <li>[[legal.notice.liability_drafts]]</li>
    <li>[[legal.notice.liability_answers]]</li>
    <li>[[legal.notice.liability_hours]]</li>
    <li>[[legal.notice.liability_links]]</li>
  </ul>
  <h2>[[legal.notice.logos_heading]]</h2>
  <p>[[legal.notice.logos]]</p>
</div>
[[> platform/_bottom]]
