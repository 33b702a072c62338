//! Learning in class: a lesson with predictions, the quiz, homework, and presentation by a teacher.

use crate::NONE;
use crate::harness::{Page, Theme, journey};

const HEADING_HAS_FOCUS: &str = "return document.activeElement.matches('.learn h2')";

/// Types a prediction and checks it, by keyboard alone.
pub(crate) async fn predict(page: &Page, answer: &str) {
    page.evaluate("document.querySelector('.question-number').focus(); document.querySelector('.question-number').select(); return true", &[]).await;
    page.type_text(answer).await;
    page.press("Enter").await;
}

#[tokio::test]
async fn a_whole_lesson_goes_by_keyboard_with_a_wrong_and_a_right_prediction() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv+8+k5").await;
        page.tab_to("Learn").await;
        page.press("Enter").await;
        page.wait_for_text(".learn-list", "What one pixel sees").await;
        page.wait_for("the focus on the heading", HEADING_HAS_FOCUS, &[]).await;
        assert_eq!(page.axe_violations().await, NONE);
        page.tab_to("What one pixel sees 4 steps").await;
        page.press("Enter").await;
        page.wait_for_text(".lesson-title", "One layer").await;
        page.wait_for("the focus on the heading", HEADING_HAS_FOCUS, &[]).await;
        page.wait_for_text(".lesson", "9 cells of the input").await;
        page.wait_for_address("learn=one-pixel").await;

        page.tab_to("Next").await;
        page.press("Enter").await;
        page.wait_for_text(".lesson-title", "A second layer").await;
        // Screen readers continue at the new heading.
        page.wait_for("the focus on the heading", HEADING_HAS_FOCUS, &[]).await;
        predict(&page, "3").await;
        page.wait_for_text(".feedback", "Each of these looks farther").await;
        predict(&page, "5").await;
        page.wait_for_text(".feedback", "Correct.").await;
        page.wait_for_text(".feedback", "5 rows").await;
        assert_eq!(page.axe_violations().await, NONE);

        page.tab_to("Next").await;
        page.press("Enter").await;
        page.wait_for_address("step=3").await;
        page.tab_to("Next").await;
        page.press("Enter").await;
        page.wait_for_text(".lesson-title", "In the corner").await;
        predict(&page, "a lot").await;
        page.wait_for_text(".feedback", "Enter a number first.").await;
        predict(&page, "49").await;
        page.wait_for_text(".feedback", "Part of it lies on the padding").await;
        page.click_button("Show answer").await;
        page.wait_for_text(".feedback", "Answer: 16").await;

        // The user's own network returns.
        page.tab_to("Close lessons").await;
        page.press("Enter").await;
        page.wait_for("the focus on the stage", "return document.activeElement.matches('.stage-plot')", &[]).await;
        page.wait_for_rows(&["input | 3×15×15", "conv 5×5, 8 | 8×11×11 | 5×5"]).await;
        page.wait_for_figure("receptive field", "5 × 5").await;
    })
    .await;
}

#[tokio::test]
async fn a_question_comes_before_what_answers_it() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#learn=one-pixel&step=2").await;
        page.wait_for_text(".lesson-title", "A second layer").await;
        page.wait_for_rows(&["input | 1×15×15", "conv 3×3, 1 | 1×15×15 | 3×3", "conv 3×3, 1 | 1×15×15 | ?"]).await;
        page.wait_for_sentence("of conv1").await;
        page.wait_for_text(".readout", "The numbers of this network appear once you have answered.").await;
        let timeline = page.text_of(".timeline").await;
        assert!(!timeline.contains("5×5"), "{timeline}");
        predict(&page, "6").await;
        page.wait_for_text(".feedback", "Not yet. The two windows are not stacked end to end").await;
        predict(&page, "5").await;
        page.wait_for_text(".feedback", "Correct.").await;
        page.wait_for_rows(&["input | 1×15×15", "conv 3×3, 1 | 1×15×15 | 3×3", "conv 3×3, 1 | 1×15×15 | 5×5"]).await;
        page.wait_for_sentence("of conv2").await;
        page.wait_for_text(".readout", "Numbers for this network").await;

        // The last step leads to the next lesson. A link to it opens in a page that is already open.
        page.open("").await;
        page.open("#learn=one-pixel&step=4").await;
        page.wait_for_text(".lesson-title", "In the corner").await;
        page.wait_for_sentence("Shown once you have answered.").await;
        page.click_button("Next: Two 3×3 or one 5×5").await;
        page.wait_for_text(".lesson-title", "The same view").await;
    })
    .await;
}

