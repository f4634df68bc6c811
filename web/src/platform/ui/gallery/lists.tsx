import { useState } from "react";
import { type Column, DataTable, type Sort } from "../data_table.tsx";
import { LoadMore } from "../load_more.tsx";
import { Stepper } from "../stepper.tsx";
import { Specimen, State } from "./specimen.tsx";

interface Row {
  service: string;
  family: number;
  health: number;
  total: number;
}

const rows: Row[] = [
  { service: "Done on line", family: 12, health: 9, total: 42 },
  { service: "Information", family: 5, health: 3, total: 13 },
  { service: "Passed on", family: 1, health: 0, total: 4 },
];
const columns: Column<Row>[] = [
  { id: "service", header: "Service", cell: (row) => row.service, isSortable: true },
  { id: "family", header: "Family fund", cell: (row) => row.family, isNumber: true },
  { id: "health", header: "Health fund", cell: (row) => row.health || "–", isNumber: true },
  { id: "total", header: "Total", cell: (row) => <strong>{row.total}</strong>, isNumber: true, isSortable: true },
];

export function Lists() {
  return (
    <>
      <Specimen name="Table" use="For what one compares. Narrow, each row is a block.">
        <State isWide name="Sortable by service and total">
          <SortedTable />
        </State>
      </Specimen>
      <Specimen name="Load more" use="Lists come in pages.">
        <Pages />
      </Specimen>
      <Specimen name="Figure" use="With its interval, n and period; never alone.">
        <State isWide name="Three of them">
          <div className="figures">
            <div className="card figure">
              <p className="quiet">Visits today</p>
              <p className="figure__value">9</p>
              <p className="figure__basis">11 on an ordinary Tuesday</p>
            </div>
            <div className="card figure">
              <p className="quiet">Settled on the spot</p>
              <p className="figure__value">82 %</p>
              <p className="figure__basis">74–88 % · n = 142 · 4 weeks</p>
            </div>
            <div className="card figure">
              <p className="quiet">Median wait</p>
              <p className="figure__value figure__value--not-known">not known</p>
              <p className="figure__basis">n = 3 · from 10 on it is shown</p>
            </div>
          </div>
        </State>
      </Specimen>
      <Specimen name="Facts" use="What is known of one thing: a description list.">
        <State isWide name="In a card">
          <div className="card">
            <dl className="facts">
              <div>
                <dt>Opened on</dt>
                <dd>24 November 2026, by Camille</dd>
              </div>
              <div>
                <dt>Waits for</dt>
                <dd>The family fund</dd>
              </div>
              <div>
                <dt>Promised within</dt>
                <dd>3 working days</dd>
              </div>
            </dl>
          </div>
        </State>
      </Specimen>
      <Specimen name="Card" use="For what one chooses between.">
        <State name="With a link">
          <div className="card">
            <h4>
              <a href="#card">Example counter A</a>
            </h4>
            <p>
              <span className="state state--open">Open until 12:00</span>
            </p>
            <p className="quiet">1 Example Street, Vervins</p>
          </div>
        </State>
      </Specimen>
      <Specimen name="Fold" use="A line that unfolds; works without script.">
        <State name="Closed and open">
          <details className="fold">
            <summary>What to bring</summary>
            <p>An identity card and the last letter.</p>
          </details>
          <details className="fold" open>
            <summary>What happens next</summary>
            <p>The fund answers within 3 working days.</p>
          </details>
        </State>
      </Specimen>
      <Specimen name="Breadcrumb" use="Where a page stands.">
        <State isWide name="Three deep">
          <nav aria-label="You are here" className="breadcrumb">
            <ol>
              <li>
                <a href="#breadcrumb">Aisne</a>
              </li>
              <li>
                <a href="#breadcrumb">Vervins</a>
              </li>
              <li>
                <span aria-current="page">Opening hours</span>
              </li>
            </ol>
          </nav>
        </State>
      </Specimen>
      <Specimen name="Stepper" use="Where one is in something of several pages.">
        <State isWide name="At the second of three">
          <Stepper
            current={1}
            done="Done:"
            label="Steps"
            steps={["Read the file", "Match the columns", "Check and import"]}
          />
        </State>
      </Specimen>
    </>
  );
}

function SortedTable() {
  const [sort, setSort] = useState<Sort>({ column: "total", direction: "descending" });
  const sign = sort.direction === "ascending" ? 1 : -1;
  const sorted = [...rows].sort(
    (a, b) => sign * (sort.column === "total" ? a.total - b.total : a.service.localeCompare(b.service)),
  );
  return (
    <DataTable
      caption="Week 48"
      columns={columns}
      onSort={setSort}
      rowId={(row) => row.service}
      rows={sorted}
      sort={sort}
    />
  );
}

function Pages() {
  const [shown, setShown] = useState(20);
  const [isLoading, setLoading] = useState(false);
  function more(): void {
    setLoading(true);
    setTimeout(() => {
      setShown(40);
      setLoading(false);
    }, 400);
  }
  return (
    <>
      <State name="More to come">
        <LoadMore
          isLoading={isLoading}
          label="Show 20 more"
          onMore={shown < 40 ? more : undefined}
          shown={`${shown} of 40 visits`}
        />
      </State>
      <State name="Loading">
        <LoadMore isLoading label="Show 20 more" onMore={() => undefined} shown="20 of 40 visits" />
      </State>
      <State name="All there">
        <LoadMore label="Show 20 more" shown="All 40 visits" />
      </State>
    </>
  );
}
