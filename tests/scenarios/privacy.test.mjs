// Personal data and devices, on both databases: the register says what the program does, what was kept for long enough is
// erased with a proof that anybody can check, a person gets everything that is kept of them, an erasure outlives a backup.
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databases, freshPostgresql, psql, relais, root, serve, temporaryFolder } from "../harness.mjs";
import { Browser, password, peopleOf } from "../people.mjs";

const kCounter = "fs-1729";

function run(database, sql) {
  if (database.startsWith("sqlite:")) {
    const opened = new DatabaseSync(database.slice("sqlite:".length));
    opened.exec(sql);
    opened.close();
  } else psql(database, sql);
}

// What a proof's signature is of (server/platform/privacy/wipe_store.hpp), written here a second time on purpose.
const signedText = (proof) =>
  `relais wipe\n${["network_id", "id", "processing"].map((member) => proof[member]).join("\n")}\n${proof.object_id ?? ""}\n${proof.wiped_at}\n${proof.before}\n${proof.records}\n${proof.digest}\n`;

function holds(proof, publicKey) {
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(publicKey, "base64url")]);
  const key = createPublicKey({ key: spki, format: "der", type: "spki" });
  return verify(null, Buffer.from(signedText(proof)), key, Buffer.from(proof.signature, "base64url"));
}

