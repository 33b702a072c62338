//! Offline use, in a room without a connection.

use serde_json::json;

use crate::harness::{Page, journey};
use crate::{STAGE, THREE_THREES};

/// Waits until the whole page is cached for the next visit.
async fn wait_until_kept(page: &Page) {
    let script = "return navigator.serviceWorker.controller?.state === 'activated'";
    page.wait_for("the page to be kept", script, &[]).await;
}

#[tokio::test]
async fn after_one_visit_the_page_works_without_a_connection() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        wait_until_kept(&page).await;
        page.open_row(3).await;
        page.enter("kernel", "5").await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        page.wait_for_address("conv+64+k5").await;
        page.lose_the_connection();
        page.reload().await;
        page.wait_for_figure("receptive field", "9 × 9").await;
        page.open("?again#net=input+3x15x15;+conv+64+k3+p1").await;
        page.wait_for_figure("receptive field", "3 × 3").await;
        // Files that are loaded on demand are cached too.
        page.click_button("Share").await;
        let code = "return [...document.querySelectorAll('.share-part textarea')].some(({ value }) => value.includes('nn.Conv2d('))";
        page.wait_for("code", code, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_stuck_with_an_old_version() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        let leave_old =
            "if (!sessionStorage.visited) caches.open(`convscope:${new URL('./', location.href).href}:old`);
            sessionStorage.visited = 1;";
        page.run_before_the_program(leave_old).await;
        page.open("").await;
        wait_until_kept(&page).await;
        let names = "const done = arguments[arguments.length - 1]; caches.keys().then(done)";
        let kept = page.evaluate_later(names).await;
        let kept = kept.as_array().expect("a list");
        assert_eq!(kept.len(), 1, "{kept:?}");
        assert!(!kept[0].as_str().expect("a name").ends_with(":old"), "{kept:?}");

        let spoil = "const done = arguments[arguments.length - 1];
            caches.keys().then(([name]) => caches.open(name))
                .then((cache) => cache.put(new URL('./', location.href), new Response('an old version'))).then(done)";
        page.evaluate_later(spoil).await;
        page.reload().await;
        page.leave_the_opening().await;
        page.wait_for_rows(&THREE_THREES).await;
    })
    .await;
}

#[tokio::test]
async fn one_file_from_a_disk_grows_to_seven_by_seven() {
    journey(|page| async move {
        page.lose_the_connection();
        page.open_file("offline/convscope.html").await;
        page.wait_for_control(&["button"], "Pause").await;
        let early = page.canvas_pixels(STAGE).await;
        page.wait_for_other_pixels(STAGE, &early).await;
        page.wait_for_control(&["button"], "Play").await;
        page.click_button("Back to the start").await;
        for step in ["after conv1: 3×3", "after conv2: 5×5", "after conv3: 7×7"] {
            page.click_button("Next layer").await;
            page.wait_for_timeline(step).await;
        }
        assert_eq!(page.rows().await, THREE_THREES);
        let requests = "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !/^(blob|data):/.test(name))";
        assert_eq!(page.evaluate(requests, &[]).await, json!([]), "it asks for nothing");

        page.click_button("Compare").await;
        page.unfold_the_verdict().await;
        page.wait_for_text(".verdict", "parameters").await;
        page.click_button("Share").await;
        let code = "return [...document.querySelectorAll('.share-part textarea')].some(({ value }) => value.includes('nn.Conv2d('))";
        page.wait_for("code", code, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn one_file_from_a_disk_counts_in_a_thread_of_its_own() {
    journey(|page| async move {
        page.lose_the_connection();
        let note = "window.Worker = class extends Worker {
            constructor(...parts) { super(...parts); window.threads = (window.threads ?? 0) + 1; }
        };
        addEventListener('convscope:need', () => { window.helped = true; }, true);";
        page.run_before_the_program(note).await;
        page.open_file("offline/convscope.html#net=input+1x401x401;+a:+conv+1+k301+p150&at=1&count=paths").await;
        page.wait_for_sentence("At least half of the influence lies in the central 213×213").await;
        let work = "return [window.threads, window.helped ?? false]";
        assert_eq!(page.evaluate(work, &[]).await, json!([1, false]), "one thread did it, and not the page");
    })
    .await;
}
