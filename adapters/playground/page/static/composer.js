// Where a line is typed. It empties itself only when the server has taken the line.

import { Completion } from "./completion.js";
import { el, uniqueId } from "./dom.js";
import { draft, lines } from "./memory.js";
import { say } from "./say.js";

export class Composer {
  constructor(send) {
    this.send = send;
    this.user = null;
    this.back = 0;
    this.busy = false;
    const id = uniqueId("line");
    this.label = el("label", { class: "visually-hidden", htmlFor: id });
    this.input = el("textarea", { id, rows: 1, dir: "auto", autocomplete: "off", spellcheck: true });
    this.button = el("button", { type: "submit", class: "send", "aria-label": say("Send") }, "↑");
    this.completion = new Completion(this.input, (text, caret) => this.fill(text, caret));
    this.root = el(
      "form",
      { class: "composer", onsubmit: (event) => this.onSubmit(event) },
      this.label,
      this.completion.list,
      this.input,
      this.button,
    );
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.completion.close());
  }

  show(person) {
    this.user = person.user;
    this.label.textContent = say("Message to Askwell as {name}", person);
    const typed = { name: person.name.split(" ")[0], start: "start", find: "find data" };
    // Translators: {start} and {find} are what can be typed, in English: "start" and "find data".
    this.input.placeholder = say("Write as {name}: {start}, {find}…", typed);
    this.fill(draft.read(person.user));
    this.completion.close();
  }

  fill(text, caret = text.length) {
    this.input.value = text;
    this.input.setSelectionRange(caret, caret);
    this.keep();
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  keep() {
    draft.keep(this.user, this.input.value);
    this.button.disabled = !this.input.value.trim();
    this.fit();
  }

  // As high as its text; a browser that does so by itself needs no help.
  fit() {
    if (CSS.supports("field-sizing", "content") || !this.input.offsetParent) return;
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  onInput() {
    this.back = 0;
    this.keep();
    this.completion.update();
  }

  async onSubmit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text || this.busy) return;
    const user = this.user;
    this.setBusy(true);
    const taken = await this.send(text);
    this.setBusy(false);
    if (!taken) return;
    lines.add(user, text);
    draft.keep(user, "");
    this.back = 0;
    if (this.user === user) this.fill("");
  }

  // Unless they changed it meanwhile.
  sendAgain(text) {
    if (this.input.value.trim() === text) this.root.requestSubmit();
  }

  setBusy(is) {
    this.busy = is;
    this.input.readOnly = is;
    this.root.classList.toggle("busy", is);
  }

  onKey(event) {
    const { key } = event;
    if (event.isComposing) return;
    if (this.completion.isOpen && this.onOfferKey(key)) event.preventDefault();
    else if (key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.root.requestSubmit();
    } else if ((key === "ArrowUp" || key === "ArrowDown") && this.recall(key === "ArrowUp" ? 1 : -1)) {
      event.preventDefault();
    }
  }

  onOfferKey(key) {
    if (key === "Tab" || key === "Enter") this.completion.take();
    else if (key === "ArrowDown") this.completion.step(1);
    else if (key === "ArrowUp") this.completion.step(-1);
    else if (key === "Escape") this.completion.close();
    else return false;
    return true;
  }

  // Only from an empty line, or from one that was recalled: a draft is not written over.
  recall(by) {
    if (this.input.value && !this.back) return false;
    const said = lines.read(this.user);
    this.back = Math.max(0, Math.min(said.length, this.back + by));
    this.fill(this.back ? said.at(-this.back) : "");
    return true;
  }
}
