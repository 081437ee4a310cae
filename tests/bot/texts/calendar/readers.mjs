// Reads an .ics as ical.js and as node-ical do, and writes what both understood as JSON:
//   node readers.mjs FOLDER < calendar.ics
// FOLDER is where npm installed the two; `make calendar-readers` does it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const from = createRequire(resolve(process.argv[2], "package.json"));
const ICAL = from("ical.js").default ?? from("ical.js");
const nodeIcal = from("node-ical");
const text = readFileSync(0, "utf8");

const calendar = new ICAL.Component(ICAL.parse(text));
const byIcalJs = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  const alarms = component.getAllSubcomponents("valarm");
  return {
    uid: event.uid,
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    status: component.getFirstPropertyValue("status"),
    location: event.location ?? "",
    alarms: alarms.map((each) => each.getFirstPropertyValue("trigger").toSeconds() / 60),
  };
});

const byNodeIcal = Object.values(nodeIcal.sync.parseICS(text))
  .filter((each) => each.type === "VEVENT")
  .map((event) => ({
    uid: event.uid,
    start: event.start.toISOString(),
    end: event.end.toISOString(),
    summary: event.summary,
    status: event.status,
    location: event.location ?? "",
  }));

console.log(JSON.stringify({ "ical.js": byIcalJs, "node-ical": byNodeIcal }));
