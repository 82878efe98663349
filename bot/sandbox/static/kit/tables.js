// Tables: the plain one, and the data table that is sorted and leafed through.

import { h } from "../core/dom.js";
import { icon, iconButton } from "../core/icons.js";
import { plain } from "../text/mrkdwn.js";
import { richText } from "../text/richtext.js";

const PAGE = 5;

/** A table; the first row is its head. */
export function table({ rows = [], column_settings: settings = [] }) {
  const [head, ...body] = rows;
  const look = (index) => {
    const { align = "left", is_wrapped: isWrapped } = settings[index] ?? {};
    return `align-${align} ${isWrapped ? "wrapped" : "unwrapped"}`;
  };
  const row = (cells, tag) =>
    h(
      "tr",
      cells.map((cell, index) =>
        h(tag, { class: look(index), scope: tag === "th" && "col" }, cellWords(cell)),
      ),
    );
  return framed(
    "Table",
    h("thead", head && row(head, "th")),
    h(
      "tbody",
      body.map((cells) => row(cells, "td")),
    ),
  );
}

function framed(name, ...parts) {
  return h(
    "div.table-scroll",
    { tabindex: "0", role: "group", "aria-label": name },
    h("table", parts),
  );
}

function cellWords(cell) {
  if (cell?.type === "rich_text") return richText(cell.elements);
  return plain(String(cell?.text ?? cell?.value ?? cell?.number ?? ""));
}

/** A data table with its caption; its heads sort it, and long ones have pages. */
export const dataTable = (block) => new DataTable(block).node;

class DataTable {
  constructor({ caption, rows = [], page_size: size = PAGE, row_header_column_index: heading }) {
    const [head = [], ...body] = rows;
    Object.assign(this, { body, size, heading, page: 0, sorted: null, falling: false });
    this.caption = caption?.text ?? caption ?? "Table";
    this.numeric = head.map((_, column) => body.every((row) => isNumber(row[column])));
    this.heads = head.map((cell, column) => this.head(cell, column));
    this.tbody = h("tbody");
    this.pager = h("div.table-pager");
    this.node = h(
      "figure.data-table",
      h("figcaption", this.caption),
      framed(this.caption, h("thead", h("tr", this.heads)), this.tbody),
      this.pager,
    );
    this.draw();
  }

  head(cell, column) {
    const sort = h(
      "button.sort",
      { onclick: () => this.sortBy(column) },
      h("span", cellWords(cell)),
      icon("sort"),
    );
    return h("th", { scope: "col", class: this.numeric[column] && "align-right" }, sort);
  }

  sortBy(column) {
    this.falling = this.sorted === column && !this.falling;
    Object.assign(this, { sorted: column, page: 0 });
    this.draw();
  }

  draw() {
    this.heads.forEach((head, column) => {
      const way = this.falling ? "descending" : "ascending";
      head.setAttribute("aria-sort", column === this.sorted ? way : "none");
      const sign = column === this.sorted ? (this.falling ? "down" : "up") : "sort";
      head.querySelector(".icon").replaceWith(icon(sign));
    });
    const from = this.page * this.size;
    const shown = inOrder(this.body, this.sorted, this.falling).slice(from, from + this.size);
    this.tbody.replaceChildren(...shown.map((row) => this.row(row)));
    this.drawPager(from, shown.length);
  }

  row(cells) {
    return h(
      "tr",
      cells.map((cell, column) =>
        h(
          column === this.heading ? "th" : "td",
          {
            class: this.numeric[column] && "align-right",
            scope: column === this.heading && "row",
          },
          cellWords(cell),
        ),
      ),
    );
  }

  drawPager(from, count) {
    const all = this.body.length;
    this.pager.hidden = all <= this.size;
    if (this.pager.hidden) return;
    const words = h("span.note", { role: "status" }, `${from + 1}–${from + count} of ${all} rows`);
    if (!this.turners) this.turners = [this.turner("back", -1), this.turner("next", 1)];
    const [back, on] = this.turners;
    back.setAttribute("aria-disabled", String(this.page === 0));
    on.setAttribute("aria-disabled", String(from + count >= all));
    this.pager.replaceChildren(back, words, on);
  }

  turner(sign, step) {
    const label = step < 0 ? "Previous rows" : "Next rows";
    const control = iconButton("plain", label, sign, () => {
      if (control.getAttribute("aria-disabled") === "true") return;
      this.page += step;
      this.draw();
      control.focus();
    });
    return control;
  }
}

const isNumber = (cell) => cell?.type === "raw_number";

/** Rows sorted by one column: numbers by value, words as people sort them. */
export function inOrder(rows, column, falling) {
  if (column === null) return rows;
  const way = falling ? -1 : 1;
  return rows.toSorted((one, other) => way * compared(one[column], other[column]));
}

function compared(one, other) {
  if (isNumber(one) && isNumber(other)) return one.value - other.value;
  return bare(one).localeCompare(bare(other), "en", { numeric: true });
}

const bare = (cell) => h("div", cellWords(cell)).textContent;