#[tokio::test]
async fn a_lesson_in_chinese_compares_two_networks() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.in_language("zh-CN").await;
        page.in_theme(Theme::Dark).await;
        page.open("#learn=two-threes&step=2").await;
        page.wait_for_text(".lesson-count", "第 2 步").await;
        page.wait_for_element(".compared-network").await;
        predict(&page, "７０").await;
        page.wait_for_element(".feedback-line:not([data-right])").await;
        predict(&page, "28").await;
        page.wait_for_text(".feedback", "正确。").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.reload().await;
        page.wait_for_text(".lesson-count", "第 2 步").await;
        for step in [3, 4] {
            page.tab_to("下一步").await;
            page.press("Enter").await;
            page.wait_for_text(".lesson-count", &format!("第 {step} 步")).await;
            page.wait_for("the focus on the heading", HEADING_HAS_FOCUS, &[]).await;
        }
        page.on_a_phone().await;
        assert_eq!(page.axe_violations().await, NONE);
    })
    .await;
}

#[tokio::test]
async fn what_is_done_is_remembered_until_it_is_forgotten() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.click_button("Learn").await;
        page.click_button("What one pixel sees 4 steps").await;
        page.wait_for_text(".lesson-title", "One layer").await;
        page.click_button("Next").await;
        page.wait_for_text(".lesson-title", "A second layer").await;
        predict(&page, "3").await;
        page.wait_for_text(".feedback", "Each of these looks farther").await;
        page.click_button("All lessons").await;
        // A wrong answer does not count.
        page.wait_for_control(&["button"], "What one pixel sees 1 of 4 steps done").await;
        page.click_button("What one pixel sees 1 of 4 steps done").await;
        // The lesson continues where it was left.
        page.wait_for_text(".lesson-title", "A second layer").await;
        predict(&page, "5").await;
        page.wait_for_text(".feedback", "Correct.").await;

        page.open("?again#learn=lessons").await;
        page.wait_for_control(&["button"], "What one pixel sees 2 of 4 steps done").await;
        page.wait_for_control(&["button"], "Two 3×3 or one 5×5 4 steps").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.click_button("Reset progress").await;
        page.wait_for_control(&["button"], "What one pixel sees 4 steps").await;
        page.click_button("Restore progress").await;
        page.wait_for_control(&["button"], "What one pixel sees 2 of 4 steps done").await;
        page.click_button("Reset progress").await;
        page.open("#learn=lessons").await;
        page.wait_for_control(&["button"], "What one pixel sees 4 steps").await;
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_kept_what_is_done_lasts_as_long_as_the_page() {
    journey(|page| async move {
        let forbidden = "for (const name of ['localStorage', 'sessionStorage']) {
            Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
        }";
        page.run_before_the_program(forbidden).await;
        page.with_reduced_motion().await;
        page.open("#learn=one-pixel").await;
        page.wait_for_text(".lesson-title", "One layer").await;
        page.click_button("All lessons").await;
        page.wait_for_control(&["button"], "What one pixel sees 1 of 4 steps done").await;
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_lesson_never_shows_the_network_of_before() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv+8+k5").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        let watch = "window.shown = new Set();
            const look = () => {
                const list = document.querySelector('.layer-list');
                if (list && getComputedStyle(list).visibility === 'visible') window.shown.add(list.innerText);
                requestAnimationFrame(look);
            };
            requestAnimationFrame(look);";
        page.run_before_the_program(watch).await;
        page.open("?again#learn=one-pixel").await;
        page.wait_for_text(".layer-list", "conv 3×3").await;
        let shown = page.wait_for("rows", "return shown.size > 0 && [...shown].join(' | ')", &[]).await;
        let shown = shown.as_str().expect("a text");
        assert!(shown.contains("conv 3×3") && !shown.contains("conv 5×5"), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn a_network_of_a_lesson_is_not_remembered_as_the_readers_own() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv+8+k5").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
        page.click_button("Learn").await;
        page.click_button("What one pixel sees 4 steps").await;
        page.wait_for_text(".lesson-title", "One layer").await;
        page.open("").await;
        page.wait_for_figure("receptive field", "5 × 5").await;
    })
    .await;
}

#[tokio::test]
async fn the_quiz_counts_what_was_right_at_once() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#learn=quiz").await;
        page.wait_for_element(".question").await;
        let steps = page.evaluate("return document.querySelector('.lesson-progress').max", &[]).await;
        for _ in 1..steps.as_u64().expect("a number of steps") {
            page.click_button("Next").await;
        }
        page.wait_for_text(".lesson", "0 of 7 correct on the first try.").await;
        page.click_button("Continue with this network").await;
        page.wait_for_no(".learn").await;
    })
    .await;
}

