{{%AUTOESCAPE context="HTML"}}
<svg class="face face--neutral" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="20"/><path d="M17 18v3M31 18v3"/><path d="M16 31h16"/></svg>
