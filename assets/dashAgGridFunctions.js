/* Called by the grid for each row that it makes: the row says which report it is. */
window.dashAgGridFunctions = Object.assign({}, window.dashAgGridFunctions, {
  markRow: (params) => {
    const data = params.node.data;
    if (!data) return;
    params.eRow.setAttribute("data-event-id", data.id);
    params.eRow.setAttribute("data-row", String(data.row));
  },
});
