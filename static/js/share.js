/* <share-message>: the message in its field is copied, or handed to the telephone's own sheet. Without script it is there to be marked
   and copied by hand. */
(() => {
  "use strict";

  class ShareMessage extends HTMLElement {
    connectedCallback() {
      const field = this.querySelector("textarea");
      const status = this.querySelector("[role=status]");
      const copy = this.querySelector("[data-copy]");
      const send = this.querySelector("[data-send]");
      copy.hidden = false;
      send.hidden = !navigator.share;
      copy.onclick = async () => {
        try {
          await navigator.clipboard.writeText(field.value);
          status.textContent = status.dataset.done;
        } catch {
          field.select(); // an address without TLS has no clipboard
          status.textContent = status.dataset.failed;
        }
      };
      send.onclick = () => navigator.share({ text: field.value }).catch(() => {}); // whoever closes the sheet has decided
    }
  }

  customElements.define("share-message", ShareMessage);
})();
