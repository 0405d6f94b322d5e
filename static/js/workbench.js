// Wires the workbench together. Without it every link and form of the page works by itself.

import { askToTakeBack, sayTakenBack } from "./approval.js";
import { add, change, followSelection } from "./byhand.js";
import { bench, current, keepAddress, loadPanel, markOf, point, select, takeOver } from "./claims.js";
import { decideAndGoOn, onKey } from "./keys.js";
import { followLinks } from "./linked.js";
import { notify, say } from "./notice.js";
import { forgetKeys, playKeys } from "./pending.js";
import { isInUse, keepTexts, returnTexts } from "./texts.js";
import { isSaving, undo } from "./verdicts.js";

let scrolled = 0;
let kept = null;
let takenFrom = "";

document.addEventListener("keydown", onKey);
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit, { capture: true });
document.addEventListener("selectionchange", followSelection);
document.addEventListener("htmx:confirm", onConfirm);
document.addEventListener("htmx:beforeSwap", beforeSwap);
document.addEventListener("htmx:afterSwap", afterSwap);
document.addEventListener("htmx:afterSettle", playKeys);
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, forgetKeys);
}
window.addEventListener("beforeunload", (event) => {
  if (isSaving()) event.preventDefault();
});
followLinks();
settle();

function onClick(event) {
  const target = event.target;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.isTrusted) forgetKeys();
  if (target.closest("#show-keys")) document.getElementById("keys").showModal();
  const button = target.closest("#selection button");
  if (button) return "change" in button.dataset ? change() : add(button.dataset.add || null);
  if (target.closest("#show-fresh")) return showFresh(event);
  const link = target.closest("a[href*='?claim=']");
  const claim = link ? new URL(link.href).searchParams.get("claim") : clickedMark(target);
  if (!claim || (link && !markOf(claim))) return undefined;
  if (link) event.preventDefault();
  link?.closest(".failed-checks")?.removeAttribute("open");
  return select(claim);
}

/** The claim whose words were clicked; a selection made by dragging is no click on a claim. */
function clickedMark(target) {
  return getSelection().isCollapsed ? target.closest("#copy mark")?.dataset.claim : undefined;
}

function onSubmit(event) {
  const form = event.target;
  if (form.matches(".verdict-form") && event.submitter) {
    event.preventDefault();
    decideAndGoOn(form.closest(".verdict").dataset.claim, event.submitter);
  } else if (form.matches(".undo-form")) {
    event.preventDefault();
    undo(form.closest(".verdict").dataset.claim);
  }
}

/** Acts on the claims of an approved draft ask first. */
function onConfirm(event) {
  const form = event.target;
  const isAct = form.matches("#add-claim, #restore-form, .change-claim form");
  if (!isAct || !document.getElementById("bar").dataset.approvedBy) return;
  event.preventDefault();
  const { goesOn, approver } = askToTakeBack();
  if (!goesOn) return;
  takenFrom = approver;
  event.detail.issueRequest(true);
}

function beforeSwap(event) {
  const side = document.getElementById("side");
  scrolled = document.getElementById("copy")?.scrollTop ?? 0;
  if (event.detail.target === side && "background" in side.dataset && isInUse(side)) {
    event.detail.shouldSwap = false;
    return;
  }
  if (event.detail.target.contains(side) || side?.contains(event.detail.target)) kept = keepTexts(side);
}

function afterSwap(event) {
  const target = event.detail.target;
  if (target.id === "progress") return offerFresh();
  // A part of the panel that came after it: nothing else changed.
  if (target.matches(".library")) {
    kept = null;
    return undefined;
  }
  const side = document.getElementById("side");
  side.removeAttribute("aria-busy");
  // A thread that was sent comes back with what is still unsent in it, which is nothing.
  if (target.matches(".thread")) stayAt(document.getElementById(target.id));
  else returnTexts(side, kept);
  kept = null;
  if (target === side) document.getElementById("fresh")?.remove();
  const panel = side.querySelector(".verdict");
  if (panel && !catchUp(panel)) loadPanel(panel.dataset.claim);
  if (target.id !== "workbench") return undefined;
  settle(scrolled);
  sayTakenBack(takenFrom);
  takenFrom = "";
  sayDone(bench().dataset.done);
  return undefined;
}

/** Of a thread that was sent the text box is gone: its reader stays there, and the keys work. */
function stayAt(thread) {
  thread.focus({ preventScroll: true });
  if (!thread.querySelector("[role='alert']")) say("Sent.");
}

/** Sending a draft or taking it back changes little on the page: say it, and stay at its button. */
function sayDone(done) {
  if (!done) return;
  notify(done, "success");
  document.querySelector("#bar .actions button")?.focus({ preventScroll: true });
}

/** False when the panel is older than what was saved since: it was on its way too long. */
function catchUp(panel) {
  return takeOver(panel, { isSaving: isSaving(panel.dataset.claim) });
}

/** After the copy came or changed: point at the current claim, in its place and in the address. */
function settle(top = null) {
  const copy = document.getElementById("copy");
  document.getElementById("show-keys").hidden = false;
  for (const panel of document.querySelectorAll(".verdict")) catchUp(panel);
  if (top !== null) copy.scrollTop = top;
  if (!current()) return;
  point(current());
  if (top !== null) keepAddress(current());
}

/** New comparisons came in: show them at once, unless that would disturb somebody at work. */
function offerFresh() {
  if (!document.getElementById("fresh") || !current()) return;
  if (!isInUse(document.getElementById("side"))) loadPanel(current(), { isBackground: true });
}

function showFresh(event) {
  if (!current()) return;
  event.preventDefault();
  loadPanel(current());
}
