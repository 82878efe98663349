/* The page at the door keeps itself up to date: it asks for itself every few seconds. */

const EVERY = 3000; // milliseconds between two looks
const CALM = 60_000; // once the page has ended: a training may be moved
const PATIENCE = 8000; // until a look counts as failed
const LOST = 2; // looks that fail before we say so
const OLD = 120_000; // after which the code shown may count no more
const ALIVE = ["code", "there", "command", "qr"];

const line = document.getElementById("line");
let failures = 0;
let seenAt = performance.now();
let nextAt = 0;

const main = () => document.querySelector("main");
const part = (name, page = document) => page.getElementById(name);

/** Count down to the next code on our own clock; the projector's may be wrong. */
function startCounting() {
  nextAt = performance.now() + Number(main().dataset.left) * 1000;
}

function tick() {
  const left = Math.max(0, Math.ceil((nextAt - performance.now()) / 1000));
  if (part("left")) {
    part("left").textContent = left;
    part("bar").value = left;
  }
  const isOld = Boolean(part("code")) && performance.now() - seenAt > OLD;
  main().classList.toggle("old", isOld);
  say(isOld ? line.dataset.old : failures >= LOST ? line.dataset.lost : "");
}

function say(words) {
  if (line.textContent !== words) line.textContent = words;
}

/** Take over what is new; what is the same is left alone, so that nothing is read out twice. */
function take(page) {
  const fresh = page.querySelector("main[data-state]");
  if (!fresh) throw new Error("no door page");
  if (fresh.dataset.state !== main().dataset.state) {
    main().replaceWith(fresh);
    document.title = page.title;
  } else {
    main().dataset.left = fresh.dataset.left;
    ALIVE.forEach((name) => renew(part(name), part(name, page)));
  }
  startCounting();
}

function renew(shown, fresh) {
  if (shown?.innerHTML !== fresh?.innerHTML) shown.replaceChildren(...fresh.childNodes);
}

async function look() {
  try {
    const answer = await fetch(location.pathname, {
      cache: "no-store",
      headers: { Accept: "text/html" },
      signal: AbortSignal.timeout(PATIENCE),
    });
    take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    failures = 0;
    seenAt = performance.now();
  } catch {
    failures += 1;
  }
  tick();
  setTimeout(look, untilNextLook());
}

/** Look every few seconds, and at once when a new code is due. */
function untilNextLook() {
  if (main().dataset.state === "over") return CALM;
  return Math.min(EVERY, Math.max(250, nextAt - performance.now() + 100));
}

/** A projector shall not go dark in the middle of it. */
async function stayAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // The battery is low, or the page is not in front: then it goes dark as usual.
  }
}

startCounting();
setInterval(tick, 1000);
setTimeout(look, EVERY);
document.addEventListener("visibilitychange", () => document.hidden || stayAwake());
stayAwake();
