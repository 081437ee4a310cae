// Draws the cards that stand in CARDS, as a JSON list of HTML.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message } from "slack-blocks-to-jsx";

const { users, cards } = JSON.parse(process.env.CARDS);
const data = { users: Object.entries(users).map(([id, name]) => ({ id, name })) };
const shown = { data, name: "Askwell", logo: "", theme: "light", withoutWrapper: true };
const draw = (blocks) => renderToStaticMarkup(createElement(Message, { ...shown, blocks }));
console.log(JSON.stringify(cards.map(draw)));
