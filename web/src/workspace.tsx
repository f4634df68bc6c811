// The workspaces of those who work with the product: one application, in the language of its address.
import { createRoot } from "react-dom/client";
import { NewVersion } from "./offline/new_version.tsx";
import { startSync } from "./visits/sync.ts";
import { startTexts } from "./workspace/texts.ts";
import { Workspace } from "./workspace/workspace.tsx";

const language = document.documentElement.lang;
const place = document.getElementById("workspace");
if (place) {
  startTexts(language).then(() =>
    createRoot(place).render(
      <>
        <Workspace language={language} />
        <NewVersion />
      </>,
    ),
  );
  startSync();
}
