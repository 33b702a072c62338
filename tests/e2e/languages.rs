//! Languages: the page in Chinese.

use serde_json::Value;

use crate::harness::{Page, journey};

/// Terms that are the same in every language: names, keys, and words of the notation.
const TERMS: &[&str] = &[
    // The page and its languages.
    "Convscope",
    "EN",
    "English",
    // Keys.
    "Page",
    "Up",
    "Down",
    "Esc",
    "Shift",
    // Formats, and their names in menus.
    "Caffe",
    "Darknet",
    "Ultralytics",
    "YOLO",
    "ONNX",
    "onnx",
    "Python",
    "py",
    "TensorFlow",
    "js",
    "cfg",
    "keras",
    "model",
    "to",
    "json",
    "print",
    "prototxt",
    "pt",
    "yaml",
    "torch",
    "export",
    "save",
    // Functions and blocks, as frameworks call them.
    "Block",
    "PReLU",
    "prelu",
    "Softmax",
    "softmax",
    "logsoftmax",
    "log",
    "glu",
    "abs",
    "celu",
    "cos",
    "exp",
    "hardtanh",
    "neg",
    "sin",
    "softplus",
    "softsign",
    "sqrt",
    "square",
    // A norm.
    "Lp",
    // Networks.
    "VGG",
    "ResNet",
    "TF",
    "Slim",
    "MobileNet",
    "AlexNet",
    "Net",
    "PatchGAN",
    "GAN",
    "LeNet",
    "SegNet",
    "GoogLeNet",
    "Inception",
    "SqueezeNet",
    "DenseNet",
    "EfficientNet",
    "ConvNeXt",
    "YOLOv",
    "FPN",
    "PyTorch",
    "Keras",
    "Flax",
    "CSV",
    "JSON",
    "LaTeX",
    "Markdown",
    "SVG",
    "PNG",
    "GIF",
    "APNG",
    "WaveNet",
    "DeepLab",
    "LargeFOV",
    "ShuffleNet",
    "TCN",
    "wav",
    "vec",
    // Algorithms and filters that carry a person's name.
    "Sobel",
    "Winograd",
    // Measures.
    "MACs",
    "MAC",
    "FLOPs",
    "kB",
    "px",
    "MB",
    // Tools and formats.
    "JSON",
    "torchvision",
    "fvcore",
    "torchinfo",
    // Words that every framework uses.
    "same",
    "valid",
    "ReLU",
    "relu",
    "leaky",
    "silu",
    "gelu",
    "selu",
    "mish",
    "elu",
    "hardswish",
    "hardsigmoid",
    "sigmoid",
    "tanh",
    // Words of the notation, by which layers are named.
    "input",
    "conv",
    "dwconv",
    "deconv",
    "maxpool",
    "avgpool",
    "up",
    "bn",
    "ln",
    "scale",
    "pad",
    "crop",
    "shuffle",
    "dropout",
    "gap",
    "flatten",
    "linear",
];

/// A network with layers of every kind.
const EVERYTHING: &str = "#net=input+4x16x16;+conv+8+k3+p1+nobias;+relu;+dwconv+k3+p1+d1;+deconv+8+k2+s2;+maxpool+k2;+avgpool+k3+s1;\
    +up+2;+bn;+ln;+scale;+pad+1;+crop+1;+shuffle+2;+dropout+0.5;+gap;+flatten;+linear+10";

/// The number of its rows, with the input's.
const ROWS: usize = 18;

#[tokio::test]
async fn the_chinese_page_has_no_english_left_but_terms() {
    journey(|page| async move {
        page.note_written_words().await;
        page.in_language("zh-CN").await;
        page.with_reduced_motion().await;
        page.open(EVERYTHING).await;
        page.wait_for_element("html[lang='zh-CN'] .layer-list").await;
        assert_eq!(page.rows().await.len(), ROWS);
        let mut words = page.foreign_words(TERMS).await;

        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true", &[]).await;
        words.extend(page.foreign_words(TERMS).await);
        for menu in page.names_of_menus().await {
            page.click_button(&menu).await;
            page.wait_for_element("[role=menu]").await;
            words.extend(page.foreign_words(TERMS).await);
            page.press("Escape").await;
            page.wait_for_no("[role=menu]").await;
        }
        for row in 0..ROWS {
            page.open_row(row).await;
            page.wait_for_element(&format!(".layer-list > li:nth-child({})[data-selected]", row + 1)).await;
            words.extend(page.foreign_words(TERMS).await);
        }
        assert_chinese(words);
    })
    .await;
}

#[tokio::test]
async fn the_chinese_page_complains_in_chinese() {
    journey(|page| async move {
        page.in_language("zh-CN").await;
        page.with_reduced_motion().await;
        page.open("#net=input+3x15x15;+conv").await;
        page.wait_for_element(".notice").await;
        let mut words = page.foreign_words(TERMS).await;
        page.open("#net=input+3x15x15;+conv+8+k3;+conv+8+k31;+relu").await;
        page.wait_for_element(".layer-problem").await;
        words.extend(page.foreign_words(TERMS).await);

        page.click_button(&chinese("/header/open_text")).await;
        page.paste_into(&chinese("/paste/label"), "input 3x15x15\nconv 64").await;
        page.click_button(&chinese("/paste/open")).await;
        page.wait_for_element("dialog [role=alert] *").await;
        words.extend(page.foreign_words(TERMS).await);
        assert_chinese(words);
    })
    .await;
}

