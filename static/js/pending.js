// Keys pressed before the panel they are for was there. They wait for it in their order, what is
// typed after them too, so that none acts on another claim and no word of a note is a command.

import { notify } from "./notice.js";

const waiting = [];
let act = () => true;

/** Whether keys wait, so that every later one has to wait behind them. */
export const areWaiting = () => waiting.length > 0;

/** Whether the claims of the copy are being changed: what the current one will be is not known. */
export const rests = () => Boolean(document.querySelector("#add-claim.htmx-request, #restore-form.htmx-request, .change-claim .htmx-request"));

/** `play` does what a key does outside text boxes; false while that has to wait. */
export function playWith(play) {
  act = play;
}

/** Let a key wait, unless it is the browser's own. */
export function keepKey(event) {
  if ([...event.key].length > 1 && !["Enter", "Backspace", "Escape"].includes(event.key)) return;
  event.preventDefault();
  if (!event.repeat) waiting.push(event.key);
}

/** Do what the waiting keys say, as far as it can be done now. */
export function playKeys() {
  while (waiting.length) {
    const box = document.activeElement;
    if (box?.matches("textarea, input:not([type='checkbox'], [type='radio'])")) type(box, waiting[0]);
    else if (!act(waiting[0])) return;
    waiting.shift();
  }
}

/** What they were for will not come, or the person went elsewhere. */
export function forgetKeys() {
  if (!waiting.length) return;
  waiting.length = 0;
  notify("Some keys were pressed before the claim was there, and did nothing. Look at it, then press them again.", "warning");
}

function type(box, key) {
  const { selectionStart: start, selectionEnd: end } = box;
  if (key === "Escape") box.blur();
  else if (key === "Backspace") box.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
  else if (key === "Enter") box.setRangeText("\n", start, end, "end");
  else if ([...key].length === 1) box.setRangeText(key, start, end, "end");
}
