import { useEffect, useState } from "react";
import { Controls } from "./controls.tsx";
import { Fields } from "./fields.tsx";
import { Lists } from "./lists.tsx";
import { Messages } from "./messages.tsx";
import { Overlays } from "./overlays.tsx";
import { idOf } from "./specimen.tsx";
import { Tokens } from "./tokens.tsx";
import { apply, choices, queryOf, type View, viewOf } from "./view.ts";

const parts = [
  { name: "Tokens", Part: Tokens },
  { name: "Controls", Part: Controls },
  { name: "Fields", Part: Fields },
  { name: "Messages", Part: Messages },
  { name: "Lists and figures", Part: Lists },
  { name: "Overlays and tabs", Part: Overlays },
];

export function Gallery() {
  const [view, setView] = useState(() => viewOf(location.search));
  useEffect(() => {
    apply(view);
    history.replaceState(null, "", queryOf(view) + location.hash);
  }, [view]);

  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the components
      </a>
      <header className="header">
        <div className="wrap header__row">
          <a className="brand" href="#main">
            <Mark />
            Relais
          </a>
          <p className="quiet">Components</p>
        </div>
      </header>
      <main className="main" id="main" tabIndex={-1}>
        <div className="wrap section">
          <h1>Components</h1>
          <p className="lead">Every part that pages are made of, with its states. Only tokens give it its look.</p>
          <Switches onChange={setView} view={view} />
          {view.width ? (
            <iframe
              className="narrow-frame"
              height={900}
              src={queryOf({ ...view, width: "" })}
              title={`Components at ${view.width} px`}
              width={Number(view.width) + 2}
            />
          ) : (
            <Parts />
          )}
        </div>
      </main>
      <footer className="footer">
        <div className="wrap footer__row">
          <p>Made for development; no build contains this page.</p>
        </div>
      </footer>
    </>
  );
}

function Switches({ view, onChange }: { view: View; onChange(view: View): void }) {
  return (
    <fieldset className="switches">
      <legend className="visually-hidden">How to look at them</legend>
      {(Object.keys(choices) as (keyof View)[]).map((name) => (
        <div className="field" key={name}>
          <label className="field__label" htmlFor={`view-${name}`}>
            {choices[name].label}
          </label>
          <select
            className="field__input"
            id={`view-${name}`}
            onChange={(event) => onChange({ ...view, [name]: event.target.value })}
            value={view[name]}
          >
            {choices[name].values.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}

function Parts() {
  return (
    <div className="gallery">
      <nav aria-label="Components" className="gallery__index">
        <ul>
          {parts.map(({ name }) => (
            <li key={name}>
              <a href={`#${idOf(name)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="gallery__parts">
        {parts.map(({ name, Part }) => (
          <section aria-labelledby={idOf(name)} className="gallery__part" key={name}>
            <h2 id={idOf(name)} tabIndex={-1}>
              {name}
            </h2>
            <Part />
          </section>
        ))}
      </div>
    </div>
  );
}

/** As in web/templates/platform/_mark.tpl. */
function Mark() {
  return (
    <svg aria-hidden="true" className="mark" focusable="false" viewBox="0 0 32 32">
      <path className="mark__front" d="M16.9 1.03a15 15 0 0 1 12.5 21.66l-12.5-7.21z" />
      <path className="mark__middle" d="M28.5 24.25a15 15 0 0 1-25 0L16 17.04z" />
      <path className="mark__back" d="M2.6 22.69A15 15 0 0 1 15.1 1.03v14.45z" />
    </svg>
  );
}