#[tokio::test]
async fn the_chinese_lab_and_comparison_have_no_english_left_but_terms() {
    journey(|page| async move {
        page.note_written_words().await;
        page.in_language("zh-CN").await;
        page.with_reduced_motion().await;
        page.open("#net=input+64x15x15;+conv+64+k3+p1;+conv+64+k3+p1").await;
        page.click_button(&chinese("/lab/open")).await;
        page.wait_for_text(".lab-finding", "50,176 个位置中有 892 个不同，全部在最外一圈").await;
        let mut words = page.foreign_words(TERMS).await;
        page.click(&["radio"], &chinese("/lab/valid")).await;
        page.click(&["checkbox"], &chinese("/lab/relu")).await;
        page.wait_for_text(".lab-finding", &chinese("/lab/bent")).await;
        page.click_button(&chinese("/lab/fit")).await;
        page.wait_for_text(".lab-finding", "25 个自由度中有 17 个").await;
        words.extend(page.foreign_words(TERMS).await);
        page.press("Escape").await;

        page.click_button(&chinese("/comparison/compare")).await;
        page.wait_for_text(".break-even-summary", "取值 ≥ 37 时 A 更省").await;
        words.extend(page.foreign_words(TERMS).await);
        assert_chinese(words);
    })
    .await;
}

#[tokio::test]
async fn what_is_kept_and_taken_away_has_no_english_left_but_terms() {
    journey(|page| async move {
        page.note_written_words().await;
        page.in_language("zh-CN").await;
        page.with_reduced_motion().await;
        page.open("#net=input+64x15x15;+conv+64+k3+p1;+deconv+64+k3+p1").await;

        page.click_button(&chinese("/documents/open")).await;
        page.wait_for_text("dialog[open]", &chinese("/documents/help")[..12]).await;
        let mut words = page.foreign_words(TERMS).await;
        page.type_into(&chinese("/documents/name"), "第一课").await;
        page.click_button(&chinese("/documents/save")).await;
        page.wait_for_text("dialog[open] [role=status]", &chinese("/documents/saved")).await;
        let more = chinese("/documents/more").replace("{{ name }}", "第一课");
        page.click_button(&more).await;
        page.wait_for_element("[role=menu]").await;
        words.extend(page.foreign_words(TERMS).await);
        page.click(&["menuitem"], &chinese("/documents/rename")).await;
        page.wait_for_control(&["textbox"], &chinese("/documents/new_name").replace("{{ name }}", "第一课")).await;
        words.extend(page.foreign_words(TERMS).await);
        page.press("Escape").await;
        page.choose_from_menu(&more, &chinese("/documents/delete")).await;
        page.wait_for_text(".document-removed", "第一课").await;
        words.extend(page.foreign_words(TERMS).await);
        page.press("Escape").await;
        page.wait_for_no("dialog[open]").await;

        page.click_button(&chinese("/share/open")).await;
        for format in ["pytorch", "csv", "markdown", "latex", "json", "derivation", "notation"] {
            let name = if format == "pytorch" { "PyTorch".to_owned() } else { chinese(&format!("/share/{format}")) };
            page.choose(&chinese("/share/format"), &name).await;
            words.extend(page.foreign_words(TERMS).await);
        }
        page.evaluate("for (const part of document.querySelectorAll('dialog details')) part.open = true", &[]).await;
        page.wait_for_element(".embed-part iframe").await;
        for kind in ["/embed/as_frame", "/embed/as_element"] {
            page.click(&["radio"], &chinese(kind)).await;
            words.extend(page.foreign_words(TERMS).await);
        }

        page.open("?figure#net=input+64x15x15;+conv+64+k3+p1&embed=1&panels=stage,views,timeline,readout,stack").await;
        page.wait_for_text("body", &chinese("/embed/open")).await;
        words.extend(page.foreign_words(TERMS).await);
        assert_chinese(words);
    })
    .await;
}

#[tokio::test]
async fn the_language_is_switched_and_kept() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        switch_to(&page, "中文").await;
        page.wait_for_element("html[lang='zh-CN']").await;
        page.wait_for_text("aside h2", &chinese("/table/title")).await;
        // The code that saves it must be loaded first.
        page.wait_for("the setting", "return localStorage.convscope?.includes('zh-CN') ?? false", &[]).await;
        page.reload().await;
        page.wait_for_text("aside h2", &chinese("/table/title")).await;
        switch_to(&page, "EN").await;
        page.wait_for_text("aside h2", "Layer by layer").await;
    })
    .await;
}

async fn switch_to(page: &Page, language: &str) {
    page.click(&["radio"], language).await;
}

fn assert_chinese(mut foreign: Vec<String>) {
    foreign.sort();
    foreign.dedup();
    assert!(foreign.is_empty(), "{foreign:#?}");
}

/// A text of the Chinese page, by its key in the locale file.
fn chinese(place: &str) -> String {
    let texts: Value = serde_json::from_str(include_str!("../../locales/zh-CN.json")).expect("the locale file is JSON");
    texts.pointer(place).and_then(Value::as_str).expect("there is a text at this place").to_owned()
}
