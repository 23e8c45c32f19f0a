// All of this is comfort: the page says the same without it.
(function () {
  "use strict";
  var keys = document.querySelector(".keys");
  if (keys) keys.hidden = false;
  // On a small screen earlier sentences are folded until they are asked for.
  if (matchMedia("(max-width: 45.99rem)").matches) {
    document.querySelectorAll("details.cands").forEach(function (one) { one.open = false; });
  }
  // What is folded is printed too.
  var closed = [];
  addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    closed.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    closed.forEach(function (one) { one.open = false; });
  });
  addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      document.body.classList.add("quiet");
      return;
    }
    if (event.key !== "n" && event.key !== "p") return;
    var open = Array.prototype.slice.call(document.querySelectorAll(".seg:not(.is-ready)"));
    var line = innerHeight / 3;
    var next = event.key === "n"
      ? open.find(function (one) { return one.getBoundingClientRect().top > line + 2; })
      : open.reverse().find(function (one) { return one.getBoundingClientRect().top < line - 2; });
    if (!next) return;
    scrollTo(0, scrollY + next.getBoundingClientRect().top - line);
    var link = next.querySelector("h3 a");
    if (link) link.focus({ preventScroll: true });
  });
  // A tip sent away with Escape comes back at the next term.
  addEventListener("mouseover", function (event) {
    if (!event.target.closest || !event.target.closest(".term")) document.body.classList.remove("quiet");
  });
  addEventListener("focusin", function () { document.body.classList.remove("quiet"); });
})();
