{{%AUTOESCAPE context="HTML"}}
<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="7.6"/><path d="M10 5.4V10l3 2"/></svg>