test("personal data and devices", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      const secretFile = join(folder, `${name}.key`);
      const env = { RELAIS_SECRET_FILE: secretFile };
      const first = await serve(t, database, { command: "demo", env });
      let url = first.url;
      const person = peopleOf(url, database);
      const officer = await person("officer@relais.example", "data_protection_officer", "network:fr", "anct");
      const manager = await person("manager@relais.example", "counter_manager", `counter:${kCounter}`, "cc");
      const leaver = await person("leaver@relais.example", "advisor", `counter:${kCounter}`, "cc");
      await person("root@relais.example", "administrator", "network:fr", "operator");
      const leaverId = (await leaver.get("/me")).body.id;

      await t.test("the register says what is done, with its words in every language of the workspace", async () => {
        const { items } = (await officer.get("/processing-register")).body;
        assert.deepEqual(items.map((one) => one.id).sort(), [
          "accounts",
          "error_reports",
          "help_calls",
          "journal",
          "letters",
          "needs",
          "queue",
          "rights_requests",
          "scheduled_reports",
          "seats",
          "shared_views",
          "sign_ins",
          "stories",
          "visit_notes",
        ]);
        for (const language of ["fr", "en"]) {
          const texts = JSON.parse(readFileSync(join(root, `web/texts/${language}/privacy.json`)));
          for (const { id, has_form, basis, controllers } of items) {
            for (const part of ["purpose", "subjects", "data", "recipients", ...(has_form ? ["notice"] : [])])
              assert.ok(texts[`privacy.${id}.${part}`], `${language} ${id} ${part}`);
            assert.ok(texts[`privacy.basis.${basis}`]);
            for (const one of controllers) assert.ok(texts[`privacy.controller.${one}`]);
          }
        }
      });

      await t.test("a time to keep is set within its bounds", async () => {
        const set = (days) => officer.ask("PUT", "/processing-register/error_reports/retention", { days });
        assert.equal((await set(400)).status, 400);
        assert.equal((await set(0)).status, 400);
        const { body } = await set(30);
        assert.equal(body.items.find((one) => one.id === "error_reports").days, 30);
        assert.equal((await officer.ask("PUT", "/processing-register/journal/retention", { days: 30 })).status, 404);
      });

      await t.test("everybody gets all that is kept of them, and no secret", async () => {
        const { body } = await leaver.get("/me/data");
        assert.equal(body.account.email, "leaver@relais.example");
        assert.deepEqual(
          body.roles.map((one) => [one.role, one.scope_code]),
          [["advisor", kCounter]],
        );
        assert.ok(body.sign_ins.length > 0 && body.journal.length > 0 && body.factors.length > 0);
        assert.doesNotMatch(JSON.stringify(body), /argon2|sealed|hash/);
      });

      await t.test("a request is answered within a month, or three where it is extended", async () => {
        const asked = await leaver.ask("POST", "/me/rights-requests", { kind: "rectification", note: "mon nom" });
        assert.equal(asked.status, 200);
        const late = await officer.ask("POST", "/rights-requests", {
          kind: "access",
          note: "",
          received_on: "2026-01-31",
        });
        assert.equal(late.body.due_on, "2026-02-28");
        const { items } = (await officer.get("/rights-requests")).body;
        assert.equal(items[0].id, late.body.id, "the nearest day first");
        const extended = await officer.ask("PUT", `/rights-requests/${late.body.id}/extension`, { reason: "complexe" });
        assert.equal(extended.body.due_on, "2026-04-30");
        const answer = { outcome: "refused", answer: "sans objet" };
        assert.equal((await officer.ask("PUT", `/rights-requests/${late.body.id}/answer`, answer)).status, 200);
        assert.equal((await officer.ask("PUT", `/rights-requests/${late.body.id}/answer`, answer)).status, 409);
        assert.equal((await leaver.get("/me/rights-requests")).body.items.length, 1);
        const future = await officer.ask("POST", "/rights-requests", {
          kind: "access",
          note: "",
          received_on: "2999-01-01",
        });
        assert.equal(future.status, 400);
      });

      await t.test("a device is enrolled once by its code, reaches nothing else, and is revoked", async () => {
        const made = await manager.ask("POST", "/devices", { counter: kCounter, kind: "kiosk", name: "Borne" });
        assert.match(made.body.code, /^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
        const kiosk = new Browser(url);
        assert.equal((await kiosk.get("/device")).status, 401);
        assert.equal((await kiosk.ask("POST", "/device-enrolments", { code: "AAAA-AAAA" })).status, 400);
        const enrolled = await kiosk.ask("POST", "/device-enrolments", { code: made.body.code.toLowerCase() });
        assert.deepEqual([enrolled.status, enrolled.body.counter], [200, kCounter]);
        assert.match(enrolled.headers.get("set-cookie"), /HttpOnly; SameSite=Lax/);
        assert.equal((await kiosk.get("/device")).body.name, "Borne");
        for (const path of ["/people", "/own-counters", "/me", "/devices"])
          assert.ok([401, 403].includes((await kiosk.get(path)).status), path);
        assert.equal((await new Browser(url).ask("POST", "/device-enrolments", { code: made.body.code })).status, 400);
        assert.equal((await manager.ask("DELETE", `/devices/${made.body.id}`)).status, 204);
        assert.equal((await kiosk.get("/device")).status, 401);
        assert.ok((await manager.get("/devices")).body.items[0].revoked_at);
      });

      await t.test("guessing codes is slowed down", async () => {
        const guesser = new Browser(url);
        const statuses = [];
        for (let tries = 0; tries < 8; ++tries)
          statuses.push((await guesser.ask("POST", "/device-enrolments", { code: `BBBB-BB${tries}9` })).status);
        assert.ok(statuses.includes(429), statuses.join());
      });

      const backup = join(folder, `${name}.backup`);
      await t.test("an erasure leaves a signed proof, and nobody of that name", async () => {
        assert.equal(relais("backup", "--database", database, backup).code, 0);
        const asked = await officer.ask("POST", "/rights-requests", {
          kind: "erasure",
          email: "LEAVER@relais.example",
          note: "",
        });
        const kept = await officer.get(`/rights-requests/${asked.body.id}/data`);
        assert.equal(kept.body.account.id, leaverId);
        const done = await officer.ask("PUT", `/rights-requests/${asked.body.id}/answer`, {
          outcome: "done",
          answer: "Votre compte est effacé.",
        });
        assert.equal(done.status, 200, JSON.stringify(done.body));
        assert.equal((await leaver.get("/me")).status, 401);
        const again = await new Browser(url).ask("POST", "/session", {
          email: "leaver@relais.example",
          password,
          desk: "own",
        });
        assert.equal(again.status, 401);
        const { items, public_key } = (await officer.get("/wipes")).body;
        assert.deepEqual([items[0].processing, items[0].object_id, items[0].records], ["accounts", leaverId, 1]);
        assert.ok(holds(items[0], public_key));
        assert.ok(!holds({ ...items[0], records: 2 }, public_key));
        assert.match(readFileSync(`${secretFile}.wipes`, "utf8"), new RegExp(leaverId));
        const self = await officer.ask("POST", "/rights-requests", {
          kind: "erasure",
          email: "root@relais.example",
          note: "",
        });
        const refused = await officer.ask("PUT", `/rights-requests/${self.body.id}/answer`, {
          outcome: "done",
          answer: "non",
        });
        assert.deepEqual([refused.status, refused.body.code], [409, "identity.end_roles_first"]);
      });

      await t.test("what was kept for long enough goes at the next start", async () => {
        const told = await manager.ask("POST", `/counters/${kCounter}/error-reports`, { subject: "hours" });
        const idle = await person("idle@relais.example", "advisor", `counter:${kCounter}`, "cc");
        const idleId = (await idle.get("/me")).body.id;
        assert.equal(relais("backup", "--database", database, `${backup}2`).code, 0);
        await first.stop();
        run(database, `update account set state = 'disabled', disabled_on = '2020-01-01' where id = '${idleId}'`);
        run(
          database,
          `update counter_error_report set reported_at = '2026-01-01T00:00:00Z' where id = '${told.body.id}'`,
        );
        url = (await serve(t, database, { env })).url;
        officer.url = url;
        const { items, public_key } = (await officer.get("/wipes")).body;
        assert.deepEqual(
          items
            .slice(0, 2)
            .map((one) => [one.processing, one.records])
            .sort(),
          [
            ["accounts", 1],
            ["error_reports", 1],
          ],
        );
        assert.ok(items.slice(0, 2).every((one) => holds(one, public_key)));
        assert.equal(items.find((one) => one.processing === "accounts").object_id, idleId);
        assert.match(items[0].digest, /^[0-9a-f]{64}$/);
      });

      await t.test("a backup from before the erasure is restored, and the erasure done again", async (t) => {
        const other = name === "sqlite" ? `sqlite:${join(folder, "restored.db")}` : freshPostgresql(t);
        process.env.RELAIS_SECRET_FILE = secretFile;
        const restored = relais("restore", "--database", other, `${backup}2`);
        delete process.env.RELAIS_SECRET_FILE;
        assert.equal(restored.code, 0, restored.err);
        assert.match(restored.out, /1 erasures were done again/, "the nightly one");
        const later = new Browser((await serve(t, other, { env })).url);
        for (const email of ["leaver@relais.example", "idle@relais.example"])
          assert.equal((await later.ask("POST", "/session", { email, password, desk: "own" })).status, 401, email);
      });
    });
  }
});
