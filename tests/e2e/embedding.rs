//! Embedding of live figures in an author's page, and scrolling through it.

use serde_json::json;

use crate::NONE;
use crate::harness::{Page, journey};

/// The author's page.
const BLOG: &str = "blog.html";

/// Waits for a script inside the figure `index` of the author's page, with `figure` as its element and `inside` as its window.
async fn wait_in_figure(page: &Page, what: &str, index: usize, script: &str) {
    let script = format!(
        "const figure = document.querySelectorAll('conv-scope')[arguments[0]];
        const inside = figure.shadowRoot.querySelector('iframe')?.contentWindow;
        if (!inside) return false;
        {script}"
    );
    page.wait_for(what, &script, &[json!(index)]).await;
}

async fn scroll_to_figure(page: &Page, index: usize) {
    let script = "document.querySelectorAll('conv-scope')[arguments[0]].scrollIntoView({ block: 'center' })";
    page.evaluate(script, &[json!(index)]).await;
}

#[tokio::test]
async fn a_figure_loads_when_it_scrolls_into_view_and_takes_the_height_it_needs() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.at_size(900, 300, 1.0).await;
        page.open_document(BLOG).await;
        let figures =
            "return performance.getEntriesByType('resource').filter(({ name }) => name.includes('embed=1')).length";
        page.wait_for("the element", "return customElements.get('conv-scope') !== undefined", &[]).await;
        page.leave_alone(std::time::Duration::from_millis(500)).await;
        assert_eq!(page.evaluate(figures, &[]).await, 0, "nothing is in view yet");
        let still = "return document.querySelector('conv-scope svg').getBoundingClientRect().height > 100";
        page.wait_for("the still picture", still, &[]).await;

        for index in 0..3 {
            scroll_to_figure(&page, index).await;
            wait_in_figure(&page, "a figure of its own height", index, IS_READY).await;
            assert_eq!(page.evaluate(figures, &[]).await, index + 1);
        }
        page.at_size(390, 844, 1.0).await;
        wait_in_figure(&page, "a figure of its own height on a phone", 0, IS_READY).await;
        assert_eq!(page.axe_violations().await, NONE);
    })
    .await;
}

/// The frame has replaced the still picture and is exactly as high as its content.
const IS_READY: &str = "
    const content = inside.document.querySelector('.embed');
    const frame = figure.shadowRoot.querySelector('iframe');
    if (!content || content.getBoundingClientRect().height < 300) return false;
    return getComputedStyle(frame).visibility === 'visible'
        && frame.getBoundingClientRect().height === Math.ceil(content.getBoundingClientRect().height);
";

#[tokio::test]
async fn a_figure_plays_by_itself_only_where_motion_is_welcome() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open_document(BLOG).await;
        scroll_to_figure(&page, 0).await;
        wait_in_figure(&page, "the end of the growth", 0, IS_AT_SEVEN).await;
        wait_in_figure(&page, "the figure at rest", 0, "return inside.document.body.innerText.includes('Play')").await;

        // The author's button does not play anything either.
        page.click_button("Play the first figure").await;
        page.leave_alone(std::time::Duration::from_millis(500)).await;
        wait_in_figure(&page, "the figure at rest", 0, IS_AT_SEVEN).await;
    })
    .await;
    journey(|page| async move {
        page.open_document(BLOG).await;
        page.evaluate(NOTE_DOWN_WHEN_IT_PLAYS, &[]).await;
        scroll_to_figure(&page, 0).await;
        let noted = "return window.noted.join() === arguments[0]";
        page.wait_for("the figure to play once", noted, &[json!("plays,rests")]).await;
        wait_in_figure(&page, "the end of the growth", 0, IS_AT_SEVEN).await;
        page.click_button("Play the first figure").await;
        page.wait_for("the figure to play again", noted, &[json!("plays,rests,plays,rests")]).await;
    })
    .await;
}

