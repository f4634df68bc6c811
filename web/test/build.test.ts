import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { build, type Rollup } from "vite";
import { beforeAll, describe, expect, it, vi } from "vitest";

type Chunk = Rollup.OutputChunk;

// Compressing as much as can be takes its time.
vi.setConfig({ testTimeout: 60_000 });

const kB = 1000;
let chunks: Chunk[] = [];
let assets: Rollup.OutputAsset[] = [];

beforeAll(async () => {
  vi.stubEnv("NODE_ENV", "production");
  const config = new URL("../vite.config.ts", import.meta.url).pathname;
  const built = await build({ configFile: config, mode: "production", logLevel: "silent", build: { write: false } });
  const files = [built].flat().flatMap((part) => ("output" in part ? part.output : []));
  chunks = files.filter((file): file is Chunk => file.type === "chunk");
  assets = files.filter((file): file is Rollup.OutputAsset => file.type === "asset");
}, 60_000);

const bytes = (content: string | Uint8Array) => (typeof content === "string" ? Buffer.from(content) : content);
const brotli = (content: Uint8Array) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const sizeOf = (all: Chunk[]) => all.map((chunk) => brotli(bytes(chunk.code))).reduce((sum, size) => sum + size, 0);

const sizeOfAssets = (name: RegExp) => {
  const named = assets.filter((asset) => name.test(asset.fileName));
  expect(named).not.toHaveLength(0);
  return named.map((asset) => brotli(bytes(asset.source))).reduce((sum, size) => sum + size, 0);
};

/** The chunk of a source file and what it imports at once. */
function atOnce(source: string): Chunk[] {
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
  visit(chunks.find((chunk) => chunk.facadeModuleId?.endsWith(source)));
  expect(seen.size).toBeGreaterThan(0);
  return [...seen];
}

/** What a source file that is imported later costs who has the page's script. */
function later(source: string): Chunk[] {
  const there = atOnce("public.ts");
  return atOnce(source).filter((chunk) => !there.includes(chunk));
}

describe("what a public page costs", () => {
  it("at most 10 kB of script before anybody touches anything", () => {
    expect(sizeOf(atOnce("public.ts"))).toBeLessThan(10 * kB);
  });

  it("at most 120 kB more when a field that suggests is entered", () => {
    expect(sizeOf(later("suggestions.ts"))).toBeLessThan(120 * kB);
  });

  it("at most 10 kB of style", () => {
    expect(sizeOfAssets(/public.*\.css$/)).toBeLessThan(10 * kB);
  });

  it("nothing of React or MapLibre before it is asked for", () => {
    const modules = atOnce("public.ts").flatMap((chunk) => chunk.moduleIds);
    expect(modules.filter((id) => id.includes("node_modules"))).toEqual([]);
  });
});

describe("what the map costs when it is shown", () => {
  it("at most 250 kB of script, 130 kB of worker and 2 kB of style", () => {
    expect(sizeOf(later("map_view.ts"))).toBeLessThan(250 * kB);
    expect(sizeOfAssets(/worker.*\.js$/)).toBeLessThan(130 * kB);
    expect(sizeOfAssets(/map_view.*\.css$/)).toBeLessThan(2 * kB);
  });

  it("at most 60 kB of outlines and names", () => {
    expect(sizeOfAssets(/(boundaries|labels).*\.json$/)).toBeLessThan(60 * kB);
  });
});

describe("what no page costs", () => {
  it("the style of workspaces is not in that of the public pages", () => {
    const sheets = assets
      .filter((asset) => asset.fileName.endsWith(".css") && !asset.fileName.includes("workspace"))
      .map((asset) => `${asset.source}`);
    expect(sheets.some((sheet) => sheet.includes(".button"))).toBe(true);
    expect(sheets.filter((sheet) => /\.dialog\b|\.data-table\b|\.calendar\b/.test(sheet))).toEqual([]);
  });

  it("the workspaces begin with at most 200 kB of script", () => {
    expect(sizeOf(atOnce("workspace.tsx"))).toBeLessThan(200 * kB);
  });

  it("the gallery is for development: nothing of it is built", () => {
    const modules = chunks.flatMap((chunk) => chunk.moduleIds);
    expect(modules.some((id) => id.includes("platform/ui/"))).toBe(true);
    expect(modules.filter((id) => /gallery/.test(id))).toEqual([]);
    expect([...chunks, ...assets].filter((file) => /gallery|\.html$/.test(file.fileName))).toEqual([]);
    expect(assets.filter((asset) => `${asset.source}`.includes(".specimen"))).toEqual([]);
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
