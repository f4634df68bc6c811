// The texts of the workspaces, the same files that the server reads: ICU messages by dotted keys.
import i18next from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";

const files = import.meta.glob<Record<string, string>>(
  "../../texts/{fr,en}/{workspace,visits,grids,figures,sharing,reception,identity,editing,privacy,devices,network,coverage,stories_work,emergency,irritants_work,practices_work,actions,journal,http,offline}.json",
  {
    import: "default",
  },
);

/** Loads one language's texts, French where there are none. */
export async function startTexts(language: string): Promise<void> {
  const spoken = language === "en" ? "en" : "fr";
  const rooms = Object.entries(files).filter(([path]) => path.includes(`/${spoken}/`));
  const texts = await Promise.all(rooms.map(([, load]) => load()));
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: spoken,
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: { [spoken]: { translation: Object.assign({}, ...texts) } },
    });
}
