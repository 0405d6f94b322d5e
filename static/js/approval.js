// An approved draft: the first act that takes the approval back asks before it does.

import { notify } from "./notice.js";

const bar = () => document.getElementById("bar");

/** Whether the person wants to go on with an act; who approved the draft, "" where nobody did. */
export function askToTakeBack() {
  const approver = bar()?.dataset.approvedBy ?? "";
  if (!approver) return { goesOn: true, approver };
  const goesOn = confirm(`${approver} approved this draft. This takes the approval back. Go on?`);
  // Asked once: the server's next answer says how things stand.
  if (goesOn) delete bar().dataset.approvedBy;
  return { goesOn, approver };
}

/** Say that an approval was taken back, if the server's answer shows that it was. */
export function sayTakenBack(approver) {
  if (!approver || bar()?.dataset.approvedBy) return;
  notify(`The approval by ${approver} was taken back. Send the draft for approval again when it is ready.`, "warning");
}
