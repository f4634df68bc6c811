// The feed of stories, as readers of feeds take it: XML that any of them can parse, and no markup, picture or link that
// somebody wrote into a story; on both databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded, storiesOf } from "../stories.mjs";

test("the feed of stories", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => fed(t, database));
  }
});

const unescaped = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

async function fed(t, database) {
  const { url } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  await person("root@relais.example", "administrator", "network:fr", "operator");
  const { publish } = storiesOf(url, await person("reader@relais.example", "moderator", "network:fr", "operator"));
  const part = (item, name) => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(item)[1];
  const items = async (path) => {
    const feed = await (await fetch(`${url}${path}`)).text();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no XML may hold
    assert.doesNotMatch(feed, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    assert.doesNotMatch(feed, /&(?!(?:lt|gt|amp|quot|#\d+);)/);
    return feed.split("<item>").slice(1);
  };

  const text =
    'Suivi <img src="https://traceur.example/p.gif"> et <a href="https://hameconnage.example">cliquez</a> R&D &lt;b&gt;.';
  const title = "Un <b>titre</b> & &lt;i&gt;";
  const { id } = await publish({ title, text });
  await publish({
    title: "Des signes \u0001\u001f\ufffe\uffff",
    text: "Des signes \u0008\u000b que personne ne voit.",
  });

  for (const path of ["/fr/experiences.rss", "/api/v1/experiences.rss"]) {
    await t.test(`${path}: a story is told as it was written, and is no markup`, async () => {
      const [item] = (await items(path)).filter((one) => one.includes(id));
      const html = unescaped(part(item, "description"));
      assert.doesNotMatch(html, /[<>]/, "a reader that shows HTML shows no element of it");
      assert.ok(unescaped(html).startsWith(text.slice(0, 80)), html);
      const shown = unescaped(part(item, "title"));
      assert.doesNotMatch(shown, /[<>]/, "nor of the title, be it text or HTML");
      assert.equal(shown, "Un ‹b›titre‹/b› & &lt;i&gt;");
    });
  }
}
