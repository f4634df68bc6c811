import { Specimen, State } from "./specimen.tsx";

const colours = [
  { name: "Ground and ink", of: ["paper", "surface", "sunken", "line", "line-strong", "ink-soft", "ink"] },
  { name: "Accent", of: ["accent-wash", "accent", "accent-strong", "on-accent", "brass", "focus"] },
  {
    name: "States",
    of: ["open-wash", "open", "soon-wash", "soon", "closed-wash", "closed", "danger-wash", "danger"],
  },
];
const sizes = ["heading-1", "heading-2", "heading-3", "text-large", "text", "text-small"];
const spaces = [1, 2, 3, 4, 5, 6, 7, 8].map((size) => `space-${size}`);
const radii = ["radius", "radius-small", "radius-tiny", "radius-pill"];

export function Tokens() {
  return (
    <>
      <Specimen name="Colour" use="Paper, ink and one accent. Colour carries a state only beside a word and a shape.">
        {colours.map((group) => (
          <State isWide key={group.name} name={group.name}>
            <ul className="swatches">
              {group.of.map((name) => (
                <li key={name}>
                  <span className="swatch" style={{ background: `var(--${name})` }} />
                  <code>{name}</code>
                </li>
              ))}
            </ul>
          </State>
        ))}
      </Specimen>
      <Specimen name="Type" use="The system's own typeface, in six sizes.">
        <State isWide name="Scale">
          <ul className="scale">
            {sizes.map((name) => (
              <li key={name}>
                <code>{name}</code>
                <span style={{ fontSize: `var(--${name})` }}>Somebody helps you, near you</span>
              </li>
            ))}
          </ul>
        </State>
      </Specimen>
      <Specimen name="Space and radius" use="Eight steps of space, four radii.">
        <State name="Space">
          <ul className="scale">
            {spaces.map((name) => (
              <li key={name}>
                <code>{name}</code>
                <span className="scale__bar" style={{ width: `var(--${name})` }} />
              </li>
            ))}
          </ul>
        </State>
        <State name="Radius">
          <ul className="swatches">
            {radii.map((name) => (
              <li key={name}>
                <span className="swatch" style={{ borderRadius: `var(--${name})` }} />
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </State>
      </Specimen>
    </>
  );
}
