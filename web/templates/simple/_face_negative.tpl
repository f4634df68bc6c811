{{%AUTOESCAPE context="HTML"}}
<svg class="face face--negative" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="20"/><path d="M17 18v3M31 18v3"/><path d="M15 34c5-7 13-7 18 0"/></svg>
