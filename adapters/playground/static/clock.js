// The clock at the top, and the buttons that move it.

import * as api from "./api.js";
import { refresh, watch, world } from "./world.js";

const now = document.getElementById("now");
const happened = document.getElementById("happened");
const buttons = [...document.querySelectorAll("[data-move]")];
const MINUTE = 60_000;

let moving = false;
let told = false;

export function startClock() {
  watch(draw);
  for (const button of buttons) {
    button.addEventListener("click", () => move(button.dataset.move));
  }
  tick();
}

function draw() {
  if (!world.clock) return;
  now.textContent = world.clock.text;
  const due = world.clock.due;
  buttons[0].title = due ? `Something is due on ${due}` : "Nothing is planned yet";
  if (!told) say(due ? `Next: ${due}` : "Time stands in your hands: ask somebody, then move it.");
}

async function move(by) {
  if (moving) return;
  setMoving(true);
  say("Moving the clock…");
  try {
    say((await api.move(by)).said);
  } catch (failed) {
    say(failed.message);
  }
  told = true;
  setMoving(false);
  refresh().catch(() => {});
}

function setMoving(is) {
  moving = is;
  for (const button of buttons) button.ariaDisabled = String(is);
}

function say(sentence) {
  if (happened.textContent !== sentence) happened.textContent = sentence;
}

// The time runs on by itself; only the server writes it.
function tick() {
  const untilNextMinute = MINUTE - (Date.now() % MINUTE);
  setTimeout(() => refresh().catch(() => {}).finally(tick), untilNextMinute + 50);
}
