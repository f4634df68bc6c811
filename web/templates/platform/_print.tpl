{{%AUTOESCAPE context="HTML"}}
<button class="button button--quiet" type="button" hidden data-print>[[platform.print]]</button>
