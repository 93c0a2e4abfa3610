/* <pick-one>: a long list to choose from becomes a field to type in, with the list below it (the ARIA combobox pattern).
   The list of the form stays where it is, out of sight, and holds the answer; without script it is what people see. */
(() => {
  "use strict";

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
      this.makeField();
      this.makeList();
      this.append(this.input, this.status, this.list);
      this.select.hidden = true;
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

    makeList() {
      const id = this.input.getAttribute("aria-controls");
      this.list = element("div", { class: "suggestions", role: "listbox", id, "aria-label": this.dataset.label });
      this.list.hidden = true;
      this.lines = [];
      const line = (option, group) => {
        const made = element("div", { class: "suggestion", role: "option", id: `${id}-${this.lines.length}`, "aria-selected": "false" }, option.label);
        this.lines.push(Object.assign(made, { option, words: fold(`${option.label} ${group}`) }));
        return made;
      };
      for (const [at, part] of [...this.select.children].entries()) {
        if (part.tagName === "OPTGROUP") {
          const name = element("p", { class: "suggestions-kind", id: `${id}-nhom-${at}`, role: "presentation" }, part.label);
          const lines = [...part.children].map((option) => line(option, part.label));
          this.list.append(element("div", { role: "group", "aria-labelledby": name.id }, name, ...lines));
        } else if (part.value) this.list.append(line(part, "")); // one without a value stands for no answer
      }
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

    typed() {
      this.select.value = "";
      this.input.setCustomValidity("");
      const found = this.found();
      this.open(found);
      this.status.textContent = found.length ? this.dataset.found.replace("{count}", found.length) : this.dataset.none;
      this.status.classList.toggle("visually-hidden", found.length > 0);
    }

    /* What is typed becomes the answer when it can mean only one line; else the form asks for a choice. */
    settle() {
      const text = fold(this.input.value);
      if (this.select.value || text.trim() === "") return;
      const found = this.found();
      const same = found.filter((line) => fold(line.option.label) === text);
      const [only, another] = same.length ? same : found;
      if (only && !another) this.choose(only);
      else this.input.setCustomValidity(this.dataset.unsettled);
    }

    open(lines) {
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
        if (!isOpen) this.open(this.select.value ? this.lines : this.found());
        if (!isOpen && this.active) return;
        const lines = this.lines.filter((line) => !line.hidden);
        const to = lines.indexOf(this.active) + (event.key === "ArrowDown" ? 1 : -1);
        this.mark(lines.at(to < 0 ? -1 : to % lines.length) ?? null);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault();
        this.close();
      } else if (event.key === "Enter") {
        if (isOpen && this.active) this.choose(this.active);
        else this.settle();
        // The first Enter only chooses; one without a choice sends the form, which asks for it.
        if (isOpen && this.input.validity.valid) {
          event.preventDefault();
          this.close();
        }
      }
    }
  }

  customElements.define("pick-one", PickOne);
})();
