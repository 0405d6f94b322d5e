// Notices below the top bar.

/** Show one notice; kind is success, warning, error or info. `link` is {href, text}. A notice
    `about` something stays until it is settled; the others make way for the next one. */
export function notify(text, kind = "error", { link = null, about = "" } = {}) {
  if (about) settleNotice(about);
  else clearNotices();
  const item = document.createElement("li");
  item.dataset.about = about;
  item.className = `message ${kind}`;
  item.append(text);
  if (link) {
    const anchor = Object.assign(document.createElement("a"), { href: link.href, textContent: link.text });
    item.append(" ", anchor);
  }
  document.getElementById("messages").append(item);
}

/** Take away the notices that are about nothing in particular. */
export function clearNotices() {
  for (const item of document.querySelectorAll("#messages > :not([data-about]), #messages > [data-about='']")) {
    item.remove();
  }
}

/** Take away the notice about something. */
export function settleNotice(about) {
  document.querySelector(`#messages > [data-about="${about}"]`)?.remove();
}

/** Say something to people who listen to the page. */
export function say(text) {
  const said = document.getElementById("said");
  if (said) said.textContent = text;
}
