//! Keeping of networks in the browser, with or without a name.

use serde_json::json;

use crate::NONE;
use crate::harness::{Page, Theme, journey};

/// The list of saved documents.
const LIST: &str = ".document-list";

/// Makes the current network unique.
async fn work(page: &Page, kernel: &str, field: &str) {
    page.open_row(page.rows().await.len() - 1).await;
    page.enter("kernel", kernel).await;
    page.wait_for_figure("receptive field", field).await;
}

async fn names(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.document-name')].map((name) => name.innerText.trim())";
    let found = page.evaluate(script, &[]).await;
    found.as_array().expect("a list").iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

async fn wait_for_names(page: &Page, expected: &[&str]) {
    let script = "return [...document.querySelectorAll('.document-name')].map((name) => name.innerText.trim()).join() === arguments[0]";
    page.wait_for(&format!("{expected:?}"), script, &[json!(expected.join(","))]).await;
}

async fn save_as(page: &Page, name: &str) {
    page.click_button("My networks").await;
    page.type_into("Name of this network", name).await;
    page.press("Enter").await;
    page.wait_for_text(".document-save", "Saved").await;
}

#[tokio::test]
async fn a_document_is_saved_renamed_copied_deleted_and_brought_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        work(&page, "5", "9 × 9").await;
        save_as(&page, "First").await;
        page.press("Escape").await;
        page.wait_for_text("header", "First").await;
        work(&page, "7", "11 × 11").await;

        page.choose_example("One 5×5").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.click_button("My networks").await;
        wait_for_names(&page, &["First"]).await;
        for theme in [Theme::Light, Theme::Dark] {
            page.in_theme(theme).await;
            page.wait_for_settled_look().await;
            assert_eq!(page.axe_violations().await, NONE, "{theme:?}");
        }

        page.choose_from_menu("More actions for First", "Duplicate").await;
        wait_for_names(&page, &["Copy of First", "First"]).await;
        page.choose_from_menu("More actions for Copy of First", "Rename").await;
        page.wait_for_focus("New name for Copy of First").await;
        page.type_text("Second").await;
        page.press("Enter").await;
        wait_for_names(&page, &["Second", "First"]).await;
        let focused =
            "return document.activeElement.querySelector('.document-name')?.innerText.trim() === arguments[0]";
        page.wait_for("the focus on what was renamed", focused, &[json!("Second")]).await;
        page.choose_from_menu("More actions for First", "Delete").await;
        wait_for_names(&page, &["Second"]).await;
        page.wait_for("the focus on what is left", focused, &[json!("Second")]).await;
        page.click_button("Undo").await;
        wait_for_names(&page, &["Second", "First"]).await;

        page.evaluate("document.querySelectorAll('.document-open')[1].click()", &[]).await;
        page.wait_for_no("dialog[open]").await;
        page.wait_for_figure("receptive field", "11 × 11").await;
        page.reload().await;
        work(&page, "3", "7 × 7").await;
        page.click_button("My networks").await;
        wait_for_names(&page, &["First", "Second"]).await;
    })
    .await;
}

#[tokio::test]
async fn a_closed_window_loses_nothing() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x9x9;+conv+8+k3").await;
        page.click_button("My networks").await;
        page.wait_for_text("dialog[open]", "Nothing is saved yet").await;
        page.press("Escape").await;
        work(&page, "5", "5 × 5").await;
        // It leaves no trace, and the next visit begins with another network.
        page.open_document("blog.html").await;
        page.open("#net=input+1x5x5;+conv+2+k3").await;
        page.click_button("My networks").await;
        page.wait_for_text(LIST, "draft").await;
        page.wait_for_text(LIST, "conv 8 k5").await;
        page.evaluate("document.querySelector('.document-open').click()", &[]).await;
        page.wait_for_rows(&["input | 3×9×9", "conv 5×5, 8 | 8×5×5 | 5×5"]).await;

        // Undo after opening restores the previous network, and does not write it into the document.
        page.press("Control+z").await;
        page.wait_for_rows(&["input | 1×5×5", "conv 3×3, 2 | 2×3×3 | 3×3"]).await;
        page.click_button("My networks").await;
        page.wait_for_text(LIST, "conv 8 k5").await;
        assert_eq!(names(&page).await, ["Untitled network"]);
    })
    .await;
}

#[tokio::test]
async fn another_window_is_left_its_document() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        work(&page, "5", "9 × 9").await;
        save_as(&page, "Shared").await;
        page.press("Escape").await;
        let elsewhere = "const key = Object.keys(localStorage).find((key) => key.startsWith('convscope:document:'));
            const kept = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({ ...kept, revision: 'elsewhere', text: 'name Shared\\ninput 1x7x7' });";
        page.evaluate(elsewhere, &[]).await;
        work(&page, "7", "11 × 11").await;
        page.click_button("My networks").await;
        wait_for_names(&page, &["Shared", "Shared"]).await;
        page.wait_for_text(LIST, "input 1x7x7").await;
        page.wait_for_text(LIST, "conv 64 k7").await;
    })
    .await;
}

