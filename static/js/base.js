// On every page: a request that brought no answer says so, and never only in the console.

import { notify } from "./notice.js";

export { notify };

const REASONS = {
  401: "Your session has ended. Sign in again.",
  404: "This is no longer here, or not yours to see. Reload the page.",
};

document.addEventListener("htmx:sendError", () => {
  notify("The server did not answer. Nothing was saved; check the connection and try again.");
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  notify(REASONS[status] ?? `The server could not do this (error ${status}). Nothing was saved; try again.`);
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const signIn = document.querySelector('meta[name="sign-in"]').content;
  if (new URL(event.detail.xhr.responseURL).pathname !== signIn) return;
  // Signed out meanwhile: the sign-in page must not take a fragment's place.
  event.detail.shouldSwap = false;
  notify("Your session has ended; nothing was saved.", "error", {
    link: { href: location.href, text: "Sign in again" },
  });
});
