// The keys of the workbench. They rest while a person types, and for people who switched them off.

import { askToTakeBack } from "./approval.js";
import { add, change, drop, split } from "./byhand.js";
import { bench, current, markOf, neighbour, nextOpen, panelOf, select } from "./claims.js";
import { notify, say } from "./notice.js";
import { areWaiting, keepKey, playWith, rests } from "./pending.js";
import { passagesOf } from "./texts.js";
import { decide, saysAgain, undo } from "./verdicts.js";

const KEYS = {
  j: () => step(1, "next"),
  k: () => step(-1, "previous"),
  n: () => go(nextOpen(current()), "open"),
  u: () => restore() ?? undo(),
  e: chooseEvidence,
  o: nextPassage,
  m: () => focusOn(`note-${current()}`),
  p: () => focusOn(`proposed-${current()}`),
  c: () => talk("comment"),
  q: () => talk("query"),
  a: () => add(),
  w: change,
  s: split,
  x: drop,
  l: () => panelOf(current())?.querySelector("[data-library-attach]")?.click(),
  "/": () => focusOn("find"),
  "?": () => document.getElementById("keys").showModal(),
};
// These act on the panel, so they wait until the current claim's own is there.
const NEEDS_PANEL = new Set("eompcqwsxl");
const MAY_REPEAT = new Set(["j", "k"]); // a held key must not decide one claim after another

export function onKey(event) {
  if (event.key === "Escape" && isTyping(event.target)) event.target.blur();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) sendMessage(event);
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (bench()?.dataset.shortcuts !== "on") return;
  if (areWaiting()) return keepKey(event);
  const act = actOf(event.key);
  if (!act) return undefined;
  if (mustWait(event.key)) return keepKey(event);
  event.preventDefault();
  return !event.repeat || MAY_REPEAT.has(event.key) ? act() : undefined;
}

const actOf = (key) => (/^[1-9]$/.test(key) ? () => verdict(key) : KEYS[key]);

/** Whether a key has to wait for the panel of the current claim, or for the whole workbench while
    its claims are being changed. */
function mustWait(key) {
  return rests() || (NEEDS_PANEL.has(key) && Boolean(current()) && !panelOf(current()));
}

playWith((key) => {
  if (mustWait(key)) return false;
  actOf(key)?.();
  return true;
});

function isTyping(element) {
  if (element.isContentEditable || ["TEXTAREA", "SELECT"].includes(element.tagName)) return true;
  return element.tagName === "INPUT" && !["checkbox", "radio"].includes(element.type);
}

/** Decide on the current claim by key, and go on to the next one without a verdict. */
function verdict(key) {
  const option = document.querySelector(`.verdict .option[data-key="${key}"]`);
  if (!option || !current()) return;
  if (option.disabled) notify(document.querySelector(".verdict .muted")?.textContent ?? "");
  else decideAndGoOn(current(), option);
}

/** The same for a pressed button. What was decided so already is not decided again. */
export function decideAndGoOn(claim, option) {
  if (!saysAgain(claim, option)) {
    const { goesOn, approver } = askToTakeBack();
    if (!goesOn) return;
    decide(claim, option, approver);
  }
  const next = nextOpen(claim);
  if (next) select(next, { focus: true });
  else if (!isOpenElsewhere(claim)) notify("All claims are decided.", "success");
}

/** Whether the panel knows of an open claim in another part of a long text. */
function isOpenElsewhere(claim) {
  const link = panelOf(claim)?.querySelector('[data-go="open"]');
  return Boolean(link) && !markOf(new URL(link.href).searchParams.get("claim"));
}

/** Bring back the claim that was dropped last, while that is offered; else nothing. */
function restore() {
  const form = document.getElementById("restore-form");
  form?.requestSubmit();
  return form;
}

function step(by, name) {
  go(neighbour(current(), by), name);
}

/** Go to a claim in the copy as shown, else follow the panel's own link to it. */
function go(claim, name) {
  if (claim) select(claim, { focus: true });
  else panelOf(current())?.querySelector(`[data-go="${name}"]`)?.click();
}

/** Move the focus to the next passage found, after the last one to the first again. */
function nextPassage() {
  const found = [...(panelOf(current())?.querySelectorAll("[data-candidate]") ?? [])];
  const at = found.indexOf(document.activeElement.closest("[data-candidate]"));
  // The first one stands open on the page: the key is for those behind it.
  const next = found[(Math.max(at, 0) + 1) % found.length] ?? found[0];
  if (!next) return say("There is no passage to go to.");
  const hidden = next.closest("details");
  if (hidden) hidden.open = true;
  next.focus({ preventScroll: true });
  return next.scrollIntoView({ block: "nearest" });
}

function chooseEvidence() {
  const panel = panelOf(current());
  const boxes = panel ? passagesOf(panel).filter((box) => !box.disabled) : [];
  const here = document.activeElement.closest("[data-candidate]");
  const pointed = boxes.findIndex((box) => here?.contains(box) && !box.checked);
  const at = pointed < 0 ? boxes.findIndex((box) => box.checked) : pointed - 1;
  for (const box of boxes) box.checked = false;
  const next = boxes[at + 1];
  if (!next) return say(boxes.length ? "No evidence chosen." : "There is no passage to choose.");
  next.checked = true;
  const hidden = next.closest("details");
  if (hidden) hidden.open = true;
  next.scrollIntoView({ block: "nearest" });
  return say(`Evidence${next.closest("label").textContent}`);
}

function focusOn(id) {
  const box = document.getElementById(id);
  box?.focus();
  box?.scrollIntoView({ block: "nearest" });
}

function talk(what) {
  const form = panelOf(current())?.querySelector(".say");
  if (!form) return;
  form.dataset.sends = what;
  focusOn(form.elements.text.id);
}

function sendMessage(event) {
  const form = event.target.closest(".thread form");
  if (!form) return;
  event.preventDefault();
  form.querySelector(`[data-say="${form.dataset.sends ?? "comment"}"]`)?.click();
  if (!form.matches(".say")) form.querySelector("button").click();
}
