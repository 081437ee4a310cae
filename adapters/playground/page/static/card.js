// A card of the bot: title, blocks, buttons.

import { avatar } from "./avatar.js";
import { el } from "./dom.js";
import { say } from "./say.js";
import { spans } from "./text.js";

export function card(body, press) {
  return el(
    "div",
    { class: "card" },
    el("h2", { class: "title" }, spans(body.title)),
    body.blocks.map((block) => BLOCKS[block.kind](block, press)),
    outside(body),
    row(body.buttons, press),
  );
}

// What opens elsewhere, and what can be kept. Cards of before had neither.
function outside({ links = [], files = [] }) {
  if (!links.length && !files.length) return null;
  return el("div", { class: "outside" }, links.map(link), files.map(file));
}

const link = (each) =>
  each.url === null
    ? el("span", {}, each.label, el("small", {}, say("opens a conversation on Slack and Discord")))
    : el("a", { class: each.leads ? "open primary" : "open", href: each.url, target: "_blank", rel: "noopener noreferrer" }, each.label);

const file = (each) => (each.png ? picture(each) : kept(each));

const picture = ({ name, png, alternative }) => {
  const src = `data:image/png;base64,${png}`;
  return el("div", { class: "picture" }, el("img", { src, alt: alternative }), toKeep(name, src));
};

const kept = ({ name, kind, text }) =>
  toKeep(name, `data:${kind};charset=utf-8,${encodeURIComponent(text)}`);

const toKeep = (name, href) => el("a", { href, download: name }, `↓ ${name}`);

const BLOCKS = {
  paragraph: (block) => el("p", {}, spans(block.text)),
  quote: (block) => el("blockquote", { dir: "auto" }, spans(block.text)),
  facts: (block) =>
    el(
      "dl",
      { class: "facts" },
      block.rows.map((fact) =>
        el("div", {}, el("dt", {}, fact.label), el("dd", {}, spans(fact.text))),
      ),
    ),
  numbered: (block) =>
    el("ol", { start: block.start }, block.items.map((item) => el("li", {}, spans(item)))),
  entry: (block, press) =>
    el(
      "section",
      { class: "entry" },
      el("h3", {}, portrait(block), spans(block.title)),
      block.text.length ? el("p", {}, spans(block.text)) : null,
      row(block.buttons, press),
    ),
};

// There are no pictures here: initials stand for them.
const portrait = ({ portrait: name }) => (name ? avatar({ name, user: name }) : null);

// Those that are rare stand folded below the others.
function row(buttons, press) {
  if (!buttons.length) return null;
  const rare = buttons.filter((each) => each.rare);
  if (!rare.length) return inARow(buttons, press);
  const often = buttons.filter((each) => !each.rare);
  return [inARow(often, press), el("details", { class: "seldom" }, el("summary", {}, say("Seldom needed")), inARow(rare, press))];
}

const inARow = (buttons, press) =>
  el("div", { class: "buttons" }, buttons.map((each) => button(each, press)));

function button(each, press) {
  return el(
    "button",
    {
      type: "button",
      class: each.style,
      onclick: (event) => press(each.action, event.currentTarget),
    },
    spans(each.label),
  );
}
