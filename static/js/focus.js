// After a step was swapped in, the focus goes where a new page would start: the errors, or else the heading.
document.addEventListener("htmx:afterSettle", function () {
  var target = document.getElementById("error-summary") || document.querySelector("main h1");
  if (target && !document.activeElement.closest("[data-keeps-focus]")) {
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }
});
