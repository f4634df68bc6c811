{{%AUTOESCAPE context="HTML"}}
[[> platform/_top]]
<div class="wrap narrow prose">
  <h1>[[legal.contact.title]]</h1>
  <h2>[[legal.contact.counter_heading]]</h2>
  <p>[[legal.contact.counter]]</p>
  <p><a class="button" href="/[[lang]]/">[[legal.contact.find]]</a></p>
  <h2>[[legal.contact.network_heading]]</h2>
  <p>[[legal.contact.network]]</p>
  {{#contact_telephone}}<p>[[legal.label.telephone]] <a href="tel:{{contact_telephone}}">{{contact_telephone}}</a></p>{{/contact_telephone}}
  {{#no_contact_telephone}}<p class="note">[[legal.missing.contact_telephone]]</p>{{/no_contact_telephone}}
  {{#contact_email}}<p>[[legal.label.email]] <a href="mailto:{{contact_email}}">{{contact_email}}</a></p>{{/contact_email}}
  {{#no_contact_email}}<p class="note">[[legal.missing.contact_email]]</p>{{/no_contact_email}}
  {{#contact_address}}<p>[[legal.label.address]] {{contact_address}}</p>{{/contact_address}}
  {{#no_contact_address}}<p class="note">[[legal.missing.contact_address]]</p>{{/no_contact_address}}
  <h2>[[legal.contact.error_heading]]</h2>
  <p>[[legal.contact.error]]</p>
  <h2>[[legal.contact.emergency_heading]]</h2>
  <p>[[legal.contact.emergency]]</p>
</div>
[[> platform/_bottom]]
