import type { Rollup } from "vite";
import { expect, test } from "vitest";
import { shellFiles } from "./shell_files.ts";

const chunk = (imports: string[], more: object = {}) => ({
  type: "chunk",
  imports,
  dynamicImports: [],
  moduleIds: [],
  facadeModuleId: null,
  ...more,
});
const asset = (...originalFileNames: string[]) => ({ type: "asset", originalFileNames });

test("all that the workspaces load is kept, and nothing of the map or of the public pages", () => {
  const bundle = {
    "sw.js": chunk([], { facadeModuleId: "web/src/offline/service_worker.ts" }),
    "assets/workspace-1.js": chunk(["assets/shared-1.js"], {
      facadeModuleId: "web/src/workspace.tsx",
      dynamicImports: ["assets/visits-1.js", "assets/fr-1.js", "assets/map_view-1.js"],
    }),
    "assets/shared-1.js": chunk(["assets/workspace-1.js"]),
    "assets/visits-1.js": chunk([], {
      viteMetadata: { importedCss: new Set(["assets/visits-1.css"]), importedAssets: new Set(["assets/mark-1.svg"]) },
    }),
    "assets/visits-1.css": asset("src/visits/visits.css"),
    "assets/mark-1.svg": asset("src/visits/mark.svg"),
    "assets/fr-1.js": chunk([]),
    "assets/map_view-1.js": chunk([], { moduleIds: ["web/src/network/map_view.ts"] }),
    "assets/workspace-1.css": asset("src/workspace.css"),
    "assets/public-1.js": chunk([], { facadeModuleId: "web/src/public.ts" }),
    "assets/public-1.css": asset("src/public.css"),
  };
  expect(shellFiles(bundle as unknown as Rollup.OutputBundle)).toEqual([
    "/assets/fr-1.js",
    "/assets/mark-1.svg",
    "/assets/shared-1.js",
    "/assets/visits-1.css",
    "/assets/visits-1.js",
    "/assets/workspace-1.css",
    "/assets/workspace-1.js",
    "/favicon.svg",
    "/fr/workspace/",
    "/en/workspace/",
  ]);
});
