// The letter of the morning: who gets one, what it says, and that it goes out once. On both databases, by a real SMTP
// server. Every story here is made up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { action, daysFromNow, publishStories, rows, run } from "../acting.mjs";
import { databases, soon, temporaryFolder } from "../harness.mjs";
import { peopleOf, serveWithPost } from "../people.mjs";
import { kForwarded } from "../stories.mjs";

test("letters of the morning", async (t) => {
  for (const [name, database] of databases(t, temporaryFolder(t))) {
    await t.test(name, (t) => lettersOf(t, database));
  }
});

async function lettersOf(t, database) {
  const { url, mail } = await serveWithPost(t, database, kForwarded);
  const person = peopleOf(url, database);
  const root = await person("root@relais.example", "administrator", "network:fr", "operator");
  const body = { kind: "partner", name: "CAF des Ardennes", partner_code: "caf", territory_code: "08" };
  assert.equal((await root.ask("PUT", "/organisations/caf-08", body)).status, 200);
  await person("ref08@relais.example", "partner_referent", "organisation:caf-08", "caf-08");
  const manager = await person("caf08@relais.example", "partner_manager", "organisation:caf-08", "caf-08");
  const coordinator = await person("c08@relais.example", "departmental_coordinator", "territory:08", "prefecture-08");
  const reader = await person("m1@relais.example", "moderator", "network:fr", "operator");

  let mornings = 0;
  // The work of a morning, now; gives the letters by whom they went to.
  const morning = async () => {
    const before = mail.letters.length;
    run(
      database,
      `update job set due_at = '2020-01-01T05:00:00.000Z', finished_at = null, lease_owner = null, lease_until = null,
         id = 'morning-${++mornings}'
       where id = (select id from job where kind = 'work-letters' order by due_at desc limit 1)`,
    );
    await soon(
      () =>
        rows(
          database,
          "select id from job where finished_at is null and due_at < '2999' and kind in ('work-letters', 'letter') and id not like 'work-letters-%'",
        ).length === 0,
    );
    return mail.letters.slice(before).map(({ to, text }) => [to[0], text]);
  };
  const sorted = (letters) => letters.map(([to]) => to).sort();

  await t.test("nobody is written to while nothing waits", async () => {
    assert.deepEqual(await morning(), []);
  });

  const [story] = await publishStories(url, reader, { service: "caf", count: 1, negative: 1 });

  await t.test(
    "P-03: whoever answers for the service is told of a new story, and of nothing that is in it",
    async () => {
      const letters = await morning();
      assert.deepEqual(sorted(letters), ["caf08@relais.example", "ref08@relais.example"]);
      for (const [, text] of letters) {
        assert.match(text, /1 récit attend votre réponse, dont 1 depuis hier/);
        assert.ok(text.includes("/fr/workspace/stories"), text);
        assert.doesNotMatch(text, /Dossier|demande/);
      }
    },
  );

  await t.test("two services of one story are both told", async () => {
    const organisation = { kind: "partner", name: "CPAM des Ardennes", partner_code: "cpam", territory_code: "08" };
    assert.equal((await root.ask("PUT", "/organisations/cpam-08", organisation)).status, 200);
    await person("cpam08@relais.example", "partner_referent", "organisation:cpam-08", "cpam-08");
    run(
      database,
      `insert into experience_structure (network_id, experience_id, position, service_code, territory_code, partner_code)
       select network_id, experience_id, 1, 'cpam', territory_code, 'cpam' from experience_structure
       where experience_id = '${story}'`,
    );
    assert.deepEqual(sorted(await morning()), [
      "caf08@relais.example",
      "cpam08@relais.example",
      "ref08@relais.example",
    ]);
  });

  await t.test(
    "P-39: an action that is to be measured today is said to whoever has it, and to its coordinator",
    async () => {
      const answered = {
        id: crypto.randomUUID(),
        position: 0,
        kind: "explanation",
        text: "Nous avons revu votre dossier.",
      };
      assert.equal((await manager.ask("POST", `/experiences/${story}/answers`, answered)).status, 204);
      const opened = action(story);
      assert.equal((await coordinator.ask("POST", "/actions", opened)).status, 200);
      run(
        database,
        `update action set due_on = '${daysFromNow(-1)}', opened_on = '${daysFromNow(-9)}' where id = '${opened.id}'`,
      );
      const late = new Map(await morning());
      for (const to of ["c08@relais.example", "caf08@relais.example"]) {
        assert.match(late.get(to), /1 action a passé son échéance/);
        assert.ok(late.get(to).includes("/fr/workspace/actions?overdue=true"));
      }
      run(
        database,
        `update action set state = 'done', done_on = '${daysFromNow(-2)}', measure_kind = 'negative_share',
         measure_service = 'caf', measure_department = '08', measure_months = 1, remeasure_on = '${daysFromNow(0)}'
       where id = '${opened.id}'`,
      );
      const due = new Map(await morning());
      assert.match(due.get("c08@relais.example"), /1 action est à mesurer de nouveau/);
      assert.doesNotMatch(due.get("caf08@relais.example"), /récits? atten/);
    },
  );
}
