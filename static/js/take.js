// Buttons for what the device itself can do: print, share, copy. Without scripts the page says how to do it by hand.
"use strict";

const able = {
  print: () => "print" in window,
  share: () => "share" in navigator,
  copy: () => "clipboard" in navigator && !("share" in navigator),
};
const act = {
  print: () => window.print(),
  share: (button) => navigator.share({ title: document.title, url: button.dataset.address }).catch(() => {}),
  copy: (button) =>
    navigator.clipboard.writeText(button.dataset.address).then(() => {
      button.textContent = button.dataset.done;
    }),
};
for (const button of document.querySelectorAll("[data-take]")) {
  const kind = button.dataset.take;
  if (able[kind]()) {
    button.hidden = false;
    button.addEventListener("click", () => act[kind](button));
    for (const byHand of document.querySelectorAll(`[data-by-hand="${kind}"]`)) byHand.hidden = true;
  }
}
