/* Suggestions under every search field of the site: the ARIA combobox pattern with a list box.
   Without this script the form just searches. Nothing is styled or written into attributes that run as script (strict CSP). */
(() => {
  "use strict";

  const FORMS = 'form[role="search"][action="/tim-kiem/"]';
  const ADDRESS = "/tim-kiem/goi-y/";
  const FEWEST = 2; // letters
  const PAUSE = 150; // milliseconds without a key before asking
  const KEPT = 40; // answers kept for going back and forth

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  class Suggestions {
    constructor(form, input) {
      this.form = form;
      this.input = input;
      this.kind = form.elements.namedItem("kind")?.value ?? "";
      this.answers = new Map();
      this.options = [];
      this.active = -1;
      this.list = element("div", { class: "suggestions", role: "listbox", id: `${input.id}-goi-y`, "aria-label": "Gợi ý" });
      this.list.hidden = true;
      this.status = element("p", { class: "visually-hidden", role: "status" });
      form.classList.add("suggests");
      form.append(this.list, this.status);
      input.type = "text"; // a search field may not be a combobox
      for (const [key, value] of Object.entries({
        role: "combobox",
        inputmode: "search",
        enterkeyhint: "search",
        autocomplete: "off",
        autocapitalize: "none",
        spellcheck: "false",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": this.list.id,
      })) input.setAttribute(key, value);
      input.addEventListener("input", () => this.typed());
      input.addEventListener("keydown", (event) => this.pressed(event));
      input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    }

    get open() {
      return !this.list.hidden;
    }

    typed() {
      clearTimeout(this.timer);
      this.request?.abort();
      if (this.text().length < FEWEST) this.close();
      else this.timer = setTimeout(() => this.ask(), PAUSE);
    }

    text() {
      return this.input.value.trim().replace(/\s+/g, " ");
    }

    async ask() {
      const text = this.text();
      const request = new AbortController();
      this.request = request;
      try {
        const answer = this.answers.get(text) ?? (await this.fetched(text, request.signal));
        if (!request.signal.aborted && document.activeElement === this.input) this.show(answer);
      } catch {
        if (!request.signal.aborted) this.close(); // no suggestions is no error: the form searches
      }
    }

    async fetched(text, signal) {
      const asked = new URLSearchParams({ q: text });
      if (this.kind) asked.set("kind", this.kind);
      const response = await fetch(`${ADDRESS}?${asked}`, { signal, headers: { Accept: "application/json" } });
      if (!response.ok) throw new Error(response.statusText);
      const answer = await response.json();
      if (this.answers.size >= KEPT) this.answers.delete(this.answers.keys().next().value);
      this.answers.set(text, answer);
      return answer;
    }

    show(answer) {
      this.options = [];
      const groups = answer.groups.map((group, at) => {
        const name = element("p", { class: "suggestions-kind", id: `${this.list.id}-${at}`, role: "presentation" }, group.label);
        const options = group.items.map((item) => {
          const id = `${this.list.id}-chon-${this.options.length}`;
          const option = element("a", { class: "suggestion", role: "option", id, href: item.url, tabindex: "-1", "aria-selected": "false" }, item.title);
          this.options.push(option);
          return option;
        });
        return element("div", { role: "group", "aria-labelledby": name.id }, name, ...options);
      });
      this.list.replaceChildren(...groups);
      this.mark(-1);
      this.list.hidden = !this.options.length;
      this.input.setAttribute("aria-expanded", String(this.open));
      this.status.textContent = answer.said;
    }

    close() {
      clearTimeout(this.timer);
      this.request?.abort();
      this.list.hidden = true;
      this.mark(-1);
      this.input.setAttribute("aria-expanded", "false");
      this.status.textContent = "";
    }

    mark(at) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = at;
      const option = this.options[at];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", option.id);
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    pressed(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (this.open) this.step(event.key === "ArrowDown" ? 1 : -1);
        else if (this.text().length >= FEWEST) this.ask();
      } else if (event.key === "Escape" && this.open) {
        event.preventDefault(); // the text stays, and so does a menu around the field
        event.stopPropagation();
        this.close();
      } else if (event.key === "Enter" && this.open && this.active >= 0) {
        event.preventDefault();
        this.options[this.active].click();
      }
    }

    /* From the field (-1) through the options and back to it. */
    step(by) {
      const places = this.options.length + 1;
      this.mark(((this.active + 1 + by + places) % places) - 1);
    }
  }

  for (const form of document.querySelectorAll(FORMS)) {
    const input = form.querySelector('input[name="q"]');
    if (input?.id) new Suggestions(form, input);
  }
})();
