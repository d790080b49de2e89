// Keys for the desk. Everything they do can be done without them; "キーを止める" on the page leaves this file out.
"use strict";

let group = document.querySelector("#out [data-first]") || document.querySelector("[data-first]");

const fieldsets = () => [...document.querySelectorAll("#check fieldset[data-question]")];
const asked = (set) => {
  const card = document.querySelector('input[name="card"]:checked');
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

function go(target) {
  if (target.matches("input")) return target.select();
  if (target.matches("button")) return target.hidden || target.click();
  if (target.matches("ol, fieldset")) return enter(target);
  (target.querySelector("input") || target).focus();
}

function choose(digit) {
  const choices = group ? group.querySelectorAll("[data-choose]") : [];
  const chosen = choices[(Number(digit) || 10) - 1];
  if (!chosen) return;
  chosen.click();
  const set = group.closest("fieldset");
  if (set && !set.querySelector('[type="checkbox"]')) enter(after(set));
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const typing = event.target.matches('input:not([type="radio"]):not([type="checkbox"]), textarea');
  if (event.key === "Escape" && typing) return event.target.blur();
  if (typing) return;
  if (/^[0-9]$/.test(event.key)) choose(event.key);
  else if (event.key === "n" && group) enter(group.matches("fieldset") ? after(group) : fieldsets()[0]);
  else {
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target) return;
    go(target);
  }
  event.preventDefault();
});

enter(group);
