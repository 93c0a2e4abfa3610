// Tells the site that a hit of the search was opened: the words that were searched and nothing else.
// Once a page, whatever is opened after it. Without script nothing is counted and everything works.
(() => {
  const list = document.querySelector("[data-search-clicks]");
  if (!list || !list.dataset.query || !navigator.sendBeacon) return;

  const tell = (event) => {
    const opens = event.type === "click" || event.button === 1;
    if (!opens || !event.target.closest("a[href]")) return;
    list.removeEventListener("click", tell);
    list.removeEventListener("auxclick", tell);
    navigator.sendBeacon(list.dataset.searchClicks, new URLSearchParams({ q: list.dataset.query }));
  };
  list.addEventListener("click", tell);
  list.addEventListener("auxclick", tell);
})();
