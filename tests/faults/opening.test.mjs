// What an operator meets: each fault is one line that says what and what to do, and exit code 1.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { databases, freshPostgresql, psql, relais, serve, temporaryFolder } from "../harness.mjs";

function assertOneLine({ code, err }, ...fragments) {
  assert.equal(code, 1, err);
  assert.equal(err.trim().split("\n").length, 1, err);
  for (const fragment of fragments) assert.match(err, fragment);
}

test("a second server on the same file is refused, an import beside it is not", async (t) => {
  const file = join(temporaryFolder(t), "relais.db");
  await serve(t, `sqlite:${file}`);
  assertOneLine(relais("serve", "--database", `sqlite:${file}`, "--listen", "127.0.0.1:0"), /relais\.db/, /server/i);
  assert.equal(relais("migrate", "--database", `sqlite:${file}`).code, 0);
});

test("a port in use", async (t) => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  t.after(() => taken.close());
  const { port } = taken.address();
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  assertOneLine(
    relais("serve", "--database", database, "--listen", `127.0.0.1:${port}`),
    new RegExp(port),
    /listen|port/,
  );
});

test("what the legal pages lack is one line at the start, and none once it is set", async (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  const lacking = async (env) => {
    const { stop, errors } = await serve(t, database, { env: { RELAIS_LOG_LEVEL: "warning", ...env } });
    await stop();
    const lines = errors()
      .trim()
      .split("\n")
      .filter((line) => line.includes("legal_notice_incomplete"));
    return lines.map((line) => JSON.parse(line).settings.split(", "));
  };
  const [settings, ...others] = await lacking({});
  assert.deepEqual(others, []);
  assert.ok(settings.includes("publisher") && settings.includes("accessibility_email"), `${settings}`);
  const said = Object.fromEntries(settings.map((setting) => [`RELAIS_${setting.toUpperCase()}`, "said"]));
  assert.deepEqual(await lacking({ ...said, RELAIS_PUBLISHER: "" }), [["publisher"]]);
  assert.deepEqual(await lacking(said), []);
});

test("an address that is none", (t) => {
  const database = `sqlite:${join(temporaryFolder(t), "relais.db")}`;
  for (const address of ["nowhere", "127.0.0.1:99999", ":", "300.1.1.1:80"]) {
    assertOneLine(relais("serve", "--database", database, "--listen", address));
  }
});

test("a folder that is not there, a file that is no database, a database of nothing known", (t) => {
  const folder = temporaryFolder(t);
  assertOneLine(relais("migrate", "--database", `sqlite:${join(folder, "no/such/relais.db")}`), /no\/such/);
  writeFileSync(join(folder, "text.db"), "this is no database, but a text that is long enough to look at".repeat(20));
  assertOneLine(relais("migrate", "--database", `sqlite:${join(folder, "text.db")}`), /text\.db/);
  assertOneLine(relais("migrate", "--database", "mysql://x"), /mysql|sqlite/);
});

test("a read-only file", { skip: process.getuid() === 0 ? "root may write read-only files" : false }, (t) => {
  const folder = temporaryFolder(t);
  assert.equal(relais("migrate", "--database", `sqlite:${join(folder, "relais.db")}`).code, 0);
  chmodSync(join(folder, "relais.db"), 0o400);
  assertOneLine(relais("serve", "--database", `sqlite:${join(folder, "relais.db")}`), /relais\.db/);
});

test("a full disk", { skip: process.getuid() !== 0 ? "only root may mount a small disk" : false }, (t) => {
  const folder = temporaryFolder(t);
  const disk = join(folder, "disk");
  mkdirSync(disk);
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]).status !== 0) {
    t.skip("mounting is not permitted here");
    return;
  }
  try {
    const database = `sqlite:${join(disk, "relais.db")}`;
    assert.equal(relais("migrate", "--database", database).code, 0);
    assertOneLine(relais("import", "shipped", "--database", database), /full|space/);
    assert.equal(relais("check", "--database", database).code, 0, "what was there is as it was");
  } finally {
    spawnSync("umount", [disk]);
  }
});

test("PostgreSQL that does not answer", () => {
  const { code, err } = relais("migrate", "--database", "postgresql://relais@127.0.0.1:9/relais");
  assertOneLine({ code, err }, /127\.0\.0\.1/);
});

test("a database of a newer version, and one whose migration was altered", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, () => {
      const change = (sql) => {
        if (name === "postgresql") return psql(database, sql);
        const file = new DatabaseSync(database.slice("sqlite:".length));
        file.exec(sql);
        file.close();
      };
      assert.equal(relais("migrate", "--database", database).code, 0);
      change("update schema_migration set checksum = 'other' where number = 1");
      assertOneLine(relais("serve", "--database", database, "--listen", "127.0.0.1:0"), /0*1/);
      change("delete from schema_migration where number = 1");
      change(
        "insert into schema_migration select 9999, name, checksum, applied_at from schema_migration where number = 2",
      );
      assertOneLine(relais("serve", "--database", database, "--listen", "127.0.0.1:0"), /newer|9999/);
    });
  }
});

test("wrong usage is told apart from failure", () => {
  assert.equal(relais().code, 2);
  assert.equal(relais("dance").code, 2);
  assert.equal(relais("import", "castles", "x.csv").code, 2);
  assert.equal(relais("serve", "--nothing").code, 2);
  assert.equal(relais("version").code, 0);
  assert.match(relais("version").out, /^relais \d+\.\d+\.\d+\n$/);
});

test("settings that cannot be used name their place", (t) => {
  const file = join(temporaryFolder(t), "relais.toml");
  writeFileSync(file, 'listen = "127.0.0.1:0"\nport = 80\n');
  assertOneLine(relais("serve", "--config", file), /line 2/, /port/);
});

test("a copy taken while the program serves is the same by content, elsewhere", async (t) => {
  const folder = temporaryFolder(t);
  for (const [name, database] of databases(t, folder)) {
    await t.test(name, async (t) => {
      await serve(t, database, { command: "demo" });
      const copy = join(folder, `${name}.backup`);
      const made = relais("backup", "--database", database, copy);
      assert.equal(made.code, 0, made.err);
      const other = name === "postgresql" ? freshPostgresql(t) : `sqlite:${join(folder, "other.db")}`;
      const restored = relais("restore", "--database", other, copy);
      assert.equal(restored.code, 0, restored.err);
      const [here, there] = [relais("check", "--database", database), relais("check", "--database", other)];
      assert.equal(there.code, 0, there.err);
      assert.equal(here.out, there.out);
      assertOneLine(relais("restore", "--database", other, copy), /holds tables|empty/);
    });
  }
});
