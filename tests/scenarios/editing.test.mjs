// Counters and sheets in the hands of their own people, on both databases: what is saved stands on the public page, is
// kept, can be taken back, and no later list undoes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, getJson, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";

const kCounter = "fs-1729"; // Vervins, in the Aisne
const kElsewhere = "fs-1"; // not in the Aisne
const kHours = "Mo-Fr 09:00-12:00,13:30-17:00";

const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

// The next day, from a week on, that is no weekend.
function workingDay() {
  for (let ahead = 8; ; ++ahead) {
    const weekday = new Date(`${day(ahead)}T12:00:00Z`).getUTCDay();
    if (weekday > 0 && weekday < 6) return day(ahead);
  }
}

test("editing", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const { url } = await serveWithPost(t, database);
      const person = peopleOf(url, database);
      const root = await person("root@relais.example", "administrator", "network:fr", "operator");
      const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc-thierache");
      const coordinator = await person(
        "coordinator@relais.example",
        "departmental_coordinator",
        "territory:02",
        "prefecture-02",
      );
      // Sheets hold for the whole network: those of a body belong to whoever speaks for all of it.
      await root.ask("PUT", "/organisations/cnaf", { kind: "partner", name: "Cnaf", partner_code: "caf" });
      await root.ask("PUT", "/organisations/caf-aisne", {
        kind: "partner",
        name: "Caf de l’Aisne",
        partner_code: "caf",
        territory_code: "02",
      });
      const referent = await person("referent@relais.example", "partner_manager", "organisation:cnaf", "cnaf");
      const local = await person("local@relais.example", "partner_manager", "organisation:caf-aisne", "caf-aisne");
      const shown = async (id = kCounter) => (await getJson(`${url}/api/v1/counters/${id}`)).body;
      const page = async (path) => await (await fetch(url + path)).text();
      const standing = async (id = kCounter) => (await manager.get(`/counters/${id}/edition`)).body;
      const save = async (browser, edition, id = kCounter) =>
        browser.ask("PUT", `/counters/${id}`, {
          number: (await coordinator.get(`/counters/${id}/edition`)).body.number,
          edition,
        });

      await t.test("a manager sees their own counters, and no other", async () => {
        const { body } = await manager.get("/own-counters");
        assert.deepEqual(
          body.items.map((one) => one.id),
          [kCounter],
        );
        assert.equal(body.items[0].is_old, true);
        assert.equal((await manager.get(`/counters/${kElsewhere}/edition`)).status, 404);
        assert.equal((await manager.ask("PUT", `/counters/${kElsewhere}`, { number: 0, edition: {} })).status, 404);
        assert.ok((await coordinator.get("/own-counters")).body.items.length > 10);
      });

      const closed = workingDay();
      const edition = {
        hours: kHours,
        closures: [{ first: closed, last: closed, reason: 'Inventaire "annuel"' }],
        staffing: [{ day: "monday", from: "09:00", until: "12:00", advisers: 2 }],
        telephone: "03 23 00 00 00",
        by_appointment: false,
        comment: "Entrée par la cour.",
        wheelchair: "limited",
        access_features: ["hearing_loop"],
        equipment: ["printer", "wifi"],
        languages: ["fr", "ar"],
        local_offers: [{ body: "Mission locale", what: "emploi des moins de 26 ans", when: "le mardi matin" }],
        missing_partners: ["caf"],
      };

      await t.test("a look at the page before it is saved changes nothing", async () => {
        const { status, body } = await manager.ask("POST", `/counters/${kCounter}/preview`, { number: 0, edition });
        assert.equal(status, 200);
        assert.match(body.page, /Entrée par la cour/);
        assert.deepEqual(body.week.days[0], [
          { from: "09:00", until: "12:00" },
          { from: "13:30", until: "17:00" },
        ]);
        assert.deepEqual([body.week.weekly_minutes, body.week.open_days, body.week.meets_label], [1950, 5, true]);
        assert.doesNotMatch(await page(`/fr/counters/${kCounter}`), /Entrée par la cour/);
      });

      await t.test(
        "M-05: what is saved stands on the public page: hours, closure, offer, what is missing",
        async () => {
          const saved = await save(manager, edition);
          assert.equal(saved.status, 200, JSON.stringify(saved.body));
          assert.equal(saved.body.number, 1);
          assert.equal(saved.body.edition.telephone, "+33323000000");
          const html = await soon(async () => {
            const now = await page(`/fr/counters/${kCounter}`);
            return /Entrée par la cour/.test(now) && now;
          });
          for (const text of [
            /Inventaire &#39;annuel&#39;/,
            /Boucle à induction/,
            /Imprimante/,
            /français, arabe/,
            /Mission locale/,
            /le mardi matin/,
            /Pas assuré ici en ce moment/,
            /Le guichet a vérifié ces informations/,
          ])
            assert.match(html, text);
          const detail = await shown();
          assert.equal(detail.closures[0].first, closed);
          assert.ok(detail.closures[0].open_instead, "the nearest one that is open then");
          assert.deepEqual(
            detail.offer.missing.map((one) => one.partner),
            ["caf"],
          );
          assert.equal(detail.particulars.staffing, undefined, "the team is not published");
          assert.equal((await manager.get("/own-counters")).body.items[0].is_old, false);
        },
      );

      await t.test("the finder does not offer what is missing there, and knows the closure", async () => {
        const ids = async (query) =>
          (await getJson(`${url}/api/v1/counters?commune=02789&limit=1&${query}`)).body.items.map((one) => one.id);
        assert.deepEqual(await ids("partner=cpam"), [kCounter]);
        assert.notDeepEqual(await ids("partner=caf"), [kCounter]);
        const at = (date) => encodeURIComponent(new Date(`${date}T10:00:00+01:00`).toISOString());
        assert.notDeepEqual(await ids(`open_at=${at(closed)}`), [kCounter]);
      });

      await t.test("what is wrong is said field by field, and nothing is saved", async () => {
        const wrong = {
          hours: "Mo-Fr 25:00-26:00",
          closures: [
            { first: "2027-02-02", last: "2027-02-01", reason: "travaux" },
            { first: "0001-01-01", last: "2027-02-01", reason: "Mme Marie Dupont absente" },
            { first: "2027-02-01", last: "2027-02-01", reason: "   " },
          ],
          local_offers: [{ body: "Mission locale", what: "appeler le 06 12 34 56 78" }],
          staffing: [{ day: "monday", from: "12:00", until: "09:00", advisers: 1 }],
          telephone: "12",
          email: "julie.durand@relais.example",
          website: "javascript:alert(1)",
          comment: "Demander Mme Durand",
          languages: ["xx"],
          missing_partners: ["nobody"],
          name: "Un autre nom",
        };
        const { status, body } = await save(manager, wrong);
        assert.equal(status, 400);
        assert.deepEqual(body.errors.map((error) => error.field.replace("/edition/", "")).sort(), [
          "closures/0/last",
          "closures/1/last",
          "closures/1/reason",
          "closures/2/reason",
          "comment",
          "email",
          "hours",
          "languages/0",
          "local_offers/0/what",
          "missing_partners/0",
          "name",
          "staffing/0/until",
          "telephone",
          "website",
        ]);
        assert.ok(body.errors.every((error) => error.message.length > 5));
        assert.equal((await standing()).number, 1);
      });

      await t.test("a reason of blanks is refused too: what is kept can be read again", async () => {
        const blank = await save(manager, { closures: [{ first: "2027-02-01", last: "2027-02-01", reason: "   " }] });
        assert.deepEqual([blank.status, blank.body.errors[0].field], [400, "/edition/closures/0/reason"]);
      });

      await t.test("two who save at once: the second is told, and loses nothing of the first", async () => {
        const answer = await coordinator.ask("PUT", `/counters/${kCounter}`, { number: 0, edition: {} });
        assert.deepEqual([answer.status, answer.body.code], [409, "network.edition_outdated"]);
        assert.equal((await standing()).edition.comment, "Entrée par la cour.");
      });

      await t.test("a list that is imported later does not undo it, and says so before", async () => {
        const csv = `identifiant;nom;commune;code_insee;telephone\n1729;France services de Vervins;Vervins;02789;0323999999\n1;Ailleurs;Vervins;02789;\nneuf;France services neuve;Vervins;02789;0323111111\nloin;France services loin;Lille;59350;\n`;
        const upload = { text: csv, file_name: "liste-2026-11-20.csv", list: "fs", source: "Liste", dry_run: true };
        const bring = (change) =>
          coordinator.ask("POST", "/counters/imports", { ...upload, is_complete: false, ...change });
        const dry = await bring({});
        assert.equal(dry.status, 200, JSON.stringify(dry.body));
        const vervins = dry.body.differences.find((one) => one.id === kCounter);
        assert.equal(vervins.fields.find((one) => one.field === "telephone").is_edited_here, true);
        assert.deepEqual(
          dry.body.differences.map((one) => [one.id, one.change]),
          [[kCounter, "changed"]],
        );
        // A list that reaches further brings no new counter in by a coordinator's hand.
        assert.deepEqual(
          dry.body.warnings.filter((one) => one.reason === "network.counter_out_of_reach").map((one) => one.raw),
          ["1", "neuf", "loin"],
        );
        assert.equal((await bring({ dry_run: false })).body.changed, 1);
        const own = await bring({ list: "aisne", dry_run: false });
        assert.equal(own.body.created, 3, "a list of one's own does, under the network's name");
        await soon(async () => (await getJson(`${url}/api/v1/counters/fr-aisne-neuf`)).status === 200);
        const tomorrow = await bring({ source_date: day(2) });
        assert.deepEqual([tomorrow.status, tomorrow.body.errors[0].field], [400, "/source_date"]);
        assert.equal((await bring({ list: "aisne/../<b>" })).status, 400);
        assert.equal((await shown()).counter.telephone, "+33323000000");
        assert.ok(
          (await coordinator.get("/own-counters")).body.items.some((one) => one.id === "fr-aisne-neuf"),
          "what was opened lies within the coordinator's reach",
        );
      });

      await t.test("history names who, when and what, and an earlier edition is taken back", async () => {
        await save(manager, { ...edition, comment: "Entrée par la rue." });
        const { history, number } = await standing();
        assert.deepEqual(
          history.map((one) => [one.number, one.made_by]),
          [
            [2, "manager"],
            [1, "manager"],
          ],
        );
        assert.deepEqual(history[0].changed, ["comment"]);
        const back = await manager.ask("POST", `/counters/${kCounter}/restorations`, { number, restores: 1 });
        assert.deepEqual([back.status, back.body.edition.comment, back.body.number], [200, "Entrée par la cour.", 3]);
        assert.equal(back.body.history[0].restores, 1);
        const unknown = await manager.ask("POST", `/counters/${kCounter}/restorations`, { number: 3, restores: 77 });
        assert.equal(unknown.status, 404);
      });

      await t.test("a coordinator opens a counter, renames it, and merges it into another", async () => {
        const far = await coordinator.ask("POST", "/counters", { name: "Ailleurs", kind: "fixed", commune: "59350" });
        assert.deepEqual([far.status, far.body.errors[0].field], [400, "/commune"]);
        const opened = await coordinator.ask("POST", "/counters", {
          name: "France services provisoire",
          kind: "fixed",
          commune: "02789",
          lat: 49.83,
          lon: 3.9,
        });
        assert.equal(opened.status, 200, JSON.stringify(opened.body));
        const { id } = opened.body;
        await soon(async () => (await getJson(`${url}/api/v1/counters/${id}`)).status === 200);
        assert.equal((await save(coordinator, { name: "France services, nouveau nom" }, id)).status, 200);
        await soon(async () => (await shown(id)).counter.name === "France services, nouveau nom");
        const alone = await save(coordinator, { merged_into: kCounter }, id);
        assert.deepEqual(alone.body.errors[0].code, "network.merger_needs_closing");
        const outside = await save(coordinator, { merged_into: kElsewhere, closed_on: day(0) }, id);
        assert.deepEqual(outside.body.errors[0].code, "network.merger_unknown");
        assert.equal((await save(coordinator, { merged_into: kCounter, closed_on: day(0) }, id)).status, 200);
        const moved = await soon(async () => {
          const answer = await fetch(`${url}/fr/counters/${id}`, { redirect: "manual" });
          return answer.status === 308 && answer;
        });
        assert.equal(moved.headers.get("location"), `/fr/counters/${kCounter}`);
      });

      await t.test("a body edits its own sheets and says that they are right", async () => {
        const { items } = (await referent.get("/own-procedures")).body;
        assert.ok(items.length > 3 && items.every((one) => one.partner === "caf"));
        const { code } = items.find((one) => one.reviewed_on);
        assert.equal((await local.get(`/procedures/${code}/edition`)).status, 404);
        assert.equal((await referent.get("/procedures/interior.request_identity_card/edition")).status, 404);
        const { body } = await referent.get(`/procedures/${code}/edition`);
        const { validated_on, validated_by, ...rest } = body.edition;
        const texts = rest.texts.map((text) => (text.language === "fr" ? { ...text, what: "Dit par la Caf." } : text));
        const saving = { ...rest, texts, number: body.number, validates: true };
        const noFrench = await referent.ask("PUT", `/procedures/${code}`, {
          ...saving,
          texts: texts.filter((text) => text.language !== "fr"),
        });
        assert.equal(noFrench.status, 400);
        const saved = await referent.ask("PUT", `/procedures/${code}`, saving);
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
        const html = await soon(async () => {
          const now = await page(`/fr/procedures/${code}`);
          return /Dit par la Caf/.test(now) && now;
        });
        assert.match(html, /Cnaf/);
        assert.doesNotMatch(html, /non validé par l’organisme/);
        const back = await referent.ask("POST", `/procedures/${code}/restorations`, { number: 1, restores: 0 });
        assert.equal(back.status, 200);
        await soon(async () => /non validé par l’organisme/.test(await page(`/fr/procedures/${code}`)));
      });

      await t.test("the journal tells of each saving", async () => {
        const { items } = (await root.get("/journal?limit=200")).body;
        const told = new Set(items.map((one) => one.action));
        for (const action of [
          "counter_edited",
          "counter_restored",
          "counter_opened",
          "list_imported",
          "sheet_validated",
        ])
          assert.ok(told.has(`journal.${action}`), action);
      });
    });
  }
});
