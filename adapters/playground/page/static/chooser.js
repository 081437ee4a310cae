// Who is on this side: the head of a pane, and the list to choose from.

import { avatar } from "./avatar.js";
import { el, uniqueId } from "./dom.js";
import { say } from "./say.js";
import { hasNews, watch, world } from "./world.js";

const PARTS = {
  // Translators: a heading above those who ask for interviews.
  seeker: say("Seekers"),
  // Translators: a heading above those who give interviews.
  host: say("Hosts"),
  // Translators: a heading above the one who looks after the community.
  organizer: say("Organizer"),
};
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export class Chooser {
  constructor(choose) {
    this.choose = choose;
    this.person = null;
    this.list = el("div", { class: "people", id: uniqueId("people"), hidden: true });
    this.button = el("button", {
      type: "button",
      class: "who",
      "aria-expanded": "false",
      "aria-controls": this.list.id,
      onclick: () => this.open(this.list.hidden),
    });
    this.root = el("div", { class: "chooser" }, this.button, this.list);
    this.root.addEventListener("keydown", (event) => this.onKey(event));
    this.root.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.root.contains(event.relatedTarget)) this.open(false);
    });
    document.addEventListener("pointerdown", (event) => {
      if (!this.root.contains(event.target)) this.open(false);
    });
    watch(() => this.draw());
  }

  show(person) {
    this.person = person.user;
    this.draw();
  }

  draw() {
    const person = world.people.find((each) => each.user === this.person);
    if (!person) return;
    this.button.replaceChildren(
      avatar(person),
      el(
        "span",
        { class: "names" },
        el("strong", {}, person.name),
        el("span", { class: "about" }, person.about),
      ),
      el(
        "span",
        { class: "local" },
        el("strong", {}, person.clock),
        el("span", {}, person.city),
      ),
      world.people.some((each) => each.user !== this.person && hasNews(each))
        ? el("span", { class: "dot", title: say("Somebody else has new messages") })
        : "",
      el("span", { class: "visually-hidden" }, say("Choose somebody else")),
      el("span", { class: "chevron", "aria-hidden": "true" }),
    );
    if (!this.list.hidden) this.drawList();
  }

  drawList() {
    const focused = document.activeElement?.dataset?.user;
    const groups = Object.entries(PARTS).map(([part, title]) =>
      el(
        "div",
        { role: "group", "aria-label": title },
        el("p", { class: "part", "aria-hidden": "true" }, title),
        world.people.filter((each) => each.part === part).map((each) => this.option(each)),
      ),
    );
    this.list.replaceChildren(...groups);
    if (focused) this.list.querySelector(`[data-user="${CSS.escape(focused)}"]`)?.focus();
  }

  option(person) {
    const news = hasNews(person) ? el("span", { class: "dot", title: say("New messages") }) : null;
    const option = el(
      "button",
      {
        type: "button",
        class: "person",
        "aria-current": person.user === this.person ? "true" : null,
        onclick: () => this.pick(person),
      },
      avatar(person),
      el(
        "span",
        { class: "names" },
        el("strong", {}, person.name, news),
        el("span", { class: "about" }, person.about),
      ),
      el("span", { class: "local" }, el("strong", {}, person.clock), el("span", {}, person.city)),
    );
    option.dataset.user = person.user;
    return option;
  }

  pick(person) {
    this.open(false);
    this.button.focus();
    this.choose(person);
  }

  open(is) {
    if (is === !this.list.hidden) return;
    this.list.hidden = !is;
    this.button.ariaExpanded = String(is);
    if (!is) return;
    this.drawList();
    this.list.querySelector("[aria-current]")?.focus();
  }

  onKey(event) {
    if (this.list.hidden) return;
    if (event.key === "Escape") {
      this.open(false);
      this.button.focus();
    } else if (event.key in STEPS) {
      const options = [...this.list.querySelectorAll("button")];
      const at = options.indexOf(document.activeElement);
      options.at((at + STEPS[event.key]) % options.length)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
