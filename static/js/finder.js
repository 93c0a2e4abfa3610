/* The finder in place: an answer, a change or a step back fetches the same address and puts its question, results and
   answers where the old ones were. Whatever goes wrong, the browser goes to the address by itself, as without script. */
(() => {
  "use strict";

  const root = document.querySelector("[data-finder]");
  if (!root) return;

  const QUESTION = "cau-hoi";
  const address = (url) => url.pathname + url.search;
  const isFinder = (url) => url.origin === location.origin && url.pathname === location.pathname;
  const controls = () => root.querySelectorAll("input:not([type=hidden]), select");

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  root.after(status);

  let shown = address(location);
  let request = null; // the one under way
  const drafts = new Map(); // what has been filled in and not sent, by control

  const ticks = (control) => control.type === "checkbox" || control.type === "radio";
  const keyOf = (control) => {
    if (ticks(control)) return `${control.name} ${control.value}`;
    return control.name || `${control.dataset.of} text`; // the field of a list to choose from (pick-one.js)
  };
  const factOf = (name) => name.split(" ")[0].replace(/_ghi$/, "");

  const asSent = (control) => {
    if (ticks(control)) return control.defaultChecked;
    if (control.options) return (control.querySelector("option[selected]") ?? control.options[0]).value;
    return control.defaultValue;
  };

  function keepDrafts(answered) {
    for (const control of controls()) {
      const now = ticks(control) ? control.checked : control.value;
      if (now === asSent(control)) drafts.delete(keyOf(control));
      else drafts.set(keyOf(control), now);
    }
    for (const key of [...drafts.keys()]) if (answered.has(factOf(key))) drafts.delete(key);
  }

  function putDraftsBack() {
    for (const control of controls()) {
      const draft = drafts.get(keyOf(control));
      if (draft === undefined) continue;
      if (ticks(control)) control.checked = draft;
      else control.value = draft;
      control.dispatchEvent(new Event("change"));
      control.closest("details")?.setAttribute("open", ""); // it was filled in where it could be seen
    }
  }

  function cancel() {
    request?.abort();
    request = null;
    root.removeAttribute("aria-busy");
  }

  async function fetched(url, signal) {
    const response = await fetch(url, { signal, headers: { Accept: "text/html" } });
    const at = new URL(response.url);
    const type = response.headers.get("Content-Type") ?? "";
    if (!response.ok || !isFinder(at) || !type.startsWith("text/html")) throw new Error("not the finder");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const next = page.querySelector("[data-finder]");
    if (!next?.querySelector(`#${QUESTION}`)) throw new Error("not the finder");
    return { next, title: page.title, at: address(at) };
  }

  /* Shows what an address holds. `back`: the address already is the browser's. `answered`: the facts just sent. */
  async function go(url, { back = false, answered = new Set(), then = url.hash.slice(1) } = {}) {
    cancel();
    const mine = new AbortController();
    request = Object.assign(mine, { back });
    root.setAttribute("aria-busy", "true");
    status.textContent = "";
    let page;
    try {
      page = await fetched(url, mine.signal);
    } catch {
      if (request !== mine) return; // another one has taken its place, or the page is being left
      cancel();
      if (back) location.reload();
      else location.assign(url);
      return;
    }
    if (request !== mine) return;
    if (!back && page.at !== shown) history.pushState(null, "", page.at + url.hash);
    shown = page.at;
    show(page, answered, then, back);
  }

  function show({ next, title }, answered, then, back) {
    const elsewhere = document.activeElement !== document.body && !root.contains(document.activeElement);
    keepDrafts(answered);
    root.replaceChildren(...next.childNodes);
    putDraftsBack();
    document.title = title;
    cancel();
    if (!elsewhere) lead(then, back);
    status.textContent = next.dataset.said;
  }

  /* Focus goes to what has to be corrected, else to the title of the part that was asked for. */
  function lead(then, back) {
    const part = document.getElementById(then);
    const wanted = root.contains(part) ? part : document.getElementById(QUESTION);
    const place = root.querySelector(".notice.error") ?? wanted;
    const title = place.matches(".notice") ? place : (place.querySelector("h2") ?? place);
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    if (back) return; // the browser has put the page where it was
    const { top } = place.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) place.scrollIntoView({ behavior: "instant" });
  }

  root.addEventListener("submit", (event) => {
    const form = event.target;
    const url = new URL(form.action);
    if (event.submitter === undefined || !isFinder(url)) return; // an old browser does not say which answer it was
    event.preventDefault();
    const sent = new FormData(form);
    if (event.submitter?.name) sent.append(event.submitter.name, event.submitter.value);
    url.search = new URLSearchParams([...sent].filter(([, value]) => value));
    const answered = new Set([...form.elements, event.submitter].filter((one) => one?.name && one.type !== "hidden").map((one) => factOf(one.name)));
    go(url, { answered, then: form.dataset.then });
  });

  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    if (!isFinder(url) || address(url) === shown) return; // another page, or a place on this one
    event.preventDefault();
    if (!url.search) drafts.clear(); // from the start
    go(url);
  });

  addEventListener("popstate", () => {
    if (address(location) !== shown) go(new URL(location), { back: true });
    else if (request?.back) cancel(); // back and forth, faster than the answer
  });

  addEventListener("pagehide", cancel); // so that it is not found busy when it is come back to
})();
