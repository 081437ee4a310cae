// The messages of one conversation. What did not change keeps its node, and so its focus.

import { card } from "./card.js";
import { el } from "./dom.js";
import { say } from "./say.js";
import { spans } from "./text.js";

const NEAR = 80;

// What somebody wrote, and what answers them: they want to see it, wherever they were reading.
const isOwn = (message) => message.author === "me" || message.private;

export class Log {
  constructor(press) {
    this.press = press;
    this.shown = new Map();
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
      onclick: () => this.toEnd("smooth"),
    }, say("New messages ↓"));
    this.root.addEventListener("scroll", () => {
      if (this.isAtEnd()) this.more.hidden = true;
    });
  }

  clear(label) {
    this.root.ariaLabel = label;
    this.shown.clear();
    this.list.replaceChildren();
    this.more.hidden = true;
  }

  // True if something on the screen that had the focus is gone.
  show(messages) {
    const first = this.shown.size === 0;
    const wasAtEnd = first || this.isAtEnd();
    const hadFocus = this.list.contains(document.activeElement);
    let newest = null;
    let wanted = false;
    messages.forEach((message, index) => {
      const day = message.day === messages[index - 1]?.day ? null : message.day;
      const text = JSON.stringify([message, day]);
      const known = this.shown.get(message.id);
      if (known?.text === text) return;
      const node = this.draw(message, day, first);
      if (known) known.node.replaceWith(node);
      else this.list.append(node);
      newest ??= known ? null : node;
      wanted ||= !known && isOwn(message);
      this.shown.set(message.id, { text, node });
    });
    if (first) this.toEnd("instant");
    else if (newest && (wasAtEnd || wanted)) this.goTo(newest);
    else if (newest) this.more.hidden = false;
    return hadFocus && !this.list.contains(document.activeElement);
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
        mine ? el("p", { class: "line" }, spans(message.body.text)) : card(message.body, this.press),
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

  isAtEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < NEAR;
  }

  // To the end, but not past where the new begins.
  goTo(node) {
    const top = Math.min(node.offsetTop - this.root.offsetTop, this.root.scrollHeight);
    this.root.scrollTo({ top, behavior: "instant" });
  }

  toEnd(behavior) {
    this.root.scrollTo({ top: this.root.scrollHeight, behavior });
  }
}
