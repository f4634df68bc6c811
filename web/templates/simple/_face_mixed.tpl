{{%AUTOESCAPE context="HTML"}}
<svg class="face face--mixed" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="20"/><path d="M17 18v3M31 18v3"/><path d="M15 32c4-5 7-5 9-1s6 4 9-2"/></svg>
