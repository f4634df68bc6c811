// bin/test refuses what it does not know, before it installs or runs anything.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test from "node:test";
import { root } from "../harness.mjs";

const run = (...args) => spawnSync(join(root, "bin/test"), args, { encoding: "utf8" });

test("an unknown stage is refused with the names of those that there are", () => {
  const refused = run("format", "nosuchstage");
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /no stage "nosuchstage"/);
  assert.match(refused.stderr, /\bscenarios\b/);
  assert.equal(refused.stdout, "");
});

test("a stage of --long alone is refused without it", () => {
  const refused = run("fuzz");
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /without --long/);
});

test("--help names the stages and runs none", () => {
  const helped = run("--help");
  assert.equal(helped.status, 0);
  assert.match(helped.stdout, /stages: .*format .*journeys/);
  assert.match(helped.stdout, /with --long, also: .*hours_long/);
  assert.doesNotMatch(helped.stdout, /passed/);
});
