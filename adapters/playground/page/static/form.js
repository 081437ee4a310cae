// A form over a conversation. Closing it keeps what was filled in; only sending it, or saying twice
// that it may go, throws it away.

import { el, focusable, uniqueId } from "./dom.js";
import { field } from "./fields.js";
import { filesOf, filled, openForm } from "./memory.js";
import { say } from "./say.js";
import { spans } from "./text.js";

export class FormPanel {
  // `submit(form, values)` gives what is wrong by field name, or null when it is done.
  constructor({ submit, closed }) {
    this.submit = submit;
    this.closed = closed;
    this.user = null;
    this.form = null;
    this.fields = [];
    this.root = el("div", { class: "form-panel", tabIndex: -1, hidden: true });
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.resume = el("div", { class: "resume", hidden: true });
  }

  get isOpen() {
    return !this.root.hidden;
  }

  // What this member had at hand when they were last shown.
  show(person) {
    this.user = person.user;
    const { form, open } = openForm.read(person.user) ?? { form: null, open: false };
    this.form = form;
    if (form && open) this.open(form, { focus: false });
    else this.hide();
  }

  open(form, { focus = true } = {}) {
    this.form = form;
    openForm.keep(this.user, { form, open: true });
    this.draw();
    this.root.hidden = false;
    this.resume.hidden = true;
    if (focus) this.focus();
  }

  focus() {
    (this.fields[0] ?? this.button).focus();
  }

  // Otherwise there is nothing to keep.
  get isFilledIn() {
    const before = Object.fromEntries(this.form.fields.map((spec) => [spec.name, spec.initial]));
    return this.fields.some((each) => each.hasFile() || String(each.read()) !== String(before[each.name]));
  }

  hide() {
    this.root.hidden = true;
    this.root.replaceChildren();
    this.drawResume();
  }

  close() {
    if (this.isFilledIn) this.putAside(this.user, this.form);
    else this.done(this.user, this.form);
  }

  // With what was filled in.
  putAside(user, form) {
    openForm.keep(user, { form, open: false });
    if (user !== this.user) return;
    this.hide();
    this.closed();
  }

  done(user, form) {
    filled.forget(user, form);
    openForm.keep(user, null);
    if (user !== this.user) return;
    this.form = null;
    this.hide();
    this.closed();
  }

  draw() {
    const { form } = this;
    const typed = filled.read(this.user, form);
    const title = el("h2", { id: uniqueId("form") }, form.title);
    this.fields = form.fields.map((spec) => field(spec, typed[spec.name], filesOf(this.user, form, spec.name)));
    this.notice = el("p", { class: "notice", role: "alert", hidden: true });
    this.button = el("button", { type: "submit", class: "primary" }, form.submit);
    const panel = el(
      "form",
      { class: "form", noValidate: true, onsubmit: (event) => this.onSubmit(event) },
      el("header", {}, title, this.closeButton()),
      el(
        "div",
        { class: "fields" },
        form.intro.length ? el("p", { class: "intro" }, spans(form.intro)) : null,
        this.fields.map((each) => each.root),
      ),
      el("footer", {}, this.notice, el("p", { class: "keys" }, say("Esc closes this. Your words stay.")), this.button),
    );
    for (const each of this.fields) {
      each.root.addEventListener("input", () => this.keep(each));
      each.root.addEventListener("change", () => this.keep(each));
    }
    const dialog = el("div", { class: "dialog", role: "dialog", "aria-labelledby": title.id }, panel);
    this.root.replaceChildren(dialog);
  }

  closeButton() {
    return el(
      "button",
      { type: "button", class: "close", "aria-label": say("Close. Your words stay."), onclick: () => this.close() },
      "×",
    );
  }

  drawResume() {
    this.resume.hidden = !this.form;
    if (!this.form) return;
    this.resume.replaceChildren(
      el("span", {}, say("Not sent yet: {title}", this.form)),
      choice(say("Continue"), () => this.open(this.form)),
      choice(say("Discard"), () => this.askToDiscard()),
    );
  }

  askToDiscard() {
    const keep = choice(say("Keep it"), () => {
      this.drawResume();
      this.resume.querySelector("button").focus();
    });
    this.resume.replaceChildren(
      el("span", { role: "alert" }, say("Discard what you wrote in “{title}”?", this.form)),
      keep,
      choice(say("Yes, discard it"), () => this.done(this.user, this.form), "danger"),
    );
    keep.focus();
  }

  keep(each) {
    const typed = filled.read(this.user, this.form);
    filled.keep(this.user, this.form, { ...typed, [each.name]: each.read() });
  }

  async onSubmit(event) {
    event.preventDefault();
    if (this.button.ariaDisabled === "true") return;
    const { user, form, button } = this;
    const values = this.values();
    button.ariaDisabled = "true";
    const wrong = await this.submit(form, values);
    button.ariaDisabled = null;
    if (wrong && this.form === form && this.user === user) this.complain(wrong);
  }

  values() {
    return Object.fromEntries(this.fields.map((each) => [each.name, each.read()]));
  }

  // Unless they changed it meanwhile.
  sendAgain(form, values) {
    const isThere = this.isOpen && this.form === form;
    if (isThere && JSON.stringify(this.values()) === JSON.stringify(values)) this.root.querySelector("form").requestSubmit();
  }

  complain({ why = {}, meanings = {}, notice = "" }) {
    for (const each of this.fields) each.complain(why[each.name], meanings[each.name]);
    const known = this.fields.map((each) => each.name);
    const others = Object.entries(why).filter(([name]) => !known.includes(name));
    const sentences = [notice, ...others.map(([, sentence]) => sentence)].filter(Boolean);
    const told = sentences.join(" ");
    if (told !== this.notice.textContent) this.notice.textContent = told;
    this.notice.hidden = !sentences.length;
    const wrong = this.fields.find((each) => why[each.name]);
    wrong?.focus();
    wrong?.showEnd(); // The error stands there, below what may fill the view.
  }

  onKey(event) {
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.root.querySelector("form").requestSubmit();
    else if (event.key === "Tab") return this.keepFocusInside(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  keepFocusInside(event) {
    const inside = focusable(this.root);
    const [from, to] = event.shiftKey ? [inside[0], inside.at(-1)] : [inside.at(-1), inside[0]];
    if (document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  }
}

const choice = (label, onclick, style = "") =>
  el("button", { type: "button", class: `link ${style}`, onclick }, label);