#[tokio::test]
async fn a_table_of_homework_with_one_error_is_marked() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#learn=homework").await;
        page.paste_into("Table", "layer kernel stride field\nconv1 3 2 3\nconv2 3 1 5\nconv3 3 1 9").await;
        page.wait_for_text(".homework .feedback-line", "conv2: the field is 7, not 5.").await;
        page.wait_for_text(".homework .feedback-line", "The strides below were left out").await;
        assert_eq!(page.on_paper(".stack, .stage, .homework textarea, .learn button").await, NONE);
        assert_eq!(page.on_paper(".homework-table").await.len(), 1);
        let marks = "return [...document.querySelectorAll('.homework-table [data-mark]')].map((cell) => cell.dataset.mark).join(' ')";
        assert_eq!(page.evaluate(marks, &[]).await, "right wrong follows");
        assert_eq!(page.axe_violations().await, NONE);
        // Sizes are marked only if that of the input is known.
        let sizes = "layer, kernel, stride, field, padding, size";
        page.paste_into("Table", &format!("{sizes}\nconv1, 3, 2, 3, 1, 99")).await;
        page.wait_for_text(".homework .feedback-line", "The sizes could not be checked: add the size of the input").await;
        page.paste_into("Table", &format!("{sizes}\ninput, , , , , 32\nconv1, 3, 2, 3, 1, 99")).await;
        page.wait_for_text(".homework .feedback-line", "conv1: the size is 16, not 99.").await;
        page.paste_into("Table", "conv1 3 2 three").await;
        page.wait_for_text(".homework .problem", "Line 1: “three” is not a valid field").await;
        page.click_button("Clear").await;
        page.wait_for_no(".homework .problem").await;
    })
    .await;
}

#[tokio::test]
async fn a_teacher_presents_and_comes_back() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("#learn=one-pixel").await;
        page.wait_for_text(".lesson-title", "One layer").await;
        page.click_button("Present").await;
        page.wait_for_element("html[data-presenting] .presenter-bar").await;
        page.wait_for_no(".presenter-bar[hidden]").await;
        assert_eq!(page.axe_violations().await, NONE);
        page.press("PageDown").await;
        page.wait_for_text(".lesson-title", "A second layer").await;
        // The first press reveals the answer, the second moves on.
        page.press("PageDown").await;
        page.wait_for_text(".feedback", "Answer: 5").await;
        page.press("ArrowRight").await;
        page.wait_for_text(".lesson-title", "A third layer").await;
        page.press("PageUp").await;
        page.wait_for_text(".lesson-title", "A second layer").await;
        page.hover_over(".stage-plot canvas", 0.5, 0.5).await;
        let ring = "return getComputedStyle(document.querySelector('.presenter-pointer')).transform";
        assert_ne!(page.evaluate(ring, &[]).await, "matrix(1, 0, 0, 1, -220, -220)");
        page.press("Escape").await;
        page.wait_for_no("html[data-presenting]").await;
        page.wait_for_text(".lesson-title", "A second layer").await;
    })
    .await;
}

#[tokio::test]
async fn a_lesson_goes_to_paper_with_its_pictures() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.in_theme(Theme::Dark).await;
        page.open("#learn=two-threes").await;
        page.wait_for_element(".lesson").await;
        page.evaluate("window.dispatchEvent(new Event('beforeprint')); return true", &[]).await;
        page.wait_for_element(".handout-step:nth-of-type(4)").await;
        let loaded = "
            const pictures = [...document.querySelectorAll('.handout img')];
            return pictures.length >= 2 && pictures.every((picture) => picture.complete && picture.naturalWidth > 0);
        ";
        page.wait_for("the pictures", loaded, &[]).await;
        assert_eq!(page.text_of(".handout-lines").await, "Name:Date:");
        page.wait_for_text(".handout-step .handout-pictures figure:first-child .handout-letter", "A").await;
        page.wait_for_text(".handout-step .handout-pictures figure:last-child .handout-letter", "B").await;
        page.wait_for_element(".handout-head .qr-code").await;
        page.wait_for_no(".handout-key").await;
        page.evaluate("window.dispatchEvent(new Event('afterprint')); return true", &[]).await;
        page.wait_for_no(".handout").await;

        // The teacher's has the answers on a page of their own.
        page.evaluate("window.print = () => {}; return true", &[]).await;
        page.choose_from_menu("Print handout", "For the teacher, with answers").await;
        page.evaluate("window.dispatchEvent(new Event('beforeprint')); return true", &[]).await;
        page.wait_for_element(".handout-key li .handout-answer").await;
        page.evaluate("window.dispatchEvent(new Event('afterprint')); return true", &[]).await;
        page.wait_for_no(".handout").await;
    })
    .await;
}

#[tokio::test]
async fn a_teacher_in_china_marks_homework_and_presents() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.in_language("zh-CN").await;
        page.open("#learn=homework").await;
        page.paste_into("表格", "层，卷积核，步幅，感受野\nconv1，3，2，3\nconv2，3，1，5").await;
        page.wait_for_text(".homework .feedback-line", "conv2：感受野应为 7，而不是 5。漏掉了下方各层的步幅").await;
        page.click_button("课堂演示").await;
        page.wait_for_element("html[data-presenting] .presenter-bar").await;
        page.press("Escape").await;
        page.wait_for_no("html[data-presenting]").await;
    })
    .await;
}