/// Watches the first figure in every frame: it may play too briefly to be seen from outside.
const NOTE_DOWN_WHEN_IT_PLAYS: &str = "
    window.noted = [];
    const look = () => {
        const frame = document.querySelector('conv-scope').shadowRoot.querySelector('iframe');
        const text = frame?.contentWindow?.document.body?.innerText ?? '';
        const now = text.includes('Pause') ? 'plays' : text.includes('Play') ? 'rests' : undefined;
        if (now && window.noted.at(-1) !== now) window.noted.push(now);
        requestAnimationFrame(look);
    };
    look();
";

const IS_AT_SEVEN: &str = "return inside.document.querySelector('.timeline [role=slider]')?.getAttribute('aria-valuetext')?.includes('7×7') ?? false;";

#[tokio::test]
async fn a_figure_leaves_what_the_reader_keeps_alone() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+1x9x9;+conv+2+k3&embed=1&theme=dark&lang=zh-CN&panels=stage,stack").await;
        page.wait_for_element("html[lang='zh-CN'][data-theme='dark'] .embed .layer-list").await;
        page.wait_for_no("header").await;
        page.wait_for_no(".timeline").await;
        assert_eq!(page.axe_violations().await, NONE);
        let address = page.evaluate("return location.href", &[]).await;
        page.press("1").await;
        assert_eq!(page.evaluate("return location.href", &[]).await, address);
        assert_eq!(page.evaluate("return localStorage.length", &[]).await, 0);
        let whole = page.evaluate("return document.querySelector('.embed-foot a').href", &[]).await;
        let whole = whole.as_str().expect("a link");
        assert!(whole.contains("net=input+1x9x9;+conv+2+k3") && !whole.contains("embed"), "{whole}");
    })
    .await;
}

#[tokio::test]
async fn strangers_are_not_heard() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open_document(BLOG).await;
        let script = "const frame = document.createElement('iframe');
            frame.id = 'own';
            frame.src = `./#embed=1&height=200&origin=${encodeURIComponent(arguments[0])}`;
            document.body.replaceChildren(frame);";
        let slider = "return document.querySelector('#own').contentDocument?.querySelector('.timeline [role=slider]')
            ?.getAttribute('aria-valuetext') === arguments[0]";
        let seek = "document.querySelector('#own').contentWindow.postMessage({ convscope: 'seek', at: 1 }, '*')";

        page.evaluate(script, &[json!("https://somebody.example")]).await;
        page.wait_for("the figure", slider, &[json!("after conv3: 7×7")]).await;
        page.evaluate(seek, &[]).await;
        page.leave_alone(std::time::Duration::from_millis(300)).await;
        page.wait_for("the figure as it was", slider, &[json!("after conv3: 7×7")]).await;

        let own = page.evaluate("return location.origin", &[]).await;
        page.evaluate(script, &[own]).await;
        page.wait_for("the figure", slider, &[json!("after conv3: 7×7")]).await;
        page.evaluate(seek, &[]).await;
        page.wait_for("the figure one step on", slider, &[json!("after conv1: 3×3")]).await;
    })
    .await;
}

#[tokio::test]
async fn the_code_of_a_figure_makes_that_figure() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Share").await;
        page.click(&["DisclosureTriangle"], "Embed in a page").await;
        page.wait_for(
            "the still picture",
            "return document.querySelector('.embed-code')?.value.includes('</svg>')",
            &[],
        )
        .await;
        page.choose("Language", "中文").await;
        page.click(&["checkbox"], "Numbers").await;
        let preview = "return document.querySelector('.embed-preview').contentDocument
            ?.querySelector('html[lang=\"zh-CN\"] .embed .readout') !== null";
        page.wait_for("the preview", preview, &[]).await;
        assert_eq!(page.axe_violations().await, NONE);

        let code = page.value_of("Embed code").await;
        assert!(code.contains("lang=\"zh-CN\"") && code.contains("panels=\"stage,timeline,readout\""), "{code}");
        page.open_document(BLOG).await;
        scroll_to_figure(&page, 0).await;
        wait_in_figure(&page, "the figure before", 0, IS_READY).await;
        page.evaluate("document.querySelector('main').innerHTML = arguments[0]", &[json!(code)]).await;
        wait_in_figure(&page, "the copied figure", 0, IS_READY).await;
        wait_in_figure(&page, "Chinese", 0, "return inside.document.documentElement.lang === 'zh-CN'").await;
    })
    .await;
}
