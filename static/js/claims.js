// The marks of the copy, and which claim is the current one.

import { keepTexts } from "./texts.js";

const STATES = ["open", "ok", "fix", "bad", "ask", "none"];

export const bench = () => document.getElementById("workbench");

/** The id of the current claim, undefined without one. */
export const current = () => bench().dataset.current;

/** One mark for each claim, in the order of the text. */
export const marks = () => [...document.querySelectorAll("#copy mark[id]")];

export const markOf = (claim) => document.getElementById(`mark-${claim}`);

/** The address of a view of a claim; `name` is panel, verdict or undo. */
export const addressOf = (name, claim) => bench().dataset[name].replace(bench().dataset.blank, claim);

/** The panel of the claim, if it is the one on the page. */
export const panelOf = (claim) => document.getElementById(`claim-panel-${claim}`);

// A claim may be cut into several marks by line ends and crossing claims.
const pieces = (claim) => document.querySelectorAll(`#copy mark[data-claim="${claim}"]`);

/** Show a claim in a state; `also` is "", "saving" or "unsaved". */
export function showState(claim, state, label, also = "") {
  for (const piece of pieces(claim)) {
    piece.classList.remove(...STATES, "saving", "unsaved");
    piece.classList.add(state);
    if (also) piece.classList.add(also);
  }
  const mark = markOf(claim);
  mark?.querySelector(":scope > .sign").setAttribute("aria-label", `${mark.dataset.name}: ${label}`);
}

/** What the server last said of a claim. */
export function savedState(claim) {
  const { saved, label, number } = markOf(claim)?.dataset ?? {};
  return { state: saved ?? "open", label: label ?? "", number: Number(number ?? 0) };
}

/** Take over what a verdict panel from the server says of its claim, unless the page knows of a
    later verdict: then false. While more is on its way the claim looks as its person left it. */
export function takeOver(panel, { isSaving = false } = {}) {
  const { claim, state, label, number } = panel.dataset;
  const mark = markOf(claim);
  if (!mark) return true;
  if (Number(number) < savedState(claim).number) return false;
  Object.assign(mark.dataset, { saved: state, label, number });
  if (!isSaving) showState(claim, state, label);
  return true;
}

/** The next claim without a verdict after `claim`, around the end; undefined without one. */
export function nextOpen(claim) {
  const all = marks();
  const at = all.findIndex((mark) => mark.dataset.claim === claim);
  const order = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))];
  return order.find((mark) => mark.classList.contains("open"))?.dataset.claim;
}

/** The claim `step` places after `claim` in the copy as shown; undefined beyond its ends. */
export function neighbour(claim, step) {
  const all = marks();
  const at = all.findIndex((mark) => mark.dataset.claim === claim);
  return all[at + step]?.dataset.claim;
}

/** Mark the current claim in the copy and bring it into view. */
export function point(claim, { focus = false } = {}) {
  for (const piece of document.querySelectorAll("#copy mark.current")) {
    piece.classList.remove("current");
    piece.querySelector(":scope > .sign")?.removeAttribute("aria-current");
  }
  for (const piece of pieces(claim)) piece.classList.add("current");
  const mark = markOf(claim);
  const sign = mark?.querySelector(":scope > .sign");
  sign?.setAttribute("aria-current", "true");
  if (focus) sign?.focus({ preventScroll: true });
  mark?.scrollIntoView({ block: "nearest" });
  return mark;
}

/** Make a claim the current one and load its panel. */
export function select(claim, options = {}) {
  if (!claim) return;
  if (!markOf(claim)) {
    location.assign(`?claim=${claim}`);
    return;
  }
  const isNew = claim !== current();
  keepTexts(document.getElementById("side"));
  bench().dataset.current = claim;
  point(claim, options);
  keepAddress(claim);
  if (isNew || !panelOf(claim)) loadPanel(claim);
}

/** Put the claim into the address, so that a reload or a copied link opens it. */
export function keepAddress(claim) {
  const address = new URL(location.href);
  for (const name of ["page", "find"]) address.searchParams.delete(name);
  address.searchParams.set("claim", claim);
  history.replaceState(null, "", address);
}

/** Load a claim's panel; a load still under way for another claim is given up. In the background
    the panel stays as usable as it was, and makes way only if nobody is at work in it. */
export function loadPanel(claim, { isBackground = false } = {}) {
  const side = document.getElementById("side");
  side.toggleAttribute("data-background", isBackground);
  if (!isBackground) side.setAttribute("aria-busy", "true");
  const load = { source: document.getElementById("panel-loader"), target: side, swap: "innerHTML" };
  window.htmx.ajax("GET", addressOf("panel", claim), load).catch(() => {
    // Given up for another claim, or told by htmx:sendError.
  });
}
