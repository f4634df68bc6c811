// `relais user add` says what roles and scopes there are, makes no organisation unasked, and does not leave a void link
// unsaid; organisations are not overwritten; on both databases.
import assert from "node:assert/strict";
import { test } from "node:test";
import { databases, relais, serve, temporaryFolder } from "../harness.mjs";
import { peopleOf } from "../people.mjs";

test("a role given on the machine", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => given(t, database));
  }
});

async function given(t, database) {
  const { url } = await serve(t, database, { command: "demo" });
  const add = (email, ...flags) => relais("user", "add", email, ...flags, "--database", database);
  const referent = (...flags) => add("caf@relais.example", "--role", "partner_referent", ...flags);

  await t.test("help and an unknown role list the roles and what each is given for", () => {
    const help = relais("user", "add", "--help");
    assert.equal(help.code, 0);
    const refused = add("x@relais.example", "--role", "referent", "--scope", "network:fr");
    assert.equal(refused.code, 1);
    for (const text of [help.out, refused.err]) {
      assert.match(text, /partner_referent +organisation or procedure_family/);
      assert.match(text, /advisor +counter/);
      assert.doesNotMatch(text, /anonymous|device/);
    }
  });

  await t.test("a scope that does not fit says which do, one that is not there says so", () => {
    const wrong = referent("--scope", "procedures:caf");
    assert.equal(wrong.code, 1);
    assert.match(wrong.err, /partner_referent is given for organisation or procedure_family/);
    const absent = add("x@relais.example", "--role", "advisor", "--scope", "counter:nowhere");
    assert.equal(absent.code, 1);
    assert.match(absent.err, /counter:nowhere: there is nothing of this code in fr/);
  });

  await t.test("an unknown organisation is refused with what to do, and made with --partner", async () => {
    const refused = referent("--organisation", "caf-08", "--scope", "organisation:caf-08");
    assert.equal(refused.code, 1);
    assert.match(refused.err, /no organisation "caf-08".*--partner CODE.*--kind/s);
    const unknown = referent("--organisation", "caf-08", "--scope", "organisation:caf-08", "--partner", "kaf");
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /no partner "kaf".*\bcaf\b/s);
    const made = ["--organisation", "caf-08", "--scope", "organisation:caf-08", "--partner", "caf", "--acts-in", "08"];
    assert.equal(referent(...made, "--organisation-name", "CAF des Ardennes").code, 0);
    const other = referent(...made.with(5, "cpam"));
    assert.equal(other.code, 1);
    assert.match(other.err, /partner code caf/);

    const root = await peopleOf(url, database)("root@relais.example", "administrator", "network:fr");
    const { body } = await root.get("/organisations");
    const caf = body.items.find((one) => one.id === "caf-08");
    assert.deepEqual([caf.kind, caf.partner_code, caf.territory_code], ["partner", "caf", "08"]);
    assert.equal(caf.name, "CAF des Ardennes");
    assert.equal(body.items.find((one) => one.id === "operator").name, "Exploitation de Relais");
    const me = (await root.get("/me")).body;
    assert.equal(me.hats[0].roles[0].scope_name, "France");
    assert.ok(
      body.partners.some((one) => one.code === "mdph"),
      "whoever answers, with procedures or without",
    );
    assert.ok(!body.partners.some((one) => one.code === "anpe"), "not those that others have succeeded");

    const taken = await root.ask("PUT", "/organisations/caf-08", { kind: "host", name: "X" }, { "If-None-Match": "*" });
    assert.deepEqual([taken.status, taken.body.code], [409, "identity.organisation_exists"]);
    const { kind, partner_code, territory_code } = caf;
    const change = { name: "CAF des Ardennes", kind, partner_code, territory_code };
    const changed = await root.ask("PUT", "/organisations/caf-08", change);
    assert.equal(changed.status, 200, JSON.stringify(changed.body));
  });

  await t.test("the second link for one address says that the first is void", () => {
    const first = add("new@relais.example", "--role", "moderator", "--scope", "network:fr");
    assert.doesNotMatch(first.out, /void/);
    const second = add("new@relais.example", "--role", "advisor", "--scope", "counter:fs-51");
    assert.match(second.out, /before is void/);
  });
}
