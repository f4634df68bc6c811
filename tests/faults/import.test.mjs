// Imports are atomic and repeatable: killed at any moment the directory is as it was or as it should be.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { getJson, needsSharedData, program, relais, serve, sharedData, temporaryFolder } from "../harness.mjs";

const kKills = 12;
const list = join(sharedData, "guichets/france-services-2024-08-01.csv");

function countersIn(database) {
  const { code, out, err } = relais("check", "--database", database);
  assert.equal(code, 0, err);
  return Number(/(\d+) counters/.exec(out)[1]);
}

test("an import killed at any moment leaves all or nothing", needsSharedData, async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  assert.equal(relais("import", "shipped", "--database", database).code, 0);
  const before = countersIn(database);
  const outcomes = { whole: 0, nothing: 0 };
  for (let i = 0; i < kKills; ++i) {
    const child = spawn(program, ["import", "counters", list, "--list", `copy${i}`, "--database", database], {
      stdio: "ignore",
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    await new Promise((resolve) => setTimeout(resolve, 40 + i * 60));
    child.kill("SIGKILL");
    await ended;
    const added = countersIn(database) - before - outcomes.whole * 2845;
    assert.ok(added === 0 || added === 2845, `${added} counters of 2845`);
    outcomes[added === 0 ? "nothing" : "whole"]++;
  }
  t.diagnostic(`${outcomes.nothing} killed in time, ${outcomes.whole} too late`);
  assert.ok(outcomes.nothing > 0, "no import was killed before its end: the test shows nothing");
});

test("a second run changes nothing; a running server sees a change within seconds", needsSharedData, async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const { url } = await serve(t, database, { command: "demo" });
  const again = relais("import", "counters", list, "--list", "fs", "--database", database);
  assert.equal(again.code, 0, again.err);
  assert.match(again.out, /changed\D+0\b|0 changed/);
  const added = relais(
    "import",
    "counters",
    join(sharedData, "guichets/bus-france-services-charente.json"),
    "--list",
    "bus",
    "--stops-of",
    "Bus France Services",
    "--date",
    "2023-06-01",
    "--database",
    database,
  );
  assert.equal(added.code, 0, added.err);
  for (let tries = 0; ; ++tries) {
    const { body } = await getJson(`${url}/api/v1/counters?near=45.95,-0.008&limit=1`);
    if (body.items[0].stop) break;
    assert.ok(tries < 200, "the running server never saw the new tour");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
