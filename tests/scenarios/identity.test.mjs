// People, rights and trust over HTTP, on both databases: invitations that arrive as real mail, first sign-in, second
// factors, the shared desk, and what lies outside somebody's reach.
import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databases, relais, temporaryFolder } from "../harness.mjs";
import { addUser, Browser, codeOf, firstSignIn, linkIn, password, serveWithPost } from "../people.mjs";

const kDepartment = "02";
const kVervins = "fs-1729";

// A served directory with its administrator signed in.
async function withAdministrator(t, database) {
  const { url, mail } = await serveWithPost(t, database);
  const administrator = new Browser(url);
  const link = addUser(database, "Chef@Relais.example", {
    name: "Dominique Chef",
    role: "administrator",
    scope: "network:fr",
  });
  return { url, mail, administrator, secret: await firstSignIn(administrator, link) };
}

test("identity", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const { url, mail, administrator, secret } = await withAdministrator(t, database);

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
        const told = await browser.ask("POST", "/session", {
          email: "nobody@relais.example",
          password: "still wrong",
          desk: "own",
        });
        assert.ok(Number(told.headers.get("retry-after")) >= 1);
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
          (await coordinator.ask("PUT", "/me/pin", { pin: "1234", password })).body.errors[0].code,
          "identity.pin_common",
        );
        // Whoever finds a desk open sets no PIN to come back by.
        const guessed = await coordinator.ask("PUT", "/me/pin", { pin: "2749", password: "une autre phrase ici" });
        assert.deepEqual([guessed.status, guessed.body.errors[0].field], [400, "/password"]);
        assert.equal((await coordinator.ask("PUT", "/me/pin", { pin: "2749", password })).status, 204);
        assert.equal((await coordinator.ask("PUT", "/session/lock", { locked: true })).status, 200);
        assert.equal((await coordinator.get("/people")).status, 403);
        assert.equal((await coordinator.ask("PUT", "/session/lock", { locked: false, pin: "0000" })).status, 400);
        assert.equal((await coordinator.ask("PUT", "/session/lock", { locked: false, pin: "2749" })).status, 200);
        assert.equal((await coordinator.get("/people")).status, 200);
      });

      await t.test("a list of people is reviewed, then brought whole or not at all", async () => {
        const csv = (role) => `email;nom;role;portée;organisme
dany@thierache.example;Dany;advisor;counter:${kVervins};cc-thierache
alix@thierache.example;Alix;${role};counter:${kVervins};cc-thierache
`;
        const bring = async (text, dry_run) =>
          (await coordinator.ask("POST", "/people/imports", { csv: text, dry_run })).body;
        const outcomes = (report) => report.lines.map((line) => line.code ?? line.outcome);
        const refused = await bring(csv("administrator"), false);
        assert.deepEqual(outcomes(refused), ["invited", "identity.scope_does_not_fit"]);
        assert.deepEqual([refused.refused, refused.is_done], [1, false]);
        const before = (await coordinator.get("/people")).body.items.length;
        const review = await bring(csv("advisor"), true);
        assert.deepEqual(outcomes(review), ["invited", "has_role"]);
        assert.equal((await coordinator.get("/people")).body.items.length, before);
        assert.equal((await bring(csv("advisor"), false)).is_done, true);
        assert.equal((await coordinator.get("/people")).body.items.length, before + 1);
        assert.deepEqual((await mail.next()).to, ["dany@thierache.example"]);
        assert.deepEqual(outcomes(await bring(csv("advisor"), false)), ["has_role", "has_role"]);
      });

      await t.test("a forgotten password is answered alike for everybody, and its link works once", async () => {
        const browser = new Browser(url);
        for (const email of ["nobody@relais.example", "camille@aisne.example"])
          assert.equal((await browser.ask("POST", "/password-links", { email })).status, 204);
        const letter = await mail.next();
        assert.deepEqual(letter.to, ["camille@aisne.example"]);
        const link = { secret: linkIn(letter).split("#")[1], password: "quatre chats gris dansent" };
        const used = await browser.ask("PUT", "/links", link);
        // The second factor is still asked for, and the sessions of before are over.
        assert.deepEqual([used.status, used.body.stage, used.body.factors], [200, "password", ["application"]]);
        assert.equal((await browser.ask("PUT", "/links", link)).status, 404);
        assert.equal((await coordinator.get("/me")).status, 401);
      });

      await t.test("without a telephone: a card is handed over, followed as it drifts, and lost", async () => {
        const kSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        const card = { serial: "A-1", secret: kSecret, digits: 6, step_seconds: 60 };
        assert.equal((await administrator.ask("POST", "/cards", { cards: [card] })).status, 200);
        assert.equal(
          (await administrator.ask("POST", "/cards", { cards: [card] })).body.errors[0].code,
          "identity.card_known",
        );
        const holder = (await administrator.get("/people?q=alix")).body.items[0].id;
        // The card's clock is five minutes ahead.
        const shown = (ahead) => codeOf(kSecret, Date.now() + 5 * 60_000 + ahead, 60);
        const wrong = { holder, first_code: shown(0), next_code: shown(0) };
        assert.equal((await administrator.ask("PUT", "/cards/A-1/holder", wrong)).status, 400);
        const given = await administrator.ask("PUT", "/cards/A-1/holder", {
          ...wrong,
          first_code: shown(-120_000),
          next_code: shown(-60_000),
        });
        assert.deepEqual([given.status, given.body.holder], [200, holder]);
        const alix = new Browser(url);
        const begun = await alix.ask("POST", "/session", { email: "alix@thierache.example", password, desk: "shared" });
        assert.deepEqual(begun.body.factors.sort(), ["application", "card"]);
        assert.equal((await alix.ask("PUT", "/session/second-factor", { code: shown(0) })).status, 200);
        assert.equal((await administrator.ask("DELETE", "/cards/A-1")).status, 200);
        const later = new Browser(url);
        const without = await later.ask("POST", "/session", { email: "alix@thierache.example", password, desk: "own" });
        assert.deepEqual(without.body.factors, ["application"]);
      });

      await t.test("a printed grid is asked for cell by cell", async () => {
        const alix = new Browser(url);
        await alix.ask("POST", "/session", { email: "alix@thierache.example", password, desk: "own" });
        // Who has a factor proves themselves by it first.
        assert.equal((await alix.ask("POST", "/factors", { kind: "grid" })).status, 403);
        const grid = (await administrator.ask("POST", "/factors", { kind: "grid" })).body.cells;
        assert.equal(grid.length, 20);
        const browser = new Browser(url);
        const begun = await browser.ask("POST", "/session", { email: "chef@relais.example", password, desk: "own" });
        const asked = grid.find((cell) => cell.cell === begun.body.grid_cell);
        const other = grid.find((cell) => cell.cell !== begun.body.grid_cell);
        assert.equal((await browser.ask("PUT", "/session/second-factor", { code: other.code })).status, 400);
        assert.equal(
          (await browser.ask("PUT", "/session/second-factor", { code: asked.code.toLowerCase() })).status,
          200,
        );
        const again = await new Browser(url).ask("POST", "/session", {
          email: "chef@relais.example",
          password,
          desk: "own",
        });
        assert.notEqual(again.body.grid_cell, begun.body.grid_cell);
      });

      await t.test("a second factor is reset by two persons", async () => {
        const second = new Browser(url);
        await firstSignIn(
          second,
          addUser(database, "second@relais.example", {
            name: "Sacha Second",
            role: "administrator",
            scope: "network:fr",
          }),
        );
        const alix = (await administrator.get("/people?q=alix")).body.items[0].id;
        const reset = (await administrator.ask("POST", "/factor-resets", { account: alix, reason: "téléphone perdu" }))
          .body;
        assert.equal((await administrator.ask("PUT", `/factor-resets/${reset.id}/agreement`, {})).status, 403);
        assert.equal((await second.ask("PUT", `/factor-resets/${reset.id}/agreement`, {})).status, 200);
        const begun = await new Browser(url).ask("POST", "/session", {
          email: "alix@thierache.example",
          password,
          desk: "own",
        });
        assert.deepEqual([begun.body.stage, begun.body.factors], ["password", []]);
      });

      await t.test("the journal tells who did what, and a row that was altered is found", async () => {
        const entries = (await administrator.get("/journal?limit=200")).body.items;
        const actions = new Set(entries.map((entry) => entry.action));
        for (const action of [
          "session_complete",
          "session_refused",
          "people_role_given",
          "card_given",
          "reset_agreed",
          "people_seen_as",
        ])
          assert.ok(actions.has(`journal.${action}`), action);
        assert.ok(!JSON.stringify(entries).includes("camille@"), "identifiers, never content");
        assert.match(relais("check", "--database", database).out, /entries of the journal/);
        if (database.startsWith("sqlite:")) {
          const file = new DatabaseSync(database.slice("sqlite:".length));
          file.exec("update journal_entry set actor = 'somebody' where number = 5");
          file.close();
          const checked = relais("check", "--database", database);
          assert.equal(checked.code, 1);
          assert.match(checked.err, /journal.*entry 5/);
        }
      });

      await t.test("a role that asks for a second factor stops the session that has none", async () => {
        const role = (name, scope) =>
          addUser(database, "auditor@relais.example", {
            name: "Robin Audit",
            role: name,
            scope,
            organisation: "audit",
          });
        const robin = new Browser(url);
        await firstSignIn(robin, role("auditor", "network:fr"));
        assert.equal((await robin.get("/me")).body.stage, "complete");
        role("administrator", "network:fr");
        assert.equal((await robin.get("/people")).status, 403);
        assert.equal((await robin.get("/me")).body.stage, "password");
      });

      await t.test("nobody speaks for a partner, opens an account or acts for a body beyond their reach", async () => {
        const marion = new Browser(url);
        await firstSignIn(
          marion,
          addUser(database, "marion@aisne.example", {
            name: "Marion Aisne",
            role: "departmental_coordinator",
            scope: `territory:${kDepartment}`,
            organisation: "prefecture-02",
          }),
        );
        const everywhere = { kind: "partner", name: "Caf", partner_code: "caf" };
        assert.equal((await marion.ask("PUT", "/organisations/mine", everywhere)).status, 400);
        const second = (await administrator.get("/people?q=sacha")).body.items[0].id;
        assert.equal(
          (await administrator.ask("PUT", `/people/${second}/disablement`, { reason: "parti" })).status,
          204,
        );
        const invite = (email, organisation) =>
          marion.ask("POST", "/invitations", {
            email,
            name: "Quelqu’un",
            language: "fr",
            role: { organisation, role: "advisor", scope_kind: "counter", scope_code: kVervins },
          });
        const code = async (email, organisation) => (await invite(email, organisation)).body.errors?.[0].code;
        assert.equal(await code("second@relais.example", "cc-thierache"), "identity.account_elsewhere");
        assert.equal(await code("marion@aisne.example", "cc-thierache"), "identity.not_oneself");
        assert.equal(await code("new@aisne.example", "audit"), "identity.organisation_unknown");
      });

      await t.test("who reads in bulk is told to the data protection officers", async () => {
        const officer = new Browser(url);
        await firstSignIn(
          officer,
          addUser(database, "dpo@relais.example", {
            name: "Noa Délégué",
            role: "data_protection_officer",
            scope: "network:fr",
          }),
        );
        const someone = (await administrator.get("/people")).body.items[0].id;
        for (let reads = 0; reads < 110; ++reads) await administrator.get(`/people/${someone}`);
        const letter = await mail.next();
        assert.deepEqual(letter.to, ["dpo@relais.example"]);
        assert.match(letter.text, /workspace\/journal/);
        const entries = (await officer.get("/journal?limit=200")).body.items;
        assert.equal(entries.filter((entry) => entry.action === "journal.bulk_alarm").length, 1);
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
