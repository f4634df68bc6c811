{{%AUTOESCAPE context="HTML"}}
<svg class="mark" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path class="mark__front" d="M16.9 1.03a15 15 0 0 1 12.5 21.66l-12.5-7.21z"/>
  <path class="mark__middle" d="M28.5 24.25a15 15 0 0 1-25 0L16 17.04z"/>
  <path class="mark__back" d="M2.6 22.69A15 15 0 0 1 15.1 1.03v14.45z"/>
</svg>
