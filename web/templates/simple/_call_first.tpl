{{%AUTOESCAPE context="HTML"}}
<p class="note"><span class="line">[[simple.hours_may_have_changed]]</span> <span class="line">[[simple.call_first]]</span></p>
