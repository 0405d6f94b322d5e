// The intake pages: each dropped or chosen file is sent at once, and its card comes back.
// Without this file the same form works by its buttons.

import { notify } from "./notice.js";

const form = document.getElementById("intake");
const drop = document.getElementById("drop");
const files = document.getElementById("files");
const pieces = document.getElementById("pieces");
const blank = document.getElementById("blank-piece");
const limit = Number(form?.dataset.limit);

/** Whether a text or a file stands for the article already. */
function hasArticle() {
  const text = form.elements.namedItem("text");
  const roles = [...form.querySelectorAll("[name$='-role']")];
  return Boolean(text?.value.trim()) || roles.some((role) => role.value === "article");
}

/** A card in the list, made from HTML that the server escaped. */
function addCard(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const added = [...holder.content.children];
  pieces.append(...added);
  for (const card of added) {
    htmx.process(card);
    offerRemoval(card);
    takeTitle(card);
  }
  return added;
}

function refuse(sentence) {
  const said = document.createElement("p");
  said.className = "card card-bad error refusal";
  said.setAttribute("role", "alert");
  said.textContent = sentence;
  pieces.append(said);
}

async function send(file) {
  if (file.size > limit) {
    refuse(`“${file.name}” is larger than ${limit / 1e6} MB. Split it, or paste the part that the article rests on.`);
    return;
  }
  const data = new FormData();
  data.append("purpose", form.dataset.purpose);
  data.append("has_article", hasArticle() ? "yes" : "no");
  const desk = form.elements.namedItem("desk");
  if (desk) data.append("desk", desk.value);
  data.append("files", file);
  const token = form.elements.namedItem("csrfmiddlewaretoken").value;
  const answer = await fetch(form.dataset.add, {
    method: "POST", body: data, headers: { "X-CSRFToken": token }, redirect: "manual",
  });
  if (answer.ok || answer.status === 422) addCard(await answer.text());
  else if (answer.type === "opaqueredirect") sayThatTheSessionEnded();
  else refuse(`“${file.name}” could not be received (error ${answer.status}). Try again, or paste its text.`);
}

function sayThatTheSessionEnded() {
  const link = { href: location.href, text: "Sign in" };
  notify("Your session has ended. Sign in in another tab, then try again here: what you typed is still on this page.", "error", { link });
  document.querySelector("#messages a")?.setAttribute("target", "_blank");
}

/** Whether the form may be sent: after a new sign-in it needs the new token, and without one
    sending it would lose every word of it. */
async function mayBeSent() {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (!answer.ok) {
    sayThatTheSessionEnded();
    return false;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("#intake [name='csrfmiddlewaretoken']");
  if (token) form.elements.namedItem("csrfmiddlewaretoken").value = token.value;
  return true;
}

async function sendForm(event) {
  if (form.dataset.checked === "yes") return;
  event.preventDefault();
  try {
    if (!(await mayBeSent())) return;
  } catch {
    notify("The server did not answer. What you typed is still here; try again in a moment.");
    return;
  }
  form.dataset.checked = "yes";
  form.requestSubmit(event.submitter);
}

/** One after the other, so that the first file is the article and cards keep their order. */
async function sendAll(list) {
  const wait = document.createElement("p");
  wait.className = "muted reading";
  wait.setAttribute("role", "status");
  drop.append(wait);
  for (const file of list) {
    wait.textContent = `Sending ${file.name}…`;
    try {
      await send(file);
    } catch {
      notify(`“${file.name}” did not get through. Check the connection and drop it again; what you typed is still here.`);
    }
  }
  wait.remove();
}

function addBlank() {
  const numbers = [...pieces.querySelectorAll("[name='piece']")].map((key) => Number(/^p(\d+)$/.exec(key.value)?.[1] ?? 0));
  const key = `p${Math.max(0, ...numbers) + 1}`;
  const [card] = addCard(blank.innerHTML.replaceAll("piece-p0", `piece-${key}`).replaceAll("p0-", `${key}-`).replaceAll('value="p0"', `value="${key}"`));
  card.querySelector("textarea").focus();
}

function offerRemoval(root) {
  for (const button of root.querySelectorAll("[data-remove]")) button.hidden = false;
}

/** What the file says of its title goes where nothing was typed. */
function takeTitle(root) {
  const seen = root.matches?.(".upload") ? root : root.querySelector(".upload");
  const title = seen?.dataset.title;
  const card = seen?.closest(".piece");
  if (!title || !card) return;
  const isArticle = card.querySelector("[name$='-role']")?.value === "article";
  const field = isArticle ? form.elements.namedItem("title") : card.querySelector("[name$='-title']");
  if (field && !field.value.trim()) field.value = title;
}

/** A file that cannot be used is left out, so that it does not keep the rest from being sent. */
function leaveOut(root) {
  const seen = root.matches?.(".upload") ? root : root.querySelector(".upload");
  const role = seen?.closest(".piece")?.querySelector("[name$='-role']");
  if (role && seen.dataset.state === "refused") role.value = "leave";
}

if (form) {
  offerRemoval(form);
  document.getElementById("form-error")?.focus();
  files.addEventListener("change", async () => {
    const chosen = [...files.files];
    files.value = "";
    await sendAll(chosen);
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop") sendAll([...event.dataTransfer.files]);
    });
  }
  form.addEventListener("click", (event) => {
    const remove = event.target.closest("[data-remove]");
    if (remove) document.getElementById(remove.dataset.remove)?.remove();
    if (event.target.closest("#paste")) {
      event.preventDefault();
      addBlank();
    }
  });
  form.addEventListener("submit", sendForm);
  window.addEventListener("pageshow", () => { form.dataset.checked = ""; });
  form.addEventListener("htmx:afterSettle", ({ detail }) => {
    leaveOut(detail.elt);
    takeTitle(detail.elt);
  });
}
