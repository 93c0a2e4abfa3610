// A number in the admin: while somebody types, what would be stored stands beside it, read by the server's one reader.
(() => {
  const WAIT = 250;

  class NumberField extends window.StimulusModule.Controller {
    static targets = ["said"];
    static values = { url: String, measure: String, depends: String, measures: Object };

    connect() {
      this.input = this.element.querySelector("input");
      this.later = () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.read(), WAIT);
      };
      this.input.addEventListener("input", this.later);
      this.other = this.dependsValue ? this.sibling() : null;
      this.other?.addEventListener("change", this.later);
      // A block's value is put into its field after the field is shown.
      if (!this.saidTarget.textContent) this.later();
    }

    disconnect() {
      clearTimeout(this.timer);
      this.input.removeEventListener("input", this.later);
      this.other?.removeEventListener("change", this.later);
    }

    // Another field of the same card: «…-value-lo» beside «…-value-fact».
    sibling() {
      const name = this.input.name.replace(/[^-]+$/, this.dependsValue);
      return document.getElementsByName(name)[0] ?? null;
    }

    async read() {
      const text = this.input.value;
      const measure = this.measuresValue[this.other?.value] ?? this.measureValue;
      const query = new URLSearchParams({ text, measure });
      try {
        const response = await fetch(`${this.urlValue}?${query}`, { headers: { Accept: "application/json" } });
        if (!response.ok || text !== this.input.value) return;
        const { said, read } = await response.json();
        this.saidTarget.textContent = said;
        this.saidTarget.classList.toggle("not-read", !read);
      } catch {
        this.saidTarget.textContent = ""; // without an answer nothing is said; saving reads it all the same
      }
    }
  }

  window.wagtail.app.register("number-field", NumberField);
})();
