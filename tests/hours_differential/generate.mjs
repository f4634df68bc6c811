// Strings in the language that engine/hours reads, drawn with a seed. Left out, because the other program contradicts
// itself or the specification there: "24/7" before a comma, ranges that end on Feb 28 or 29 ("Feb 20-28" matches in leap years only), ranges of
// a whole year less a day or two.
const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (n) => Math.floor(next() * n),
    chance: (p) => next() < p,
    of: (list) => list[Math.floor(next() * list.length)],
  };
}

const two = (n) => String(n).padStart(2, "0");
const clock = (minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

function spans(r) {
  const style = r.below(20);
  if (style === 0) return `${clock(r.below(1440))}+`;
  if (style === 1) return `${two(r.below(12))}-${two(13 + r.below(11))}`;
  if (style === 2) return `${clock(1000 + r.below(440))}-${clock(15 + r.below(500))}`; // past midnight
  if (style === 3) return `${clock(1200 + r.below(200))}-${clock(1440 + r.below(300))}`; // 26:00
  if (style === 4) return `${clock(r.below(1440))}-${clock(r.below(1440))}`;
  if (style === 5) return r.of(["00:00-24:00", "24/7", "00:00-00:00", "12:00-24:00"]);
  const list = [];
  let at = 300 + 15 * r.below(24);
  for (let n = 1 + r.below(3); n > 0 && at < 1300; n--) {
    const to = at + 5 * (1 + r.below(60));
    list.push(`${clock(at)}-${clock(Math.min(to, 1440))}`);
    at = to + 5 * r.below(40);
  }
  return list.join(r.of([",", ",", ", "]));
}

function weekdays(r) {
  const item = () => {
    const style = r.below(8);
    if (style === 0) return `${r.of(WEEKDAYS)}[${r.of(["1", "2", "3", "4", "5", "-1", "-2", "1,3", "2-4", "1,-1"])}]`;
    if (style <= 3) return r.of(WEEKDAYS);
    return `${r.of(WEEKDAYS)}-${r.of(WEEKDAYS)}`;
  };
  const list = Array.from({ length: 1 + r.below(3) }, item);
  if (r.chance(0.1)) list.push(r.of(["PH", "SH", "PH,SH"]));
  if (r.chance(0.03)) return `${r.of(WEEKDAYS)}[${1 + r.below(4)}] +${1 + r.below(3)} day${r.of(["", "s"])}`;
  return list.join(",");
}

function date(r) {
  const month = r.below(12);
  const last = month === 1 ? 27 : [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month];
  return { month, day: 1 + r.below(last), text: "" };
}
const shown = (d) => `${MONTHS[d.month]} ${two(d.day)}`;

function dates(r) {
  const style = r.below(10);
  const d = date(r);
  const year = 2022 + r.below(3);
  if (style === 0) return shown(d);
  if (style === 1) return `${year} ${shown(d)}`;
  if (style === 2) return `${shown(d)}-${two(Math.max(d.day, Math.min(26, d.day + r.below(12))))}`;
  if (style === 3) return `${year} ${shown(d)}-${year + 1} ${shown(date(r))}`;
  if (style === 4) {
    const e = date(r);
    const apart = Math.abs((e.month - d.month) * 31 + e.day - d.day);
    return apart < 3 ? shown(d) : `${shown(d)}-${shown(e)}`;
  }
  if (style === 5)
    return r.of(["Mar Su[-1]-Oct Su[-1]", "Apr Su[1]-Sep 30", "May 01-Sep Sa[-1]", "Oct Su[-1]-Mar Su[-1]"]);
  if (style === 6) return r.of(["easter", "easter +1 day", "easter -2 days", "easter +39 days", "Feb 29", "Dec 24,31"]);
  if (style === 7) return `${MONTHS[d.month]},${MONTHS[r.below(12)]}`;
  return `${MONTHS[d.month]}-${MONTHS[r.below(12)]}`;
}

function weeks(r) {
  const style = r.below(4);
  const from = 1 + r.below(40);
  const to = from + 1 + r.below(53 - from);
  if (style === 0) return `week ${two(from)}`;
  if (style === 1) return `week ${two(from)}-${two(to)}`;
  if (style === 2) return `week ${two(from)}-${two(to)}/${2 + r.below(3)}`;
  return r.of(["week 01-53/2", "week 02-52/2", "week 1-53/2", "week 2-52/2", "week 01,03,05", "week 1-10,20-30"]);
}

function rule(r) {
  const style = r.below(24);
  const time = spans(r);
  if (style === 0) return time;
  if (style === 1) return `PH ${r.of(["off", time, "closed"])}`;
  if (style === 2) return `SH ${r.of(["off", time, `${weekdays(r).replace(/,?(PH|SH).*$/, "") || "Mo"} ${time}`])}`;
  if (style === 3) return `PH,SH ${r.of(["off", time])}`;
  if (style === 4) return `PH ${r.of(["+1 day", "-1 day"])} ${r.of(["off", time])}`;
  if (style === 5) return `${weeks(r)} ${weekdays(r)} ${time}`;
  if (style === 6) return `${weeks(r)} ${r.of(["off", time])}`;
  if (style === 7) return `${dates(r)} ${r.of(["off", time])}`;
  if (style === 8) return `${dates(r)} ${weekdays(r)} ${time}`;
  if (style === 9) return `${dates(r)}: ${weekdays(r)} ${time} ${r.of(["", "open", "unknown", "off"])}`.trim();
  if (style === 10) return `${2022 + r.below(3)} ${weekdays(r)} ${time}`;
  if (style === 11) return `2022-2023 ${MONTHS[r.below(12)]} ${time.replace(/^(\d\d)-(\d\d)$/, "$1:00-$2:00")}`;
  if (style === 12) return `${weekdays(r)} ${time} "${r.of(["on appointment", "mairie", "é, ; [x]"])}"`;
  if (style === 13) return `${weekdays(r)} ${time} open "${r.of(["bus", "annexe"])}"`;
  if (style === 14) return r.of(["off", "unknown", "open", `"by phone"`, `${weekdays(r)} off`, `${time} off`]);
  if (style === 15) return `PH ${r.of(WEEKDAYS)}-${r.of(WEEKDAYS)} ${r.of(["off", time])}`;
  return `${weekdays(r)} ${time}`;
}

function sloppy(r, text) {
  if (r.chance(0.9)) return text;
  const style = r.below(4);
  if (style === 0) return text.toLowerCase().replace(/ph|sh/g, (m) => m.toUpperCase());
  if (style === 1) return text.replaceAll("; ", ";").replaceAll("-", " - ");
  if (style === 2) return text.replace(/\b0(\d):/g, "$1:");
  return text.replaceAll("-", "–").replaceAll("[–", "[-");
}

export function generate(r) {
  let text = rule(r);
  for (let more = r.below(4); more > 0; more--) {
    const separator = r.of(["; ", "; ", "; ", " ; ", ", ", " || "]);
    text += (text.endsWith("24/7") && separator === ", " ? "; " : separator) + rule(r);
  }
  return sloppy(r, text);
}
