// On every page: a request that brought no answer says so, and never only in the console.

import { clearNotices, notify } from "./notice.js";

export { notify };

const REASONS = {
  401: "Your session has ended. Sign in again.",
  404: "This is no longer here, or not yours to see. Reload the page.",
};

document.addEventListener("htmx:sendError", () => {
  clearNotices();
  notify("The server did not answer. Nothing was saved; check the connection and try again.");
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  clearNotices();
  notify(REASONS[status] ?? `The server could not do this (error ${status}). Nothing was saved; try again.`);
});
