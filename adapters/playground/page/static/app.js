// Puts the page together: two panes, the clock, and one stream of changes.

import { avatar } from "./avatar.js";
import { startClock } from "./clock.js";
import { el } from "./dom.js";
import * as memory from "./memory.js";
import { Pane } from "./pane.js";
import { say } from "./say.js";
import { listen } from "./stream.js";
import { hasNews, person, refresh, watch, world } from "./world.js";

const sides = document.getElementById("switch");
const root = document.getElementById("panes");
const panes = [0, 1].map((side) => new Pane((chosen) => choose(side, chosen)));

document.title = say("Askwell playground");
// Translators: stands behind the name of Askwell, in small letters.
document.getElementById("where").textContent = say("playground");
sides.ariaLabel = say("Whose side is shown");

let users = [];

// Somebody who is on the other side already changes places.
function choose(side, chosen) {
  const other = 1 - side;
  if (chosen.user === users[side]) return;
  if (chosen.user === users[other]) showOn(other, person(users[side]));
  showOn(side, chosen);
  memory.pair.keep(users);
  if (panes[side].form.isOpen) panes[side].focus();
}

function showOn(side, chosen) {
  users[side] = chosen.user;
  panes[side].show(chosen).catch(() => {});
  drawSwitch();
}

// A seeker on the left and a host on the right, unless others were chosen before.
function firstPair() {
  const known = memory.pair.read().filter((user) => person(user));
  if (known.length === 2) return known;
  return ["seeker", "host"].map((part) => world.people.find((each) => each.part === part).user);
}

// On a narrow screen one side is shown.
function turnTo(side) {
  root.dataset.side = side;
  memory.side.keep(side);
  drawSwitch();
  if (panes[side].form.isOpen) panes[side].focus();
  panes[side].refresh().catch(() => {});
}

function drawSwitch() {
  const shown = Number(root.dataset.side ?? 0);
  const tabs = users.map((user, side) => {
    const each = person(user);
    return el(
      "button",
      { type: "button", "aria-pressed": String(side === shown), onclick: () => turnTo(side) },
      avatar(each),
      el("span", {}, each.name.split(" ")[0]),
      side !== shown && hasNews(each) ? el("span", { class: "dot", title: say("New messages") }) : null,
    );
  });
  const focused = [...sides.children].indexOf(document.activeElement);
  sides.replaceChildren(...tabs);
  sides.children[focused]?.focus();
}

function changed(change) {
  refresh().catch(() => {});
  panes.forEach((pane) => {
    if (pane.person?.user === change.conversation) pane.refresh().catch(() => {});
  });
}

async function connected() {
  await refresh();
  if (users.length) return Promise.all(panes.map((pane) => pane.refresh()));
  users = firstPair();
  root.dataset.side = memory.side.read();
  users.forEach((user, side) => showOn(side, person(user)));
  root.replaceChildren(...panes.map((pane) => pane.root));
  root.classList.add("ready");
  watch(drawSwitch);
  begin();
}

// In the form that they left open, else where they were.
function begin() {
  const at = memory.side.read();
  const both = [panes[at], panes[1 - at]];
  (both.find((pane) => pane.form.isOpen && pane.isOnScreen) ?? both[0]).focus();
  panes.forEach((pane, side) => pane.root.addEventListener("focusin", () => memory.side.keep(side)));
}

startClock(() => users);
listen({ connected: () => connected().catch(() => {}), changed });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") panes.forEach((pane) => pane.person && pane.refresh().catch(() => {}));
});
