//! Tests of the harness itself, on a few controls.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::patience::pause_after;
use super::{Page, Theme, journey, site};
use crate::NONE;

/// Replaces the content of the page. Its content security policy stays in force.
async fn show(page: &Page, content: &str) {
    page.open("").await;
    page.evaluate("document.body.innerHTML = arguments[0]", &[json!(content)]).await;
}

/// Makes the page record every event of a kind, as `data-heard` on its body.
async fn listen(page: &Page, kind: &str, detail: &str) {
    let script = format!("addEventListener('{kind}', (event) => {{ document.body.dataset.heard = {detail} }}, true)");
    page.evaluate(&script, &[]).await;
}

async fn heard(page: &Page) -> String {
    let script = "return document.body.dataset.heard ?? null";
    page.wait_for("an event", script, &[]).await.as_str().map(str::to_owned).expect("it is text")
}

#[test]
fn looks_are_frequent_at_first_and_rarer_later() {
    let milliseconds = Duration::from_millis;
    assert_eq!(pause_after(Duration::ZERO), milliseconds(5));
    assert_eq!(pause_after(milliseconds(160)), milliseconds(20));
    assert_eq!(pause_after(milliseconds(10_000)), milliseconds(50));
}

#[test]
fn the_main_journeys_exist() {
    let program = std::env::current_exe().expect("a test is a program");
    let listed = std::process::Command::new(program).args(["--list", "--format", "terse"]).output();
    let listed = String::from_utf8(listed.expect("it lists its tests").stdout).expect("names are text");
    let exists = |journey: &&str| listed.lines().any(|line| line.strip_suffix(": test") == Some(*journey));
    let main = include_str!("../main_journeys.txt").lines().filter(|line| !line.starts_with('#'));
    let (known, unknown): (Vec<&str>, Vec<&str>) = main.partition(exists);
    assert_eq!(unknown, NONE, "main journeys that are none");
    assert!(known.len() > 15, "{known:?}");
}

#[test]
fn no_address_leads_out_of_the_site() {
    for (target, file) in [
        ("/", "index.html"),
        ("/?first", "index.html"),
        ("/worker.js?a1b2", "worker.js"),
        ("/snippets/a.js", "snippets/a.js"),
        ("/../../etc/passwd", "etc/passwd"),
    ] {
        assert_eq!(site::file(target), Path::new(file), "{target}");
    }
    assert_eq!(site::content_type(&site::file("/worker.js?a1b2")), "text/javascript");
    assert_eq!(site::content_type(&site::file("/?first")), "text/html; charset=utf-8");
}

#[tokio::test]
async fn controls_are_found_by_their_accessible_names() {
    journey(|page| async move {
        let controls = "<main><button aria-label='Undo'>x</button><button hidden>Redo</button>
            <label>Kernel <input type='number' value='3'></label>
            <label>Kind <select><option value='c'>conv</option><option value='p'>pool</option></select></label></main>";
        show(&page, controls).await;
        assert_eq!(page.names_of("button").await, ["Undo"]);
        assert_eq!(page.value_of("Kernel").await, "3");

        page.type_into("Kernel", "15").await;
        assert_eq!(page.value_of("Kernel").await, "15");
        assert_eq!(page.focused_name().await, "Kernel");

        page.press("Shift+Tab").await;
        assert_eq!(page.focused_name().await, "Undo");

        page.choose("Kind", "pool").await;
        assert_eq!(page.value_of("Kind").await, "p");

        listen(&page, "click", "event.target.ariaLabel").await;
        page.click_button("Undo").await;
        assert_eq!(heard(&page).await, "Undo");
    })
    .await;
}

#[tokio::test]
async fn chords_arrive_as_one() {
    journey(|page| async move {
        show(&page, "<main><input aria-label='Name'></main>").await;
        page.click(&["textbox"], "Name").await;
        page.type_text("héllo").await;
        assert_eq!(page.value_of("Name").await, "héllo");

        listen(&page, "keydown", "`${event.ctrlKey} ${event.shiftKey} ${event.code}`").await;
        page.press("Control+Shift+z").await;
        assert_eq!(heard(&page).await, "true true KeyZ");
    })
    .await;
}

