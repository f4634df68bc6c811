// Reads the colours of token files and measures them as WCAG 2.1 does.
export type Scheme = "light" | "dark";
export type Colours = Map<string, Record<Scheme, string>>;

/** The declarations of the one rule with this selector. */
export function ruleOf(css: string, selector: string): string {
  const start = css.search(new RegExp(`(^|\\n)\\s*${selector.replaceAll(/[[\]]/g, "\\$&")} \\{`));
  if (start < 0) {
    throw new Error(`no rule ${selector}`);
  }
  return css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
}

/** "--ink: light-dark(#16262e, #e9efec)", all of them. */
export function coloursIn(declarations: string): Colours {
  const pairs = declarations.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...pairs].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]));
}

/** Relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

type Pair = [string, string];

const grounds = ["paper", "surface", "sunken", "accent-wash"];
const on = (inks: string[], under: string[]) => inks.flatMap((ink) => under.map((ground): Pair => [ink, ground]));

/** Text and the ground it stands on. */
export const texts: Pair[] = [
  ...on(["ink", "ink-soft", "accent", "accent-strong"], grounds),
  ...on(["ink", "ink-soft", "accent"], ["open-wash", "soon-wash", "danger-wash"]),
  ...on(["on-accent"], ["accent", "accent-strong"]),
  ...on(["danger"], ["paper", "surface", "danger-wash"]),
  ["open", "open-wash"],
  ["soon", "soon-wash"],
  ["closed", "closed-wash"],
  ["not-known", "not-known-wash"],
];

/** Edges of fields and buttons, the focus ring, the shapes and rules of notices. */
export const shapes: Pair[] = [
  ...on(["line-strong", "focus"], grounds),
  ...on(["open", "soon", "danger"], ["paper", "surface"]),
];

/** Pairs below what is asked: "ink-soft on paper, dark: 3.9". */
export function tooFaint(colours: Colours, scheme: Scheme, pairs: Pair[], least: number): string[] {
  const colour = (name: string) => {
    const pair = colours.get(name);
    if (!pair) {
      throw new Error(`no colours --${name}`);
    }
    return pair[scheme];
  };
  return pairs
    .map(([ink, ground]) => ({ ink, ground, ratio: contrast(colour(ink), colour(ground)) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ ink, ground, ratio }) => `${ink} on ${ground}, ${scheme}: ${ratio.toFixed(2)}`);
}
