import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Two entries that the server's templates name: the style sheet and the script of the public pages.
export default defineConfig({
  root: here("."),
  build: {
    assetsInlineLimit: 0,
    // What may be how large is said in test/build.test.ts; the map's chunk is fetched by those who ask for the map.
    chunkSizeWarningLimit: 1200,
    cssTarget: ["chrome88", "firefox88", "safari14.1"],
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [here("src/public.css"), here("src/public.ts")] },
    target: "es2022",
  },
});
