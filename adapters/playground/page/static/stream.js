// Listens for what changed; the browser connects again by itself when the connection is lost.

import { say } from "./say.js";

const lost = document.getElementById("lost");
const GRACE = 800;
// Longer than two heartbeats: the server may have stopped without closing the connection.
const SILENCE = 12000;

lost.textContent = say("Connection lost. Trying again… What you type stays here.");

export function listen({ connected, changed }) {
  const source = new EventSource("/api/stream");
  let warning = null;
  const warnIn = (milliseconds) => {
    clearTimeout(warning);
    warning = setTimeout(() => (lost.hidden = false), milliseconds);
  };
  const heard = () => {
    lost.hidden = true;
    warnIn(SILENCE);
  };
  source.addEventListener("open", () => {
    heard();
    connected();
  });
  source.addEventListener("heartbeat", heard);
  source.addEventListener("error", () => {
    warnIn(GRACE);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(() => listen({ connected, changed }), 2000);
    }
  });
  source.addEventListener("message", (event) => {
    heard();
    changed(JSON.parse(event.data));
  });
}
