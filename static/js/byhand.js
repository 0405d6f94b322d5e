// Claims by hand from the selected words: add, widen or narrow, split, drop.

import { notify } from "./notice.js";
import { likelyKind, selectedSpan } from "./selection.js";

const SELECT_FIRST = "Select the words in the copy first.";

const toolbar = () => document.getElementById("selection");

/** Add a claim over the selected words. */
export function add(kind = null) {
  const span = selectedSpan();
  const form = document.getElementById("add-claim");
  if (!span || !form) return notify(SELECT_FIRST, "warning");
  form.elements.kind.value = kind ?? likelyKind(span.text);
  return submit(form, { start: span.start, end: span.end, words: "" });
}

/** Widen or narrow the current claim to the selected words. */
export function change() {
  const span = selectedSpan();
  const form = document.getElementById("change-form");
  if (!span || !form) return notify(SELECT_FIRST, "warning");
  return submit(form, { start: span.start, end: span.end, words: "" });
}

/** Split the current claim where the selection, or the cursor, begins. */
export function split() {
  const span = selectedSpan({ needsWords: false });
  const form = document.getElementById("split-form");
  if (!span || !form) return notify("Click where the second part begins.", "warning");
  return submit(form, { at: span.start, words: "" });
}

/** Drop the current claim; the browser asks first. */
export function drop() {
  document.getElementById("drop-form")?.requestSubmit();
}

function submit(form, values) {
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  form.requestSubmit();
}

/** Show the buttons beside the selected words, or hide them. */
export function followSelection() {
  const bar = toolbar();
  const span = selectedSpan();
  if (!bar) return;
  bar.hidden = !span;
  if (!span) return;
  const copy = document.getElementById("copy");
  const [words, frame] = [span.range.getBoundingClientRect(), copy.getBoundingClientRect()];
  bar.style.top = `${words.bottom - frame.top + copy.scrollTop + 8}px`;
  bar.style.left = `${Math.max(8, Math.min(words.left - frame.left, frame.width - bar.offsetWidth - 24))}px`;
  bar.querySelector("[data-add='']").firstChild.textContent = `Add as ${likelyKind(span.text)} `;
}