#[tokio::test]
async fn the_mouse_goes_where_it_is_told() {
    journey(|page| async move {
        page.at_size(400, 300, 2.0).await;
        show(&page, "<main><canvas width='200' height='100'></canvas><p>end</p></main>").await;
        assert_eq!(
            page.evaluate("return [innerWidth, innerHeight, devicePixelRatio]", &[]).await,
            json!([400, 300, 2])
        );

        let place = "`${event.type} ${event.target.tagName} ${event.offsetX} ${event.offsetY}`";
        listen(&page, "pointermove", place).await;
        page.hover_over("canvas", 0.5, 0.25).await;
        assert_eq!(heard(&page).await, "pointermove CANVAS 100 25");

        listen(&page, "click", place).await;
        page.click_on("canvas", 0.1, 0.1).await;
        assert_eq!(heard(&page).await, "click CANVAS 20 10");

        page.drag_to("canvas", "p", 0.5).await;
        // Pressed on one and released on the other, it is a click on their common parent.
        assert!(heard(&page).await.starts_with("click MAIN"));
    })
    .await;
}

#[tokio::test]
async fn a_fingerprint_follows_every_pixel() {
    journey(|page| async move {
        show(&page, "<canvas width='20' height='20'></canvas>").await;
        let empty = page.canvas_pixels("canvas").await;
        assert_eq!(page.painted_pixels("canvas").await, 0);

        page.evaluate("document.querySelector('canvas').getContext('2d').fillRect(3, 4, 1, 1)", &[]).await;
        assert_ne!(page.canvas_pixels("canvas").await, empty);
        assert_eq!(page.painted_pixels("canvas").await, 1);

        page.evaluate("document.querySelector('canvas').getContext('2d').clearRect(0, 0, 9, 9)", &[]).await;
        assert_eq!(page.canvas_pixels("canvas").await, empty);
    })
    .await;
}

#[tokio::test]
async fn the_visitor_is_who_we_say() {
    journey(|page| async move {
        page.in_theme(Theme::Dark).await;
        page.with_reduced_motion().await;
        page.in_language("zh-CN").await;
        page.open("?first").await;
        let script = "return [matchMedia('(prefers-color-scheme: dark)').matches,
            matchMedia('(prefers-reduced-motion: reduce)').matches, navigator.language]";
        assert_eq!(page.evaluate(script, &[]).await, json!([true, true, "zh-CN"]));

        page.open("?second").await;
        page.go_back().await;
        page.wait_for_address("?first").await;
        page.go_forward().await;
        page.reload().await;
        page.wait_for_address("?second").await;
        assert_eq!(page.evaluate(script, &[]).await, json!([true, true, "zh-CN"]));
    })
    .await;
}

#[tokio::test]
async fn complaints_are_noticed() {
    journey(|page| async move {
        show(&page, "<main><h1>Alone</h1><p>text</p><button></button></main>").await;
        assert_eq!(page.text_of("p").await, "text");
        page.wait_for_text("h1", "Alone").await;
        let violations = page.axe_violations().await;
        assert!(violations.iter().any(|violation| violation.starts_with("button-name")), "{violations:?}");

        assert_eq!(page.console_errors().await, NONE);
        // The policy forbids both: each must be reported, and neither may run.
        let inline = "const script = document.createElement('script');
            script.text = 'window.ran = 1';
            document.body.append(script);";
        page.evaluate(inline, &[]).await;
        page.evaluate("fetch('http://127.0.0.1:9/').catch(() => {})", &[]).await;
        assert_eq!(page.evaluate("return window.ran ?? 0", &[]).await, 0);
        let errors = page.console_errors().await.join("\n");
        assert!(errors.contains("script-src 'self'") && errors.contains("connect-src 'self'"), "{errors}");
        assert_eq!(page.foreign_requests().await, NONE);

        page.open_document(site::CARELESS).await;
        assert_eq!(page.foreign_requests().await, ["http://elsewhere.invalid/pixel.png"]);
        assert!(page.console_errors().await.join("").contains("pixel.png"));
    })
    .await;
}
