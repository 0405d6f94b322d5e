// On every page: a request that brought no answer says so, and never only in the console.

const list = document.getElementById("messages");

/** Show one notice below the top bar; kind is success, warning, error or info. */
export function notify(text, kind = "error") {
  const item = document.createElement("li");
  item.className = `message ${kind}`;
  item.textContent = text;
  list.replaceChildren(item);
}

document.addEventListener("htmx:sendError", () => {
  notify("The server did not answer. Nothing was saved; check the connection and try again.");
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status === 404) notify("This is no longer here, or not yours to see. Reload the page.");
  else if (status === 401) notify("Your session has ended. Sign in again.");
  else notify(`The server could not do this (error ${status}). Nothing was saved; try again.`);
});
