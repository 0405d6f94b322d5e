// What a person typed, ticked or opened and has not sent stays, whatever the page swaps in around it.

const BOXES = "textarea[id], input[id]:not([type])";
const typed = new Map(); // id of a text box -> what stands in it
const ticked = new Map(); // claim -> the passages ticked as evidence

const boxes = (root) => (root ? [...root.querySelectorAll(BOXES)] : []);
const panels = (root) => (root ? [...root.querySelectorAll(".panel[data-claim]")] : []);

/** The boxes of the passages of a panel. */
export const passagesOf = (panel) => [...panel.querySelectorAll('[name="evidence"]')];

const ticksOf = (panel) => passagesOf(panel).filter((box) => box.checked).map((box) => box.value);
const isTicked = (panel) => passagesOf(panel).some((box) => box.checked !== box.defaultChecked);

// A passage compared anew keeps its place; only the finding at the end of its name may change.
const placeOf = (passage) => passage.slice(0, passage.lastIndexOf(":"));

/** Remember the unsent texts and ticks below `root` before it goes. What it returns is for
    `returnTexts`: where the cursor is, and what is open. */
export function keepTexts(root) {
  for (const box of boxes(root)) {
    if (box.value !== box.defaultValue) typed.set(box.id, box.value);
    else typed.delete(box.id);
  }
  for (const panel of panels(root)) {
    if (isTicked(panel)) ticked.set(panel.dataset.claim, ticksOf(panel));
    else ticked.delete(panel.dataset.claim);
  }
  const open = root ? [...root.querySelectorAll("details[id][open]")].map((part) => part.id) : [];
  return { open, cursor: cursorIn(root) };
}

/** Put unsent texts and ticks back below `root`, and the cursor where `kept` says it was. */
export function returnTexts(root, kept = null) {
  for (const box of boxes(root)) {
    if (typed.has(box.id)) box.value = typed.get(box.id);
  }
  for (const panel of panels(root)) returnTicks(panel);
  for (const id of kept?.open ?? []) document.getElementById(id)?.setAttribute("open", "");
  const cursor = kept?.cursor;
  const box = cursor && document.getElementById(cursor.id);
  if (!box) return;
  box.focus({ preventScroll: true });
  box.setSelectionRange(cursor.start, cursor.end);
}

function returnTicks(panel) {
  const kept = ticked.get(panel.dataset.claim)?.map(placeOf);
  if (!kept) return;
  for (const box of passagesOf(panel)) {
    box.checked = kept.includes(placeOf(box.value));
    if (box.checked) box.closest("details")?.setAttribute("open", "");
  }
}

/** What was sent for a claim is saved: forget it, unless more was typed or ticked meanwhile. */
export function forgetTexts(claim, sent) {
  for (const name of ["note", "proposed"]) {
    const key = `${name}-${claim}`;
    if (typed.get(key) === sent[name]) typed.delete(key);
  }
  if (String(ticked.get(claim)) === String(sent.evidence)) ticked.delete(claim);
  const panel = document.getElementById(`claim-panel-${claim}`);
  for (const box of panel ? passagesOf(panel) : []) {
    box.defaultChecked = sent.evidence.includes(box.value);
  }
}

/** What was sent with a verdict that was taken back is unsent again: the next one takes it along. */
export function unsend(claim, { note, proposed, evidence }) {
  for (const [name, text] of Object.entries({ note, proposed })) {
    if (text) typed.set(`${name}-${claim}`, text);
  }
  if (evidence.length) ticked.set(claim, evidence);
  const panel = document.getElementById(`claim-panel-${claim}`);
  if (panel) returnTexts(panel);
}

/** What was typed and ticked for a claim and not sent; nothing stands for what was not touched. */
export function keptTexts(claim) {
  const kept = {};
  for (const name of ["note", "proposed"]) {
    if (typed.has(`${name}-${claim}`)) kept[name] = typed.get(`${name}-${claim}`);
  }
  if (ticked.has(claim)) kept.evidence = ticked.get(claim);
  return kept;
}

/** Whether something below `root` is typed or ticked and not sent. */
export function isUnsent(root) {
  return boxes(root).some((box) => box.value !== box.defaultValue) || panels(root).some(isTicked);
}

/** Whether a person is at work below `root`: something is typed, ticked, open or has the focus. */
export function isInUse(root) {
  return isUnsent(root) || root.contains(document.activeElement) || Boolean(root.querySelector("details[open]"));
}

function cursorIn(root) {
  const box = document.activeElement;
  if (!root?.contains(box) || !box.matches(BOXES)) return null;
  return { id: box.id, start: box.selectionStart, end: box.selectionEnd };
}
