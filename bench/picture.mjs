// A bar chart as SVG, in the colours of whoever looks at it: one bar a program, its figure in words beside it.
const kBar = 28;
const kGap = 14;
const kLabel = 130;
const kWidth = 640;

/** bars: [{name, value, words}]; the longest bar fills the width left by the words. */
export function barChart(title, bars) {
  const most = Math.max(...bars.map((bar) => bar.value));
  const room = kWidth - kLabel - 190;
  const rows = bars.map(({ name, value, words }, index) => {
    const y = 48 + index * (kBar + kGap);
    const length = Math.max(1, Math.round((value / most) * room));
    const middle = y + kBar / 2 + 5;
    return `  <text x="${kLabel - 10}" y="${middle}" text-anchor="end">${name}</text>
  <rect x="${kLabel}" y="${y}" width="${length}" height="${kBar}" rx="3"/>
  <text x="${kLabel + length + 10}" y="${middle}">${words}</text>`;
  });
  const height = 48 + bars.length * (kBar + kGap);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kWidth} ${height}" role="img" aria-label="${title}">
  <style>text{font:15px system-ui,sans-serif;fill:#16262e}rect{fill:#0a6357}.t{font-weight:700}
  @media (prefers-color-scheme:dark){text{fill:#e9efec}rect{fill:#62c9b6}}</style>
  <text class="t" x="0" y="22">${title}</text>
${rows.join("\n")}
</svg>
`;
}
