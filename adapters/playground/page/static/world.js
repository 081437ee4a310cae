// What all parts of the page share: the people, the commands and the clock, as the server
// tells them. Whoever shows some of it is told when it changed.

import * as api from "./api.js";
import { seen } from "./memory.js";

const watchers = new Set();

export const world = { people: [], commands: [], clock: null };

export const person = (user) => world.people.find((each) => each.user === user);

export const watch = (watcher) => {
  watchers.add(watcher);
  watcher();
};

const tell = () => watchers.forEach((watcher) => watcher());

let asking = null;
let askAgain = false;

// One request at a time; what changes meanwhile is asked for once more.
export function refresh() {
  if (asking) {
    askAgain = true;
    return asking;
  }
  asking = load().finally(() => {
    asking = null;
    if (askAgain) {
      askAgain = false;
      refresh().catch(() => {});
    }
  });
  return asking;
}

async function load() {
  Object.assign(world, await api.state());
  if (seen.read() === null) seen.keep(Object.fromEntries(newest()));
  tell();
}

const newest = () => world.people.map((each) => [each.user, each.newest]);

export const hasNews = (each) => each.newest > (seen.read()?.[each.user] ?? 0);

export function wasSeen(user, message) {
  const all = seen.read() ?? {};
  if (message <= (all[user] ?? 0)) return;
  seen.keep({ ...all, [user]: message });
  tell();
}
