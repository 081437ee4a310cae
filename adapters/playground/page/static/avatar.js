// A round sign for a person: initials on a colour of their own.

import { el } from "./dom.js";

export function avatar(person) {
  const sign = el("span", { class: "avatar", "aria-hidden": "true" }, initials(person.name));
  sign.style.setProperty("--hue", hue(person.user));
  return sign;
}

const initials = (name) => {
  const words = name.split(/\s+/);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
};

// Steps of the golden angle, so that neighbours differ.
const hue = (user) => Math.round([...user].reduce((sum, c) => sum * 7 + c.charCodeAt(0), 3) * 137.5) % 360;
