{{%AUTOESCAPE context="HTML"}}
<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M10 18.2S3.8 12.7 3.8 8a6.2 6.2 0 0 1 12.4 0c0 4.7-6.2 10.2-6.2 10.2z" stroke-linejoin="round"/><circle cx="10" cy="8" r="2.1"/></svg>
