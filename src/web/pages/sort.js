// Sorts the table of networks by the column whose header is pressed; pressed again, the other way round.
//
// Each cell has its rank in its column, so that no format of numbers need be known here.
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];

  const sort = (column) => {
    const head = heads[column];
    const descends = head.ariaSort === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descends ? "descending" : "ascending");
    const rank = (row) => Number(row.cells[column].dataset.rank);
    const rows = [...body.rows].sort((one, two) => (descends ? rank(two) - rank(one) : rank(one) - rank(two)));
    body.append(...rows);
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });
}
