// The clock at the top, and the buttons that move it.

import * as api from "./api.js";
import { el } from "./dom.js";
import { say } from "./say.js";
import { refresh, watch, world } from "./world.js";

const now = document.getElementById("now");
const spoken = document.getElementById("now-spoken");
const happened = document.getElementById("happened");
const moves = document.getElementById("moves");
const MINUTE = 60_000;

const mover = (by, label, style) =>
  el("button", { type: "button", class: style, onclick: () => move(by) }, label);
const buttons = [
  // Translators: the clock moves to the next time at which something happens.
  mover("next", say("Next event"), "primary"),
  mover("hour", say("+1 hour")),
  mover("day", say("+1 day")),
];

let moving = false;
let shown = () => [];
let told = false;

// `users` tells who is shown on the two sides.
export function startClock(users) {
  shown = users;
  moves.ariaLabel = say("Move the clock");
  moves.append(...buttons);
  watch(draw);
  tick();
}

function draw() {
  if (!world.clock) return;
  const { text: time, due } = world.clock;
  now.textContent = time;
  spoken.textContent = say("It is now {time}", { time });
  buttons[0].title = due ? say("Something is due on {due}", { due }) : say("No interview is under way");
  if (!told) tell(due ? say("Next: {due}", { due }) : say("You move the clock. Ask somebody, then press Next event."));
}

async function move(by, id = crypto.randomUUID()) {
  if (moving) return;
  setMoving(true);
  tell(say("Moving the clock…"));
  try {
    tell((await api.move(by, shown(), id)).said);
  } catch (failed) {
    tell(failed.message);
    if (failed instanceof api.Unreached) setTimeout(() => move(by, id), api.RETRY);
  }
  told = true;
  setMoving(false);
  refresh().catch(() => {});
}

function setMoving(is) {
  moving = is;
  for (const button of buttons) button.ariaDisabled = String(is);
}

function tell(sentence) {
  if (happened.textContent !== sentence) happened.textContent = sentence;
}

// The time runs on by itself; only the server writes it.
function tick() {
  const untilNextMinute = MINUTE - (Date.now() % MINUTE);
  setTimeout(() => refresh().catch(() => {}).finally(tick), untilNextMinute + 50);
}
