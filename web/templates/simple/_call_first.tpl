{{%AUTOESCAPE context="HTML"}}
<p class="note"><strong class="line">[[simple.call_first]]</strong> <span class="line">[[simple.hours_may_have_changed]]</span></p>
