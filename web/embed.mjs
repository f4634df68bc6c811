// Lists the web build for the assembler: node web/embed.mjs DIST LISTING.S
// Beside each file that shrinks, its .br and .gz are written; server/platform/embedded reads the table.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [dist, listing] = process.argv.slice(2).map((path) => resolve(path));

const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

const compressed = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
};

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !/\.(br|gz)$|[\\/]\.vite[\\/]/.test(path))
    .sort();
}

function entriesByFile() {
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
  const entries = Object.values(manifest).filter((chunk) => chunk.isEntry);
  return new Map(entries.map((chunk) => [chunk.file, chunk.src]));
}

// The label of the file's compressed form, or null where it would not save a tenth.
function compress(path, bytes, form) {
  const smaller = compressed[form](bytes);
  if (smaller.length > bytes.length * 0.9) {
    return null;
  }
  writeFileSync(`${path}.${form}`, smaller);
  return `${path}.${form}`;
}

const blobs = [];
const rows = [];
const text = (label, value) => blobs.push(`${label}: .asciz ${JSON.stringify(value)}`);
const bytesOf = (label, path) => {
  if (!path) {
    return "0, 0";
  }
  blobs.push(`${label}: .incbin ${JSON.stringify(path)}`, `${label}_end:`);
  return `${label}, ${label}_end - ${label}`;
};

const entries = entriesByFile();
filesIn(dist).forEach((path, i) => {
  const name = relative(dist, path);
  const type = contentTypes[extname(name)];
  if (!type) {
    throw new Error(`web/embed.mjs: no content type for ${name}`);
  }
  const bytes = readFileSync(path);
  text(`path_${i}`, `/${name}`);
  text(`entry_${i}`, entries.get(name) ?? "");
  text(`type_${i}`, type);
  text(`etag_${i}`, `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`);
  const forms = [path, compress(path, bytes, "br"), compress(path, bytes, "gz")];
  const columns = forms.map((file, form) => bytesOf(`bytes_${i}_${form}`, file));
  const immutable = name.startsWith("assets/") ? 1 : 0;
  rows.push(`  .quad path_${i}, entry_${i}, type_${i}, etag_${i}, ${columns.join(", ")}, ${immutable}`);
});

writeFileSync(
  listing,
  `  .section .rodata
${blobs.join("\n")}
  .section .data.rel.ro, "aw"
  .balign 8
  .globl relais_assets
relais_assets:
${rows.join("\n")}
  .globl relais_assets_end
relais_assets_end:
  .section .note.GNU-stack, "", %progbits
`,
);
