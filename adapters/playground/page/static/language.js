// The browser's language goes with every request; ?language=de in the address stands for another.

const chosen = new URLSearchParams(location.search).get("language");

export const language = chosen ? { "Accept-Language": encodeURIComponent(chosen) } : {};
