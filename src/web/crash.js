// The notice of a program that has stopped. It works without the program: src/crash.rs hands it all texts.

document.addEventListener("convscope:crash", ({ detail }) => {
  const make = (tag, text = "", className = "") => Object.assign(document.createElement(tag), { textContent: text, className });
  const notice = make("div", "", "crash");
  notice.setAttribute("role", "alertdialog");
  notice.setAttribute("aria-label", detail.sentence);
  const report = make("pre", detail.report, "crash-report");
  report.tabIndex = 0;
  const reload = make("button", detail.reload, "button button-primary");
  reload.onclick = () => location.reload();
  const copy = make("button", detail.copy, "button");
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(detail.report);
      copy.textContent = detail.copied;
    } catch {
      // Without access to the clipboard the text is selected, ready to be copied by hand.
      getSelection().selectAllChildren(report);
    }
  };
  const buttons = make("div", "", "crash-buttons");
  buttons.append(reload, copy);
  notice.append(make("p", detail.sentence, "crash-sentence"), make("p", detail.saved), report, buttons);
  document.body.append(notice);
  reload.focus();
});
