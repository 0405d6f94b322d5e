// Verdicts by key or button. They show at once and are saved one after the other, in the order of
// the keys: each names its claim and the verdict its person last saw there, so a slow network can
// neither lose one nor put it on another claim. What fails is taken back on the page and said.

import { addressOf, current, markOf, panelOf, savedState, select, showState, takeOver } from "./claims.js";
import { askToTakeBack, sayTakenBack } from "./approval.js";
import { clearNotices, notify, say, settleNotice } from "./notice.js";
import { forgetTexts, isUnsent, keepTexts, keptTexts, returnTexts, unsend } from "./texts.js";

const PATIENCE = 20_000; // milliseconds
const NO_ANSWER = "the server did not answer";

let line = Promise.resolve(); // the request at its end is the newest one
const waiting = new Map(); // claim -> how many of its requests are not answered yet
const decided = []; // claims decided here, newest last, for undo
const sent = new Map(); // claim -> its newest verdict from here, with note, wording and evidence
const refusals = new Map(); // claim -> how many of its requests were refused

/** Whether something is still being saved, of one claim or of any. */
export function isSaving(claim = null) {
  return claim ? (waiting.get(claim) ?? 0) > 0 : [...waiting.values()].some((count) => count > 0);
}

function count(claim, by) {
  waiting.set(claim, (waiting.get(claim) ?? 0) + by);
}

const inOne = (value, { note, proposed, evidence }) => JSON.stringify([value, note, proposed, evidence]);

function outOfOne(text) {
  const [, note, proposed, evidence] = JSON.parse(text);
  return { note, proposed, evidence };
}

/** Whether a verdict only says again what this person decided on the claim before. */
export function saysAgain(claim, option) {
  const panel = panelOf(claim);
  if (isSaving(claim)) {
    const fields = fieldsOf(claim);
    return Boolean(fields) && sent.get(claim) === inOne(option.value, fields);
  }
  const held = panel?.querySelector(`.option[value="${option.value}"]`);
  const isMine = panel?.querySelector(".verdict")?.hasAttribute("data-mine");
  return Boolean(isMine) && held.getAttribute("aria-pressed") === "true" && !isUnsent(panel);
}

/** Decide on a claim; `option` is a button of the verdict bar, `approver` who had approved. */
export function decide(claim, option, approver) {
  document.getElementById("restore-form")?.remove();
  const fields = fieldsOf(claim);
  const kept = keptTexts(claim);
  const { value } = option;
  const { state, label, scale } = option.dataset;
  clearNotices();
  showState(claim, state, label, "saving");
  decided.push(claim);
  if (fields) sent.set(claim, inOne(value, fields));
  else sent.delete(claim);
  queue(claim, label, async () => {
    const { note, proposed, evidence } = fields ?? (await storedFields(claim, kept));
    const body = new URLSearchParams({ option: value, scale, note, proposed });
    for (const passage of evidence) body.append("evidence", passage);
    const panel = await send(claim, "verdict", body);
    forgetTexts(claim, { note, proposed, evidence });
    sayTakenBack(approver);
    return panel;
  });
}

/** Take back the last verdict set here, or the current claim's, and go to its claim. */
export function undo(claim = decided.pop() ?? current()) {
  if (!claim) return;
  const { goesOn, approver } = askToTakeBack();
  if (!goesOn) return;
  const before = sent.get(claim);
  sent.delete(claim);
  const { state, label } = savedState(claim);
  clearNotices();
  showState(claim, state, label, "saving");
  select(claim, { focus: true });
  queue(claim, "undone", async () => {
    const panel = await send(claim, "undo", new URLSearchParams());
    if (before) unsend(claim, outOfOne(before));
    sayTakenBack(approver);
    return panel;
  });
}

function queue(claim, what, act) {
  const refusedSoFar = refusals.get(claim) ?? 0;
  count(claim, 1);
  line = line.then(async () => {
    try {
      // Decided before the person could see that the one before it was refused.
      if ((refusals.get(claim) ?? 0) !== refusedSoFar) throw new Error("look at this claim again first");
      const panel = await act();
      count(claim, -1);
      takeOver(panel, { isSaving: isSaving(claim) });
      settleNotice(claim);
      say(`${markOf(claim)?.dataset.name ?? "Claim"}: ${what}. ${document.getElementById("progress-count")?.textContent ?? ""}`);
    } catch (error) {
      count(claim, -1);
      refuse(claim, error);
    }
  });
}

async function send(claim, address, body) {
  body.set("expected", savedState(claim).number);
  const response = await fetch(addressOf(address, claim), {
    method: "POST",
    body,
    headers: { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers")) },
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => {
    throw new Error(NO_ANSWER);
  });
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  const panel = answer.getElementById(`verdict-panel-${claim}`);
  if (!panel) throw new Error(reasonFor(response));
  replace(panel);
  replace(answer.getElementById("bar"));
  if (response.ok) return panel;
  takeOver(panel);
  throw new Error(panel.dataset.refusal);
}

function reasonFor(response) {
  if (response.redirected || response.status === 401) return "your session has ended; sign in again";
  if (response.status === 404) return "this claim is no longer here";
  return `the server could not do it (error ${response.status})`;
}

/** Put a piece of the answer in the place of the one with its id, if that is on the page. */
function replace(piece) {
  const old = piece && document.getElementById(piece.id);
  if (!old) return;
  const focus = keepTexts(old);
  const held = old.contains(document.activeElement) && document.activeElement.dataset.key;
  piece.removeAttribute("hx-swap-oob");
  old.replaceWith(piece);
  window.htmx.process(piece);
  returnTexts(piece, focus);
  if (held) piece.querySelector(`[data-key="${held}"]`)?.focus();
}

function refuse(claim, error) {
  sent.delete(claim);
  refusals.set(claim, (refusals.get(claim) ?? 0) + 1);
  const { state, label } = savedState(claim);
  showState(claim, state, `${label}; not saved`, "unsaved");
  const name = markOf(claim)?.dataset.name ?? "A claim";
  const link = { href: `?claim=${claim}`, text: "Go to the claim" };
  // Of a claim that is gone nothing can be saved later, which would settle the notice.
  const about = markOf(claim) ? claim : "";
  notify(`Not saved: ${name}: ${error.message}`, "error", { link, about });
}

/** Note, wording and evidence as they stand on the page; null when they must be fetched first. */
function fieldsOf(claim) {
  const panel = panelOf(claim);
  if (panel) return readFields(panel);
  return savedState(claim).number ? null : { note: "", proposed: "", evidence: [], ...keptTexts(claim) };
}

/** Those of a claim that had a verdict and was decided again before its panel had loaded: what is
    stored, and over it what was typed and ticked before. */
async function storedFields(claim, kept) {
  const response = await fetch(addressOf("panel", claim), { headers: { "HX-Request": "true" } });
  return { ...readFields(new DOMParser().parseFromString(await response.text(), "text/html")), ...kept };
}

function readFields(root) {
  const text = (name) => root.querySelector(`.verdict-form [name="${name}"]`)?.value ?? "";
  const ticked = [...root.querySelectorAll('[name="evidence"]:checked')];
  return { note: text("note"), proposed: text("proposed"), evidence: ticked.map((box) => box.value) };
}
