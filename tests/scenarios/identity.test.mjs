// People, rights and trust over HTTP, on both databases: invitations that arrive as real mail, first sign-in, second
// factors, the shared desk, and what lies outside somebody's reach.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { databases, relais, serve, temporaryFolder } from "../harness.mjs";
import { Browser, codeOf, firstSignIn, linkIn, password, post } from "../people.mjs";

const kDepartment = "02";
const kVervins = "fs-1729";

// A served directory with its administrator signed in.
async function withAdministrator(t, database, folder) {
  const mail = await post(t);
  const env = {
    RELAIS_SMTP_URL: mail.url,
    RELAIS_MAIL_FROM: "Relais <relais@relais.example>",
    RELAIS_SECRET_FILE: join(folder, "relais.key"),
  };
  const { url } = await serve(t, database, { command: "demo", env });
  const added = relais(
    "user",
    "add",
    "Chef@Relais.example",
    "--name",
    "Dominique Chef",
    "--role",
    "administrator",
    "--scope",
    "network:fr",
    "--database",
    database,
  );
  assert.equal(added.code, 0, added.err);
  const administrator = new Browser(url);
  const secret = await firstSignIn(administrator, /http\S+/.exec(added.out)[0]);
  return { url, mail, administrator, secret };
}

test("identity", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const { url, mail, administrator, secret } = await withAdministrator(t, database, folder);

      await t.test("somebody signs in by password and code, and each code serves once", async () => {
        const browser = new Browser(url);
        const begun = await browser.ask("POST", "/session", { email: "chef@relais.example", password, desk: "own" });
        assert.deepEqual([begun.status, begun.body.stage, begun.body.factors], [200, "password", ["application"]]);
        assert.match(begun.headers.get("set-cookie"), /HttpOnly; SameSite=Lax/);
        assert.equal((await browser.get("/people")).status, 403);
        // The code of the first sign-in was taken a moment ago: the next step's has to do.
        const spent = await browser.ask("PUT", "/session/second-factor", { code: codeOf(secret) });
        assert.deepEqual([spent.status, spent.body.code], [400, "identity.code_refused"]);
        const before = browser.cookies.get("relais");
        const proven = await browser.ask("PUT", "/session/second-factor", {
          code: codeOf(secret, Date.now() + 30_000),
        });
        assert.deepEqual([proven.status, proven.body.stage], [200, "complete"]);
        assert.notEqual(browser.cookies.get("relais"), before);
        const old = new Browser(url);
        old.cookies.set("relais", before);
        assert.equal((await old.get("/me")).status, 401);
        assert.equal((await browser.get("/people")).status, 200);
        assert.equal((await browser.get("/sign-ins")).body.items.length, 2);
        assert.equal((await browser.ask("DELETE", "/session")).status, 200);
        assert.equal((await browser.get("/me")).status, 401);
      });

      await t.test("a wrong name and a wrong password are answered alike, and later ones wait", async () => {
        const browser = new Browser(url);
        const refused = async (email) => {
          const answer = await browser.ask("POST", "/session", { email, password: "not the right one", desk: "own" });
          return [answer.status, answer.body.code, answer.body.title];
        };
        assert.deepEqual(await refused("nobody@relais.example"), await refused("chef@relais.example"));
        assert.equal((await refused("nobody@relais.example"))[0], 401);
        let status = 401;
        for (let tries = 0; tries < 6 && status === 401; ++tries) [status] = await refused("nobody@relais.example");
        assert.equal(status, 429);
        // Nobody else waits for it.
        const other = await browser.ask("POST", "/session", { email: "chef@relais.example", password, desk: "own" });
        assert.equal(other.status, 200);
      });

      const coordinator = new Browser(url);
      await t.test("an invitation goes out as a letter, and only its use consumes the link", async () => {
        const organisation = { kind: "state", name: "Préfecture de l’Aisne", territory_code: kDepartment };
        assert.equal((await administrator.ask("PUT", "/organisations/prefecture-02", organisation)).status, 200);
        const invited = await administrator.ask("POST", "/invitations", {
          email: "camille@aisne.example",
          name: "Camille Aisne",
          language: "fr",
          role: {
            organisation: "prefecture-02",
            role: "departmental_coordinator",
            scope_kind: "territory",
            scope_code: kDepartment,
          },
        });
        assert.deepEqual([invited.status, invited.body.has_letter], [200, true]);
        const letter = await mail.next();
        assert.deepEqual(letter.to, ["camille@aisne.example"]);
        assert.match(letter.text, /Bonjour Camille Aisne/);
        const link = linkIn(letter);
        for (let looks = 0; looks < 2; ++looks) {
          const shown = await coordinator.ask("POST", "/links", { secret: link.split("#")[1] });
          assert.deepEqual([shown.status, shown.body.email], [200, "camille@aisne.example"]);
        }
        const common = await coordinator.ask("PUT", "/links", {
          secret: link.split("#")[1],
          password: "MotDePasse2026!",
        });
        assert.deepEqual([common.status, common.body.errors[0].code], [400, "identity.password_common"]);
        await firstSignIn(coordinator, link);
        assert.equal((await coordinator.ask("POST", "/links", { secret: link.split("#")[1] })).status, 404);
        const me = (await coordinator.get("/me")).body;
        assert.deepEqual(
          me.hats.map((hat) => hat.name),
          ["Préfecture de l’Aisne"],
        );
        assert.equal(me.hats[0].roles[0].scope_name, "Aisne");
        assert.ok(me.rights.includes("invite_people") && !me.rights.includes("read_journal"));
      });

      await t.test("a coordinator invites for the counters of the department, and no others", async () => {
        const host = {
          kind: "host",
          name: "CC de la Thiérache du Centre",
          territory_code: kDepartment,
          counters: [kVervins],
        };
        assert.equal((await coordinator.ask("PUT", "/organisations/cc-thierache", host)).status, 200);
        const invite = (role) =>
          coordinator.ask("POST", "/invitations", {
            email: "alix@thierache.example",
            name: "Alix Thiérache",
            language: "fr",
            role: { organisation: "cc-thierache", ...role },
          });
        const code = async (role) => (await invite(role)).body.errors?.[0].code;
        assert.equal(
          await code({ role: "advisor", scope_kind: "counter", scope_code: "fs-1" }),
          "identity.scope_unknown",
        );
        assert.equal(
          await code({ role: "advisor", scope_kind: "counter", scope_code: "no-such" }),
          "identity.scope_unknown",
        );
        assert.equal(
          await code({ role: "administrator", scope_kind: "network", scope_code: "fr" }),
          "identity.scope_unknown",
        );
        assert.equal(
          await code({ role: "prefecture", scope_kind: "territory", scope_code: kDepartment }),
          "identity.role_not_yours",
        );
        assert.equal((await invite({ role: "advisor", scope_kind: "counter", scope_code: kVervins })).status, 200);
        const advisor = new Browser(url);
        await firstSignIn(advisor, linkIn(await mail.next()));
        assert.equal((await advisor.get("/people")).status, 403);
        const seen = (await coordinator.get("/people")).body.items.map((person) => person.name);
        assert.deepEqual(seen, ["Alix Thiérache", "Camille Aisne"]);
        const all = (await administrator.get("/people")).body.items;
        assert.equal(all.length, 3);
        const chef = all.find((person) => person.name === "Dominique Chef").id;
        assert.equal((await coordinator.get(`/people/${chef}`)).status, 404);
        assert.equal((await administrator.get(`/people/${chef}`)).status, 200);
      });

      await t.test("what a person would see is what they see", async () => {
        const camille = (await administrator.get("/people?q=camille")).body.items[0].id;
        const sight = (await administrator.get(`/people/${camille}/sight`)).body;
        const own = (await coordinator.get("/people")).body.items.map((person) => person.id);
        assert.deepEqual(sight.people.sort(), own.sort());
        assert.equal(sight.counters.length, 35);
        assert.deepEqual(sight.rights, (await coordinator.get("/me")).body.rights);
      });

      await t.test("on a shared desk the session is locked, and opened again by the PIN", async () => {
        assert.equal(
          (await coordinator.ask("PUT", "/me/pin", { pin: "1234" })).body.errors[0].code,
          "identity.pin_common",
        );
        assert.equal((await coordinator.ask("PUT", "/me/pin", { pin: "2749" })).status, 204);
        assert.equal((await coordinator.ask("PUT", "/session/lock", { locked: true })).status, 200);
        assert.equal((await coordinator.get("/people")).status, 403);
        assert.equal((await coordinator.ask("PUT", "/session/lock", { locked: false, pin: "0000" })).status, 400);
        assert.equal((await coordinator.ask("PUT", "/session/lock", { locked: false, pin: "2749" })).status, 200);
        assert.equal((await coordinator.get("/people")).status, 200);
      });

      await t.test("who is disabled is out at the next request", async () => {
        const camille = (await administrator.get("/people?q=camille")).body.items[0].id;
        assert.equal(
          (await administrator.ask("PUT", `/people/${camille}/disablement`, { reason: "parti" })).status,
          204,
        );
        assert.equal((await coordinator.get("/people")).status, 401);
        const again = await coordinator.ask("POST", "/session", {
          email: "camille@aisne.example",
          password,
          desk: "own",
        });
        assert.equal(again.status, 401);
      });
    });
  }
});
