// A part of the build: puts into the service worker what it keeps for the time without a network.
import { createHash } from "node:crypto";
import type { Plugin, Rollup } from "vite";

type Bundle = Rollup.OutputBundle;

const kWorker = "service_worker";
const pages = ["/fr/workspace/", "/en/workspace/"];
// Of the site's own files, what the page itself names.
const icons = ["/favicon.svg"];
// Nobody records a visit on a map: it is fetched by those who ask for it.
const isMap = (chunk: Rollup.OutputChunk) =>
  chunk.moduleIds.some((id) => /maplibre|[\\/](map_view|outlines)\.ts/.test(id));

export const isWorker = (chunk: { name: string }) => chunk.name === kWorker;

/** Everything that the workspaces load, at once or later, and their style sheet. */
export function shellFiles(bundle: Bundle): string[] {
  const files = new Set<string>();
  const visit = (name: string) => {
    const file = bundle[name];
    if (!file || files.has(name) || (file.type === "chunk" && isMap(file))) {
      return;
    }
    files.add(name);
    if (file.type === "chunk") {
      const beside = [...(file.viteMetadata?.importedCss ?? []), ...(file.viteMetadata?.importedAssets ?? [])];
      for (const other of [...file.imports, ...file.dynamicImports, ...beside]) {
        visit(other);
      }
    }
  };
  for (const [name, file] of Object.entries(bundle)) {
    const source = file.type === "chunk" ? file.facadeModuleId : file.originalFileNames.join();
    if (/src[\\/]workspace\.(tsx|css)$/.test(source ?? "")) {
      visit(name);
    }
  }
  return [...[...files].sort().map((name) => `/${name}`), ...icons, ...pages];
}

/** `shell`: the text of the page's template, whose change is a new version too. */
export const serviceWorker = (shell: string): Plugin => ({
  name: "relais-service-worker",
  apply: "build",
  generateBundle: {
    order: "post",
    handler(_, bundle) {
      const worker = Object.values(bundle).find((file) => file.type === "chunk" && isWorker(file));
      if (worker?.type !== "chunk") {
        return;
      }
      if (worker.imports.length > 0 || !worker.code.includes("__SHELL__")) {
        this.error("the service worker is one file of its own, and names its __SHELL__");
      }
      const files = shellFiles(bundle);
      const version = createHash("sha256")
        .update(shell + files.join())
        .digest("hex")
        .slice(0, 16);
      worker.code = worker.code.replaceAll("__SHELL__", JSON.stringify({ version, files }));
    },
  },
});
