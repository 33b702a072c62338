//! Words on the page, visible or for screen readers.

use serde_json::json;

use super::Page;

impl Page {
    /// From the next opening on, records what the page writes on canvases.
    pub(crate) async fn note_written_words(&self) {
        let script = "window.written = new Set();
            const write = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
                window.written.add(text);
                return write.call(this, text, ...rest);
            };";
        self.run_before_the_program(script).await;
    }

    /// The Latin words anywhere on the page that are not among `terms`, each with the text that contains it: in visible elements and those
    /// for screen readers except code, in tooltips, and on canvases.
    pub(crate) async fn foreign_words(&self, terms: &[&str]) -> Vec<String> {
        let script = "const texts = new Set([document.title, ...(window.written ?? [])]);
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.closest('noscript, script, .code')) texts.add(walker.currentNode.data);
            }
            const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt'];
            for (const name of spoken) {
                for (const element of document.querySelectorAll(`[${name}]`)) texts.add(element.getAttribute(name));
            }
            const found = [];
            for (const text of texts) {
                const foreign = (text.match(/[A-Za-z]{2,}/g) ?? []).filter((word) => !arguments[0].includes(word));
                if (foreign.length > 0) found.push(`${foreign.join(' ')} (“${text.trim()}”)`);
            }
            return found;";
        let found = self.evaluate(script, &[json!(terms)]).await;
        let found = found.as_array().expect("the answer is a list");
        found.iter().filter_map(|words| words.as_str().map(str::to_owned)).collect()
    }

    /// The names of the menu buttons.
    pub(crate) async fn names_of_menus(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('[aria-haspopup=menu]')]
            .map((button) => button.ariaLabel ?? button.textContent.trim());";
        let names = self.evaluate(script, &[]).await;
        let names = names.as_array().expect("the answer is a list");
        names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
    }
}
