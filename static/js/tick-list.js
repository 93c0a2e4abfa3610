// Narrows a long list of choices in the admin to what is typed, with or without diacritics. What is ticked stays in sight.
(() => {
  const fold = (text) =>
    text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  document.addEventListener("input", (event) => {
    if (!event.target.matches(".tick-list-filter")) return;
    const wanted = fold(event.target.value.trim());
    for (const group of event.target.closest(".tick-list").querySelectorAll(".tick-list-group")) {
      const rows = [...group.querySelectorAll("label")];
      for (const row of rows) {
        row.hidden = !row.dataset.words.includes(wanted) && !row.querySelector("input").checked;
      }
      group.hidden = rows.every((row) => row.hidden);
    }
  });

  // Enter in the filter is not “save the page”.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".tick-list-filter")) event.preventDefault();
  });
})();
