// The words selected in the copy, as offsets into the draft's text.

/** How many Unicode code points a string has: offsets in the text count these, a browser's count
    UTF-16 units, of which an emoji has two. */
export function codePoints(string) {
  let count = 0;
  for (const _point of string) count += 1;
  return count;
}

const linesIn = (range) =>
  [...document.querySelectorAll("#copy .words")].filter((words) => range.intersectsNode(words));

/** The offset of a place inside a line of the copy, or inside other words that name where they
    start. */
export function offsetIn(words, node, offset) {
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(node, offset);
  return Number(words.dataset.start) + codePoints(before.toString());
}

const endOf = (words) => Number(words.dataset.start) + codePoints(words.textContent);

/** {start, end, text, range} of the selection inside the copy, or null. Without `needsWords` a
    mere cursor counts too. */
export function selectedSpan({ needsWords = true } = {}) {
  const selection = getSelection();
  if (!selection.rangeCount || (needsWords && selection.isCollapsed)) return null;
  const range = selection.getRangeAt(0);
  const lines = linesIn(range);
  if (!lines.length) return null;
  const [first, last] = [lines[0], lines.at(-1)];
  const start = first.contains(range.startContainer)
    ? offsetIn(first, range.startContainer, range.startOffset)
    : Number(first.dataset.start);
  const end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : endOf(last);
  const text = range.toString();
  return needsWords && !text.trim() ? null : { start, end, text, range };
}

/** The kind a selection most likely is; the person sees it on the button and can choose another. */
export function likelyKind(text) {
  if (/^\s*["“‘«„'‹「]/u.test(text)) return "quote";
  const words = text.trim().split(/\s+/u);
  if (/\d/u.test(text) && words.length <= 6) return "figure";
  return words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word)) ? "name" : "statement";
}
