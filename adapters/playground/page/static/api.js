// Speaks with the server. What it throws has a message that can be shown as it is.

import { language } from "./language.js";
import { attempt } from "./memory.js";
import { say } from "./say.js";

const PAUSE = 500;

// The page tries again by itself, so long after.
export const RETRY = 2000;

export class Unreached extends Error {}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...language, ...options.headers } });
  } catch {
    throw new Unreached(say("The playground is not answering. I keep trying; what you typed stays here."));
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer !== null) return answer;
  throw new Error(answer?.why ?? say("Something went wrong on our side. Please try again."));
}

// Tries twice: the event's id makes a repeat harmless.
async function post(path, body) {
  const options = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  try {
    return await ask(path, options);
  } catch (failed) {
    if (!(failed instanceof Unreached)) throw failed;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return ask(path, options);
  }
}

export const state = () => ask("/api/state");

export const conversation = (user) => ask(`/api/conversations/${encodeURIComponent(user)}`);

export async function act(user, what) {
  const answer = await post("/api/events", { id: attempt.idFor(user, what), user, ...what });
  attempt.answered(user);
  return answer;
}

export const move = (by, shown, id) => post("/api/clock", { id, move: by, shown });
