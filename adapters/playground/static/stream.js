// Listens for what changed; the browser connects again by itself when the connection is lost.

import { say } from "./say.js";

const lost = document.getElementById("lost");
const GRACE = 800;

lost.textContent = say("Connection lost. Trying again… What you type stays here.");

export function listen({ connected, changed }) {
  const source = new EventSource("/api/stream");
  let warning = null;
  source.addEventListener("open", () => {
    clearTimeout(warning);
    warning = null;
    lost.hidden = true;
    connected();
  });
  source.addEventListener("error", () => {
    warning ??= setTimeout(() => (lost.hidden = false), GRACE);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen({ connected, changed }), 2000);
    }
  });
  source.addEventListener("message", (event) => changed(JSON.parse(event.data)));
}
