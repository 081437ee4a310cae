// The page's own words, in the language of the browser. The English is the template itself.

import { language } from "./language.js";

const ENGLISH = { language: "en", direction: "ltr", texts: {} };

const answer = await fetch("/api/texts", { headers: language }).catch(() => null);
const told = answer?.ok ? await answer.json().catch(() => ENGLISH) : ENGLISH;
document.documentElement.lang = told.language;
document.documentElement.dir = told.direction;

// say("Hello {name}", { name }). A template is written between quotes: translators get it.
// Numbers are written as the cards write them: 4,000 in English.
export const say = (template, values = {}) =>
  (told.texts[template] ?? template).replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));

const shown = (value) =>
  typeof value === "number" ? value.toLocaleString(told.language) : value;
