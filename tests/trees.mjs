// A page as a screen reader is given it: Chromium's accessibility tree, as the lines of Playwright's snapshot.
import assert from "node:assert/strict";

const kNamed =
  "application button combobox group link listbox navigation option region searchbox spinbutton table textbox".split(
    " ",
  );

export async function treeOf(locator) {
  const text = await locator.ariaSnapshot();
  return { text, nodes: nodesOf(text) };
}

// One node a line, in the order of reading: { depth, role, name, level }.
export function nodesOf(text) {
  return text.split("\n").flatMap((line) => {
    const [, indent, rest] = /^( *)- (.*)$/.exec(line) ?? [];
    const quoted = /^'((?:[^']|'')*)'/.exec(rest ?? "");
    const said = quoted ? quoted[1].replaceAll("''", "'") : (rest ?? "");
    const [, role, name, states] = /^([a-z]+)(?: "((?:[^"\\]|\\.)*)")?((?: \[[^\]]*\])*)(?::|$)/.exec(said) ?? [];
    const level = Number(/\[level=(\d)\]/.exec(states ?? "")?.[1]);
    return role ? [{ depth: indent.length / 2, role, name: name?.replaceAll('\\"', '"'), level }] : [];
  });
}

export const withRole = (nodes, role) => nodes.filter((node) => node.role === role);

// What stands inside a node: the lines after it that are set further in.
export function inside(nodes, node) {
  const from = nodes.indexOf(node) + 1;
  const end = nodes.findIndex((other, at) => at >= from && other.depth <= node.depth);
  return nodes.slice(from, end === -1 ? nodes.length : end);
}

export function hasLandmarks({ nodes }) {
  for (const role of ["banner", "main", "contentinfo"]) assert.equal(withRole(nodes, role).length, 1, role);
  const navigations = withRole(nodes, "navigation").map((node) => node.name);
  assert.ok(navigations.length >= 3, `${navigations}`);
  assert.equal(new Set(navigations).size, navigations.length, `two of one name: ${navigations}`);
}

export function hasHeadingsInOrder({ nodes }) {
  const headings = withRole(nodes, "heading");
  const [main] = withRole(nodes, "main");
  assert.equal(headings.filter((heading) => heading.level === 1).length, 1, "one h1");
  assert.equal(withRole(inside(nodes, main), "heading")[0]?.level, 1, "it comes first");
  for (const [at, { name, level }] of headings.entries()) {
    assert.ok(name, `heading ${at} says nothing`);
    assert.ok(level <= (headings[at - 1]?.level ?? 0) + 1, `${name}: a level is left out before it`);
  }
}

// A folded part is a group that its first words name; any other group has a name of its own.
export function namesItsParts({ text, nodes }) {
  const unnamed = nodes.filter(({ role, name }) => kNamed.includes(role) && !name && role !== "group");
  assert.deepEqual(unnamed, [], text);
}

// Text that goes off the page, is cut off, or lies on other text. Drawings may be cut.
export function lossesOf(page) {
  return page.evaluate(() => {
    const losses = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) losses.push(`the page is ${wide} px too wide`);

    const isShown = (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest(".visually-hidden, .skip-link, option, script, .maplibregl-canvas-container");
    const lines = [];
    for (const element of [...document.body.querySelectorAll("*")].filter(isShown)) {
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.textContent.trim() === "") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) lines.push({ element, box, words: node.textContent.trim() });
      }
    }
    const apart = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) < 3 ||
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) < 5;
    for (const [at, { element, box, words }] of lines.entries()) {
      for (let around = element; around !== document.body; around = around.parentElement) {
        const frame = around.getBoundingClientRect();
        const isCut = box.right > frame.right + 2 || box.bottom > frame.bottom + 2;
        if (getComputedStyle(around).overflow !== "visible" && isCut) losses.push(`cut off: ${words}`);
      }
      for (const other of lines.slice(at + 1)) {
        const isRelated = element.contains(other.element) || other.element.contains(element);
        if (!isRelated && !apart(box, other.box)) losses.push(`on one another: ${words} | ${other.words}`);
      }
    }
    return [...new Set(losses)];
  });
}
