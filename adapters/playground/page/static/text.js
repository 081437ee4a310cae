// Spans of text, as nodes. An address that a member wrote shows all of itself.

import { el } from "./dom.js";

export const spans = (text) => text.map(span);

export const plain = (text) =>
  text.map((each) => (typeof each === "string" ? each : each.text)).join("");

function span(each) {
  if (typeof each === "string") return document.createTextNode(each);
  if (each.kind === "time") {
    return el("time", { dateTime: each.at, title: each.full }, each.text);
  }
  if (each.kind === "link") return address(each.text);
  if (each.kind === "mention") return el("span", { class: "mention" }, each.text);
  return document.createTextNode(each.text);
}

const address = (url) =>
  el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, url);
