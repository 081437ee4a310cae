// Offers commands for the first word, and people after an @.

import { el, uniqueId } from "./dom.js";
import { say } from "./say.js";
import { world } from "./world.js";

const OFFERED = 6;

export class Completion {
  constructor(input, fill) {
    this.input = input;
    this.fill = fill;
    this.offers = [];
    this.at = 0;
    this.list = el("ul", { class: "offers", role: "listbox", id: uniqueId("offers"), hidden: true });
    this.list.ariaLabel = say("Suggestions");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    input.setAttribute("aria-controls", this.list.id);
  }

  get isOpen() {
    return !this.list.hidden;
  }

  update() {
    this.offers = offersFor(this.input.value.slice(0, this.input.selectionStart));
    this.at = 0;
    this.draw();
  }

  close() {
    this.offers = [];
    this.draw();
  }

  step(by) {
    this.at = (this.at + by + this.offers.length) % this.offers.length;
    this.draw();
  }

  take(offer = this.offers[this.at]) {
    const end = this.input.selectionStart;
    const rest = this.input.value.slice(end).replace(/^ /, "");
    const text = `${this.input.value.slice(0, offer.from)}${offer.text} `;
    this.close();
    this.fill(text + rest, text.length);
  }

  draw() {
    this.list.hidden = this.offers.length === 0;
    this.list.replaceChildren(...this.offers.map((offer, index) => this.option(offer, index)));
    const active = this.list.children[this.at];
    if (active) this.input.setAttribute("aria-activedescendant", active.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  option(offer, index) {
    return el(
      "li",
      {
        id: `${this.list.id}-${index}`,
        role: "option",
        "aria-selected": String(index === this.at),
        onpointerdown: (event) => {
          event.preventDefault();
          this.take(offer);
        },
      },
      el("strong", {}, offer.text),
      offer.takes ? el("em", {}, offer.takes) : null,
      el("span", {}, offer.help),
    );
  }
}

// What is typed in full already needs no offer: Enter is to send it.
function offersFor(before) {
  const mention = /(?:^|\s)@([\w-]*)$/.exec(before);
  if (mention) return people(mention[1], before.length - mention[1].length - 1);
  const command = /^\/?([a-z-]+)$/i.exec(before);
  return command ? commands(command[1].toLowerCase()) : [];
}

const commands = (typed) =>
  world.commands
    .filter((each) => each.name.startsWith(typed) && each.name !== typed)
    .slice(0, OFFERED)
    .map((each) => ({ from: 0, text: each.name, takes: each.takes, help: each.help }));

function people(typed, from) {
  const wanted = typed.toLowerCase();
  if (world.people.some((each) => each.user === wanted)) return [];
  return world.people
    .filter((each) => `${each.user} ${each.name}`.toLowerCase().split(" ").some((word) => word.startsWith(wanted)))
    .sort((one, other) => (other.part === "host") - (one.part === "host"))
    .slice(0, OFFERED)
    .map((each) => ({ from, text: `@${each.user}`, help: `${each.name} · ${each.about}` }));
}
