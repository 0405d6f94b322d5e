// Notices below the top bar.

/** Show one notice; kind is success, warning, error or info. `link` is {href, text}. */
export function notify(text, kind = "error", link = null) {
  const item = document.createElement("li");
  item.className = `message ${kind}`;
  item.append(text);
  if (link) {
    const anchor = Object.assign(document.createElement("a"), { href: link.href, textContent: link.text });
    item.append(" ", anchor);
  }
  document.getElementById("messages").append(item);
  return item;
}

/** Take away the notices that stand there. */
export function clearNotices() {
  document.getElementById("messages").replaceChildren();
}

/** Say something to people who listen to the page. */
export function say(text) {
  const said = document.getElementById("said");
  if (said) said.textContent = text;
}
