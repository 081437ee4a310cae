// One field of a form: its label, its control, its hint and its error.

import { el, uniqueId } from "./dom.js";
import { say } from "./say.js";
import { plain, spans } from "./text.js";

const PILLS_AT_MOST = 6;

// `value` is what was typed before, undefined if nothing was; `files` keeps what was chosen.
export function field(spec, value = spec.initial, files = undefined) {
  const id = uniqueId(spec.name);
  const error = el("p", { class: "error", id: `${id}-error`, hidden: true });
  const choices = el("div", { class: "meanings" });
  const hint = el("p", { class: "field-hint", id: `${id}-hint` }, spec.hint);
  const made = MAKERS[spec.kind](spec, value, id, `${hint.id} ${error.id}`, files);
  const root = el(made.group ? "fieldset" : "div", { class: "field" });
  root.append(
    el(made.group ? "legend" : "label", made.group ? {} : { htmlFor: id }, ...label(spec)),
    ...(spec.hint ? [hint] : []),
    made.control,
    ...(made.count ? [made.count] : []),
    error,
    choices,
  );
  const mark = (why) => {
    error.textContent = why ?? "";
    error.hidden = !why;
    root.classList.toggle("wrong", Boolean(why));
    for (const each of made.targets()) each.ariaInvalid = why ? "true" : null;
  };
  root.addEventListener("input", () => mark(null)); // What was wrong with it is being mended.
  return {
    name: spec.name,
    root,
    read: made.read,
    hasFile: () => Boolean(made.control.files?.length),
    focus: () => made.target().focus(),
    showEnd: () => choices.scrollIntoView({ block: "nearest" }),
    complain: (why, meanings = []) => {
      choices.replaceChildren(...meanings.map((each) => choose(each, made.target())));
      mark(why);
    },
  };
}

// What was typed can mean several things: a press types one of them.
function choose(meaning, control) {
  const onclick = () => {
    control.value = meaning;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.focus();
  };
  return el("button", { type: "button", class: "link", onclick }, meaning);
}

const label = (spec) =>
  // Translators: stands behind the label of a field that may be left empty.
  spec.required ? [spec.label] : [spec.label, " ", el("span", { class: "optional" }, say("optional"))];

function text(spec, value, id, describedBy) {
  const long = spec.multiline || spec.kind === "when";
  const control = el(long ? "textarea" : "input", {
    id,
    value,
    dir: "auto",
    rows: long ? (spec.kind === "when" ? 3 : 4) : undefined,
    "aria-describedby": describedBy,
    "aria-required": String(spec.required),
  });
  return { ...single(control), count: spec.most ? counter(control, spec.most) : null };
}

const stillFree = (left) =>
  // Translators: how many more characters fit. Write it so that it suits every number.
  say("{left} left", { left });

const tooMany = (number) =>
  // Translators: how many characters have to go. Write it so that it suits every number.
  say("{number} too many", { number });

// Says how much is left when it gets tight. It does not cut off what is pasted.
function counter(control, most) {
  const count = el("p", { class: "count", "aria-live": "off" });
  const draw = () => {
    const left = most - [...control.value].length;
    count.textContent = left < 0 ? tooMany(-left) : stillFree(left);
    count.hidden = left > most * 0.2;
    count.classList.toggle("over", left < 0);
  };
  control.addEventListener("input", draw);
  draw();
  return count;
}

function day(spec, value, id, describedBy) {
  return single(el("input", { id, type: "date", value, "aria-describedby": describedBy }));
}

// Read at once when it is chosen, so that it is there when the form is sent.
function file(spec, _value, id, describedBy, files) {
  let content = "";
  const control = el("input", {
    id,
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv,text/plain",
    "aria-describedby": describedBy,
  });
  const load = () => {
    content = "";
    files.keep(control.files);
    const [chosen] = control.files;
    if (!chosen) return;
    const reader = new FileReader();
    reader.onload = () => {
      content = reader.result.slice(reader.result.indexOf(",") + 1);
    };
    reader.readAsDataURL(chosen);
  };
  control.addEventListener("change", load);
  if (files.read()) {
    control.files = files.read();
    load();
  }
  return { ...single(control), read: () => content };
}

const single = (control) => ({
  control,
  read: () => control.value,
  target: () => control,
  targets: () => [control],
});

function choice(spec, value, id, describedBy) {
  const chosen = [value].flat();
  if (spec.most === 1 && spec.options.length > PILLS_AT_MOST) {
    return select(spec, chosen[0] ?? "", id, describedBy);
  }
  return pills(spec, chosen, id, describedBy);
}

function select(spec, value, id, describedBy) {
  const options = spec.options.map((each) => el("option", { value: each.value }, plain(each.label)));
  const none = spec.required && value ? [] : [el("option", { value: "" }, say("Choose…"))];
  const control = el("select", { id, "aria-describedby": describedBy }, none, options);
  control.value = value;
  return { ...single(control), read: () => (control.value ? [control.value] : []) };
}

// The options of each group (such as the times of a day) in a line of their own; null without groups.
function grouped(options, labels) {
  if (!options.every((each) => each.group)) return null;
  const lines = new Map();
  options.forEach(({ group }, index) => {
    const name = plain(group);
    if (!lines.has(name)) lines.set(name, el("div", { class: "line", role: "group", "aria-label": name }));
    lines.get(name).append(labels[index]);
  });
  return [...lines.values()];
}

// The first whole lines with at most six options, and the rest once it is asked for.
function fewFirst(lines) {
  let number = 0;
  const rest = lines.filter((line, index) => (number += line.children.length) > PILLS_AT_MOST && index > 0);
  if (rest.length === 0 || rest.some((line) => line.querySelector(":checked"))) return lines;
  for (const line of rest) line.hidden = true;
  const onclick = () => {
    for (const line of rest) line.hidden = false;
    more.remove();
    rest[0].querySelector("input:not(:disabled)")?.focus();
  };
  const more = el("button", { type: "button", class: "link", onclick }, say("More times"));
  return [...lines, more];
}

function pills(spec, chosen, id, describedBy) {
  const type = spec.most === 1 && spec.required ? "radio" : "checkbox";
  const boxes = spec.options.map((each) =>
    el("input", { type, name: id, value: each.value, checked: chosen.includes(each.value) }),
  );
  const labels = boxes.map((box, index) =>
    el("label", {}, box, el("span", {}, spans(spec.options[index].label))),
  );
  const groups = grouped(spec.options, labels);
  const control = el(
    "div",
    { class: !groups && boxes.length > PILLS_AT_MOST ? "pills many" : "pills", "aria-describedby": describedBy },
    groups ? fewFirst(groups) : labels,
  );
  const checked = () => boxes.filter((box) => box.checked);
  const limit = () => {
    if (type === "radio") return;
    const full = checked().length >= spec.most;
    for (const box of boxes) box.disabled = full && !box.checked;
  };
  control.addEventListener("change", limit);
  limit();
  return {
    group: true,
    control,
    read: () => checked().map((box) => box.value),
    target: () => checked()[0] ?? boxes[0],
    targets: () => boxes,
  };
}

const MAKERS = { text, when: text, day, choice, file };
