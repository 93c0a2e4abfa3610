/* <print-page>: its button prints the page; without script there is the browser's own menu, and no button. */
(() => {
  "use strict";

  class PrintPage extends HTMLElement {
    connectedCallback() {
      const button = this.querySelector("button");
      button.hidden = false;
      button.onclick = () => print();
    }
  }

  customElements.define("print-page", PrintPage);
})();
