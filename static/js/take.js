// Buttons for what the device itself can do: print, share, copy. Without scripts the page says how to do it by hand.
"use strict";

const able = {
  print: () => "print" in window,
  share: () => "share" in navigator,
  copy: () => "clipboard" in navigator && !("share" in navigator),
  text: () => "clipboard" in navigator,
};
const put = (button, text) =>
  navigator.clipboard.writeText(text).then(() => {
    button.textContent = button.dataset.done;
  });
const act = {
  print: () => window.print(),
  share: (button) => navigator.share({ title: document.title, url: button.dataset.address }).catch(() => {}),
  copy: (button) => put(button, button.dataset.address),
  text: (button) => put(button, document.querySelector(button.dataset.text).textContent),
};

function show() {
  for (const button of document.querySelectorAll("[data-take][hidden]")) {
    const kind = button.dataset.take;
    if (able[kind]()) {
      button.hidden = false;
      button.addEventListener("click", () => act[kind](button));
      for (const byHand of document.querySelectorAll(`[data-by-hand="${kind}"]`)) byHand.hidden = true;
    }
  }
}

show();
document.addEventListener("htmx:after:swap", show);
