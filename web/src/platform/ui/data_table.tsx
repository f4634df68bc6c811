import type { ReactNode } from "react";

export interface Column<Row> {
  id: string;
  header: string;
  cell(row: Row): ReactNode;
  isNumber?: boolean;
  isSortable?: boolean;
}

export interface Sort {
  column: string;
  direction: "ascending" | "descending";
}

interface DataTableProps<Row> {
  caption: string;
  /** The first one names the row. */
  columns: Column<Row>[];
  rows: Row[];
  rowId(row: Row): string;
  sort?: Sort;
  /** Asked for by a header; who holds the rows sorts them. */
  onSort?(sort: Sort): void;
}

export function DataTable<Row>({ caption, columns, rows, rowId, sort, onSort }: DataTableProps<Row>) {
  return (
    <table className="data-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              aria-sort={sort?.column === column.id ? sort.direction : undefined}
              className={numberClass(column)}
              key={column.id}
              scope="col"
            >
              {column.isSortable ? (
                <button className="data-table__sort" onClick={() => onSort?.(next(column.id, sort))} type="button">
                  {column.header}
                </button>
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column, place) =>
              place === 0 ? (
                <th key={column.id} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td className={numberClass(column)} data-column={column.header} key={column.id}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function numberClass<Row>(column: Column<Row>): string | undefined {
  return column.isNumber ? "number" : undefined;
}

function next(column: string, sort: Sort | undefined): Sort {
  const turns = sort?.column === column && sort.direction === "ascending";
  return { column, direction: turns ? "descending" : "ascending" };
}