#[tokio::test]
async fn a_full_storage_is_said_and_survived() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        let full = "Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); }";
        page.run_before_the_program(full).await;
        page.open("").await;
        work(&page, "5", "9 × 9").await;
        page.wait_for_text(".notice-region", "storage is full").await;
        work(&page, "7", "11 × 11").await;
        page.wait_for_address("conv+64+k7").await;
        page.click_button("My networks").await;
        page.wait_for_text("dialog[open] [role=alert]", "storage is full").await;
    })
    .await;
}

#[tokio::test]
async fn a_forbidden_storage_is_said_and_survived() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        let forbidden = "for (const name of ['localStorage', 'sessionStorage']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        }";
        page.run_before_the_program(forbidden).await;
        page.open("").await;
        work(&page, "5", "9 × 9").await;
        page.wait_for_text(".notice-region", "does not let this page save anything").await;
        page.click_button("My networks").await;
        page.wait_for_text("dialog[open] [role=alert]", "does not let this page save anything").await;
    })
    .await;
}

#[tokio::test]
async fn damage_is_shown_and_can_be_deleted() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.run_before_the_program("localStorage['convscope'] = '{'; localStorage['convscope:document:x'] ??= '{'")
            .await;
        page.open("").await;
        page.wait_for_figure("receptive field", "7 × 7").await;
        page.click_button("My networks").await;
        wait_for_names(&page, &["Damaged: cannot be read"]).await;
        assert_eq!(page.axe_violations().await, NONE);
        page.choose_from_menu("More actions for Damaged: cannot be read", "Delete").await;
        page.wait_for_text("dialog[open]", "Nothing is saved yet").await;
    })
    .await;
}

#[tokio::test]
async fn a_document_travels_as_a_file() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.run_before_the_program(NOTE_FILES).await;
        for (network, last) in NETWORKS {
            page.open(&format!("#net={network}")).await;
            page.wait_for_text(".layer-list > li:last-child", last).await;
            let rows = page.rows().await;
            for (button, extension) in [("JSON file", "json"), ("Notation file", "txt")] {
                page.click_button("My networks").await;
                page.click_button(button).await;
                let file =
                    "return window.files?.find(({ name, text }) => name.endsWith(arguments[0]) && text)?.text ?? null";
                let text = page.wait_for("the file", file, &[json!(extension)]).await;
                page.press("Escape").await;
                page.choose_example("One 7×7").await;
                page.wait_for_text("header", "One 7×7").await;
                page.click_button("My networks").await;
                page.wait_for_element(FILE_FIELD).await;
                page.evaluate(CHOOSE_FILE, &[json!(format!("mine.{extension}")), text]).await;
                page.wait_for_no("dialog[open]").await;
                page.wait_for_text(".layer-list > li:last-child", last).await;
                page.wait_for_rows(&rows.iter().map(String::as_str).collect::<Vec<_>>()).await;
            }
            page.open_document("blog.html").await;
        }
        page.open("").await;
        page.click_button("My networks").await;
        page.wait_for_element(FILE_FIELD).await;
        page.evaluate(CHOOSE_FILE, &[json!("mine.txt"), json!("input 3x9x9\nconvv 3")]).await;
        page.wait_for_text("dialog[open] [role=alert]", "convv").await;
    })
    .await;
}

/// The file field, which exists once the dialog is open.
const FILE_FIELD: &str = "dialog[open] input[type=file]";

/// Networks of several kinds, and a word of their last rows.
const NETWORKS: [(&str, &str); 4] = [
    ("input+1x64;+conv+8+k3+d2;+relu", "relu"),
    ("input+3x17x23;+conv+8+k3x5+s2x1+p1,0,2,1+nobias;+maxpool+k3+s2+p1;+deconv+4+k4+s2", "transposed"),
    ("input+4x9x9;+a:+identity;+conv+4+k3+psame;+add+a", "add"),
    ("input+6x12x12;+dwconv+k3+p1;+shuffle+3;+gap;+flatten;+linear+10", "linear"),
];

/// Records the downloads of the page instead of having the browser ask for a location.
const NOTE_FILES: &str = "
    const texts = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        const address = create.call(URL, blob);
        texts.set(address, blob.text());
        return address;
    };
    HTMLAnchorElement.prototype.click = function () {
        const file = { name: this.download };
        window.files = [file, ...(window.files ?? [])];
        texts.get(this.href)?.then((text) => { file.text = text; });
    };
";

/// Chooses a file with a name and a text.
const CHOOSE_FILE: &str = "
    const input = document.querySelector('dialog[open] input[type=file]');
    const data = new DataTransfer();
    data.items.add(new File([arguments[1]], arguments[0]));
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
";
