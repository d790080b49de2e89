// Keys for the desk. Everything they do can be done without them; "キーを止める" on the page leaves this file out.
"use strict";

const one = (selector) => document.querySelector(selector);
let group = one("#out [data-first]") || one("[data-first]");

const fieldsets = () => [...document.querySelectorAll("#check fieldset")];
const asked = (set) => {
  const card = one('input[name="card"]:checked');
  const held = !card || ["valid", "expired"].includes(card.value);
  return held || !["registered", "electronic_certificate"].includes(set.dataset.question);
};

function enter(next) {
  if (!next) return;
  document.querySelectorAll("[data-active]").forEach((other) => other.removeAttribute("data-active"));
  group = next;
  next.setAttribute("data-active", "");
  next.scrollIntoView({ block: "nearest" });
}

function after(set) {
  const all = fieldsets();
  return all.slice(all.indexOf(set) + 1).find(asked);
}

const before = (set) => {
  const all = fieldsets();
  return all.slice(0, Math.max(all.indexOf(set), 0)).reverse().find(asked);
};

const keys = {
  b: () => enter(group.matches("fieldset") ? before(group) : fieldsets()[0]),
  n: () => enter(group.matches("fieldset") ? after(group) : one("fieldset[data-next]")),
  k: () => {
    enter(one("fieldset[data-next]"));
    if (one("#check :checked")) one("#check").dispatchEvent(new Event("change", { bubbles: true }));
  },
  o: () => {
    const all = [...document.querySelectorAll("#out details[data-more]")];
    const open = all.some((more) => !more.open);
    for (const more of all) more.open = open;
  },
};

function go(target) {
  if (target.matches("a, button")) target.click();
  else if (target.matches("ol")) enter(target);
  else if (target.matches("#out")) target.scrollTo(0, 0), target.focus();
  else if (target.matches("section")) target.scrollIntoView(), target.focus();
  else (target.matches("input") ? target : target.querySelector("input")).select();
}

function choose(digit) {
  const chosen = group && group.querySelector(`[data-choose="${digit}"]`);
  if (!chosen) return;
  chosen.click();
  const set = group.closest("fieldset");
  if (set && !set.querySelector('[type="checkbox"]')) enter(after(set));
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const typing = event.target.matches('input:not([type="radio"]):not([type="checkbox"])');
  if (typing && event.key === "Escape") return event.target.blur();
  if (typing) return;
  const target = one(`[data-key="${CSS.escape(event.key)}"]`);
  if (/^[0-9]$/.test(event.key)) choose(event.key);
  else if (event.key in keys) keys[event.key]();
  else if (target) go(target);
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:after:swap", () => {
  const next = one("#out").dataset.next;
  for (const set of fieldsets()) set.toggleAttribute("data-next", next === set.dataset.question);
  const list = one("#out [data-first]");
  if (list) {
    document.activeElement.blur();
    enter(list);
  } else if (!group.isConnected) enter(one(`[data-key="${group.dataset.key || "f"}"]`));
});

for (const kind of ["focusin", "click"]) {
  one("#check").addEventListener(kind, (event) => {
    const set = event.target.closest("fieldset");
    if (set && set !== group && (kind === "focusin" || event.target.closest("legend"))) enter(set);
  });
}

window.addEventListener("beforeprint", () => {
  for (const more of document.querySelectorAll("#out details[data-more]")) more.open = true;
});

one("#code[autofocus]")?.select();
one(".desk").classList.add("desk--keys");
enter(group);
