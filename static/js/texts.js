// What a person typed and has not sent stays, whatever the page swaps in around it.

const typed = new Map(); // id of a text box -> what stands in it

function boxes(root) {
  return root ? [...root.querySelectorAll("textarea[id]")] : [];
}

/** Remember the unsent texts below `root` before it goes. */
export function keepTexts(root) {
  for (const box of boxes(root)) {
    if (box.value !== box.defaultValue) typed.set(box.id, box.value);
    else typed.delete(box.id);
  }
  return focusIn(root);
}

/** Put unsent texts back below `root`, and the cursor where `focus` says it was. */
export function returnTexts(root, focus = null) {
  for (const box of boxes(root)) {
    if (typed.has(box.id)) box.value = typed.get(box.id);
  }
  const box = focus && document.getElementById(focus.id);
  if (!box) return;
  box.focus({ preventScroll: true });
  box.setSelectionRange(focus.start, focus.end);
}

/** The texts of a claim were saved: forget them, unless more was typed meanwhile. */
export function forgetTexts(claim, sent) {
  for (const name of ["note", "proposed"]) {
    const key = `${name}-${claim}`;
    if (typed.get(key) === sent[name]) typed.delete(key);
  }
}

/** What was typed for a claim and not sent, "" where nothing was. */
export function keptTexts(claim) {
  return { note: typed.get(`note-${claim}`) ?? "", proposed: typed.get(`proposed-${claim}`) ?? "" };
}

function focusIn(root) {
  const box = document.activeElement;
  if (!root?.contains(box) || box.tagName !== "TEXTAREA") return null;
  return { id: box.id, start: box.selectionStart, end: box.selectionEnd };
}
