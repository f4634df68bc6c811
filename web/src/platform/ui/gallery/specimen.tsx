import type { ReactNode } from "react";

/** One component: its name, what it is for, its states. */
export function Specimen({ name, use, children }: { name: string; use: string; children: ReactNode }) {
  const id = idOf(name);
  return (
    <section aria-labelledby={id} className="specimen">
      <h3 id={id} tabIndex={-1}>
        {name}
      </h3>
      <p className="quiet">{use}</p>
      <div className="specimen__states">{children}</div>
    </section>
  );
}

export function State({ name, isWide = false, children }: { name: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={isWide ? "specimen__state specimen__state--wide" : "specimen__state"}>
      <p className="specimen__name">{name}</p>
      {children}
    </div>
  );
}

export const idOf = (name: string) => name.toLowerCase().replaceAll(/\W+/g, "-");
