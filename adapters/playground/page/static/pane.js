// One side: a person, their conversation with Askwell, and what they do in it.

import * as api from "./api.js";
import { Chooser } from "./chooser.js";
import { Composer } from "./composer.js";
import { el } from "./dom.js";
import { FormPanel } from "./form.js";
import { Log } from "./log.js";
import { filled } from "./memory.js";
import { say } from "./say.js";
import { person as known, wasSeen, watch, world } from "./world.js";

const FIRST_WORDS = ["start", "find", "help"];

export class Pane {
  constructor(choose) {
    this.person = null;
    // How often the conversation was asked for, and which of these answers is shown.
    this.asked = 0;
    this.answered = 0;
    this.chooser = new Chooser(choose);
    this.log = new Log((action, button) => this.press(action, button));
    this.empty = el("div", { class: "empty", hidden: true });
    this.notice = el("div", { class: "notice", role: "alert", hidden: true });
    this.composer = new Composer((text) => this.send(text));
    this.form = new FormPanel({
      submit: (form, values) => this.submit(form, values),
      closed: () => this.composer.focus(),
    });
    this.root = el(
      "section",
      { class: "pane" },
      this.chooser.root,
      el(
        "div",
        { class: "desk" },
        el("div", { class: "conversation" }, this.log.root, this.empty, this.log.more),
        el("div", { class: "below" }, this.notice, this.form.resume, this.composer.root),
        this.form.root,
      ),
    );
    watch(() => this.speak());
  }

  // Cards and forms are in the language of their reader, which need not be that of the page.
  speak() {
    const reader = this.person && known(this.person.user);
    if (!reader) return;
    for (const root of [this.log.root, this.form.root]) {
      root.lang = reader.language;
      root.dir = reader.direction;
    }
  }

  get isOnScreen() {
    return this.root.offsetParent !== null;
  }

  focus() {
    if (this.form.isOpen) this.form.focus();
    else this.composer.focus();
  }

  show(person) {
    this.person = person;
    clearTimeout(this.retry);
    this.root.ariaLabel = say("{name} and Askwell", person);
    this.complain("");
    this.log.clear(say("Messages of {name}", person));
    this.empty.hidden = true;
    this.chooser.show(person);
    this.composer.show(person);
    this.speak();
    this.form.show(person);
    return this.refresh();
  }

  async refresh() {
    const { person } = this;
    const asked = ++this.asked;
    const messages = await api.conversation(person.user);
    // An answer that was overtaken knows less than what is shown.
    if (person !== this.person || asked < this.answered) return;
    this.answered = asked;
    const lostFocus = this.log.show(messages);
    if (lostFocus && !this.form.isOpen) this.composer.focus();
    this.drawEmpty(messages.length === 0);
    this.markSeen(messages);
  }

  markSeen(messages) {
    const isSeen = this.isOnScreen && document.visibilityState === "visible";
    const newest = messages.findLast((message) => message.author === "bot");
    if (isSeen && newest) wasSeen(this.person.user, newest.id);
  }

  async send(text) {
    const { answer } = await this.act({ kind: "say", text }, () => this.composer.sendAgain(text));
    return Boolean(answer);
  }

  async press(action, button) {
    if (button.ariaBusy === "true") return;
    button.ariaBusy = "true";
    const again = () => this.press(action, button);
    await this.act({ kind: "press", action }, again);
    button.ariaBusy = null;
  }

  async submit(form, values) {
    const { user } = this.person;
    const again = () => this.form.sendAgain(form, values);
    const { answer, failed } = await this.act({ kind: "submit", form: form.id, values }, again);
    if (failed) return { notice: failed };
    if (answer.kind === "invalid") return answer;
    if (answer.kind === "waiting") this.form.putAside(user, form);
    else if (answer.kind === "nothing") this.form.done(user, form);
    else if (answer.action !== form.action) filled.forget(user, form);
    return null;
  }

  // Sends what somebody did and shows what came of it. What did not arrive is sent again by itself,
  // unless they do something else meanwhile.
  async act(what, again) {
    const { person } = this;
    let answer;
    this.begin(what);
    this.log.follow();
    try {
      answer = await api.act(person.user, what);
    } catch (failed) {
      if (failed instanceof api.Unreached) this.waitFor(what, again);
      if (what.kind !== "submit") this.complain(failed.message, again);
      return { failed: failed.message };
    }
    if (person === this.person) this.complain("");
    if (person === this.person) {
      if (answer.kind === "form") this.form.open(answer);
      if (answer.kind === "invalid" && what.kind !== "submit") {
        this.complain(Object.values(answer.why).join(" "));
      }
      this.refresh().catch(() => {});
    }
    return { answer };
  }

  begin(what) {
    clearTimeout(this.retry);
    if (JSON.stringify(what) !== this.unsent) this.complain("");
  }

  waitFor(what, again) {
    this.unsent = JSON.stringify(what);
    this.retry = setTimeout(again, api.RETRY);
  }

  // A sentence that stands there already is not read out again.
  complain(sentence, again) {
    if (sentence && this.notice.firstChild?.textContent === sentence) return;
    if (!sentence) this.unsent = null;
    this.notice.hidden = !sentence;
    this.notice.replaceChildren(sentence ? el("span", {}, sentence) : "");
    if (again) {
      this.notice.append(el("button", { type: "button", class: "link", onclick: again }, say("Try again")));
    }
  }

  drawEmpty(is) {
    this.empty.hidden = !is;
    if (!is) return;
    const known = FIRST_WORDS.filter((word) => world.commands.some((each) => each.name === word));
    this.empty.replaceChildren(
      el("img", { src: "/static/icon.svg", alt: "", width: 52, height: 52 }),
      el("h2", {}, say("Hello {name}", { name: this.person.name.split(" ")[0] })),
      el("p", {}, say("No messages yet. Type below, or start with one of these.")),
      el(
        "div",
        { class: "chips" },
        known.map((word) => el("button", { type: "button", onclick: () => this.send(word) }, word)),
      ),
    );
  }
}
