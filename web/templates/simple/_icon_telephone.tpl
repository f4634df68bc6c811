{{%AUTOESCAPE context="HTML"}}
<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M4.6 2.5h2.7l1.5 3.8-1.9 1.5a11.5 11.5 0 0 0 5.3 5.3l1.5-1.9 3.8 1.5v2.7a2.1 2.1 0 0 1-2.2 2.1A14.8 14.8 0 0 1 2.5 4.7a2.1 2.1 0 0 1 2.1-2.2z" stroke-linejoin="round"/></svg>
