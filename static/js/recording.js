// The player of a source's recording. `#t=751` in the page's address plays from that second and
// shows the passage. Without this file the player's own address holds the time.

const player = document.querySelector("#recording :is(audio, video)");

/** The second that the page's address asks for, or null. */
function asked() {
  const found = /^#t=(\d+)$/.exec(location.hash);
  return found ? Number(found[1]) : null;
}

function playFrom(second) {
  const seek = () => { player.currentTime = second; };
  if (player.readyState >= HTMLMediaElement.HAVE_METADATA) seek();
  else player.addEventListener("loadedmetadata", seek, { once: true });
  // A browser may refuse to play before a click on the page: then the player waits at the place.
  player.play().catch(() => player.load());
}

function follow() {
  const second = asked();
  if (!player || second === null) return;
  const passage = document.getElementById("passage");
  passage?.scrollIntoView({ block: "center" });
  passage?.focus({ preventScroll: true });
  playFrom(second);
}

addEventListener("hashchange", follow);
follow();
