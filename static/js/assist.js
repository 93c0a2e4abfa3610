/* «Cán bộ hỏi giúp»: a form is answered in its own place, so that the way back leads to nobody's answers, and «Người tiếp theo» begins
   with an empty page that takes the place of this one. Without script the pages are never kept by the browser. */
(() => {
  "use strict";

  const root = () => document.querySelector("[data-assist]");

  /* Whether the form holds something that would be lost. */
  const changed = () =>
    [...root().querySelectorAll("form.ask :is(input, select, textarea)")].some((field) =>
      field.type === "hidden" ? false : field.type === "radio" || field.type === "checkbox" ? field.checked : field.value !== "");

  document.addEventListener("submit", async (event) => {
    if (!root().contains(event.target)) return;
    event.preventDefault();
    const sent = new FormData(event.target, event.submitter);
    let page;
    try {
      const response = await fetch(event.target.action, { method: "POST", body: new URLSearchParams(sent), cache: "no-store" });
      if (!response.ok) throw new Error("not answered");
      page = new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
      event.target.submit(); // as without script
      return;
    }
    root().replaceWith(page.querySelector("[data-assist]"));
    const title = root().querySelector(".notice.error") ?? root().querySelector("h1");
    title.tabIndex = -1;
    title.focus();
    scrollTo(0, 0);
  });

  document.addEventListener("click", (event) => {
    const next = event.target.closest("[data-next]");
    if (!next) return;
    event.preventDefault();
    if (next.dataset.next && changed() && !confirm(next.dataset.next)) return;
    document.querySelectorAll("[data-assist] form").forEach((form) => form.reset());
    location.replace(next.href);
  });

  addEventListener("pagehide", () => root().replaceChildren()); // nothing is left in a page that the browser might keep
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
