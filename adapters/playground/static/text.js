// Spans of text, as nodes.

import { el } from "./dom.js";

export const spans = (text) => text.map(span);

export const plain = (text) =>
  text.map((each) => (typeof each === "string" ? each : each.text)).join("");

function span(each) {
  if (typeof each === "string") return document.createTextNode(each);
  if (each.kind === "time") {
    return el("time", { dateTime: each.at, title: each.full }, each.text);
  }
  if (each.kind === "mention") return el("span", { class: "mention" }, each.text);
  return document.createTextNode(each.text);
}
