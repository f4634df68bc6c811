import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const tokens = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

type Scheme = "light" | "dark";

/** "--ink: light-dark(#16262e, #e9efec)" of one scheme. */
function colour(name: string, scheme: Scheme): string {
  const pair = tokens.match(new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`));
  const found = pair?.[scheme === "light" ? 1 : 2];
  if (!found) {
    throw new Error(`tokens.css has no pair --${name}`);
  }
  return found;
}

/** WCAG 2.1, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["paper", "surface", "sunken", "accent-wash"];

// Text and the ground it stands on.
const texts: [string, string][] = [
  ...["ink", "ink-soft", "accent", "accent-strong"].flatMap((ink) =>
    grounds.map((ground) => [ink, ground] as [string, string]),
  ),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["open", "open-wash"],
  ["soon", "soon-wash"],
  ["closed", "closed-wash"],
  ["not-known", "not-known-wash"],
  ["danger", "danger-wash"],
  ["danger", "surface"],
];

// Edges of fields and buttons, and the focus ring.
const shapes: [string, string][] = ["line-strong", "focus"].flatMap((edge) =>
  grounds.map((ground) => [edge, ground] as [string, string]),
);

describe.each(["light", "dark"] as Scheme[])("%s colours", (scheme) => {
  it.each(texts)("%s is readable on %s", (ink, ground) => {
    expect(contrast(colour(ink, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)("%s is seen on %s", (edge, ground) => {
    expect(contrast(colour(edge, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});

it("computes contrast as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
