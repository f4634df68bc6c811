// What a skin may say, and what all other style sheets may not.

const withoutComments = (css: string) => css.replaceAll(/\/\*.*?\*\//gs, "");

interface Rule {
  selectors: string[];
  declarations: [string, string][];
}

/** Rules without regard to the media they stand in. */
function rulesOf(css: string): Rule[] {
  return [...withoutComments(css).matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selectors: selector.split(/,(?![^(]*\))/).map((one) => one.trim()),
    declarations: body
      .split(";")
      .filter((line) => line.includes(":"))
      .map((line): [string, string] => [
        line.slice(0, line.indexOf(":")).trim(),
        line.slice(line.indexOf(":") + 1).trim(),
      ]),
  }));
}

export function tokensIn(css: string): Set<string> {
  const names = rulesOf(css).flatMap((rule) => rule.declarations.map(([name]) => name));
  return new Set(names.filter((name) => name.startsWith("--")));
}

/** A skin sets tokens and draws the header's brand area; whatever else it does is listed. */
export function beyondSkin(css: string, tokens: Set<string>): string[] {
  return rulesOf(css).flatMap(({ selectors, declarations }) =>
    selectors.flatMap((selector) => {
      if (/^\.brand(?![\w-])[^~+]*$/.test(selector) || selector === "@font-face") {
        return [];
      }
      if (!/^:root(:root|\[[^\]]+\])*$/.test(selector)) {
        return [`${selector}: neither the root nor the brand`];
      }
      return declarations.filter(([name]) => !tokens.has(name)).map(([name]) => `${selector}: ${name} is no token`);
    }),
  );
}

const colour =
  /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|(?<![-\w])(white|black|red|green|blue|gr[ae]y|yellow|orange|silver|navy|teal|gold|pink|purple|brown)(?![-\w])/i;
const radius = /^(var\(--radius[\w-]*\)|0|50%)( (var\(--radius[\w-]*\)|0|50%))*$/;

/** Colours, typefaces and radii said outside the tokens, where no skin would reach them. */
export function rawValues(css: string): string[] {
  return rulesOf(onScreen(css))
    .flatMap((rule) => rule.declarations)
    .filter(
      ([name, value]) =>
        colour.test(value) ||
        (name === "font-family" && !value.startsWith("var(")) ||
        (name === "font" && !/var\(--(font|mono)\)|inherit/.test(value)) ||
        (/radius$/.test(name) && !name.startsWith("--") && !radius.test(value)),
    )
    .map(([name, value]) => `${name}: ${value}`);
}

/** Paper is white and ink black, whoever prints. */
function onScreen(css: string): string {
  return css.replaceAll(/@media print \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, "");
}
