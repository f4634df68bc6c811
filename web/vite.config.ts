import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { defineConfig } from "vite";
import { isWorker, serviceWorker } from "./src/offline/shell_files.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The entries that the server's templates name: style sheet and script of the public pages, and of the workspaces; and the
// service worker, which has a name of its own since browsers look for it there.
export default defineConfig({
  root: here("."),
  plugins: [
    // The components' own texts in the languages that the product speaks, and in no other.
    optimizeLocales.vite({ locales: ["fr-FR", "en-GB", "en-US", "nl-NL", "de-DE"] }),
    serviceWorker(readFileSync(here("templates/workspace/shell.tpl"), "utf8")),
  ],
  build: {
    assetsInlineLimit: 0,
    // What may be how large is said in test/build.test.ts; the map's chunk is fetched by those who ask for the map.
    chunkSizeWarningLimit: 1200,
    cssTarget: ["chrome88", "firefox88", "safari14.1"],
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      // What libraries say to frameworks that render on a server.
      onLog: (level, log, say) => log.code !== "MODULE_LEVEL_DIRECTIVE" && say(level, log),

      input: [
        here("src/public.css"),
        here("src/public.ts"),
        here("src/experiences/widget.css"),
        here("src/workspace.css"),
        here("src/workspace.tsx"),
        here("src/offline/service_worker.ts"),
      ],
      output: { entryFileNames: (chunk) => (isWorker(chunk) ? "sw.js" : "assets/[name]-[hash].js") },
    },
    target: "es2022",
  },
});
