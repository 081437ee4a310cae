// The messages of one conversation. What did not change keeps its node, and so its focus.

import { card } from "./card.js";
import { el } from "./dom.js";
import { say } from "./say.js";
import { spans } from "./text.js";

const NEAR = 80;

export class Log {
  constructor(press) {
    this.press = press;
    this.shown = new Map();
    // What is new is shown, but to whoever scrolled up to read. `deepest` is how far down they were.
    this.follows = true;
    this.deepest = 0;
    this.height = 0;
    this.pressed = null;
    this.list = el("ol", { class: "messages" });
    this.root = el(
      "div",
      { class: "log", role: "log", tabIndex: 0, "aria-live": "polite" },
      this.list,
    );
    this.more = el("button", {
      type: "button",
      class: "more",
      hidden: true,
      onclick: () => this.goToNewest(),
    }, say("New messages ↓"));
    this.root.addEventListener("scroll", () => this.onScroll());
    new ResizeObserver(() => this.onResize()).observe(this.root);
  }

  clear(label) {
    this.root.ariaLabel = label;
    this.shown.clear();
    this.list.replaceChildren();
    this.follow();
  }

  // They did something: what comes of it is to be seen.
  follow() {
    this.follows = true;
    this.more.hidden = true;
  }

  // True if something on the screen that had the focus is gone.
  show(messages) {
    const quiet = this.shown.size === 0;
    const before = this.root.scrollTop;
    const hadFocus = this.list.contains(document.activeElement);
    let isNew = false;
    let answered = null;
    this.takeAway(messages);
    messages.forEach((message, index) => {
      const day = message.day === messages[index - 1]?.day ? null : message.day;
      const text = JSON.stringify([message, day]);
      const known = this.shown.get(message.id);
      if (known?.text === text) return;
      const node = this.draw(message, day, quiet);
      if (known) known.node.replaceWith(node);
      else this.list.append(node);
      isNew ||= !known;
      if (message.id === this.pressed) answered = node;
      this.shown.set(message.id, { text, node });
    });
    this.deepest += this.root.scrollTop - before;
    if (isNew && this.follows) this.goToNewest();
    else if (isNew) this.more.hidden = false;
    else if (answered) this.showStartOf(answered);
    return hadFocus && !this.list.contains(document.activeElement);
  }

  // A preview goes once what it showed was sent.
  takeAway(messages) {
    const kept = new Set(messages.map((message) => message.id));
    for (const [id, { node }] of this.shown) {
      if (kept.has(id)) continue;
      node.remove();
      this.shown.delete(id);
    }
  }

  draw(message, day, quiet) {
    const mine = message.author === "me";
    return el(
      "li",
      { class: quiet ? "" : "fresh" },
      day ? el("p", { class: "day" }, el("span", {}, day)) : null,
      el(
        "article",
        { class: `message ${mine ? "mine" : "bot"} ${message.private ? "private" : ""}` },
        this.head(message, mine),
        mine ? this.line(message) : card(message.body, (action, button) => this.onPress(message, action, button)),
      ),
    );
  }

  head(message, mine) {
    return el(
      "header",
      {},
      el("span", { class: "author" }, mine ? say("You") : "Askwell"),
      // The channel of a post that everybody reads.
      message.body.channel ? el("span", { class: "hint" }, message.body.channel) : null,
      el("time", { dateTime: message.at }, message.time),
      // Translators: stands beside the time of a message that was changed later.
      message.edited ? el("span", { class: "edited" }, say("updated")) : null,
      // Translators: stands beside the time of an answer to something that "you" did.
      message.private ? el("span", { class: "hint" }, say("only you see this")) : null,
    );
  }

  line(message) {
    return el("p", { class: "line", dir: "auto" }, spans(message.body.text));
  }

  onPress(message, action, button) {
    this.pressed = message.id;
    this.press(action, button);
  }

  onScroll() {
    const { scrollTop } = this.root;
    this.follows = this.isAtEnd() || scrollTop > this.deepest - NEAR;
    if (!this.follows) return;
    this.deepest = scrollTop;
    if (this.isAtEnd()) this.more.hidden = true;
  }

  // It comes on the screen, or the line below it grows.
  onResize() {
    const { clientHeight } = this.root;
    const [grown, wasHidden] = [clientHeight - this.height, this.height === 0];
    this.height = clientHeight;
    if (wasHidden) this.goToNewest();
    else if (this.follows && grown < 0 && this.isAtEnd(-grown)) this.goTo(this.root.scrollHeight);
    this.deepest = this.root.scrollTop;
  }

  isAtEnd(near = 1) {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight <= near + 1;
  }

  // The newest from its start; with what they wrote before it, if only the end of that.
  goToNewest() {
    this.follow();
    const newest = this.list.lastElementChild;
    if (!newest) return;
    const before = newest.previousElementSibling;
    const highest = this.topOf(newest) - this.root.clientHeight / 2;
    const isAnswer = before?.querySelector(".mine");
    this.goTo(isAnswer ? Math.max(this.topOf(before), highest) : this.topOf(newest));
  }

  showStartOf(node) {
    if (this.topOf(node) < this.root.scrollTop) this.goTo(this.topOf(node));
  }

  topOf(node) {
    return node.offsetTop - this.root.offsetTop;
  }

  goTo(top) {
    this.root.scrollTo({ top, behavior: "instant" });
    this.deepest = this.root.scrollTop;
  }
}
