// What this browser keeps, so that neither a reload nor a restart of the server loses it.

const read = (key, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(`askwell:${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
};

const write = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(`askwell:${key}`);
    else localStorage.setItem(`askwell:${key}`, JSON.stringify(value));
  } catch {
    // Storage that is full or forbidden costs the drafts of a reload, nothing else.
  }
};

const LINES_KEPT = 50;

export const pair = {
  read: () => read("pair", []),
  keep: (users) => write("pair", users),
};

// The side that they were on: 0 or 1.
export const side = {
  read: () => read("side", 0),
  keep: (at) => write("side", at),
};

export const draft = {
  read: (user) => read(`draft:${user}`, ""),
  keep: (user, text) => write(`draft:${user}`, text || null),
};

export const lines = {
  read: (user) => read(`lines:${user}`, []),
  add: (user, line) => {
    const others = lines.read(user).filter((each) => each !== line);
    write(`lines:${user}`, [...others, line].slice(-LINES_KEPT));
  },
};

// The form that a member has at hand: { form, open }.
export const openForm = {
  read: (user) => read(`form:${user}`, null),
  keep: (user, state) => write(`form:${user}`, state),
};

// What was filled in, by what the form is about: it survives that the form is opened anew.
export const filled = {
  read: (user, form) => read(`filled:${user}:${about(form)}`, {}),
  keep: (user, form, values) => write(`filled:${user}:${about(form)}`, values),
  forget: (user, form) => {
    write(`filled:${user}:${about(form)}`, null);
    for (const key of chosenFiles.keys()) if (key.startsWith(`${user}:${about(form)}:`)) chosenFiles.delete(key);
  },
};

// A reload loses them: a page may not choose a file by itself.
const chosenFiles = new Map();

export const filesOf = (user, form, name) => ({
  read: () => chosenFiles.get(`${user}:${about(form)}:${name}`),
  keep: (files) => chosenFiles.set(`${user}:${about(form)}:${name}`, files),
});

// The revision in an action changes with every redrawing: it is left out.
const about = (form) => form.action.split(":").filter((_, part) => part !== 2).join(":");

// The id of what was sent but not answered: sent again, it is the same event.
export const attempt = {
  idFor: (user, what) => {
    const sent = JSON.stringify(what);
    const last = read(`attempt:${user}`, null);
    if (last?.sent === sent) return last.id;
    const id = crypto.randomUUID();
    write(`attempt:${user}`, { id, sent });
    return id;
  },
  answered: (user) => write(`attempt:${user}`, null),
};

// The newest message of the bot that was on the screen, by member; null before the first visit.
export const seen = {
  read: () => read("seen", null),
  keep: (newest) => write("seen", newest),
};
