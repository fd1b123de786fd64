// The page of the original beside a record, without loading the record anew. All works without this, too.
"use strict";

const SCALE = 2; // pixels a point in pictures of pages

function pane() {
  return document.getElementById("kilde");
}

function scrollToMark(sheet, image, marks) {
  const spots = (marks || "").split(";")[0].split(":")[1];
  const top = spots && spots.includes(",") ? Number(spots.split(",")[1]) : 0;
  const shown = (top * SCALE * image.clientWidth) / (image.naturalWidth || image.clientWidth);
  sheet.scrollTop = Math.max(0, shown - sheet.clientHeight / 3);
}

async function tellFault(image, fault) {
  const answer = await fetch(image.src);
  fault.textContent = answer.ok ? "" : await answer.text();
}

function watch(image, sheet, fault, marks) {
  image.addEventListener("load", () => {
    image.hidden = false;
    if (sheet) scrollToMark(sheet, image, marks);
    if (fault) fault.textContent = "";
  });
  image.addEventListener("error", () => {
    image.hidden = true;
    if (fault) tellFault(image, fault);
  });
}

function showText(link, aside, sheet) {
  // a text without layout has no picture: its page is fetched, and its lines are shown
  fetch(link.dataset.picture).then(async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const lines = page.querySelector(".lines") || page.querySelector(".fault");
    if (lines) {
      sheet.replaceChildren(document.importNode(lines, true));
      const mark = sheet.querySelector("mark");
      if (mark) sheet.scrollTop = mark.offsetTop - sheet.offsetTop - sheet.clientHeight / 3;
    }
  });
}

function show(link) {
  const aside = pane();
  const sheet = aside.querySelector(".sheet");
  const fault = aside.querySelector("[data-shows=fault]");
  for (const other of document.querySelectorAll("a[data-picture][aria-current]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  aside.hidden = false;
  aside.closest("[data-beside]").classList.add("open");
  aside.querySelector("[data-shows=page]").textContent = link.dataset.page;
  aside.querySelector("[data-shows=whole]").href = link.dataset.picture;
  const box = link.dataset.marks.split(";")[0].includes(",");
  if (box) {
    const image = document.createElement("img");
    image.alt = aside.dataset.alt;
    image.hidden = true;
    watch(image, sheet, fault, link.dataset.marks);
    image.src = link.dataset.picture.replace("?", ".png?");
    sheet.replaceChildren(image);
  } else {
    showText(link, aside, sheet);
  }
  history.replaceState(null, "", link.getAttribute("href"));
  if (window.matchMedia("(max-width: 68rem)").matches) aside.scrollIntoView({ block: "start" });
}

function close(aside) {
  const link = document.querySelector("a[data-picture][aria-current]");
  aside.hidden = true;
  aside.closest("[data-beside]").classList.remove("open");
  history.replaceState(null, "", location.pathname);
  if (link) {
    link.removeAttribute("aria-current");
    link.focus();
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-picture]");
  if (!link || !pane() || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  show(link);
});

document.addEventListener("DOMContentLoaded", () => {
  const aside = pane();
  if (!aside) return;
  const sheet = aside.querySelector(".sheet");
  const image = aside.querySelector("img");
  const fault = aside.querySelector("[data-shows=fault]");
  if (image && image.getAttribute("src")) {
    const marks = new URLSearchParams(location.search).get("vis") || "";
    if (image.complete && image.naturalWidth) scrollToMark(sheet, image, marks);
    else if (image.complete) {
      image.hidden = true;
      tellFault(image, fault);
    }
    watch(image, sheet, fault, marks);
  }
  const button = aside.querySelector("[data-close]");
  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => close(aside));
    aside.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close(aside);
    });
  }
});
