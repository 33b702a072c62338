// What an author may add: a button that steers a figure.

for (const button of document.querySelectorAll("[data-play]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.play).play());
}
