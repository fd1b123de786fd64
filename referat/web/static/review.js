// Reviewing by the keyboard alone. Every key presses a button that is there to be clicked, too.
"use strict";

const KEYS_OFF = "referat-keys-off";

function isWriting(element) {
  return Boolean(element.closest("input:not([type=checkbox]), select, textarea"));
}

function startWriting() {
  const field = document.querySelector("[data-value]");
  if (!field) return false;
  field.focus();
  if (field.select) field.select();
  return true;
}

function press(key) {
  if (key === "r") return startWriting();
  if (key === "h") {
    const why = document.querySelector("[data-why]");
    if (why) why.focus();
    return Boolean(why);
  }
  if (key === "p" && document.querySelector("[data-start]")) {
    history.back();
    return true;
  }
  const button = document.querySelector(`[data-key="${key}"]`);
  if (button) button.click();
  return Boolean(button);
}

// the page comes with its place in view, as it does where a value was clicked on (see room.js)
function showMark() {
  const beside = document.querySelector("[data-marks]");
  const sheet = document.querySelector("#kilde .sheet");
  if (!beside || !sheet) return;
  const image = sheet.querySelector("img");
  const mark = sheet.querySelector("mark");
  if (image && image.complete) scrollToMark(sheet, image, beside.dataset.marks);
  else if (image) image.addEventListener("load", () => scrollToMark(sheet, image, beside.dataset.marks));
  if (mark) sheet.scrollTop = mark.offsetTop - sheet.offsetTop - sheet.clientHeight / 3;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isWriting(event.target)) {
    if (event.key === "Escape") {
      event.target.blur();
      document.querySelector("[data-start]").focus();
    } else if (event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      document.querySelector('[value="corrected"]').click();
    }
    return;
  }
  if (document.body.classList.contains("no-keys")) return;
  if (press(event.key)) event.preventDefault();
});

// a value that was clicked on, and stands beside its record, can be corrected from there
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-edit]");
  const way = document.querySelector("[data-shows=edit]");
  if (!link || !way) return;
  way.href = `${link.dataset.edit}&fra=${encodeURIComponent(location.pathname)}`;
  way.hidden = false;
});

document.addEventListener("DOMContentLoaded", () => {
  const box = document.querySelector("[data-keys]");
  const off = localStorage.getItem(KEYS_OFF) === "1";
  document.body.classList.toggle("no-keys", off);
  if (box) {
    box.checked = !off;
    box.addEventListener("change", () => {
      localStorage.setItem(KEYS_OFF, box.checked ? "0" : "1");
      document.body.classList.toggle("no-keys", !box.checked);
    });
  }
  const told = document.querySelector("[data-told] p");
  if (told) {
    // a region that is there when the page comes is not read aloud; one that changes is
    const said = told.cloneNode(true);
    told.remove();
    setTimeout(() => document.querySelector("[data-told]").append(said), 60);
  }
  showMark();
  const start = document.querySelector("[data-start]");
  if (start) start.focus({ preventScroll: true });
});
