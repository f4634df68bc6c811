{{%AUTOESCAPE context="HTML"}}
{{#has_tags}}<ul class="story-tags" aria-label="[[stories.tags]]">{{#tags}}<li><a class="tag story-tag" href="{{tag_url}}">{{tag}}</a></li>
{{/tags}}</ul>{{/has_tags}}
