import { useState } from "react";
import { Button, type Look } from "../button.tsx";
import { Specimen, State } from "./specimen.tsx";

const looks: [Look, string][] = [
  ["main", "Save"],
  ["quiet", "Another act"],
  ["plain", "Undo"],
  ["danger", "Delete"],
];
const filters = ["Open now", "Saturday morning", "Travelling counter"];

export function Controls() {
  return (
    <>
      <Specimen name="Button" use="One main button a page; what cannot be undone asks again.">
        <State isWide name="Looks">
          <div className="row">
            {looks.map(([look, label]) => (
              <Button key={look} look={look}>
                {label}
              </Button>
            ))}
          </div>
        </State>
        <State name="Disabled">
          <div className="row">
            {looks.slice(0, 2).map(([look, label]) => (
              <Button disabled key={look} look={look}>
                {label}
              </Button>
            ))}
          </div>
        </State>
        <State name="Busy">
          <div className="row">
            <Button isBusy>Saving</Button>
            <Button isBusy look="quiet">
              Loading
            </Button>
          </div>
        </State>
        <State name="With its key">
          <Button>
            New visit <kbd>N</kbd>
          </Button>
        </State>
      </Specimen>
      <Specimen name="Link" use="For going somewhere; a button does something.">
        <State name="In a sentence">
          <p>
            The sheet is a draft; the <a href="#link">official page</a> holds.
          </p>
        </State>
        <State name="As a button">
          <a className="button button--quiet" href="#link">
            Find a counter
          </a>
        </State>
      </Specimen>
      <Specimen name="Chip" use="A filter that is on or off.">
        <State isWide name="Two are on">
          <Chips />
        </State>
      </Specimen>
      <Specimen name="Tag" use="A word about a thing, which does nothing.">
        <State name="Plain">
          <p className="row">
            <span className="tag">draft</span>
            <span className="tag">bus</span>
            <span className="tag">by appointment</span>
          </p>
        </State>
      </Specimen>
      <Specimen name="State" use="A word and a shape; the colour repeats them.">
        <State isWide name="All">
          <p className="row">
            <span className="state state--open">Open until 12:00</span>
            <span className="state state--soon">Closes in 20 min</span>
            <span className="state state--closed">Closed</span>
            <span className="state state--not_known">Hours not known</span>
          </p>
        </State>
        <State name="Large">
          <p>
            <span className="state state--open state--large">Open until 12:00</span>
          </p>
        </State>
      </Specimen>
    </>
  );
}

function Chips() {
  const [pressed, setPressed] = useState(filters.slice(0, 2));
  const toggle = (name: string) =>
    setPressed(pressed.includes(name) ? pressed.filter((other) => other !== name) : [...pressed, name]);
  return (
    <div className="chips">
      {filters.map((name) => (
        <button
          aria-pressed={pressed.includes(name)}
          className="chip"
          key={name}
          onClick={() => toggle(name)}
          type="button"
        >
          {name}
        </button>
      ))}
    </div>
  );
}
