import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { build, type Rollup } from "vite";
import { beforeAll, describe, expect, it, vi } from "vitest";

type Chunk = Rollup.OutputChunk;

const kB = 1000;
let chunks: Chunk[] = [];
let styles: Uint8Array[] = [];

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  const config = new URL("../vite.config.ts", import.meta.url).pathname;
  const built = await build({ configFile: config, mode: "production", logLevel: "silent", build: { write: false } });
  const files = [built].flat().flatMap((part) => ("output" in part ? part.output : []));
  chunks = files.filter((file): file is Chunk => file.type === "chunk");
  styles = files.flatMap((file) =>
    file.type === "asset" && file.fileName.endsWith(".css") ? [bytes(file.source)] : [],
  );
}, 60_000);

const bytes = (content: string | Uint8Array) => (typeof content === "string" ? Buffer.from(content) : content);
const brotli = (content: Uint8Array) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sizeOf = (all: Chunk[]) => all.map((chunk) => brotli(bytes(chunk.code))).reduce((sum, size) => sum + size, 0);

/** The entry and what it imports at once. */
function atOnce(): Chunk[] {
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const seen = new Set<Chunk>();
  const visit = (chunk: Chunk | undefined) => {
    if (chunk && !seen.has(chunk)) {
      seen.add(chunk);
      for (const name of chunk.imports) {
        visit(named.get(name));
      }
    }
  };
  visit(chunks.find((chunk) => chunk.facadeModuleId?.endsWith("public.ts")));
  return [...seen];
}

describe("what a public page costs", () => {
  it("at most 10 kB of script before anybody touches anything", () => {
    expect(atOnce()).not.toHaveLength(0);
    expect(sizeOf(atOnce())).toBeLessThan(10 * kB);
  });

  it("at most 120 kB more when a field that suggests is entered", () => {
    const later = chunks.filter((chunk) => !atOnce().includes(chunk));
    expect(later).not.toHaveLength(0);
    expect(sizeOf(later)).toBeLessThan(120 * kB);
  });

  it("at most 10 kB of style", () => {
    expect(styles).not.toHaveLength(0);
    expect(styles.map(brotli).reduce((sum, size) => sum + size, 0)).toBeLessThan(10 * kB);
  });

  it("nothing of React before a field is entered", () => {
    const modules = atOnce().flatMap((chunk) => chunk.moduleIds);
    expect(modules.filter((id) => id.includes("node_modules"))).toEqual([]);
  });
});

describe("the content security policy", () => {
  const policy = readFileSync(
    new URL("../../server/platform/pages/content_security_policy.hpp", import.meta.url),
    "utf8",
  );

  it("knows the one style that react-aria injects", () => {
    const pressing = new URL("../../node_modules/react-aria/dist/private/interactions/usePress.mjs", import.meta.url);
    const written = readFileSync(pressing, "utf8").match(/style\.textContent = `([^`]*)`\.trim\(\)/)?.[1] ?? "";
    const style = written.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, "data-react-aria-pressable").trim();
    expect(style).toContain("touch-action");
    expect(policy).toContain(`'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  });

  it("meets no script or style written into the page", () => {
    expect(policy).not.toMatch(/unsafe-(inline|eval|hashes)/);
  });
});
