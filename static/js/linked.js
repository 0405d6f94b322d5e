// A word of a passage and the article's words it stands for, shown together: pointing at one, or
// moving the focus or the cursor to it, marks the other. The marks are ranges beside the page's
// elements, so they cross the claims' marks and move nothing.

import { current, panelOf } from "./claims.js";
import { codePoints, offsetIn } from "./selection.js";

// A browser without highlights still outlines the parts that differ.
const highlight = globalThis.Highlight ? new Highlight() : null;
if (highlight) CSS.highlights.set("linked", highlight);
let drawing = 0;

/** Follow the pointer, the focus and the cursor of the text. */
export function followLinks() {
  document.addEventListener("pointermove", (event) => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => pointAt(event));
  });
  document.addEventListener("focusin", (event) => focusOn(event.target, { isFocus: true }));
  document.addEventListener("selectionchange", followCursor);
}

function pointAt({ target, clientX, clientY }) {
  const root = target.closest?.("#side .part, #side .own-words, #copy .words");
  const place = root && caretAt(clientX, clientY);
  // Beside the words a caret is still found, but nothing is pointed at.
  if (!place || !root.contains(place[0])) return focusOn(document.activeElement);
  return root.matches(".part") ? showPart(root, place) : showOffset(offsetIn(root, ...place));
}

function focusOn(element, { isFocus = false } = {}) {
  clear();
  if (element.matches("#side .part")) return showPart(element, null, { isFocus });
  const mark = element.closest("#copy mark.current .sign")?.closest("mark");
  const words = mark?.closest(".words");
  if (words && mark.dataset.claim !== current()) showOffset(offsetIn(words, mark, 0));
  return undefined;
}

function followCursor() {
  const { anchorNode, anchorOffset, isCollapsed } = getSelection();
  const words = isCollapsed && anchorNode?.parentElement?.closest("#copy .words");
  if (words) showOffset(offsetIn(words, anchorNode, anchorOffset));
}

/** A place of the page as [node, offset] below the pointer, or null. */
function caretAt(x, y) {
  const place = document.caretPositionFromPoint?.(x, y);
  if (place) return [place.offsetNode, place.offset];
  const range = document.caretRangeFromPoint?.(x, y);
  return range && [range.startContainer, range.startOffset];
}

/** Show what the article has of a part: of what is the same the one word at the place, else all. */
function showPart(part, place, { isFocus = false } = {}) {
  clear();
  if (!part.closest(".panel")?.matches(`[data-claim="${current()}"]`)) return;
  const whole = spanOf(part);
  if ("same" in part.dataset) {
    const word = wordAt(part, whole.start, offsetIn(part, ...place));
    mark(rangeIn(part, whole.start, word));
    if (word) markArticle(word);
  } else {
    part.classList.add("linked");
    markArticle(whole, { isFocus });
  }
}

/** Show what the passages have of the article's word at an offset, if the claim holds it. */
function showOffset(place) {
  clear();
  const panel = panelOf(current());
  const own = panel?.querySelector(".own-words");
  if (!own || place < spanOf(own).start || place > spanOf(own).end) return;
  // On the right half of the last letter the place is the one after it.
  const offset = Math.min(place, spanOf(own).end - 1);
  let isLinked = false;
  for (const part of panel.querySelectorAll(".part")) {
    const span = spanOf(part);
    if (offset < span.start || offset >= span.end) continue;
    isLinked = true;
    if ("same" in part.dataset) mark(rangeIn(part, span.start, wordAt(part, span.start, offset)));
    else part.classList.add("linked");
  }
  const word = wordAt(own, spanOf(own).start, offset);
  if (isLinked && word) markArticle(word);
}

function clear() {
  highlight?.clear();
  for (const part of document.querySelectorAll(".part.linked")) part.classList.remove("linked");
}

function mark(range) {
  if (range) highlight?.add(range);
}

/** Mark a span of the article in the copy and where the panel repeats the claim. */
function markArticle(span, { isFocus = false } = {}) {
  const lines = [...document.querySelectorAll("#copy .words")];
  const first = lines.findLastIndex((line) => Number(line.dataset.start) <= span.start);
  const touched = lines.slice(Math.max(first, 0)).filter((line) => Number(line.dataset.start) <= span.end);
  const ranges = touched.map((line) => rangeOn(line, span));
  for (const range of ranges) mark(range);
  for (const own of document.querySelectorAll("#side .own-words")) mark(rangeOn(own, span));
  if (isFocus) bringIntoView(ranges.find(Boolean));
}

/** The range of a span on a line; of an empty one the words before and after it. */
function rangeOn(line, span) {
  const base = Number(line.dataset.start);
  if (span.start < span.end) return rangeIn(line, base, span);
  const text = line.textContent;
  const at = unitsOf(text, span.start - base);
  const before = /\S*\s*$/u.exec(text.slice(Math.max(0, at - 40), at))[0];
  const after = /^\s*\S*/u.exec(text.slice(at, at + 40))[0];
  return rangeIn(line, base, { start: span.start - codePoints(before), end: span.start + codePoints(after) });
}

/** The words of `root`, whose text begins at offset `base`, between two offsets; null without any. */
function rangeIn(root, base, span) {
  if (!span) return null;
  const range = document.createRange();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let [at, isBegun] = [base, false];
  for (let node = walker.nextNode(); node && at < span.end; node = walker.nextNode()) {
    const end = at + codePoints(node.data);
    if (!isBegun && span.start < end) range.setStart(node, unitsOf(node.data, span.start - at));
    isBegun ||= span.start < end;
    if (isBegun) range.setEnd(node, unitsOf(node.data, span.end - at));
    at = end;
  }
  return isBegun ? range : null;
}

/** The word of `root` at an offset, as a span; null between words. */
function wordAt(root, base, offset) {
  const text = root.textContent;
  let end = unitsOf(text, offset - base);
  let start = end;
  while (start > 0 && /\S/u.test(text[start - 1])) start -= 1;
  while (end < text.length && /\S/u.test(text[end])) end += 1;
  if (start === end) return null;
  return { start: base + codePoints(text.slice(0, start)), end: base + codePoints(text.slice(0, end)) };
}

/** How many UTF-16 units the first `points` code points of a string take; 0 below none. */
function unitsOf(string, points) {
  let units = 0;
  let left = points;
  for (const point of string) {
    if (left <= 0) break;
    units += point.length;
    left -= 1;
  }
  return units;
}

const spanOf = ({ dataset }) => ({ start: Number(dataset.start), end: Number(dataset.end) });

/** Only the copy scrolls, so that a phone stays at the passage. */
function bringIntoView(range) {
  const copy = document.getElementById("copy");
  const [words, frame] = [range?.getBoundingClientRect(), copy.getBoundingClientRect()];
  if (!words) return;
  const isSeen = words.top > frame.top + 60 && words.bottom < frame.bottom - 20;
  if (!isSeen) copy.scrollTop += words.top - frame.top - frame.height / 3;
}
