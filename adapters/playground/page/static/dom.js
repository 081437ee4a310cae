// Makes elements. Text only ever becomes text content: nothing that was typed can act.

export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (key in element && !key.startsWith("aria")) element[key] = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

let made = 0;
export const uniqueId = (name) => `${name}-${++made}`;

export const focusable = (root) => [
  ...root.querySelectorAll("button:not(:disabled), input, textarea, select, [tabindex='0']"),
].filter((each) => each.offsetParent !== null);
