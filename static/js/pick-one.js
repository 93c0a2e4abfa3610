/* <pick-one>: a long list to choose from becomes a field to type in, with the list below it (the ARIA combobox pattern).
   The list of the form stays where it is, out of sight, and holds the answer; without script it and a field for one's own words are
   what people see. What is typed is understood by the server (data-ask); while it does not answer, by the letters of the lines. */
(() => {
  "use strict";

  const PAUSE = 150; // milliseconds without a key before asking
  const KEPT = 40; // answers kept for going back and forth
  const CODE = /^\d{4}$/; // of a class that the list need not have

  const fold = (text) =>
    ` ${text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/[^a-z0-9]+/g, " ").trim()} `;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  class PickOne extends HTMLElement {
    connectedCallback() {
      if (this.input) return;
      this.select = this.querySelector("select");
      this.active = null;
      this.dismissed = false; // by Escape, until something is typed or the list is opened again
      this.answers = new Map();
      this.makeField();
      this.makeList();
      this.append(this.input, this.status, this.list);
      this.select.hidden = true;
      this.takeWords();
      this.input.addEventListener("input", () => this.typed());
      this.input.addEventListener("click", () => this.open(this.lines));
      this.input.addEventListener("keydown", (event) => this.pressed(event));
      this.input.addEventListener("change", () => this.settle());
      this.input.addEventListener("blur", () => this.close());
      this.select.addEventListener("change", () => this.say(this.label()));
      this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
      this.list.addEventListener("click", (event) => {
        const line = event.target.closest("[role=option]");
        if (line) this.choose(line);
      });
    }

    makeField() {
      const { id } = this.select;
      this.select.removeAttribute("id"); // its label and its notes go to the field
      this.input = element("input", {
        id,
        type: "text",
        role: "combobox",
        value: this.label(),
        placeholder: this.dataset.placeholder,
        autocomplete: "off",
        autocapitalize: "none",
        spellcheck: "false",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": `${id}-chon`,
        "data-of": this.select.name,
      });
      for (const name of ["aria-describedby", "aria-invalid"]) {
        if (this.select.hasAttribute(name)) this.input.setAttribute(name, this.select.getAttribute(name));
      }
      this.status = element("p", { class: "visually-hidden", role: "status" });
    }

    /* The field for one's own words gives what stands in it to the field that takes its place. */
    takeWords() {
      const words = this.querySelector(".in-words");
      this.own = words?.querySelector("input");
      if (!this.own) return;
      words.hidden = true;
      if (!this.select.value) this.input.value = this.own.value;
      this.sendCode();
    }

    /* Sends the text itself where it is a code without a line; says whether it does. */
    sendCode() {
      if (!this.own) return false;
      const code = this.select.name === "industry" && !this.select.value && CODE.test(this.text());
      this.own.value = code ? this.text() : "";
      this.own.disabled = !code;
      return code;
    }

    makeList() {
      const id = this.input.getAttribute("aria-controls");
      this.list = element("div", { class: "suggestions", role: "listbox", id, "aria-label": this.dataset.label });
      this.list.hidden = true;
      this.lines = [];
      const line = (option, group) => {
        const note = element("span", { class: "suggestion-note" });
        const made = element("div", { class: "suggestion", role: "option", id: `${id}-${this.lines.length}`, "aria-selected": "false" }, option.label, note);
        this.lines.push(Object.assign(made, { option, note, words: fold(`${option.label} ${group}`) }));
        return made;
      };
      for (const [at, part] of [...this.select.children].entries()) {
        if (part.tagName === "OPTGROUP") {
          const name = element("p", { class: "suggestions-kind", id: `${id}-nhom-${at}`, role: "presentation" }, part.label);
          const lines = [...part.children].map((option) => line(option, part.label));
          this.list.append(element("div", { role: "group", "aria-labelledby": name.id }, name, ...lines));
        } else if (part.value) this.list.append(line(part, "")); // one without a value stands for no answer
      }
      this.parts = [...this.list.children];
    }

    /* Name of the chosen answer, empty without one. */
    label() {
      return this.select.value ? this.select.selectedOptions[0].label : "";
    }

    say(text) {
      this.input.value = text;
      this.input.setCustomValidity("");
    }

    /* Lines with the words as they are typed, else those where each of the words begins a word of the line or of its
       group: «huyen thuan thanh» finds the former unit. */
    found() {
      const text = fold(this.input.value).trimEnd();
      const words = text.trim().split(" ");
      const together = this.lines.filter((line) => line.words.includes(text));
      return together.length ? together : this.lines.filter((line) => words.every((word) => line.words.includes(` ${word}`)));
    }

    text() {
      return this.input.value.trim().replace(/\s+/g, " ");
    }

    typed() {
      this.select.value = "";
      this.sendCode();
      this.input.setCustomValidity("");
      this.dismissed = false;
      clearTimeout(this.timer);
      this.request?.abort();
      const text = this.text();
      if (!text) this.open(this.lines);
      else if (this.answers.has(text)) this.show();
      else {
        this.offer(this.found());
        this.timer = setTimeout(() => this.ask(text).then(() => this.isStillTyping(text) && this.show()), PAUSE);
      }
    }

    /* Whether an answer for this text may still change the list: not under the finger of somebody who moves in it, and
       not once Escape has closed it. */
    isStillTyping(text) {
      return this.text() === text && this.isAwaiting() && !this.select.value && !this.active;
    }

    isAwaiting() {
      return this.isFocused() && !this.dismissed;
    }

    isFocused() {
      return document.activeElement === this.input;
    }

    /* Asks what a text may mean, unless that is known; no answer within reason is no error, and is not kept. */
    async ask(text) {
      if (!text || this.answers.has(text) || !this.dataset.ask) return;
      this.request?.abort();
      const request = (this.request = new AbortController());
      try {
        const asked = new URLSearchParams({ o: this.select.name, q: text });
        const response = await fetch(`${this.dataset.ask}?${asked}`, { signal: request.signal, headers: { Accept: "application/json" } });
        if (!response.ok) return;
        const { items } = await response.json();
        if (this.answers.size >= KEPT) this.answers.delete(this.answers.keys().next().value);
        this.answers.set(text, items);
      } catch {
        return; // the letters of the lines are all there is to go by
      }
    }

    /* Lines for what is typed: those that the server names first; where none of them is sure also those with the same letters. */
    meant() {
      const items = this.answers.get(this.text());
      if (!items) return this.found();
      for (const line of this.lines) line.note.textContent = "";
      const named = items.flatMap(({ value, note }) => {
        const line = this.lines.find((line) => line.option.value === value);
        if (line) line.note.textContent = note;
        return line ?? [];
      });
      return items.some((item) => item.sure) ? named : [...new Set([...named, ...this.found()])];
    }

    show() {
      this.offer(this.meant());
    }

    offer(lines) {
      this.open(lines);
      this.status.textContent = lines.length ? this.dataset.found.replace("{count}", lines.length) : this.dataset.none;
      this.status.classList.toggle("visually-hidden", lines.length > 0);
    }

    /* What is typed becomes the answer when it can mean only one line; else the form asks for a choice. */
    async settle() {
      const text = this.text();
      if (this.select.value || text === "") return;
      this.input.setCustomValidity(this.dataset.unsettled);
      clearTimeout(this.timer);
      await this.ask(text);
      if (this.select.value || this.text() !== text) return;
      const only = this.only();
      if (only) this.choose(only);
      else if (this.sendCode()) this.say(text);
      else if (this.isAwaiting()) this.show();
    }

    /* The one line that the text names for certain; without the server's word the only one with its letters. */
    only() {
      const items = this.answers.get(this.text());
      const sure = items?.filter((item) => item.sure) ?? [];
      if (sure.length) return sure.length === 1 ? this.lines.find((line) => line.option.value === sure[0].value) : undefined;
      const found = this.found();
      const same = found.filter((line) => fold(line.option.label) === fold(this.input.value));
      const [only, another] = same.length ? same : found;
      const agreed = !items || items.every((item) => item.value === only?.option.value);
      return another || !agreed ? undefined : only;
    }

    /* Lines in the order given, each in its group; the groups in the order of their first lines. */
    arrange(lines) {
      const rank = new Map(lines.map((line, at) => [line, at]));
      const place = (line) => rank.get(line) ?? Infinity;
      const first = (part) => Math.min(...this.linesOf(part).map(place));
      const inOrder = (by) => (a, b) => by(a) - by(b) || 0; // both without a place stay as they are
      const whole = lines === this.lines;
      this.list.append(...(whole ? this.parts : [...this.parts].sort(inOrder(first))));
      for (const part of this.parts) {
        const own = this.linesOf(part);
        if (part.matches("[role=group]") && own.length > 1) part.append(...this.lines.filter((line) => own.includes(line)).sort(inOrder(place)));
      }
    }

    linesOf(part) {
      return part.matches("[role=option]") ? [part] : [...part.querySelectorAll("[role=option]")];
    }

    open(lines) {
      this.dismissed = false;
      if (lines === this.lines) for (const line of lines) line.note.textContent = "";
      this.arrange(lines);
      for (const line of this.lines) line.hidden = !lines.includes(line);
      for (const group of this.list.querySelectorAll("[role=group]")) group.hidden = !group.querySelector("[role=option]:not([hidden])");
      this.list.hidden = !lines.length;
      this.input.setAttribute("aria-expanded", String(!this.list.hidden));
      this.mark(lines.find((line) => this.select.value && line.option.selected) ?? null);
      if (!this.active) this.list.scrollTop = 0;
      if (matchMedia("(pointer: coarse)").matches) this.scrollIntoView({ behavior: "instant" }); // above the keys on the glass
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.mark(null);
      this.status.textContent = "";
    }

    choose(line) {
      this.select.value = line.option.value;
      this.sendCode();
      this.say(line.option.label);
      this.close();
    }

    mark(line) {
      this.active?.setAttribute("aria-selected", "false");
      this.active = line;
      if (!line) return this.input.removeAttribute("aria-activedescendant");
      line.setAttribute("aria-selected", "true");
      line.scrollIntoView({ block: "nearest", behavior: "instant" });
      this.input.setAttribute("aria-activedescendant", line.id);
    }

    pressed(event) {
      if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
      const isOpen = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!isOpen) this.open(this.select.value || !this.text() ? this.lines : this.meant());
        if (!isOpen && this.active) return;
        const lines = [...this.list.querySelectorAll("[role=option]:not([hidden])")];
        const to = lines.indexOf(this.active) + (event.key === "ArrowDown" ? 1 : -1);
        this.mark(lines.at(to < 0 ? -1 : to % lines.length) ?? null);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.dismissed = true;
        this.close();
      } else if (event.key === "Enter") {
        if (isOpen && this.active) {
          event.preventDefault(); // the first Enter only chooses
          this.choose(this.active);
        } else if (this.text() && !this.select.value) {
          event.preventDefault();
          this.settle().then(() => {
            if (this.input.validity.valid) this.close();
            else if (this.isFocused()) this.input.reportValidity();
          });
        } else this.close();
      }
    }
  }

  customElements.define("pick-one", PickOne);
})();
