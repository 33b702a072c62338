//! Reading of the page's numbers, rows, sentence and timeline.

use serde_json::{Value, json};

use super::Page;
use super::patience::Patience;

impl Page {
    /// The key figure with a name, as written: `7 × 7`.
    pub(crate) async fn figure(&self, name: &str) -> String {
        let script = "const figures = [...document.querySelectorAll('.figure')];
            const named = (figure) => figure.querySelector('.figure-label')?.textContent === arguments[0];
            return figures.find(named)?.querySelector('.figure-number').textContent ?? null;";
        text(&self.wait_for(&format!("a number called “{name}”"), script, &[json!(name)]).await)
    }

    /// Waits until the key figure with a name has a value.
    pub(crate) async fn wait_for_figure(&self, name: &str, number: &str) {
        let patience = Patience::new();
        loop {
            let shown = self.figure(name).await;
            if shown == number {
                return;
            }
            patience.look_again(|| format!("the {name} is {shown} and should become {number}")).await;
        }
    }

    /// Opens the derivation of the key figure with a name.
    pub(crate) async fn open_figure(&self, name: &str) {
        let script = "const figures = [...document.querySelectorAll('.figure')];
            const figure = figures.find((figure) => figure.querySelector('.figure-label')?.textContent === arguments[0]);
            if (figure) figure.dataset.journey = arguments[0];
            return Boolean(figure);";
        self.wait_for(&format!("a number called “{name}”"), script, &[json!(name)]).await;
        self.click_on(&format!("[data-journey='{name}'] > summary"), 0.5, 0.5).await;
        // The derivation is mounted later, and moves what is below.
        self.wait_for_element(&format!("[data-journey='{name}'][open] .figure-body > *")).await;
    }

    /// The rows of the layer list, input first, each as title, output shape and field: `conv 3×3, 64 | 64×15×15 | 3×3`.
    pub(crate) async fn rows(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.layer-list > li')].map((row) =>
            ['.layer-title', '.layer-shape', '.layer-field'].map((part) => row.querySelector(part)?.textContent.trim())
                .filter(Boolean).join(' | '));";
        texts(&self.evaluate(script, &[]).await)
    }

    /// Waits until the rows of the layer list have these texts.
    pub(crate) async fn wait_for_rows(&self, rows: &[&str]) {
        let patience = Patience::new();
        loop {
            let shown = self.rows().await;
            if shown == rows {
                return;
            }
            patience.look_again(|| format!("the rows are {shown:#?} and should become {rows:#?}")).await;
        }
    }

    /// Opens a row by a click on its header, unless it is open; the input's is number 0.
    pub(crate) async fn open_row(&self, number: usize) {
        let row = format!(".layer-list > li:nth-child({})", number + 1);
        let is_open = "return document.querySelector(arguments[0])?.hasAttribute('data-selected') ?? false";
        if self.evaluate(is_open, &[json!(row)]).await == false {
            let head = format!("{row} .layer-head");
            self.scroll_to(&head).await;
            self.click_on(&head, 0.3, 0.3).await;
        }
        self.wait_for_element(&format!("{row}[data-selected]")).await;
    }

    /// Selects the layer of a row, by a click on its field size.
    pub(crate) async fn look_at_row(&self, number: usize) {
        self.click_on(&format!(".layer-list > li:nth-child({}) .layer-look", number + 1), 0.5, 0.5).await;
    }

    /// The problems in the rows of the layer list.
    pub(crate) async fn problems_of_rows(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('.layer-list > li')].map((row) =>
            row.querySelector('.layer-problem')?.textContent.trim() ?? '');";
        texts(&self.evaluate(script, &[]).await)
    }

    /// The sentence about the selected unit, without the joiners that keep ranges on one line.
    pub(crate) async fn sentence(&self) -> String {
        self.text_of("#unit-sentence").await.replace('\u{2060}', "")
    }

    /// Waits until the sentence contains a text.
    pub(crate) async fn wait_for_sentence(&self, words: &str) {
        let patience = Patience::new();
        loop {
            let sentence = self.sentence().await;
            if sentence.contains(words) {
                return;
            }
            patience.look_again(|| format!("the sentence says “{sentence}” and should say “{words}”")).await;
        }
    }

    /// The position of the timeline, in words.
    pub(crate) async fn timeline(&self) -> String {
        let script = "return document.querySelector('.timeline [role=slider]')?.ariaValueText ?? null";
        text(&self.wait_for("a timeline", script, &[]).await)
    }

    /// Waits until the timeline is at a position.
    pub(crate) async fn wait_for_timeline(&self, place: &str) {
        let patience = Patience::new();
        loop {
            let now = self.timeline().await;
            if now == place {
                return;
            }
            patience.look_again(|| format!("the timeline stands at “{now}” and should at “{place}”")).await;
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map(str::to_owned).expect("it is text")
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().expect("it is a list").iter().map(text).collect()
}
